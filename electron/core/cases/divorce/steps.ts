import { failure } from '#shared/contract/index.ts';
import { nextPoint } from '#shared/law/divorce/index.ts';
import { ok, type CivilDate, type DivorceAction, type DivorcePoint, type Result } from '#shared/model/index.ts';
import type { DrawingError } from '../../documents/types.ts';
import type { Call } from '../../ports.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import { findDivorce } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { commitDrawnStep, type DecisionOf, type Plan } from '../drawn-step.ts';
import { answerOf, commitStep, heldByColleague, type CaseReceipt, type FailureOf, type Step, type StepError } from '../steps.ts';
import type { DivorceRecord } from './record.ts';

/** The case of a call, and the point an action leads to; fails when the process table does not allow it now. */
export function findDivorceStep(
  db: ReadableDb,
  caseId: string,
  action: DivorceAction,
  call: Call,
): Result<Step<DivorceRecord, DivorcePoint>, StepError> {
  const record = findDivorce(db, caseId);
  if (!record) return failure('case.notFound', {});
  const held = heldByColleague(record, call);
  if (held) return held;
  const point = nextPoint(record.point, action);
  return point ? ok({ record, state: point }) : failure('case.notAllowedNow', { state: record.point, action });
}

/** One action of a divorce that prints nothing. */
export function takeDivorceStep<R extends Result<null, unknown>>(
  deps: Pick<CaseDeps, 'store' | 'events'>,
  call: Call,
  caseId: string,
  action: DivorceAction,
  decide: (transaction: Transaction, record: DivorceRecord, point: DivorcePoint) => R,
): Result<CaseReceipt, FailureOf<R> | StepError> {
  return commitStep(deps, call, caseId, (db) => findDivorceStep(db, caseId, action, call), decide);
}

/** One action of a divorce that prints. */
export function takeDrawnDivorceStep<R extends Result<Plan<unknown>, unknown>>(
  deps: CaseDeps,
  call: Call,
  caseId: string,
  action: DivorceAction,
  plan: (db: ReadableDb, record: DivorceRecord, point: DivorcePoint, on: CivilDate) => R,
  append: (transaction: Transaction, record: DivorceRecord, point: DivorcePoint, decision: DecisionOf<R>) => void,
): Promise<Result<CaseReceipt, FailureOf<R> | StepError | DrawingError>> {
  return commitDrawnStep(deps, call, caseId, (db) => findDivorceStep(db, caseId, action, call), plan, append);
}

export function answerDivorce(deps: Pick<CaseDeps, 'store' | 'clock' | 'coverage'>) {
  return answerOf(deps, 'divorce');
}
