import { failure } from '#shared/contract/index.ts';
import { measuresOf } from '#shared/law/discrepancies.ts';
import { ok } from '#shared/model/index.ts';
import { twoPeople } from '../../office/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { StoreDep } from '../../store/index.ts';
import { discrepancySettled } from './acts.ts';
import { findDiscrepancy, listDiscrepancies } from './rows.ts';

/** 差异处理: what the province contradicts, until two people have settled it. */
export function createDiscrepancyHandlers({
  store,
  events,
}: StoreDep & EventsDep): HandlersFor<'discrepancies.list' | 'discrepancies.settle'> {
  return {
    'discrepancies.list': ({ input }) => ok(store.read((db) => listDiscrepancies(db, input))),

    'discrepancies.settle': writing('discrepancies.settle', {
      act(call) {
        const { id, conclusion, measure, note } = call.input;
        const settled = store.commit(call.author, ({ db, append }) => {
          const found = findDiscrepancy(db, id);
          if (found === null) return failure('discrepancy.notFound', {});
          if (found.settled !== null) return failure('discrepancy.settledAlready', { name: found.settled.by });
          if (!measuresOf(found.kind, conclusion).includes(measure)) return failure('discrepancy.otherMeasure', {});
          const { enteredBy: settledBy, approvedBy } = twoPeople(call);
          append(discrepancySettled, { id, conclusion, measure, note, settledBy, approvedBy }, { caseId: found.caseId });
          return ok({ id, caseId: found.caseId });
        });
        if (settled.ok) {
          events.emit({ event: 'case.changed', caseId: settled.value.caseId });
          events.emit({ event: 'office.changed' });
        }
        return settled;
      },
      answer: ({ id }) => store.read((db) => findDiscrepancy(db, id)!),
    }),
  };
}
