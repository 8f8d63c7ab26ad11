import { failure, type HallError, type WaitingEntry } from '#shared/contract/index.ts';
import { differingFields, recordOfTyped } from '#shared/law/backfill/typed-entry.ts';
import { ok, TypedEntry, type EntryKey, type KeyField, type Result } from '#shared/model/index.ts';
import { createId } from '../../../crypto/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../../../ports.ts';
import type { ReadableDb, StoreDep } from '../../../store/types.ts';
import type { ScanPictures } from '../../types.ts';
import { countAlike, remarksOfOthers } from '../remarks-of-others.ts';
import { keepPages, readPage } from '../../kept-pages.ts';
import { entryCompared, entryConfirmed, entryTyped, entryWithdrawn } from './acts.ts';

export interface ByHandDeps extends StoreDep, EventsDep {
  readonly drawing: Pick<ScanPictures, 'normaliseScan'>;
}

type ByHandOperation =
  'backfill.enter' | 'backfill.waiting' | 'backfill.entryPage' | 'backfill.retype' | 'backfill.settle' | 'backfill.withdraw';

interface Waiting {
  readonly id: string;
  readonly entry: TypedEntry;
  readonly enteredBy: string;
  readonly comparedBy: string | null;
}

/** 双人校对: an old paper is typed by one, what matters again by another who does not see the first; only then it is a record. */
export function createByHand({ store, events, drawing }: ByHandDeps): HandlersFor<ByHandOperation> {
  const changed = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'backfill.changed' });
    return result;
  };
  return {
    'backfill.enter': writing('backfill.enter', {
      async act({ author, input: { entry, pages: pictures } }) {
        if (isEmpty(entry)) return failure('backfill.entryEmpty', {});
        const pages = await keepPages({ store, drawing }, pictures);
        if (!pages.ok) return pages;
        return changed(
          store.commit(author, ({ append }) => {
            const id = createId();
            append(entryTyped, { id, entry, pages: pages.value });
            return ok({ id });
          }),
        );
      },
      answer: ({ id }: { readonly id: string }, { input: { entry } }) =>
        store.read((db) => {
          const record = recordOfTyped(entry);
          return { id, remarks: [...record.remarks, ...remarksOfOthers(db, record)], alike: countAlike(db, record) };
        }),
    }),

    'backfill.waiting': ({ author }) => ok(store.read((db) => listWaiting(db, author.staffId))),

    async 'backfill.entryPage'({ input: { id, page } }) {
      const digest = store.read((db) =>
        // Of a record that is kept the register shows them, to whoever has opened it.
        db
          .prepare('SELECT g.digest FROM backfill_pages g JOIN backfill_entries e ON e.id = g.record_id WHERE e.id = ? AND g.page = ?')
          .pluck()
          .get(id, page),
      ) as string | undefined;
      if (digest === undefined) return failure('backfill.entryNotFound', {});
      return readPage(store.vault, digest);
    },

    'backfill.retype': writing('backfill.retype', {
      act: ({ author, input: { id, key } }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const found = findOthers(db, id, author.staffId);
            if (!found.ok) return found;
            const waiting = found.value;
            const differing = differingFields(waiting.entry, key);
            if (differing.length === 0) {
              append(entryConfirmed, { record: recordFrom(db, waiting, waiting.entry) });
              return ok({ recordId: id, differences: [] });
            }
            append(entryCompared, { id, differing });
            const differences = differing.map((field) => ({ field, first: valueOf(waiting.entry, field), second: valueOf(key, field) }));
            return ok({ recordId: null, differences });
          }),
        ),
      answer: (said: { recordId: string | null; differences: { field: KeyField; first: string; second: string }[] }) => said,
    }),

    'backfill.settle': writing('backfill.settle', {
      act: ({ author, input: { id, key } }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const found = findOthers(db, id, author.staffId);
            if (!found.ok) return found;
            const waiting = found.value;
            if (waiting.comparedBy !== author.staffId) return failure('backfill.notCompared', {});
            const entry: TypedEntry = {
              ...waiting.entry,
              ...key,
              man: { ...waiting.entry.man, ...key.man },
              woman: { ...waiting.entry.woman, ...key.woman },
            };
            append(entryConfirmed, { record: recordFrom(db, waiting, entry) });
            return ok({ recordId: id });
          }),
        ),
      answer: (kept: { readonly recordId: string }) => kept,
    }),

    'backfill.withdraw': writing('backfill.withdraw', {
      act: ({ author, caller, input }) =>
        changed(
          store.commit(author, ({ db, append }) => {
            const waiting = findWaiting(db, input.id);
            if (waiting === null) return failure('backfill.entryNotFound', {});
            const mayWithdraw = waiting.enteredBy === author.staffId || caller?.staff.roles.includes('supervisor');
            if (!mayWithdraw) return failure('backfill.othersEntry', {});
            append(entryWithdrawn, input);
            return ok({});
          }),
        ),
      answer: () => ({}),
    }),
  };
}

function isEmpty({ registrationNumber, man, woman }: TypedEntry): boolean {
  return [registrationNumber, man.name, man.idNumber, woman.name, woman.idNumber].every((text) => text === '');
}

function recordFrom(db: ReadableDb, { id }: Waiting, entry: TypedEntry) {
  const record = recordOfTyped(entry);
  return { ...record, id, remarks: [...record.remarks, ...remarksOfOthers(db, record)] };
}

function valueOf(typed: EntryKey, field: KeyField): string {
  const [slot, name] = field.split('.') as ['man' | 'woman', 'name' | 'idNumber'];
  return name === undefined ? typed[field as 'registrationNumber' | 'registered'] : typed[slot][name];
}

function findWaiting(db: ReadableDb, id: string): Waiting | null {
  const row = db
    .prepare('SELECT id, entry, entered_by AS enteredBy, compared_by AS comparedBy FROM backfill_entries WHERE id = ?')
    .get(id) as (Omit<Waiting, 'entry'> & { readonly entry: string }) | undefined;
  return row === undefined ? null : { ...row, entry: TypedEntry.parse(JSON.parse(row.entry)) };
}

/** What another person typed: nobody confirms their own. */
function findOthers(
  db: ReadableDb,
  id: string,
  staffId: string | null,
): Result<Waiting, HallError<'backfill.entryNotFound' | 'backfill.ownEntry'>> {
  const waiting = findWaiting(db, id);
  if (waiting === null) return failure('backfill.entryNotFound', {});
  return waiting.enteredBy === staffId ? failure('backfill.ownEntry', {}) : ok(waiting);
}

function listWaiting(db: ReadableDb, staffId: string | null): WaitingEntry[] {
  const rows = db
    .prepare(
      `SELECT e.id, json_extract(e.entry, '$.act') AS act, json_extract(e.entry, '$.office.name') AS officeName, e.entered_at AS enteredAt,
         a.name AS enteredBy, e.entered_by = :staffId AS isOwn, e.differing,
         (SELECT count(*) FROM backfill_pages g WHERE g.record_id = e.id) AS pages
       FROM backfill_entries e JOIN staff a ON a.id = e.entered_by ORDER BY e.entered_at, e.id LIMIT 500`,
    )
    .all({ staffId }) as (Omit<WaitingEntry, 'isOwn' | 'differing'> & { readonly isOwn: number; readonly differing: string | null })[];
  return rows.map(({ isOwn, differing, ...row }) => ({
    ...row,
    isOwn: isOwn === 1,
    differing: differing === null ? null : (JSON.parse(differing) as KeyField[]),
  }));
}
