import { failure, type OpenedHistorical } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../../../ports.ts';
import type { ReadableDb, StoreDep } from '../../../store/types.ts';
import { findHistorical } from '../../historical.ts';
import { readPage } from '../../kept-pages.ts';
import { recordOpened } from '../look-acts.ts';
import { isOpenedInLook, isOwnLook } from '../look-rows.ts';
import { personsLinked } from './acts.ts';
import { coupleOf, findRelated } from './related.ts';

type LinkOperation = 'records.getHistorical' | 'records.historicalPage' | 'records.related' | 'records.link';

/** Old records as the paper has them, and which records are of one person. */
export function createLinkHandlers({ store, events }: StoreDep & EventsDep): HandlersFor<LinkOperation> {
  return {
    'records.getHistorical': writing('records.getHistorical', {
      act: ({ author, input }) =>
        store.commit(author, ({ db, append }) => {
          if (!isOwnLook(db, input.lookId, author.staffId) || findHistorical(db, input.recordId) === null)
            return failure('record.notFound', {});
          append(recordOpened, input);
          return ok({ id: input.recordId });
        }),
      answer: ({ id }: { readonly id: string }) => store.read((db) => openedOf(db, id)),
    }),

    async 'records.historicalPage'({ input, author }) {
      const digest = store.read((db) =>
        isOwnLook(db, input.lookId, author.staffId) && isOpenedInLook(db, input)
          ? db.prepare('SELECT digest FROM backfill_pages WHERE record_id = ? AND page = ?').pluck().get(input.recordId, input.page)
          : undefined,
      ) as string | undefined;
      return digest === undefined ? failure('record.notFound', {}) : readPage(store.vault, digest);
    },

    'records.related': ({ input, author }) =>
      store.read((db) => {
        const mayKnow = isOwnLook(db, input.lookId, author.staffId) && isOpenedInLook(db, input);
        const related = mayKnow ? findRelated(db, input.recordId) : null;
        return related === null ? failure('record.notFound', {}) : ok(related);
      }),

    'records.link': writing('records.link', {
      act: ({ author, input }) => {
        const linked = store.commit(author, ({ db, append }) => {
          if (input.one.recordId === input.other.recordId) return failure('record.linkedToItself', {});
          if (coupleOf(db, input.one.recordId) === null || coupleOf(db, input.other.recordId) === null)
            return failure('record.notFound', {});
          append(personsLinked, input);
          return ok({ same: input.same });
        });
        if (linked.ok) events.emit({ event: 'records.changed' });
        return linked;
      },
      answer: (said: { readonly same: boolean }) => said,
    }),
  };
}

function openedOf(db: ReadableDb, id: string): OpenedHistorical {
  const row = db
    .prepare(
      `SELECT s.name AS source, b.file_name AS fileName, h.line, a.name AS enteredBy, c.name AS confirmedBy,
         (SELECT count(*) FROM backfill_pages g WHERE g.record_id = e.record_id) AS pages
       FROM register_entries e JOIN historical_records h ON h.entry = e.entry
       LEFT JOIN backfill_batches b ON b.id = h.batch_id LEFT JOIN backfill_sources s ON s.id = b.source_id
       LEFT JOIN staff a ON a.id = h.entered_by LEFT JOIN staff c ON c.id = h.confirmed_by WHERE e.record_id = ?`,
    )
    .get(id) as { source: string | null; fileName: string; line: number } & Pick<OpenedHistorical, 'enteredBy' | 'confirmedBy' | 'pages'>;
  const { source, fileName, line, ...rest } = row;
  return { ...rest, record: findHistorical(db, id)!, from: source === null ? null : { source, fileName, line } };
}
