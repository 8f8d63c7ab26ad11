import { HistoricalRecord } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/types.ts';

/** A record of before this program, as it was taken over or typed; null when there is none. */
export function findHistorical(db: ReadableDb, id: string): HistoricalRecord | null {
  const text = db
    .prepare('SELECT h.record FROM register_entries e JOIN historical_records h ON h.entry = e.entry WHERE e.record_id = ?')
    .pluck()
    .get(id) as string | undefined;
  return text === undefined ? null : HistoricalRecord.parse(JSON.parse(text));
}
