import { z } from 'zod';
import { HistoricalRecord } from '#shared/model/index.ts';
import { defineAct, type WritableDb } from '../../store/types.ts';
import { indexRecord } from '../register/finder/index-record.ts';

/** Where records come from and how its columns are read, new or changed. */
const sourceSaved = defineAct({
  type: 'backfill.sourceSaved',
  payload: z.object({ id: z.uuid(), name: z.string().min(1).max(60), settings: z.record(z.string(), z.unknown()) }),
  project: (db, { settings, ...source }, { at }) =>
    db
      .prepare(
        `INSERT INTO backfill_sources (id, name, settings, changed_at) VALUES (:id, :name, :settings, :at)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings, changed_at = excluded.changed_at`,
      )
      .run({ ...source, settings: JSON.stringify(settings), at }),
});

/** Somebody began to take over the rows of a file; with the settings of its source as they were then. */
const batchBegun = defineAct({
  type: 'backfill.batchBegun',
  payload: z.object({
    id: z.uuid(),
    sourceId: z.uuid(),
    fileName: z.string().max(255),
    fileDigest: z.string().min(1),
    rows: z.number().int().nonnegative(),
    settings: z.record(z.string(), z.unknown()),
  }),
  project: (db, { settings, ...batch }, { at, staffId }) =>
    db
      .prepare(
        `INSERT INTO backfill_batches (id, source_id, file_name, file_digest, rows, line, taken, known, held, state, settings, begun_at, begun_by)
         VALUES (:id, :sourceId, :fileName, :fileDigest, :rows, 0, 0, 0, 0, 'open', :settings, :at, :staffId)`,
      )
      .run({ ...batch, settings: JSON.stringify(settings), at, staffId }),
});

/** Rows of a batch that were taken over, a portion of it. Rows that came earlier (`key`) are not among them. */
const rowsTaken = defineAct({
  type: 'backfill.rowsTaken',
  payload: z.object({
    batchId: z.uuid(),
    /** The last line of the portion. */
    line: z.number().int().positive(),
    rows: z.array(z.object({ line: z.number().int().positive(), key: z.string().min(1), record: HistoricalRecord })),
  }),
  project(db, { batchId, line, rows }) {
    for (const { line: at, key, record } of rows) putHistorical(db, record, { batchId, line: at, key, enteredBy: null, confirmedBy: null });
    db.prepare('UPDATE backfill_batches SET line = max(line, ?), taken = taken + ? WHERE id = ?').run(line, rows.length, batchId);
  },
});

interface Origin {
  readonly batchId: string | null;
  readonly line: number | null;
  /** Tells the same row of the same source when it comes again; null: typed by hand. */
  readonly key: string | null;
  readonly enteredBy: string | null;
  readonly confirmedBy: string | null;
}

/** Keeps a record of before and makes it findable. */
export function putHistorical(db: WritableDb, record: HistoricalRecord, origin: Origin): void {
  const entry = indexRecord(db, { ...record, source: 'backfill' });
  db.prepare(
    `INSERT INTO historical_records (entry, batch_id, line, row_key, record, entered_by, confirmed_by)
     VALUES (:entry, :batchId, :line, :key, :record, :enteredBy, :confirmedBy)`,
  ).run({ ...origin, entry, record: JSON.stringify(record) });
}

export const backfillActs = [sourceSaved, batchBegun, rowsTaken] as const;
