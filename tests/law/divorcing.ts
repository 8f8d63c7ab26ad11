import { blocks, examineDivorce, initialDivorceFacts, isSecondVisit } from '#shared/law/divorce/index.ts';
import {
  AgreementElement,
  DivorceAgreement,
  DivorceApplication,
  DivorceStep,
  type AgreedChild,
  type CivilDate,
  type CoolingOffDates,
  type Couple,
  type DissolvedMarriage,
  type DivorceFacts,
  type DivorceMoment,
  type Interview,
  type LocalPractice,
  type OfficeIdentity,
  type Withdrawal,
} from '#shared/model/index.ts';
import { date, idNumberOf, man, today, told, woman } from './couple.ts';

const office: OfficeIdentity = { regionCode: '110105', name: '北京市朝阳区民政局婚姻登记处' };

/** Accepted on 2026-10-12: withdrawn through 11-11, issued 11-12 … 12-11, lapsed on 12-12. */
export const dates: CoolingOffDates = {
  accepted: date('2026-10-12'),
  withdrawUntil: date('2026-11-11'),
  issueFrom: date('2026-11-12'),
  issueUntil: date('2026-12-11'),
  lapsesOn: date('2026-12-12'),
  nominalIssueUntil: date('2026-12-11'),
  provisionalDates: [],
  rolled: [],
};

/** Accepted on 2026-11-16: still cooling off today. */
const cooling: CoolingOffDates = {
  ...dates,
  accepted: date('2026-11-16'),
  withdrawUntil: date('2026-12-16'),
  issueFrom: date('2026-12-17'),
  issueUntil: date('2027-01-15'),
  lapsesOn: date('2027-01-16'),
  nominalIssueUntil: date('2027-01-15'),
};

/** The last day of the second period, 2027-02-05, may yet move. */
export const provisionalIssue: CoolingOffDates = {
  ...dates,
  accepted: date('2026-12-07'),
  withdrawUntil: date('2027-01-06'),
  issueFrom: date('2027-01-07'),
  issueUntil: date('2027-02-05'),
  lapsesOn: date('2027-02-06'),
  nominalIssueUntil: date('2027-02-05'),
  provisionalDates: ['issueUntil', 'lapsesOn'],
};

/** So may the last day of the first, 2027-01-06. */
export const provisionalBoth: CoolingOffDates = {
  ...provisionalIssue,
  provisionalDates: ['withdrawUntil', 'issueFrom', 'issueUntil', 'lapsesOn'],
};

export const child: AgreedChild = {
  name: '李一',
  birthDate: date('2018-06-01'),
  custody: 'woman',
  support: { payer: 'man', amount: '每月2000元', until: '至年满十八周岁', manner: '每月5日前转账' },
  visits: '每月第一、第三个周末',
};

export const ownAgreement: DivorceAgreement = DivorceAgreement.parse({ from: 'own', found: AgreementElement.options });
export const writtenAgreement: DivorceAgreement = DivorceAgreement.parse({
  from: 'assistant',
  willing: true,
  children: [child],
  property: '房屋归女方所有。',
  noDebts: true,
});

const marriage: DissolvedMarriage = {
  registeredBy: 'mainlandOffice',
  registeredOn: date('2018-05-20'),
  authority: '北京市海淀区民政局',
  number: 'J110108-2018-000123',
  parties: { man: { name: '李明', idNumber: man().idNumber }, woman: { name: '王芳', idNumber: woman().idNumber } },
  certificates: { man: 'shown', woman: 'shown' },
  archiveCopy: false,
  differenceConclusion: '',
};

export const spouses: Couple = { man: man({ maritalStatus: null }), woman: woman({ maritalStatus: null }) };
const asked: Interview = { willing: true, agrees: true, answers: [], signed: true };
const both = { man: true, woman: true };

type Changes = Partial<DivorceFacts> & { readonly step?: DivorceMoment };

/** A couple against whom the law has nothing, at a step of either visit, or of whom he withdraws. */
export function goodDivorce(step: DivorceMoment, changes: Partial<DivorceFacts> = {}): DivorceFacts {
  const second = isSecondVisit(step);
  return {
    ...initialDivorceFacts(step, spouses, office, today),
    application: { ...DivorceApplication.parse({}), marriage, agreement: ownAgreement },
    capabilities: ['mainland'],
    registrar: { idNumber: idNumberOf('1980-01-01', 'female'), certificate: { number: 'D-0001', validUntil: date('2027-06-30') } },
    onlineCheck: { state: 'matched', at: '2026-11-22T01:00:00Z' },
    bothPresent: true,
    bothWilling: true,
    agreementReached: true,
    capacity: { man: 'full', woman: 'full' },
    counsellingOffered: true,
    applied: both,
    ...(step === 'withdraw' && { dates: cooling, receivedBy: office, withdrawal: byHim() }),
    ...(second && {
      dates,
      receivedBy: office,
      bothReturned: true,
      returnedOn: today,
      interviews: { man: asked, woman: asked },
      declared: both,
      agreementSigned: both,
      photos: both,
      scans: [{ kind: 'divorceAgreement', party: null }],
      preparedOn: step === 'register' ? today : null,
    }),
    ...changes,
  };
}

export function byHim(changes: Partial<Withdrawal> = {}): Withdrawal {
  return { by: 'man', documentSeen: true, receiptShown: true, lossStated: false, signed: true, ...changes };
}

/** She is asked, and answers so. */
export function herInterview(changes: Partial<Interview>): Pick<DivorceFacts, 'interviews'> {
  return { interviews: { man: asked, woman: { ...asked, ...changes } } };
}

/** What one rule says at a step, everything else being in order; params behind a bar. */
export function saysOfDivorce(rule: string, changes: Changes, on: CivilDate = today): string[] {
  const findings = examineDivorce(goodDivorce(changes.step ?? 'accept', changes), on).filter((finding) => finding.rule === rule);
  return findings.map((finding) => {
    const params = Object.entries(finding.params).map(([name, value]) => `${name}=${value}`);
    return [told([finding])[0]!.slice(rule.length + 1), ...(params.length > 0 ? ['|', ...params] : [])].join(' ');
  });
}

/** The steps that a line of `told` bars. */
export function barredBy(line: string, changes: Partial<DivorceFacts>): DivorceStep[] {
  return DivorceStep.options.filter((step) => told(blocks(examineDivorce(goodDivorce(step, changes), today), step)).includes(line));
}

/** What a question of acceptance bars: a couple coming back are let in, and asked then. */
export const firstAndSecond: readonly DivorceStep[] = ['accept', 'question', 'declare', 'examine', 'prepare', 'register'];

export function withMarriage(changes: Partial<DissolvedMarriage>): Pick<DivorceFacts, 'application'> {
  const { application } = goodDivorce('accept');
  return { application: { ...application, marriage: { ...marriage, ...changes } } };
}

export function withAgreement(agreement: DivorceAgreement): Pick<DivorceFacts, 'application'> {
  return { application: { ...goodDivorce('accept').application, agreement } };
}

export function withDivorcePractice(practice: Partial<LocalPractice>): Pick<DivorceFacts, 'settings'> {
  const { settings } = goodDivorce('accept');
  return { settings: { ...settings, practice: { ...settings.practice, ...practice } } };
}
