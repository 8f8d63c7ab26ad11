import type { CivilDate, Finding, LookUpBy, LookUpGiven, LookUpPaper, LookUpRequest } from '#shared/model/index.ts';
import { comparableNumbers, type RegisterRecord } from '#shared/model/index.ts';
import { evaluateRules, rulesFor, type Rule } from '../rule.ts';
import { regulationSince } from '../statutes.ts';

/** The papers each must show (婚姻登记档案管理办法 art. 15); another unit also needs its leader's approval, as every look-up has one here. */
export const papersOf: Readonly<Record<LookUpBy, readonly LookUpPaper[]>> = {
  self: ['identityDocument'],
  agent: ['identityDocument', 'notarisedMandate'],
  authority: ['letterOfIntroduction', 'workCard'],
  lawyer: ['practiceCertificate', 'acceptanceCertificate'],
  otherUnit: ['letterOfIntroduction', 'identityDocument'],
};

export interface LookUpFacts {
  readonly request: Omit<LookUpRequest, 'records'>;
  /** What was found and is to be shown. */
  readonly records: readonly Pick<RegisterRecord, 'man' | 'woman'>[];
  /** Countries whose notaries ask for a proof, as the office was told; null: it was told none. */
  readonly countries: readonly string[] | null;
}

const rule = rulesFor<LookUpFacts, never>();

/** 查阅、复制婚姻登记档案: who may, on which paper, and only what is theirs to see. */
const whoMay = rule({
  id: 'M-88',
  article: 'regulation2025.18',
  since: regulationSince,
  says: {
    // Of each paper: not shown, or its number not written down.
    identityDocument: { outcome: 'refuse', params: [] },
    notarisedMandate: { outcome: 'refuse', params: [] },
    letterOfIntroduction: { outcome: 'refuse', params: [] },
    workCard: { outcome: 'refuse', params: [] },
    practiceCertificate: { outcome: 'refuse', params: [] },
    acceptanceCertificate: { outcome: 'refuse', params: [] },
    notTheirs: { outcome: 'refuse', params: [] },
    notTheirRecord: { outcome: 'refuse', params: [] },
    unitMissing: { outcome: 'refuse', params: [] },
    suitMissing: { outcome: 'refuse', params: [] },
    onlyOfTheSuit: { outcome: 'ask', params: ['suit'] },
    nothingToShow: { outcome: 'refuse', params: [] },
    mayLook: { outcome: 'pass', params: [] },
  },
  evaluate: ({ request, records }, say) => {
    const { applicant, of, papers, suit, given } = request;
    const { by } = applicant;
    const problems: Finding[] = papersOf[by]
      .filter((kind) => !papers.some((paper) => paper.kind === kind && paper.number !== ''))
      .map((kind) => say(kind, null));
    if (by === 'self' && !isSame(applicant, of)) problems.push(say('notTheirs', null));
    // What an authority, a lawyer or another unit may see is not only the records of one person it names; the parties' own is.
    if ((by === 'self' || by === 'agent') && !records.every((record) => isOf(of, record))) problems.push(say('notTheirRecord', null));
    if (by !== 'self' && by !== 'agent' && applicant.unit === '') problems.push(say('unitMissing', null));
    if (by === 'lawyer' && suit === '') problems.push(say('suitMissing', null));
    if (records.length === 0 && (given === 'look' || given === 'copies')) problems.push(say('nothingToShow', null));
    if (problems.length > 0) return problems;
    return by === 'lawyer' ? [say('onlyOfTheSuit', null, { suit }), say('mayLook', null)] : [say('mayLook', null)];
  },
});

/** （无）婚姻登记记录证明: for Taiwan and a closed list of countries; nobody else is given one (民函〔2015〕266号). */
const proof = rule({
  id: 'M-87',
  article: 'letter2015.266',
  since: regulationSince,
  says: {
    useMissing: { outcome: 'refuse', params: [] },
    forTaiwan: { outcome: 'pass', params: [] },
    forListedCountry: { outcome: 'pass', params: ['country'] },
    countryNotListed: { outcome: 'refuse', params: ['country'] },
    listNotEntered: { outcome: 'refuse', params: ['country'] },
    notGiven: { outcome: 'refuse', params: [] },
  },
  evaluate: ({ request: { given, use }, countries }, say) => {
    if (given !== 'proof') return [];
    if (use === null) return [say('useMissing', null)];
    if (use.for === 'taiwan') return [say('forTaiwan', null)];
    if (use.for === 'other') return [say('notGiven', null)];
    const { country } = use;
    if (countries === null) return [say('listNotEntered', null, { country })];
    return [countries.includes(country) ? say('forListedCountry', null, { country }) : say('countryNotListed', null, { country })];
  },
});

export const lookUpRules: ReadonlyArray<Rule<LookUpFacts, never>> = [whoMay, proof];

/** Whether what is asked for may be given; `refuse` bars it, `ask` is for whoever gives it. An explanation is given to anybody. */
export function examineLookUp(facts: LookUpFacts, on: CivilDate): Finding[] {
  return facts.request.given === 'explanation' ? [] : evaluateRules(lookUpRules, facts, on);
}

/** What leaves the hall on paper. */
export function isOnPaper(given: LookUpGiven): boolean {
  return given !== 'look';
}

type Named = Pick<LookUpRequest['of'], 'name' | 'idNumber'>;

function isSame(one: Named, other: Named): boolean {
  const numbers = comparableNumbers({ ...one, documentNumber: '' });
  return numbers.length > 0 && comparableNumbers({ ...other, documentNumber: '' }).some((number) => numbers.includes(number));
}

/** By number; a record of before identity cards only by name. */
function isOf(of: Named, { man, woman }: LookUpFacts['records'][number]): boolean {
  const numbers = comparableNumbers({ ...of, documentNumber: '' });
  return [man, woman].some((person) => {
    const recorded = comparableNumbers(person);
    return recorded.length === 0 ? person.name === of.name : recorded.some((number) => numbers.includes(number));
  });
}
