import { z } from 'zod';
import type { HeldRow } from '#shared/contract/index.ts';
import { BackfillBatch, BackfillProblem, BackfillSettings, BackfillSource } from '#shared/model/index.ts';
import type { ReadableDb } from '../../../store/types.ts';

interface SourceRow {
  readonly id: string;
  readonly name: string;
  readonly settings: string;
}

const sourceOf = ({ settings, ...row }: SourceRow): BackfillSource =>
  BackfillSource.parse({ ...row, settings: JSON.parse(settings) as unknown });

/** The sources by name. */
export function listSources(db: ReadableDb): BackfillSource[] {
  return (db.prepare('SELECT id, name, settings FROM backfill_sources ORDER BY name').all() as SourceRow[]).map(sourceOf);
}

export function findSource(db: ReadableDb, id: string): BackfillSource | null {
  const row = db.prepare('SELECT id, name, settings FROM backfill_sources WHERE id = ?').get(id) as SourceRow | undefined;
  return row === undefined ? null : sourceOf(row);
}

const waits = 'h.resolved_by IS NULL AND h.set_aside IS NULL';
const batchColumns = `b.id, b.source_id AS sourceId, s.name AS sourceName, b.file_name AS fileName, b.path, b.rows, b.taken, b.known,
  (SELECT count(*) FROM backfill_held h WHERE h.batch_id = b.id AND ${waits}) AS held,
  (SELECT count(*) FROM backfill_held h WHERE h.batch_id = b.id AND h.set_aside IS NOT NULL) AS setAside,
  b.kept, b.state, b.begun_at AS begunAt, a.name AS begunBy, b.ended_at AS endedAt`;
const batchTables = 'backfill_batches b JOIN backfill_sources s ON s.id = b.source_id JOIN staff a ON a.id = b.begun_by';

/** The batches, the newest first. */
export function listBatches(db: ReadableDb): BackfillBatch[] {
  return z.array(BackfillBatch).parse(db.prepare(`SELECT ${batchColumns} FROM ${batchTables} ORDER BY b.begun_at DESC, b.id DESC`).all());
}

/** What a run goes on from. */
export interface OpenBatch {
  readonly batch: BackfillBatch;
  readonly settings: BackfillSettings;
  readonly head: readonly string[];
  readonly digest: string;
  /** The last line that is done. */
  readonly line: number;
}

export function findBatch(db: ReadableDb, id: string): OpenBatch | null {
  const batch = db.prepare(`SELECT ${batchColumns} FROM ${batchTables} WHERE b.id = ?`).get(id);
  if (batch === undefined) return null;
  const { settings, head, digest, line } = db
    .prepare('SELECT settings, head, file_digest AS digest, line FROM backfill_batches WHERE id = ?')
    .get(id) as { settings: string; head: string; digest: string; line: number };
  return {
    batch: BackfillBatch.parse(batch),
    settings: BackfillSettings.parse(JSON.parse(settings)),
    head: JSON.parse(head) as string[],
    digest,
    line,
  };
}

/** Whether rows of this file are being taken already, from the same source. */
export function findOpenBatch(db: ReadableDb, sourceId: string, digest: string): string | null {
  const found = db
    .prepare(`SELECT id FROM backfill_batches WHERE source_id = ? AND file_digest = ? AND state = 'open'`)
    .pluck()
    .get(sourceId, digest) as string | undefined;
  return found ?? null;
}

/** Rows of a batch that wait, behind a line, in the order of their file. */
export function* heldRows(db: ReadableDb, batchId: string, after: number, most: number): Generator<HeldRow> {
  const rows = db
    .prepare(
      `SELECT h.line, h.cells, h.problems FROM backfill_held h WHERE h.batch_id = ? AND h.line > ? AND ${waits} ORDER BY h.line LIMIT ?`,
    )
    .iterate(batchId, after, most) as IterableIterator<{ line: number; cells: string; problems: string }>;
  for (const { line, cells, problems } of rows)
    yield { line, cells: JSON.parse(cells) as string[], problems: z.array(BackfillProblem).parse(JSON.parse(problems)) };
}

/** Which of the lines wait. */
export function waitingAmong(db: ReadableDb, batchId: string, lines: readonly number[]): number[] {
  const isWaiting = db.prepare(`SELECT 1 FROM backfill_held h WHERE h.batch_id = ? AND h.line = ? AND ${waits}`);
  return lines.filter((line) => isWaiting.get(batchId, line) !== undefined);
}

/** A record of a batch, and whether something is noted or linked with it: then it stays when the batch is rolled back. */
export interface BatchRecord {
  readonly id: string;
  readonly line: number;
  readonly isReferred: boolean;
}

export function recordsOfBatch(db: ReadableDb, batchId: string, after: number, most: number): BatchRecord[] {
  const rows = db
    .prepare(
      `SELECT e.record_id AS id, h.line,
         EXISTS (SELECT 1 FROM record_notes WHERE record_id = e.record_id)
         OR EXISTS (SELECT 1 FROM proceedings WHERE record_id = e.record_id)
         OR EXISTS (SELECT 1 FROM person_links WHERE one = e.record_id OR other = e.record_id) AS referred
       FROM historical_records h JOIN register_entries e USING (entry) WHERE h.batch_id = ? AND h.line > ? ORDER BY h.line LIMIT ?`,
    )
    .all(batchId, after, most) as { id: string; line: number; referred: number }[];
  return rows.map(({ referred, ...row }) => ({ ...row, isReferred: referred === 1 }));
}
