import { failure } from '#shared/contract/index.ts';
import { isInHands } from '#shared/law/case-state.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type Call, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import { findEnrolled } from '../../sync/index.ts';
import { findCase } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { answerCase, heldByColleague } from '../steps.ts';
import { areIdentitiesComplete, askable, askEach } from './ask.ts';

/** 联网核对 once more: by the registrar's key, or because an answer no longer counts while the case is looked at. */
export function createCheckHandlers(deps: CaseDeps): HandlersFor<'cases.checkOnline'> {
  const { store, clock, events } = deps;
  const findAskable = (db: ReadableDb, call: Call<'cases.checkOnline'>) => {
    const { caseId, again } = call.input;
    const record = findCase(db, caseId);
    if (!record) return failure('case.notFound', {});
    const held = heldByColleague(record, call);
    if (held) return held;
    if (findEnrolled(db) === null) return failure('check.notEnrolled', {});
    if (!isInHands(record)) return failure('case.closed', {});
    if (!areIdentitiesComplete(record)) return failure('check.identityIncomplete', {});
    return ok({ record, parties: askable(db, record, again, clock.now().toString(), clock.today()) });
  };
  return {
    'cases.checkOnline': writing('cases.checkOnline', {
      act(call) {
        const { caseId } = call.input;
        const found = store.read((db) => findAskable(db, call));
        // Under way, or answered: there is nothing to ask, nor to journal.
        if (!found.ok || found.value.parties.length === 0) return found.ok ? ok({ caseId }) : found;
        const asked = store.commit(call.author, (transaction) => {
          const again = findAskable(transaction.db, call);
          if (!again.ok) return again;
          askEach(transaction, again.value.record, again.value.parties);
          return ok({ caseId });
        });
        if (asked.ok) events.emit({ event: 'case.changed', caseId });
        return asked;
      },
      answer: answerCase(deps),
    }),
  };
}
