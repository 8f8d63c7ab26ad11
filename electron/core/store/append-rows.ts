import type { Acts } from './acts.ts';
import type { Connection } from './connection.ts';
import { asWritable } from './connection.ts';
import { StoreFault } from './errors.ts';
import { digestOf, findHead, insertChained } from './journal.ts';
import type { JournalRow } from './journal.ts';
import { projectRow } from './projections.ts';

/**
 * Appends rows that this store wrote once and has lost since, as they were written, and projects them; in one
 * transaction. They have to continue the chains of their stations.
 * @throws StoreFault `store.damaged` naming the first row that does not; nothing is kept then
 */
export function appendRows(database: Connection, acts: Acts, rows: readonly JournalRow[]): void {
  const writable = asWritable(database);
  for (const row of rows) {
    const head = findHead(database, row.station);
    if (row.seq !== head.seq + 1 || row.previous !== head.digest || digestOf(row) !== row.digest)
      throw new StoreFault({ code: 'store.damaged', details: { at: `journal ${row.station}/${row.seq}` } });
    insertChained(database, [row]);
    projectRow(writable, row, acts);
  }
}
