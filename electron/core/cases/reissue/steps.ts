import { failure } from '#shared/contract/index.ts';
import { nextReissueState } from '#shared/law/reissue/index.ts';
import { ok, type CivilDate, type ReissueAction, type ReissueState, type Result } from '#shared/model/index.ts';
import type { DrawingError } from '../../documents/types.ts';
import type { Call } from '../../ports.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import { findReissue } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { commitDrawnStep, type DecisionOf, type Plan } from '../drawn-step.ts';
import { answerOf, commitStep, heldByColleague, type CaseReceipt, type FailureOf, type Step, type StepError } from '../steps.ts';
import type { ReissueRecord } from './record.ts';

/** The case of a call, and the state an action leads to; fails when the process table does not allow it now. */
export function findReissueStep(
  db: ReadableDb,
  caseId: string,
  action: ReissueAction,
  call: Call,
): Result<Step<ReissueRecord, ReissueState>, StepError> {
  const record = findReissue(db, caseId);
  if (!record) return failure('case.notFound', {});
  const held = heldByColleague(record, call);
  if (held) return held;
  const state = nextReissueState(record.state, action);
  return state ? ok({ record, state }) : failure('case.notAllowedNow', { state: record.state, action });
}

/** One action of a reissue that prints nothing. */
export function takeReissueStep<R extends Result<null, unknown>>(
  deps: Pick<CaseDeps, 'store' | 'events'>,
  call: Call,
  caseId: string,
  action: ReissueAction,
  decide: (transaction: Transaction, record: ReissueRecord, state: ReissueState) => R,
): Result<CaseReceipt, FailureOf<R> | StepError> {
  return commitStep(deps, call, caseId, (db) => findReissueStep(db, caseId, action, call), decide);
}

/** One action of a reissue that prints. */
export function takeDrawnReissueStep<R extends Result<Plan<unknown>, unknown>>(
  deps: CaseDeps,
  call: Call,
  caseId: string,
  action: ReissueAction,
  plan: (db: ReadableDb, record: ReissueRecord, state: ReissueState, on: CivilDate) => R,
  append: (transaction: Transaction, record: ReissueRecord, state: ReissueState, decision: DecisionOf<R>) => void,
): Promise<Result<CaseReceipt, FailureOf<R> | StepError | DrawingError>> {
  return commitDrawnStep(deps, call, caseId, (db) => findReissueStep(db, caseId, action, call), plan, append);
}

export function answerReissue(deps: Pick<CaseDeps, 'store' | 'clock' | 'coverage'>) {
  return answerOf(deps, 'reissue');
}
