import { HistoricalRecord, type BackfillProblem } from '#shared/model/index.ts';
import { canonicalJson } from '../../../store/canonical-json.ts';
import type { ReadableDb } from '../../../store/types.ts';
import { createBeside, remarksOfOthers } from '../remarks-of-others.ts';
import type { RowRead } from './table-messages.ts';

/** What becomes of a row: it is taken, was taken before, or waits. */
export type Fate = 'taken' | 'known' | 'held';

export interface SortedRow {
  readonly row: RowRead;
  readonly fate: Fate;
  /** Of one that is taken; with the remarks that other records give it. */
  readonly record: HistoricalRecord | null;
  readonly problems: readonly BackfillProblem[];
}

/**
 * Sorts the rows of a portion by what the tables hold: the same row is never taken twice, and one that says something else now than it
 * did waits. `batchId`: whose rows they are; null: nobody takes them.
 */
export function sortRows(db: ReadableDb, rows: readonly RowRead[], batchId: string | null): SortedRow[] {
  const taken = new Map<string, HistoricalRecord>();
  const beside = createBeside();
  return rows.map((row): SortedRow => {
    const { record, compared, key, problems } = row;
    if (record === null || compared === null) return { row, fate: 'held', record: null, problems };
    const near = taken.get(key);
    const known = near === undefined ? findByKey(db, key) : { record: near, batchId };
    if (known !== null) {
      const text = known.record.registrationNumber;
      if (contentOf(known.record) !== contentOf(record))
        return { row, fate: 'held', record: null, problems: [...problems, { check: 'changedSince', column: null, text }] };
      const isTwice = near !== undefined || known.batchId === batchId;
      const told: BackfillProblem[] = isTwice ? [{ check: 'rowTwice', column: null, text }] : [];
      return { row, fate: 'known', record: null, problems: [...problems, ...told] };
    }
    const others = remarksOfOthers(db, record, compared, beside);
    beside.add(record, compared);
    taken.set(key, record);
    return {
      row,
      fate: 'taken',
      record: { ...record, remarks: [...record.remarks, ...others] },
      problems: [...problems, ...others.map(({ flag, note }): BackfillProblem => ({ check: flag, column: null, text: note }))],
    };
  });
}

function findByKey(db: ReadableDb, key: string): { readonly record: HistoricalRecord; readonly batchId: string | null } | null {
  const found = db.prepare('SELECT record, batch_id AS batchId FROM historical_records WHERE row_key = ?').get(key) as
    { record: string; batchId: string | null } | undefined;
  return found === undefined ? null : { record: HistoricalRecord.parse(JSON.parse(found.record)), batchId: found.batchId };
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** What the paper says; remarks are what this program made of it, and other records'. */
function contentOf(record: HistoricalRecord): string {
  return canonicalJson(HistoricalRecord.parse({ ...record, id: nobody, remarks: [] }));
}
