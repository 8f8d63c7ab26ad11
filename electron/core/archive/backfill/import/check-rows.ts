import { basename } from 'node:path';
import type { BackfillReport } from '#shared/contract/index.ts';
import type { BackfillCheck, BackfillSource } from '#shared/model/index.ts';
import { inPortions } from './in-portions.ts';
import { beginReading } from './reading.ts';
import type { Progress } from './run.ts';
import { createSeenKeys } from './seen-keys.ts';
import { sortRows, type SortedRow } from './sort-rows.ts';
import type { RowRead } from './table-messages.ts';
import type { TakeDeps } from './take-rows.ts';

/** No more rows are shown for a check. */
const shown = 3;

export interface Checked {
  readonly report: BackfillReport;
  readonly digest: string;
  readonly head: readonly string[];
}

/** 试运行: reads and checks every row as it would be taken, and keeps nothing. null: it was stopped. */
export async function checkRows(
  { store, clock, quietFor, marks }: TakeDeps,
  path: string,
  source: BackfillSource,
  progress: Progress,
): Promise<Checked | null> {
  const { settings } = source;
  const reading = await beginReading({ path, settings, sourceId: source.id, today: clock.today(), after: 0, digest: null, marks });
  const counts = { rows: 0, taken: 0, known: 0, held: 0 };
  const checks = new Map<BackfillCheck, BackfillReport['checks'][number]>();
  const seen = createSeenKeys();
  const note = ({ check, column, text }: SortedRow['problems'][number], line: number): void => {
    const known = checks.get(check) ?? { check, rows: 0, examples: [] };
    const examples = known.examples.length < shown ? [...known.examples, { line, column, text }] : known.examples;
    checks.set(check, { check, rows: known.rows + 1, examples });
  };
  const tally = ({ row, fate, problems }: SortedRow): void => {
    // An earlier portion had it: nothing of that stands in a table.
    const isTwice = fate === 'taken' && !seen.add(row.key);
    counts.rows += 1;
    counts[isTwice ? 'known' : fate] += 1;
    for (const problem of problems) note(problem, row.line);
    if (isTwice) note({ check: 'rowTwice', column: null, text: row.record?.registrationNumber ?? '' }, row.line);
  };
  try {
    const look = (some: readonly RowRead[]): void => {
      for (const sorted of store.read((db) => sortRows(db, some, null))) tally(sorted);
      progress.add(some.length);
    };
    if (!(await inPortions({ quietFor }, reading.portions(), look, progress.isStopped))) return null;
  } finally {
    await reading.close();
  }
  const report = { ...counts, sourceId: source.id, path, fileName: basename(path), checks: [...checks.values()] };
  return { report, digest: reading.digest, head: reading.head };
}
