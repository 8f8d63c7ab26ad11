import { failure } from '#shared/contract/index.ts';
import { ok, type CivilDate, type Result } from '#shared/model/index.ts';
import type { DrawingError } from '../documents/types.ts';
import type { Call } from '../ports.ts';
import type { ReadableDb, Transaction } from '../store/index.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseDeps } from './deps.ts';
import { commitDrawnStep, type DecisionOf, type Plan } from './drawn-step.ts';
import { commitStep, heldByColleague, type CaseReceipt, type FailureOf, type Step, type StepError } from './steps.ts';

/** What a business's process table is asked about one of its cases. */
export interface Walked<Record extends CaseRecord, State extends string, Action extends string> {
  readonly find: (db: ReadableDb, caseId: string) => Record | null;
  /** Where an action leads; null: not from where the case is. */
  readonly next: (record: Record, action: Action) => State | null;
  /** Where it is, as an error says it. */
  readonly at: (record: Record) => string;
}

/** How the cases of one business are taken from step to step. */
export function walkOf<Record extends CaseRecord, State extends string, Action extends string>({
  find,
  next,
  at,
}: Walked<Record, State, Action>) {
  /** The case of a call, and where an action leads it; fails when the process table does not allow it now. */
  function findStep(db: ReadableDb, caseId: string, action: Action, call: Call): Result<Step<Record, State>, StepError> {
    const record = find(db, caseId);
    if (!record) return failure('case.notFound', {});
    const held = heldByColleague(record, call);
    if (held) return held;
    const state = next(record, action);
    return state ? ok({ record, state }) : failure('case.notAllowedNow', { state: at(record), action });
  }

  /** One action that prints nothing. */
  function take<R extends Result<null, unknown>>(
    deps: Pick<CaseDeps, 'store' | 'events'>,
    call: Call,
    caseId: string,
    action: Action,
    decide: (transaction: Transaction, record: Record, state: State) => R,
  ): Result<CaseReceipt, FailureOf<R> | StepError> {
    return commitStep(deps, call, caseId, (db) => findStep(db, caseId, action, call), decide);
  }

  /** One action that prints. */
  function takeDrawn<R extends Result<Plan<unknown>, unknown>>(
    deps: CaseDeps,
    call: Call,
    caseId: string,
    action: Action,
    plan: (db: ReadableDb, record: Record, state: State, on: CivilDate) => R,
    append: (transaction: Transaction, record: Record, state: State, decision: DecisionOf<R>) => void,
  ): Promise<Result<CaseReceipt, FailureOf<R> | StepError | DrawingError>> {
    return commitDrawnStep(deps, call, caseId, (db) => findStep(db, caseId, action, call), plan, append);
  }

  return { findStep, take, takeDrawn };
}
