import { examineMarriage, initialMarriageFacts, marriageMaterials, unknownPerson } from '#shared/law/marriage/index.ts';
import {
  Capability,
  emptyApplication,
  emptyParty,
  idNumberCheck,
  type CivilDate,
  type Couple,
  type Finding,
  type LocalPractice,
  type MarriageFacts,
  type MarriageStep,
  type PartyDraft,
  type PartyPaper,
  type PartyType,
} from '#shared/model/index.ts';

export const today = '2026-11-22' as CivilDate;

export function date(text: string): CivilDate {
  return text as CivilDate;
}

/** An invented number with a right check character. */
export function idNumberOf(birth: string, sex: 'male' | 'female', region = '110105'): string {
  const body = `${region}${birth.replaceAll('-', '')}${sex === 'male' ? '001' : '002'}`;
  return body + idNumberCheck(body);
}

export function person(sex: 'male' | 'female', birth: string, changes: Partial<PartyDraft> = {}): PartyDraft {
  return {
    ...emptyParty,
    name: sex === 'male' ? '李明' : '王芳',
    sex,
    ethnicity: '01',
    birthDate: date(birth),
    idNumber: idNumberOf(birth, sex),
    address: '北京市朝阳区样例路1号',
    validFrom: date('2020-01-01'),
    validUntil: date('2040-01-01'),
    maritalStatus: 'unmarried',
    occupation: '教师',
    education: 'bachelor',
    ...changes,
  };
}

export const man = (changes: Partial<PartyDraft> = {}) => person('male', '1995-04-12', changes);
export const woman = (changes: Partial<PartyDraft> = {}) => person('female', '1997-09-03', changes);

/** What was written down of a paper; today's, unless told otherwise. */
export function paper(kind: PartyPaper['kind'], changes: Partial<PartyPaper> = {}): PartyPaper {
  return {
    kind,
    number: 'No. 1',
    issuer: '出具机关',
    issuedOn: today,
    validUntil: null,
    country: '',
    route: null,
    wording: null,
    ...changes,
  };
}

type Changes = Partial<PartyDraft>;
const declaration = (route: PartyPaper['route']) => [paper('singleDeclaration', { route })];
const proof = (changes: Partial<PartyPaper>) => [paper('singleProof', { wording: 'single', ...changes }), paper('proofTranslation')];
const foreign = { ethnicity: '', document: 'passport', validFrom: null } as const;

/** One of each party type, with every paper of its set written down; what was scanned is `scansOf`. */
export const parties = {
  mainlandResident: (sex, changes) => person(sex, birthOf(sex), changes),
  soldier: (sex, changes) =>
    person(sex, birthOf(sex), {
      type: 'soldier',
      papers: [paper('militaryCard'), paper('militaryMarriageProof', { issuer: '某部队政治工作部', validUntil: date('2026-12-31') })],
      ...changes,
    }),
  hongKong: (sex, changes) =>
    person(sex, birthOf(sex), {
      type: 'hongKong',
      name: '陳大文',
      document: 'mainlandTravelPermit',
      documentNumber: 'H01234567',
      idNumber: 'A123456(3)',
      papers: declaration('entrustedNotary'),
      ...changes,
    }),
  macao: (sex, changes) =>
    person(sex, birthOf(sex), {
      type: 'macao',
      name: '何小明',
      document: 'mainlandTravelPermit',
      documentNumber: 'M01234567',
      idNumber: '1234567(8)',
      papers: declaration('localNotary'),
      ...changes,
    }),
  taiwan: (sex, changes) =>
    person(sex, birthOf(sex), {
      type: 'taiwan',
      name: '林志明',
      document: 'taiwanTravelPermit',
      documentNumber: '01234567',
      idNumber: 'A123456789',
      papers: declaration('localNotary'),
      ...changes,
    }),
  overseasChinese: (sex, changes) =>
    person(sex, birthOf(sex), {
      ...foreign,
      ethnicity: '01',
      type: 'overseasChinese',
      idNumber: 'E12345678',
      papers: proof({ route: 'chineseMissionAuthenticated', country: 'ITA' }),
      ...changes,
    }),
  foreigner: (sex, changes) =>
    person(sex, birthOf(sex), {
      ...foreign,
      type: 'foreigner',
      name: 'JEAN DUPONT',
      nationality: 'FRA',
      idNumber: '12AB34567',
      papers: proof({ route: 'foreignMissionIssued', country: 'FRA' }),
      ...changes,
    }),
  stateless: (sex, changes) =>
    person(sex, birthOf(sex), {
      ...foreign,
      type: 'stateless',
      name: 'ANNA DOE',
      nationality: 'XXA',
      document: 'internationalTravelDocument',
      idNumber: 'T1234567',
      papers: proof({ route: 'chineseMissionAuthenticated', country: 'LVA' }),
      ...changes,
    }),
} as const satisfies Record<PartyType, (sex: 'male' | 'female', changes?: Changes) => PartyDraft>;

