import { failure } from '#shared/contract/index.ts';
import { examineLookUp, isOnPaper } from '#shared/law/records/look-up.ts';
import { ok, type CivilDate, type Finding, type LookUpRequest, type RegisterRecord, type Result } from '#shared/model/index.ts';
import type { HallError } from '#shared/contract/index.ts';
import { createId } from '../../crypto/index.ts';
import { createHeldCopy, encodeGb18030, writeCsv } from '../../exchange/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { RegisterDeps } from './deps.ts';
import { lookUpEntered, lookUpsExported } from './look-acts.ts';
import { findLookUp, listLookUps, nextNumber } from './look-rows.ts';
import { lookUpHead, lookUpRow } from './look-up-rows.ts';
import { findRecord } from './records.ts';

type LookUpOperation = 'lookUps.examine' | 'lookUps.enter' | 'lookUps.list' | 'lookUps.export' | 'lookUps.fetch';

/** A number is taken while its paper is drawn; somebody else may have been quicker. */
const attempts = 5;

/** 查档: who gets to see what, on which paper, with whose approval. */
export function createLookUpHandlers(deps: RegisterDeps): HandlersFor<LookUpOperation> {
  const { store, clock, events, lookUpPapers, practice, settleAsked, t } = deps;
  const copy = createHeldCopy();

  const look = (db: ReadableDb, request: LookUpRequest, on: CivilDate): Result<Looked, HallError<'record.notFound'>> => {
    const records: RegisterRecord[] = [];
    for (const { id } of request.records) {
      const record = findRecord(db, id);
      if (record === null) return failure('record.notFound', {});
      records.push(record);
    }
    return ok({ records, findings: examineLookUp({ request, records, countries: practice(db).proofCountries?.countries ?? null }, on) });
  };

  return {
    'lookUps.examine': ({ input }) => {
      const looked = store.read((db) => look(db, input, clock.today()));
      return looked.ok ? ok(looked.value.findings) : looked;
    },

    'lookUps.enter': writing('lookUps.enter', {
      act: async ({ author, input: { asked, ...request } }) => {
        for (let attempt = 1; ; attempt++) {
          const on = clock.today();
          const looked = store.read((db) => look(db, request, on));
          if (!looked.ok) return looked;
          const { records, findings } = looked.value;
          if (findings.some(({ outcome }) => outcome === 'refuse')) return failure('lookUp.refused', { findings });
          const number = store.read((db) => nextNumber(db, on));
          const copied = records.map((record, index) => ({ record, pages: request.records[index]!.pages }));
          const { records: _chosen, ...asEntered } = request;
          const drawn = isOnPaper(request.given) ? await lookUpPapers.draw({ ...request, number, on, records: copied }) : ok(null);
          if (!drawn.ok) return drawn;
          const entered = store.commit(author, (transaction) => {
            if (nextNumber(transaction.db, on) !== number) return ok(null);
            if (asked !== null) {
              const settled = settleAsked(transaction, asked, number);
              if (!settled.ok) return settled;
            }
            const id = createId();
            const documentId = drawn.value === null ? null : drawn.value(transaction);
            const lines = copied.map(({ record: { id: recordId, kind, registrationNumber, fileNumber }, pages }) => ({
              id: recordId,
              kind,
              registrationNumber,
              fileNumber,
              pages,
            }));
            transaction.append(lookUpEntered, { id, number, request: asEntered, records: lines, documentId });
            return ok({ id });
          });
          if (!entered.ok) return entered;
          if (entered.value === null && attempt < attempts) continue;
          if (entered.value === null) throw new Error('no number for a look-up could be taken');
          events.emit({ event: 'records.changed' });
          if (asked !== null) events.emit({ event: 'frontDesk.changed' });
          return ok(entered.value);
        }
      },
      answer: ({ id }: { readonly id: string }) => store.read((db) => findLookUp(db, id)!),
    }),

    'lookUps.list': ({ input }) => ok(store.read((db) => listLookUps(db, input))),

    'lookUps.export': writing('lookUps.export', {
      act: ({ author, input }) =>
        store.commit(author, ({ db, append }) => {
          const lines = listLookUps(db, input).toReversed();
          const id = createId();
          append(lookUpsExported, { id, ...input, rows: lines.length });
          copy.hold(id, author.staffId, encodeGb18030(writeCsv([lookUpHead(t), ...lines.map((line) => lookUpRow(line, t))])));
          return ok({ id, rows: lines.length });
        }),
      answer: (made: { readonly id: string; readonly rows: number }) => made,
    }),

    'lookUps.fetch': ({ input, caller }) => {
      const data = copy.take(input.exportId, caller?.staff.id ?? null);
      return data === null ? failure('lookUp.copyGone', {}) : ok({ data });
    },
  };
}

interface Looked {
  readonly records: readonly RegisterRecord[];
  readonly findings: Finding[];
}
