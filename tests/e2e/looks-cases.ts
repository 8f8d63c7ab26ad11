import { needsAuthenticityStatement } from '#shared/law/marriage/index.ts';
import {
  PartyDraft,
  emptyApplication,
  emptyParty,
  slots,
  type CivilDate,
  type Couple,
  type MarriageApplication,
  type MaterialKind,
  type Slot,
} from '#shared/model/index.ts';
import { confirmByCouple, printFinalPapers, printPaper, allDeclared, testPhoto, type Caller } from '../core/cases/test-desk.ts';
import { inventedIdNumber } from '../emulators/people.ts';
import { today } from './hall-store.ts';

/** How far a case is taken before somebody looks at it. */
const states = ['opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined', 'prepared', 'registered'] as const;
type Taken = (typeof states)[number];

const kinds = ['foreigner', 'hongKong', 'soldier', 'supplementary'] as const;

/** Every case of the hall, by what it is. */
export const placed: readonly { readonly called: string; readonly kind: string; readonly state: Taken }[] = [
  ...states.map((state) => ({ called: `residents-${state}`, kind: 'residents', state })),
  ...kinds.flatMap((kind) =>
    (['opened', 'identified', 'prechecked', 'photographed'] as const).map((state) => ({ called: `${kind}-${state}`, kind, state })),
  ),
  ...['colleague', 'taiwan', 'underage', 'refused', 'redirected'].map((called) => ({
    called,
    kind: called,
    state: 'opened' as const,
  })),
];

/** Ends every man's name: the row of the worklist is found by it. */
const marks = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪'];

export function markOf(called: string): string {
  return marks[placed.findIndex((each) => each.called === called)]!;
}

const longAddress =
  '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县孙扎齐牛录镇依拉齐牛录村民委员会第三村民小组乌孙山路一百二十八号附一号二单元八零一室';
const longIssuer = '伊犁哈萨克自治州察布查尔锡伯自治县公安局孙扎齐牛录派出所';
const daysAgo = (days: number): string => today.subtract({ days }).toString();

/** What the longest name, address, number and issuer leave of the room; `mark` goes onto the man's name. */
const couples = {
  residents: (mark: string): Couple => ({ man: longMan(mark), woman: longWoman(mark) }),
  hongKong: (mark: string): Couple => ({ man: longMan(mark), woman: hongKongWoman(mark) }),
  foreigner: (mark: string): Couple => ({ man: longMan(mark), woman: foreignWoman(mark) }),
  soldier: (mark: string): Couple => ({ man: soldierMan(mark), woman: longWoman(mark) }),
  taiwan: (mark: string): Couple => ({ man: longMan(mark), woman: taiwanWoman(mark) }),
  underage: (mark: string): Couple => ({ man: longMan(mark, today.subtract({ years: 20 }).toString()), woman: longWoman(mark) }),
} as const;

const supplementary: MarriageApplication = {
  ...emptyApplication,
  kind: 'supplementary',
  livingTogetherSince: '2021-05-01' as CivilDate,
};

/** A case of each kind at each step, one of a colleague, and two that end without a marriage. */
export async function prepareCases(as: (code: 'R1' | 'R2') => Promise<Caller>): Promise<void> {
  const registrar = await as('R1');
  for (const { called, kind, state } of placed.filter((each) => each.kind !== each.called)) {
    const couple = couples[kind in couples ? (kind as keyof typeof couples) : 'residents'](markOf(called));
    await takeCase(registrar, state, couple, kind === 'supplementary' ? supplementary : undefined);
  }
  await takeCase(await as('R2'), 'identified', couples.residents(markOf('colleague')));
  const open = (called: string, kind: keyof typeof couples) => takeCase(registrar, 'opened', couples[kind](markOf(called)));
  await open('taiwan', 'taiwan');
  await open('underage', 'underage');
  await registrar.ask('marriage.refuse', { caseId: await open('refused', 'underage') });
  await registrar.ask('marriage.redirect', { caseId: await open('redirected', 'taiwan') });
}

/** Opens a case of this couple and takes it there, as the registrar would. */
async function takeCase(
  caller: Caller,
  target: Taken,
  couple: Couple,
  application: MarriageApplication = emptyApplication,
): Promise<string> {
  const view = await caller.ask('cases.open', { business: 'marriage' });
  const caseId = view.id;
  await caller.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple, application });
  const steps: Record<Taken, () => Promise<unknown>> = {
    opened: () => Promise.resolve(),
    identified: async () => {
      await scanAll(caller, caseId);
      await caller.ask('marriage.identify', { caseId });
    },
    prechecked: () => caller.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true }),
    declared: async () => {
      for (const party of slots) {
        await printPaper(caller, caseId, 'declaration', party);
        if (!needsAuthenticityStatement(couple[party])) continue;
        await printPaper(caller, caseId, 'authenticityStatement', party);
        // Only the signed form of what was printed counts.
        await keepPicture(caller, caseId, 'authenticityStatement', party);
      }
      await caller.ask('marriage.declare', { caseId, declared: allDeclared });
    },
    photographed: async () => caller.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' }),
    examined: () => caller.ask('marriage.examine', { caseId }),
    prepared: async () => {
      await confirmByCouple(caller, caseId);
      await caller.ask('marriage.prepare', { caseId });
    },
    registered: async () => {
      await printFinalPapers(caller, caseId);
      await caller.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
    },
  };
  for (const [state, take] of Object.entries(steps)) {
    await take();
    if (state === target) break;
  }
  return caseId;
}