const builder = (type: PartyType) => (changes?: Changes) => parties[type]('male', changes);
export const soldier = builder('soldier');
export const hongKong = builder('hongKong');
export const macao = builder('macao');
export const taiwan = builder('taiwan');
export const overseasChinese = builder('overseasChinese');
export const foreigner = builder('foreigner');
export const stateless = builder('stateless');

function birthOf(sex: 'male' | 'female'): string {
  return sex === 'male' ? '1995-04-12' : '1997-09-03';
}

/** A scan of every paper that must lie in the file. */
export function scansOf(couple: Couple, application = emptyApplication): MarriageFacts['scans'] {
  const list = marriageMaterials(couple, application);
  return list.filter(({ need }) => need === 'scan').map(({ kind, party }) => ({ kind, party }));
}

/** A man of any type with a mainland woman, everything written down and scanned, at an office that may register everybody. */
export function goodMixedFacts(first: PartyDraft, changes: Partial<MarriageFacts> & { readonly step?: MarriageStep } = {}): MarriageFacts {
  const couple = { man: first, woman: woman() };
  return goodFacts(changes.step ?? 'register', { couple, scans: scansOf(couple), capabilities: [...Capability.options], ...changes });
}

/** A couple against whom the law has nothing, about to take `step`, checked online today. */
export function goodFacts(step: MarriageStep, changes: Partial<MarriageFacts> = {}): MarriageFacts {
  return {
    ...initialMarriageFacts(step, { man: man(), woman: woman() }, today),
    bothPresent: true,
    askedApart: true,
    declared: { noSpouse: true, noKinship: true, voluntary: true, signed: { man: true, woman: true } },
    hasPhoto: true,
    capabilities: ['mainland'],
    registrar: { idNumber: idNumberOf('1980-01-01', 'female'), certificate: { number: 'D-0001', validUntil: date('2027-06-30') } },
    onlineCheck: { state: 'matched', at: '2026-11-22T01:00:00Z' },
    preparedOn: step === 'register' ? today : null,
    ...changes,
  };
}

/** `M-31 refuse tooYoung man`, for comparing at a glance. */
export function told(findings: readonly Finding[], rule?: string): string[] {
  return findings
    .filter((finding) => rule === undefined || finding.rule === rule)
    .map(({ rule: id, outcome, message, party }) => [id, outcome, message, ...(party ? [party] : [])].join(' '));
}

/** What one rule says of a couple at a step, everything else being in order. */
export function says(rule: string, changes: Partial<MarriageFacts> & { readonly step?: MarriageStep }, on = today): string[] {
  return told(examineMarriage(goodFacts(changes.step ?? 'examine', changes), on), rule).map((line) => line.slice(rule.length + 1));
}

export function withMan(changes: Partial<PartyDraft>): { couple: Couple } {
  return { couple: { man: man(changes), woman: woman() } };
}

/** This hall's records show him married, to somebody who is not here unless `partner` says so. */
export function marriedHere(
  on = '2025-06-02',
  partner = 'CHN:somebody else',
  number = 'J110105-2025-000007',
): Pick<MarriageFacts, 'existing'> {
  return { existing: { man: { ...unknownPerson, registeredMarriage: { number, on: date(on), partner } }, woman: unknownPerson } };
}

/** No online check of the day spares anybody a paper. */
export const notChecked = { onlineCheck: { state: 'notAvailable', at: null } } as const satisfies Partial<MarriageFacts>;

/** Settings of a province that decided something its own way. */
export function withPractice(practice: Partial<LocalPractice>): Pick<MarriageFacts, 'settings'> {
  const { settings } = goodFacts('examine');
  return { settings: { ...settings, practice: { ...settings.practice, ...practice } } };
}
