import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { StoreDep } from '../../store/types.ts';
import { boxEmptied, boxFilled } from './acts.ts';
import { highestBox, listBoxes, type OfYear } from './rows.ts';

interface InRun {
  readonly roomNumber: number;
  readonly box: number | null;
}

/** 装盒: a run of files into a box. */
export function createBoxHandlers({ store, events }: StoreDep & EventsDep): HandlersFor<'archives.box' | 'archives.unbox'> {
  const changed = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'archives.changed' });
    return result;
  };
  return {
    'archives.box': writing('archives.box', {
      act: ({ author, input }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const run = db
              .prepare(
                `SELECT f.room_number AS roomNumber, b.number AS box FROM archive_files f LEFT JOIN archive_boxes b ON b.id = f.box_id
                 WHERE f.file_class = :fileClass AND f.year = :year AND f.room_number BETWEEN :from AND :until AND f.undone_at IS NULL`,
              )
              .all(input) as InRun[];
            if (run.length === 0) return failure('archives.nothingToBox', {});
            const boxed = run.find(({ box }) => box !== null);
            if (boxed) return failure('archives.boxed', { number: boxed.box! });
            const id = createId();
            append(boxFilled, { id, number: highestBox(db, input) + 1, ...input });
            return ok({ id });
          }),
        ),
      answer: ({ id }: { readonly id: string }, { input }) => store.read((db) => listBoxes(db, input).find((box) => box.id === id)!),
    }),

    'archives.unbox': writing('archives.unbox', {
      act: ({ author, input: { boxId: id, reason } }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const box = db
              .prepare('SELECT file_class AS fileClass, year, number FROM archive_boxes WHERE id = ? AND emptied_because IS NULL')
              .get(id) as (OfYear & { readonly number: number }) | undefined;
            if (!box) return failure('archives.boxNotFound', {});
            append(boxEmptied, { id, reason });
            return ok({ number: box.number });
          }),
        ),
      answer: (receipt: { readonly number: number }) => receipt,
    }),
  };
}
