import { digestOf, type JournalRow } from '../store/journal.ts';
import type { Acts } from '../store/acts.ts';
import { findPayloadProblem } from '../store/projections.ts';
import type { StationHead } from './check-copy.ts';

/**
 * The rows that continue a station's chain unbroken and mean something to this program, up to the end of the last whole
 * commit: its last row carries the request.
 */
export function wholeCommits(rows: readonly JournalRow[], head: StationHead, acts: Acts): JournalRow[] {
  let { seq, digest } = head;
  const chain: JournalRow[] = [];
  for (const row of rows.filter(({ station }) => station === head.station)) {
    if (row.seq !== seq + 1 || row.previous !== digest || digestOf(row) !== row.digest) break;
    // Written by a newer program: one that was put back cannot do these acts over.
    if (findPayloadProblem(row, acts) !== null) break;
    chain.push(row);
    ({ seq, digest } = row);
  }
  return chain.slice(0, chain.findLastIndex((row) => row.request_id !== null) + 1);
}
