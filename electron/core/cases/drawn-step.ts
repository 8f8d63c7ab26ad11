import type { CivilDate, Result } from '#shared/model/index.ts';
import { ok } from '#shared/model/index.ts';
import { drawPapers, recordPapers, type PlannedPaper } from '../documents/planned.ts';
import type { DrawingError } from '../documents/types.ts';
import type { Call } from '../ports.ts';
import { canonicalJson, type ReadableDb, type Transaction } from '../store/index.ts';
import type { CaseDeps } from './deps.ts';
import { commitStep, type CaseReceipt, type FailureOf, type FindStep, type StepError } from './steps.ts';

/** What an action will do and print, worked out before anything is drawn or journaled. */
export interface Plan<P> {
  readonly papers: readonly PlannedPaper[];
  readonly decision: P;
}

/**
 * One action that prints: plan, draw outside any transaction, then commit only if the plan still holds. A paper that
 * cannot be drawn stops the action before it took a number, a blank or a journal row.
 */
export async function commitDrawnStep<Record, State, R extends Result<Plan<unknown>, unknown>>(
  deps: CaseDeps,
  call: Call,
  caseId: string,
  find: FindStep<Record, State>,
  plan: (db: ReadableDb, record: Record, state: State, on: CivilDate) => R,
  append: (transaction: Transaction, record: Record, state: State, decision: DecisionOf<R>) => void,
): Promise<Result<CaseReceipt, FailureOf<R> | StepError | DrawingError>> {
  for (;;) {
    const on = deps.clock.today();
    const planned = deps.store.read((db) => {
      const step = find(db);
      return step.ok ? plan(db, step.value.record, step.value.state, on) : step;
    });
    if (!planned.ok) return { ok: false, error: planned.error as FailureOf<R> | StepError };
    const { papers } = planned.value as Plan<unknown>;
    const drawn = await drawPapers(deps, papers, deps.clock.now().toString());
    if (!drawn.ok) return drawn;

    const taken = commitStep(deps, call, caseId, find, (transaction, record, state) => {
      const again = plan(transaction.db, record, state, transaction.on);
      if (!again.ok) return { ok: false as const, error: again.error as FailureOf<R> };
      if (canonicalJson(again.value) !== canonicalJson(planned.value)) return { ok: false as const, error: outdated };
      append(transaction, record, state, again.value.decision as DecisionOf<R>);
      recordPapers(transaction, caseId, drawn.value);
      return ok(null);
    });
    if (taken.ok) return taken;
    if (taken.error !== outdated) return { ok: false, error: taken.error as FailureOf<R> | StepError };
  }
}

/** The plan changed while its papers were drawn: it is made again. */
const outdated = { code: 'outdated' } as const;

export type DecisionOf<R> = R extends { readonly ok: true; readonly value: Plan<infer P> } ? P : never;
