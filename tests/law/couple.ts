import { examineMarriage, initialMarriageFacts } from '#shared/law/marriage/index.ts';
import {
  emptyParty,
  idNumberCheck,
  type CivilDate,
  type Couple,
  type Finding,
  type MarriageFacts,
  type MarriageStep,
  type PartyDraft,
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
