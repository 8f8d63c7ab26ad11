import { DivorceApplication, type Couple } from '#shared/model/index.ts';
import { printPaper, type Caller } from '../core/cases/test-desk.ts';
import { couples, marks } from './looks-people.ts';

/** Applications for divorce, by what is looked at: how far each is taken, and how much its certificates leave to ask. */
const kinds = ['received', 'identified', 'asked', 'prechecked', 'barred'] as const;
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
  const divorceApplication = kind === 'asked' ? longApplication() : applicationOf(couple, kind !== 'barred');
  await caller.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication });
  if (kind === 'received') return;
  await caller.ask('divorce.identify', { caseId });
  if (kind === 'identified' || kind === 'asked') return;
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