function party(given: Partial<Record<keyof PartyDraft, unknown>>): PartyDraft {
  return PartyDraft.parse({
    ...emptyParty,
    ethnicity: '05',
    address: longAddress,
    issuer: longIssuer,
    validFrom: '2019-05-20',
    validUntil: `${today.year + 12}-05-20`,
    maritalStatus: 'unmarried',
    occupation: '不便分类的其他从业人员、自由职业者与家务劳动者及其他',
    education: 'bachelor',
    ...given,
  });
}

function numbered(birthDate: string, odd: boolean, mark: string): { birthDate: string; idNumber: string } {
  const sequence = 901 + 2 * marks.indexOf(mark) + (odd ? 0 : 1);
  return { birthDate, idNumber: inventedIdNumber('654022', birthDate.replaceAll('-', ''), sequence) };
}

/** Fifteen characters, a compound surname among them. */
function longMan(mark: string, birthDate = '1995-04-12'): PartyDraft {
  return party({ name: `欧阳娜仁托娅·阿拉坦其其格尔${mark}`, sex: 'male', ...numbered(birthDate, true, mark) });
}

function longWoman(mark: string): PartyDraft {
  return party({ name: '阿依努尔·示例买提·示例吐尔逊', sex: 'female', ...numbered('1997-02-15', false, mark) });
}

function soldierMan(mark: string): PartyDraft {
  return PartyDraft.parse({
    ...longMan(mark),
    type: 'soldier',
    papers: [
      { kind: 'militaryCard', number: '军字第20180312号' },
      {
        kind: 'militaryMarriageProof',
        number: '政婚字〔2026〕第0123号',
        issuer: '中国人民解放军第三二九九〇一部队政治工作部（河北省石家庄市）',
        issuedOn: daysAgo(30),
      },
    ],
  });
}

const hongKongWoman = (mark: string): PartyDraft =>
  party({
    type: 'hongKong',
    document: 'mainlandTravelPermit',
    documentNumber: `H012345${10 + marks.indexOf(mark)}`,
    name: '欧阳·伊丽莎白·陈美玲',
    sex: 'female',
    birthDate: '1993-05-14',
    idNumber: hongKongNumber(600100 + marks.indexOf(mark)),
    ethnicity: '01',
    address: '香港特别行政区新界沙田区马鞍山西沙路599号银湖·天峰第8座35楼F室',
    issuer: '中华人民共和国出入境管理局',
    papers: [
      {
        kind: 'singleDeclaration',
        number: 'HKN/2026/11/009876',
        issuer: '中国委托公证人（香港）陈大文律师行与合伙人联合事务所',
        issuedOn: daysAgo(33),
        route: 'entrustedNotary',
      },
    ],
  });

/** Z and six digits, with the check digit of an identity card of Hong Kong. */
function hongKongNumber(digits: number): string {
  const sum = 36 * 9 + 35 * 8 + [...String(digits)].reduce((before, digit, i) => before + Number(digit) * (7 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return `Z${digits}(${check === 10 ? 'A' : check})`;
}

/** A and eight digits, with the check digit of an identity card of Taiwan. */
function taiwanNumber(digits: number): string {
  const sum = 1 + [...String(digits)].reduce((before, digit, i) => before + Number(digit) * (8 - i), 0);
  return `A${digits}${(10 - (sum % 10)) % 10}`;
}

/** 58 characters of a Latin name. */
const foreignWoman = (mark: string): PartyDraft =>
  party({
    type: 'foreigner',
    nationality: 'VCT',
    document: 'passport',
    name: 'WILHELMINA-ANNEKATRIN JOSEPHINE VAN DER WESTHUIZEN-MÜLLER',
    sex: 'female',
    birthDate: '1990-02-12',
    ethnicity: '',
    idNumber: `XK987654321098${10 + marks.indexOf(mark)}`,
    address: 'Apartment 1204, Building 7, Rosewood Residences, No. 168 Zhongshan Road, Beijing',
    issuer: 'Immigration Department, Kingstown',
    papers: [
      {
        kind: 'singleProof',
        number: 'CERT-2026-000123456789',
        issuer: 'Ministry of Justice, General Register Office, Kingstown',
        issuedOn: daysAgo(50),
        country: 'VCT',
        route: 'apostille',
        wording: 'noImpediment',
      },
      { kind: 'proofTranslation', issuer: '北京外文翻译服务有限责任公司' },
      { kind: 'meaningStatement', issuer: 'Embassy of Saint Vincent and the Grenadines', issuedOn: daysAgo(40), country: 'VCT' },
    ],
    help: { reads: true, writes: true, companion: { role: 'interpreter', name: '赵译文', idNumber: '', language: '英语' } },
  });

const taiwanWoman = (mark: string): PartyDraft =>
  party({
    type: 'taiwan',
    document: 'taiwanTravelPermit',
    documentNumber: `012345${10 + marks.indexOf(mark)}`,
    name: '张简·雅婷',
    sex: 'female',
    birthDate: '1992-03-21',
    ethnicity: '',
    idNumber: taiwanNumber(20000100 + marks.indexOf(mark)),
    address: '台湾省新北市板桥区文化路一段一百八十八巷十二弄三号之一',
  });

/** Keeps a picture of every paper of the case, as the camera above the desk takes it. */
async function scanAll(caller: Caller, caseId: string): Promise<void> {
  const { materials } = await caller.ask('cases.get', { caseId });
  for (const { kind, party: whose, need } of materials)
    if (need === 'scan' && kind !== 'authenticityStatement') await keepPicture(caller, caseId, kind, whose);
}

async function keepPicture(caller: Caller, caseId: string, kind: MaterialKind, whose: Slot | null): Promise<void> {
  const picture = await testPhoto(1240, 880);
  await caller.ask('attachments.add', { caseId, kind, party: whose, picture, from: 'camera', of: 'original' });
}
