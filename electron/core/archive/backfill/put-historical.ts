import type { HistoricalRecord } from '#shared/model/index.ts';
import type { WritableDb } from '../../store/types.ts';
import { indexRecord, unindexRecord } from '../register/finder/index-record.ts';

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

/** Takes a record of before out of the tables; the journal has it still. */
export function takeBackHistorical(db: WritableDb, recordId: string): void {
  const entry = db.prepare('SELECT entry FROM register_entries WHERE record_id = ?').pluck().get(recordId) as number | undefined;
  if (entry === undefined) return;
  db.prepare('DELETE FROM historical_records WHERE entry = ?').run(entry);
  unindexRecord(db, entry);
}
