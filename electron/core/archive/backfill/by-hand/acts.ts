import { z } from 'zod';
import { HistoricalRecord, keyFields, TypedEntry } from '#shared/model/index.ts';
import { defineAct } from '../../../store/types.ts';
import { putHistorical } from '../put-historical.ts';

const Entry = z.object({ id: z.uuid() });

/** Somebody typed an old paper; its pictures by their files in the vault. */
export const entryTyped = defineAct({
  type: 'backfill.entryTyped',
  payload: Entry.extend({ entry: TypedEntry, pages: z.array(z.string()) }),
  project(db, { id, entry, pages }, { at, staffId }) {
    db.prepare('INSERT INTO backfill_entries (id, entry, entered_at, entered_by) VALUES (?, ?, ?, ?)').run(
      id,
      JSON.stringify(entry),
      at,
      staffId,
    );
    for (const [index, digest] of pages.entries())
      db.prepare('INSERT INTO backfill_pages (record_id, page, digest) VALUES (?, ?, ?)').run(id, index + 1, digest);
  },
});

/** A second person typed it otherwise. */
export const entryCompared = defineAct({
  type: 'backfill.entryCompared',
  payload: Entry.extend({ differing: z.array(z.enum(keyFields)) }),
  project: (db, { id, differing }, { staffId }) =>
    db.prepare('UPDATE backfill_entries SET compared_by = ?, differing = ? WHERE id = ?').run(staffId, JSON.stringify(differing), id),
});

/** Two have typed it: it is a record, named as the entry was. */
export const entryConfirmed = defineAct({
  type: 'backfill.entryConfirmed',
  payload: z.object({ record: HistoricalRecord }),
  project(db, { record }, { staffId }) {
    const enteredBy = db.prepare('SELECT entered_by FROM backfill_entries WHERE id = ?').pluck().get(record.id) as string;
    db.prepare('DELETE FROM backfill_entries WHERE id = ?').run(record.id);
    putHistorical(db, record, { batchId: null, line: null, key: null, enteredBy, confirmedBy: staffId });
  },
});

/** It was typed in vain; its pictures stay in the vault. */
export const entryWithdrawn = defineAct({
  type: 'backfill.entryWithdrawn',
  payload: Entry.extend({ reason: z.string() }),
  project: (db, { id }) => db.prepare('DELETE FROM backfill_entries WHERE id = ?').run(id),
});

export const entryActs = [entryTyped, entryCompared, entryConfirmed, entryWithdrawn] as const;
