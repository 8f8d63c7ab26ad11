import { ok } from '#shared/model/index.ts';
import type { ClockDep } from '../../../ports.ts';
import { systemAuthor } from '../../../store/system-author.ts';
import type { StoreDep } from '../../../store/types.ts';
import { batchDone, rollBackDone, rowsTaken, rowsTakenBack } from '../acts.ts';
import { inPortions, type PortionDeps } from './in-portions.ts';
import { beginReading } from './reading.ts';
import { recordsOfBatch, type BatchRecord, type OpenBatch } from './rows.ts';
import type { Progress } from './run.ts';
import { sortRows } from './sort-rows.ts';
import type { ReadingRequest, RowRead } from './table-messages.ts';

export interface TakeDeps extends StoreDep, ClockDep, PortionDeps {
  readonly marks: ReadingRequest['marks'];
}

/** Takes the rows of an open batch behind the last that is done: every portion is whole or not there. */
export async function takeRows(
  { store, clock, quietFor, marks }: TakeDeps,
  path: string,
  open: OpenBatch,
  progress: Progress,
): Promise<void> {
  const { batch, settings, digest, line } = open;
  const reading = await beginReading({ path, settings, sourceId: batch.sourceId, today: clock.today(), after: line, digest, marks });
  const take = (rows: readonly RowRead[]): void => {
    store.commit(systemAuthor('backfill.takeRows'), ({ db, append }) => {
      const sorted = sortRows(db, rows, batch.id);
      append(rowsTaken, {
        batchId: batch.id,
        line: rows.at(-1)!.line,
        rows: sorted.flatMap(({ row, record }) => (record === null ? [] : [{ line: row.line, key: row.key, record }])),
        known: sorted.filter(({ fate }) => fate === 'known').length,
        held: sorted.flatMap(({ row, fate, problems }) =>
          fate === 'held' ? [{ line: row.line, cells: [...row.cells], problems: [...problems] }] : [],
        ),
        resolved: rows.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])),
      });
      return ok(null);
    });
    progress.add(rows.length);
  };
  try {
    if (!(await inPortions({ quietFor }, reading.portions(), take, progress.isStopped))) return;
  } finally {
    await reading.close();
  }
  store.commit(systemAuthor('backfill.takeRows'), ({ append }) => {
    append(batchDone, { batchId: batch.id });
    return ok(null);
  });
}

/** Records that are looked up together when a batch is taken back. */
const together = 400;

/** Takes back what a batch brought, behind the last line that is done; what something is noted or linked with stays. */
export async function takeBack({ store, quietFor }: StoreDep & PortionDeps, { batch, line }: OpenBatch, progress: Progress): Promise<void> {
  async function* records(): AsyncGenerator<readonly BatchRecord[]> {
    for (let after = line; ;) {
      const some = store.read((db) => recordsOfBatch(db, batch.id, after, together));
      if (some.length === 0) return;
      yield some;
      after = some.at(-1)!.line;
    }
  }
  const back = (some: readonly BatchRecord[]): void => {
    store.commit(systemAuthor('backfill.takeRows'), ({ append }) => {
      append(rowsTakenBack, {
        batchId: batch.id,
        line: some.at(-1)!.line,
        recordIds: some.flatMap(({ id, isReferred }) => (isReferred ? [] : [id])),
        kept: some.filter(({ isReferred }) => isReferred).length,
      });
      return ok(null);
    });
    progress.add(some.length);
  };
  if (!(await inPortions({ quietFor }, records(), back, progress.isStopped))) return;
  store.commit(systemAuthor('backfill.takeRows'), ({ append }) => {
    append(rollBackDone, { batchId: batch.id });
    return ok(null);
  });
}
