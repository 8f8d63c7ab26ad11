import type {
  CivilDate,
  Finding,
  ProceedingAct,
  ProceedingKind,
  ProceedingSource,
  ProceedingStep,
  RegisterRecord,
} from '#shared/model/index.ts';
import { isCorrectable, isPossibleValue, recordValue } from '../records/corrected.ts';
import { evaluateRules, rulesFor, type Rule, type Say } from '../rule.ts';
import { nextActions, saidIn, standOf, unserved } from './process.ts';

/** What one is about to do, and what was done before. */
export interface ProceedingFacts {
  readonly kind: ProceedingKind;
  readonly record: RegisterRecord;
  /** Oldest first; [] before it is opened. */
  readonly steps: readonly ProceedingStep[];
  readonly next: ProceedingAct;
  /** Pages that come with it. */
  readonly pages: number;
  readonly today: CivilDate;
  /** Who acts, and who agrees. */
  readonly staffId: string | null;
  readonly approverId: string | null;
  /** Number of another proceeding on this record that is not over; null: none. */
  readonly another: string | null;
}

const outside: readonly ProceedingSource[] = ['judicialProposal', 'procuratorialProposal', 'policeFinding'];
const undone: readonly string[] = ['voidedByCourt', 'annulledByCourt', 'revoked'];

const rule = rulesFor<ProceedingFacts, never>();
/** The day of the 指导意见. */
const opinionSince = '2021-11-18';

/** What holds of both: an order of steps, papers, two different people, service before the file is closed. */
const common = {
  outOfOrder: { outcome: 'refuse', params: [] },
  another: { outcome: 'refuse', params: ['number'] },
  factsMissing: { outcome: 'refuse', params: [] },
  evidenceMissing: { outcome: 'refuse', params: [] },
  pagesMissing: { outcome: 'refuse', params: [] },
  reasonsMissing: { outcome: 'refuse', params: [] },
  reviewerDecides: { outcome: 'refuse', params: [] },
  servedInFuture: { outcome: 'refuse', params: [] },
  servedBefore: { outcome: 'refuse', params: [] },
  notServed: { outcome: 'refuse', params: ['count'] },
  certificatesOpen: { outcome: 'refuse', params: [] },
} as const;

function sayCommon({ kind, steps, next, pages, today, staffId, approverId, another }: ProceedingFacts, say: Say<typeof common>): Finding[] {
  const decision = saidIn(steps, 'decide');
  if (next.step !== 'open' && !nextActions({ kind, steps, ...standOf(steps) }).includes(next.step)) return [say('outOfOrder', null)];
  switch (next.step) {
    case 'open':
      return [
        ...(another === null ? [] : [say('another', null, { number: another })]),
        ...(next.facts === '' ? [say('factsMissing', null)] : []),
      ];
    case 'review':
      return [
        ...(next.facts === '' ? [say('factsMissing', null)] : []),
        ...(next.evidence.length === 0 ? [say('evidenceMissing', null)] : []),
        ...(pages + steps.reduce((sum, { scans }) => sum + scans, 0) === 0 ? [say('pagesMissing', null)] : []),
      ];
    case 'decide': {
      const reviewer = saidIn(steps, 'review')!.staffId;
      return [
        ...(next.reasons === '' || next.number === '' ? [say('reasonsMissing', null)] : []),
        ...(approverId === null || approverId === reviewer || approverId === staffId ? [say('reviewerDecides', null)] : []),
      ];
    }
    case 'serve':
      return [...(next.on > today ? [say('servedInFuture', null)] : []), ...(next.on < decision!.day ? [say('servedBefore', null)] : [])];
    case 'archive': {
      const open = unserved(steps).length;
      const certificates = decision!.said.outcome === 'declined' || saidIn(steps, 'certificates') !== null;
      return [...(open > 0 ? [say('notServed', null, { count: open })] : []), ...(certificates ? [] : [say('certificatesOpen', null)])];
    }
    default:
      return [];
  }
}

/** 撤销: on a court's or procuratorate's proposal or a finding of the police; who is concerned is heard first. */
export const revocation = rule({
  id: 'M-91',
  article: 'opinion2021',
  since: opinionSince,
  says: {
    ...common,
    sourceNotEnough: { outcome: 'refuse', params: [] },
    documentMissing: { outcome: 'refuse', params: [] },
    undoneAlready: { outcome: 'refuse', params: [] },
    periodRuns: { outcome: 'refuse', params: ['until'] },
    statementMissing: { outcome: 'refuse', params: [] },
  },
  evaluate: (facts, say) => {
    const { kind, next, steps, record, today } = facts;
    if (kind !== 'revocation') return [];
    const problems = sayCommon(facts, say as Say<typeof common>);
    const gone = record.notes.some((note) => undone.includes(note.kind));
    if (next.step === 'open') {
      if (!outside.includes(next.source)) problems.push(say('sourceNotEnough', null));
      else if (next.authority === '' || next.document === '') problems.push(say('documentMissing', null));
      if (gone) problems.push(say('undoneAlready', null));
    }
    if (next.step === 'hear') {
      const until = saidIn(steps, 'notify')?.until ?? null;
      // Who stated their case may still ask for a hearing until the last day.
      if ((next.how === 'silent' || next.how === 'statement') && until !== null && today <= until)
        problems.push(say('periodRuns', null, { until }));
      if ((next.how === 'statement' || next.how === 'hearing') && next.text === '') problems.push(say('statementMissing', null));
    }
    if (next.step === 'decide' && next.outcome === 'granted') {
      if (gone) problems.push(say('undoneAlready', null));
      const ordered = !problems.some(({ message }) => message === 'outOfOrder');
      if (ordered && saidIn(steps, 'hear') === null) problems.push(say('outOfOrder', null));
    }
    return problems;
  },
});

/** 更正 after issue: what is wrong and what is right, with the evidence, agreed by a second person; the record itself stays. */
export const correction = rule({
  id: 'M-92',
  article: 'norms',
  since: opinionSince,
  says: {
    ...common,
    nothingToCorrect: { outcome: 'refuse', params: [] },
    notCorrectable: { outcome: 'refuse', params: ['field'] },
    notSoRecorded: { outcome: 'refuse', params: ['field'] },
    notPossible: { outcome: 'refuse', params: ['field'] },
  },
  evaluate: (facts, say) => {
    const { kind, next, steps, record } = facts;
    if (kind !== 'correction') return [];
    const problems = sayCommon(facts, say as Say<typeof common>);
    const opening = next.step === 'open' ? next : next.step === 'decide' && next.outcome === 'granted' ? saidIn(steps, 'open')?.said : null;
    if (!opening) return problems;
    const { changes } = opening;
    if (changes.length === 0 || changes.some(({ before, after }) => before === after || after === ''))
      problems.push(say('nothingToCorrect', null));
    for (const { field, before, after } of changes) {
      if (!isCorrectable(field)) problems.push(say('notCorrectable', null, { field }));
      else if (recordValue(record, field) !== before) problems.push(say('notSoRecorded', null, { field }));
      else if (!isPossibleValue(field, after)) problems.push(say('notPossible', null, { field }));
    }
    return problems;
  },
});

export const proceedingRules: ReadonlyArray<Rule<ProceedingFacts, never>> = [revocation, correction];

/** What speaks against the next step; [] when it may be taken. */
export function examineStep(facts: ProceedingFacts): Finding[] {
  return evaluateRules(proceedingRules, facts, facts.today);
}
