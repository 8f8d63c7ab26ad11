import { DivorceApplication, type Couple } from '#shared/model/index.ts';
import { printPaper, type Caller } from '../core/cases/test-desk.ts';
import { couples, marks } from './looks-people.ts';

/** Applications for divorce, by what is looked at: how far each is taken, and how much its certificates leave to ask. */
const kinds = ['received', 'identified', 'asked', 'agreed', 'prechecked', 'barred'] as const;
type Kind = (typeof kinds)[number];

export const placedDivorces: readonly { readonly called: string; readonly kind: Kind }[] = kinds.map((kind) => ({
  called: `divorce-${kind}`,
  kind,
}));

/** From the end: the marriages take theirs from the beginning. */
export function markOfDivorce(called: string): string {
  return marks.at(-1 - placedDivorces.findIndex((each) => each.called === called))!;
}

export async function prepareDivorces(as: (code: 'R1') => Promise<Caller>): Promise<void> {
  const registrar = await as('R1');
  for (const { called, kind } of placedDivorces) await takeDivorce(registrar, kind, couples.residents(markOfDivorce(called)));
}

async function takeDivorce(caller: Caller, kind: Kind, couple: Couple): Promise<void> {
  const { id: caseId, draftRevision: revision } = await caller.ask('cases.open', { business: 'divorce' });
  const divorceApplication =
    kind === 'asked' ? longApplication() : kind === 'agreed' ? agreedApplication(couple) : applicationOf(couple, kind !== 'barred');
  await caller.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication });
  if (kind === 'received') return;
  await caller.ask('divorce.identify', { caseId });
  if (kind === 'identified' || kind === 'asked' || kind === 'agreed') return;
  await caller.ask('divorce.precheck', {
    caseId,
    bothPresent: true,
    bothWilling: true,
    agreementReached: true,
    capacity: { man: 'full', woman: 'full' },
    counsellingOffered: true,
  });
  await printPaper(caller, caseId, 'divorceApplication', null);
}

const authority = '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记处';

function applicationOf({ man, woman }: Couple, agreed: boolean): DivorceApplication {
  return DivorceApplication.parse({
    marriage: {
      registeredBy: 'mainlandOffice',
      registeredOn: '2018-05-21',
      authority,
      number: 'J654022-2018-000123',
      parties: { man: { name: man.name, idNumber: man.idNumber }, woman: { name: woman.name, idNumber: woman.idNumber } },
      certificates: { man: 'shown', woman: 'lost' },
    },
    agreement: agreed ? { from: 'assistant', willing: true, noChildren: true, noProperty: true, noDebts: true } : {},
  });
}

/** Certificates of another time, both lost, that name them otherwise. */
function longApplication(): DivorceApplication {
  return DivorceApplication.parse({
    marriage: {
      registeredBy: 'chineseMission',
      registeredOn: '1998-10-01',
      authority: '中华人民共和国驻圣彼得堡总领事馆（原驻列宁格勒总领事馆）领事部婚姻登记处',
      number: '（1998）驻圣彼得堡领婚字第00012号',
      parties: {
        man: { name: '欧阳娜仁托娅', idNumber: '654022950412901' },
        woman: { name: '阿依努尔·示例买提', idNumber: '654022970215902' },
      },
      certificates: { man: 'lost', woman: 'lost' },
      differenceConclusion: '双方于2003年更改汉字译名，15位身份证号升为18位，已查验户口登记机关出具的更名证明和结婚登记档案复印件。',
    },
  });
}

/** Three children, and all that two people own and owe. */
function agreedApplication(couple: Couple): DivorceApplication {
  const support = {
    payer: 'man',
    amount: '每月2500元，每年按当地居民消费价格指数上调',
    until: '至其年满十八周岁；在读的，至高中毕业',
  } as const;
  const child = {
    custody: 'woman',
    support: { ...support, manner: '每月五日前转入女方名下中国农业银行伊宁县支行账户，学费、医疗费凭票据双方各半' },
    visits: '男方每周六上午九时接、下午六时送回；寒暑假各随男方生活十五天；古尔邦节、春节轮流，单数年随男方。',
  } as const;
  const given = applicationOf(couple, true);
  return DivorceApplication.parse({
    ...given,
    agreement: {
      from: 'assistant',
      willing: true,
      children: [
        { ...child, name: '欧阳娜仁托娅·示例巴特尔', birthDate: '2012-08-19' },
        {
          ...child,
          name: '欧阳娜仁托娅·示例其其格',
          birthDate: '2015-03-02',
          custody: 'man',
          support: { ...child.support, payer: 'both' },
        },
        { name: '欧阳示例', birthDate: null, custody: null, support: { payer: null, amount: '', until: '', manner: '' }, visits: '' },
      ],
      property:
        '一、位于伊宁市解放西路一百二十八号三单元八零一室的房屋（不动产权证号：新（2019）伊宁市不动产权第0012345号）归女方所有，剩余贷款由女方偿还；二、牌号新F·12345的小型客车归男方所有；三、双方名下的存款各归各有，女方于登记之日起三十日内向男方支付折价款人民币捌万元整。',
      debts: '欠女方父亲借款人民币叁万元，由双方各偿还一半，于2027年6月30日前还清；此外双方确认无其他共同债务，各自名下的债务由各自承担。',
      more: '任何一方住址、联系方式变更的，应在十日内告知另一方。',
    },
  });
}
