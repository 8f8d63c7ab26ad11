import { failure } from '#shared/contract/index.ts';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { ok } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { findCase } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { coupleNow } from '../divorce/couple-now.ts';
import { heldByColleague } from '../steps.ts';
import { householdCorrected } from './acts.ts';
import { countCrossings, viewHouseholds } from './households.ts';

type HouseholdOperation = 'households.get' | 'households.set' | 'households.crossings';

/** Where couples are from: of a case, and counted. */
export function createHouseholdHandlers({ store, clock, events, regions }: CaseDeps): HandlersFor<HouseholdOperation> {
  const view = (caseId: string) =>
    store.read((db) => {
      const record = findCase(db, caseId);
      if (!record) return null;
      const couple = record.business === 'divorce' ? coupleNow(record) : record.couple;
      return viewHouseholds(db, { id: caseId, couple }, regions, getOffice(db).regionCode);
    });

  return {
    'households.get': ({ input }) => {
      const found = view(input.caseId);
      return found ? ok(found) : failure('case.notFound', {});
    },

    'households.set': writing('households.set', {
      act(call) {
        const { caseId, party, region } = call.input;
        const result = store.commit(call.author, ({ db, append }) => {
          const record = findCase(db, caseId);
          if (!record) return failure('case.notFound', {});
          if (isCaseClosed(record)) return failure('case.closed', {});
          const held = heldByColleague(record, call);
          if (held) return held;
          if (!regions.isPlausible(region) && region !== getOffice(db).regionCode) return failure('household.unknownRegion', { region });
          append(householdCorrected, { party, region }, { caseId });
          return ok({ caseId });
        });
        if (result.ok) events.emit({ event: 'case.changed', caseId });
        return result;
      },
      answer({ caseId }) {
        const found = view(caseId);
        if (!found) throw new Error(`case ${caseId} vanished`);
        return found;
      },
    }),

    'households.crossings': () => {
      const today = clock.today();
      return ok(
        store.read((db) => ({
          today: countCrossings(db, today, today),
          month: countCrossings(db, `${today.slice(0, 7)}-01` as typeof today, today),
        })),
      );
    },
  };
}
