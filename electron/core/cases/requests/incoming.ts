import { failure } from '#shared/contract/index.ts';
import { ok, type ProvinceRecord } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import { askProvince, type KnownRegistration } from '../../sync/index.ts';
import type { CaseDeps } from '../deps.ts';
import { requestDecided } from './acts.ts';
import { findOwnRecords } from './own-records.ts';
import { listIncoming, listNotices, listSent } from './rows.ts';

type AnsweringOperation = 'requests.incoming' | 'requests.sent' | 'requests.look' | 'requests.reply' | 'requests.notices';

/** 协查, the side that is asked, and what the province has for the office beside it. */
export function createIncomingHandlers({ store, events, regions }: CaseDeps): HandlersFor<AnsweringOperation> {
  return {
    'requests.incoming': () => ok(store.read(listIncoming)),
    'requests.sent': () => ok(store.read((db) => listSent(db, regions))),
    'requests.notices': ({ input }) => ok(store.read((db) => listNotices(db, input.limit))),

    'requests.look': ({ input }) => {
      const found = store.read((db) => look(db, input.requestNumber));
      return found ? ok(found.records.map((record): ProvinceRecord => record)) : failure('request.notFound', {});
    },

    'requests.reply': writing('requests.reply', {
      act(call) {
        const { requestNumber, registrationNumbers, refusal } = call.input;
        const result = store.commit(call.author, (transaction) => {
          const found = look(transaction.db, requestNumber);
          if (!found) return failure('request.notFound', {});
          if (found.state !== 'open') return failure('request.decided', {});
          const records = refusal === null ? found.records.filter((record) => registrationNumbers.includes(record.registrationNumber)) : [];
          // What was chosen on the screen is not what is here any more. Numbers of the paper archive may be borne by two.
          const held = new Set(records.map((record) => record.registrationNumber));
          if (refusal === null && registrationNumbers.some((number) => !held.has(number))) return failure('request.changed', {});
          const answer = { records, refusal: refusal === null ? null : { code: 'request.refused', reason: refusal } };
          const reply = askProvince(transaction, { question: { kind: 'recordReply', requestNumber, ...answer }, caseId: null });
          transaction.append(requestDecided, { requestNumber, reply, records, refusal });
          return ok({});
        });
        if (result.ok) events.emit({ event: 'sync.changed' });
        return result;
      },
      answer: () => store.read(listIncoming),
    }),
  };
}

function look(db: ReadableDb, requestNumber: string): { readonly state: string; readonly records: KnownRegistration[] } | null {
  const row = db
    .prepare(`SELECT state, registration_number AS registrationNumber, person FROM incoming_requests WHERE request_number = ?`)
    .get(requestNumber) as { state: string; registrationNumber: string | null; person: string | null } | undefined;
  if (!row) return null;
  const person = row.person === null ? null : JSON.parse(row.person);
  return { state: row.state, records: findOwnRecords(db, { registrationNumber: row.registrationNumber, person }, getOffice(db)) };
}
