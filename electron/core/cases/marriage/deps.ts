import { failure } from '#shared/contract/index.ts';
import { nextState } from '#shared/law/marriage/index.ts';
import { ok, type CivilDate, type MarriageAction, type MarriageState, type Result } from '#shared/model/index.ts';
import type { DrawingError } from '../../documents/types.ts';
import type { Call } from '../../ports.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import { findMarriage } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { commitDrawnStep, type DecisionOf, type Plan } from '../drawn-step.ts';
import { answerOf, commitStep, heldByColleague, type CaseReceipt, type FailureOf, type Step, type StepError } from '../steps.ts';
import type { MarriageRecord } from './record.ts';

/** The case of a call, and the state an action leads to; fails when the process table does not allow it now. */
export function findStep(
  db: ReadableDb,
  caseId: string,
  action: MarriageAction,
  call: Call,
): Result<Step<MarriageRecord, MarriageState>, StepError> {
  const record = findMarriage(db, caseId);
  if (!record) return failure('case.notFound', {});
  const held = heldByColleague(record, call);
  if (held) return held;
  const state = nextState(record.state, action);
  return state ? ok({ record, state }) : failure('case.notAllowedNow', { state: record.state, action });
}

/** One action of a marriage that prints nothing. */
export function takeStep<R extends Result<null, unknown>>(
  deps: Pick<CaseDeps, 'store' | 'events'>,
  call: Call,
  caseId: string,
  action: MarriageAction,
  decide: (transaction: Transaction, record: MarriageRecord, state: MarriageState) => R,
): Result<CaseReceipt, FailureOf<R> | StepError> {
  return commitStep(deps, call, caseId, (db) => findStep(db, caseId, action, call), decide);
}

/** One action of a marriage that prints. */
export function takeDrawnStep<R extends Result<Plan<unknown>, unknown>>(
  deps: CaseDeps,
  call: Call,
  caseId: string,
  action: MarriageAction,
  plan: (db: ReadableDb, record: MarriageRecord, state: MarriageState, on: CivilDate) => R,
  append: (transaction: Transaction, record: MarriageRecord, state: MarriageState, decision: DecisionOf<R>) => void,
): Promise<Result<CaseReceipt, FailureOf<R> | StepError | DrawingError>> {
  return commitDrawnStep(deps, call, caseId, (db) => findStep(db, caseId, action, call), plan, append);
}

export function answerMarriage(deps: Pick<CaseDeps, 'store' | 'clock' | 'coverage'>) {
  return answerOf(deps, 'marriage');
}
