import { failure, type HallError, type Output } from '#shared/contract/index.ts';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { Call } from '../ports.ts';
import type { ReadableDb, Transaction } from '../store/index.ts';
import type { CaseRecord } from './case-record.ts';
import { askAbout } from './checks/ask.ts';
import { withdrawUnheldPictures } from './characters/withdraw.ts';
import type { CaseDeps } from './deps.ts';
import { eraseEndedDrafts, hasEndedDrafts } from './drafts.ts';
import { findCaseView } from './view.ts';

export interface CaseReceipt {
  readonly caseId: string;
}
/** The error type of a result. */
export type FailureOf<R> = R extends { readonly ok: false; readonly error: infer E } ? E : never;
export type StepError = HallError<'case.notFound' | 'case.notAllowedNow' | 'case.heldByColleague'>;

/** The case of a call, and where an action leads it. */
export interface Step<Record, State> {
  readonly record: Record;
  readonly state: State;
}
export type FindStep<Record, State> = (db: ReadableDb) => Result<Step<Record, State>, StepError>;

/** One registrar serves a case; another takes it over before doing anything in it. */
export function heldByColleague(record: CaseRecord, call: Pick<Call, 'caller'>): ReturnType<typeof failure<'case.heldByColleague'>> | null {
  if (record.registrarId === call.caller?.staff.id) return null;
  return failure('case.heldByColleague', { name: record.registrarName, counter: record.counter });
}

/** As `heldByColleague`; a closed case is nobody's. */
export function heldWhileOpen(record: CaseRecord, call: Pick<Call, 'caller'>): ReturnType<typeof heldByColleague> {
  return isCaseClosed(record) ? null : heldByColleague(record, call);
}

/** Commits one action of a case: looked up, allowed, decided and journaled in one transaction. */
export function commitStep<Record, State, D extends Result<null, unknown>>(
  { store, events }: Pick<CaseDeps, 'store' | 'events'>,
  call: Call,
  caseId: string,
  find: FindStep<Record, State>,
  decide: (transaction: Transaction, record: Record, state: State) => D,
): Result<CaseReceipt, FailureOf<D> | StepError> {
  const taken = store.commit(call.author, (transaction) => {
    const step = find(transaction.db);
    if (!step.ok) return step;
    const decided = decide(transaction, step.value.record, step.value.state);
    if (!decided.ok) return { ok: false as const, error: decided.error as FailureOf<D> };
    withdrawUnheldPictures(transaction, caseId);
    askAbout(transaction, caseId);
    return ok({ caseId });
  });
  if (taken.ok) {
    if (store.read(hasEndedDrafts)) store.writeDraft(eraseEndedDrafts);
    events.emit({ event: 'case.changed', caseId });
  }
  return taken;
}

type Answering = Pick<CaseDeps, 'store' | 'clock' | 'coverage'>;

/** The case after an action, as its caller may see it. */
export function answerCase({ store, clock, coverage }: Answering) {
  return ({ caseId }: CaseReceipt, call: Call): Output<'cases.get'> => {
    const view = store.read((db) => findCaseView(db, caseId, call.caller?.staff ?? null, clock.today(), coverage));
    if (!view) throw new Error(`case ${caseId} vanished`);
    return view;
  };
}

/** The same of an operation that only one business has. */
export function answerOf<B extends CaseRecord['business']>(deps: Answering, business: B) {
  const answer = answerCase(deps);
  return (receipt: CaseReceipt, call: Call): Extract<Output<'cases.get'>, { readonly business: B }> => {
    const view = answer(receipt, call);
    if (view.business !== business) throw new Error(`case ${receipt.caseId} is no ${business}`);
    return view as Extract<Output<'cases.get'>, { readonly business: B }>;
  };
}
