import { z } from 'zod';
import { BackfillProblem, HistoricalRecord } from '#shared/model/index.ts';
import { defineAct } from '../../store/types.ts';
import { entryActs } from './by-hand/acts.ts';
import { putHistorical, takeBackHistorical } from './put-historical.ts';

/** Where records come from and how its columns are read, new or changed. */
export const sourceSaved = defineAct({
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
export const batchBegun = defineAct({
  type: 'backfill.batchBegun',
  payload: z.object({
    id: z.uuid(),
    sourceId: z.uuid(),
    fileName: z.string().max(255),
    path: z.string().default(''),
    fileDigest: z.string().min(1),
    head: z.array(z.string()).default([]),
    rows: z.number().int().nonnegative(),
    settings: z.record(z.string(), z.unknown()),
  }),
  project: (db, { settings, head, ...batch }, { at, staffId }) =>
    db
      .prepare(
        `INSERT INTO backfill_batches (id, source_id, file_name, path, file_digest, head, rows, line, taken, known, held, state, settings, begun_at, begun_by)
         VALUES (:id, :sourceId, :fileName, :path, :fileDigest, :head, :rows, 0, 0, 0, 0, 'open', :settings, :at, :staffId)`,
      )
      .run({ ...batch, settings: JSON.stringify(settings), head: JSON.stringify(head), at, staffId }),
});

/** Where a row that waits stands. */
const RowPlace = z.object({ batchId: z.uuid(), line: z.number().int().positive() });

/** A portion of a batch: rows that were taken over, how many came before, and those that wait to be corrected. */
export const rowsTaken = defineAct({
  type: 'backfill.rowsTaken',
  payload: z.object({
    batchId: z.uuid(),
    /** The last line of the portion. */
    line: z.number().int().positive(),
    rows: z.array(z.object({ line: z.number().int().positive(), key: z.string().min(1), record: HistoricalRecord })),
    known: z.number().int().nonnegative().default(0),
    held: z
      .array(z.object({ line: z.number().int().positive(), cells: z.array(z.string()), problems: z.array(BackfillProblem) }))
      .default([]),
    /** Rows that waited and came again in this portion. */
    resolved: z.array(RowPlace).default([]),
  }),
  project(db, { batchId, line, rows, known, held, resolved }) {
    for (const { line: at, key, record } of rows) putHistorical(db, record, { batchId, line: at, key, enteredBy: null, confirmedBy: null });
    for (const { line: at, cells, problems } of held)
      db.prepare('INSERT INTO backfill_held (batch_id, line, cells, problems) VALUES (?, ?, ?, ?)').run(
        batchId,
        at,
        JSON.stringify(cells),
        JSON.stringify(problems),
      );
    for (const place of resolved)
      db.prepare(
        `UPDATE backfill_held SET resolved_by = :by WHERE batch_id = :batchId AND line = :line AND resolved_by IS NULL AND set_aside IS NULL`,
      ).run({ ...place, by: batchId });
    db.prepare(
      'UPDATE backfill_batches SET line = max(line, :line), taken = taken + :taken, known = known + :known, held = held + :held WHERE id = :batchId',
    ).run({ batchId, line, taken: rows.length, known, held: held.length });
  },
});

/** Every row of a batch is taken, known or held. */
export const batchDone = defineAct({
  type: 'backfill.batchDone',
  payload: z.object({ batchId: z.uuid() }),
  project: (db, { batchId }, { at }) =>
    db.prepare(`UPDATE backfill_batches SET state = 'done', ended_at = ? WHERE id = ?`).run(at, batchId),
});

/** Somebody said that rows that wait are no records. */
export const rowsSetAside = defineAct({
  type: 'backfill.rowsSetAside',
  payload: z.object({ batchId: z.uuid(), lines: z.array(z.number().int().positive()), reason: z.string() }),
  project(db, { batchId, lines, reason }) {
    for (const line of lines)
      db.prepare('UPDATE backfill_held SET set_aside = ? WHERE batch_id = ? AND line = ? AND resolved_by IS NULL').run(
        reason,
        batchId,
        line,
      );
  },
});

/** Rows that wait were written into a workbook outside. */
export const heldExported = defineAct({
  type: 'backfill.heldExported',
  payload: z.object({ batchId: z.uuid(), fileName: z.string(), rows: z.number().int() }),
  project: () => undefined,
});

/** Two people decided to take a batch back. */
export const rollBackBegun = defineAct({
  type: 'backfill.rollBackBegun',
  payload: z.object({ batchId: z.uuid(), reason: z.string() }),
  project: (db, { batchId }) =>
    db.prepare(`UPDATE backfill_batches SET state = 'rollingBack', line = 0, ended_at = NULL WHERE id = ?`).run(batchId),
});

/** A portion of a batch is taken back; `kept`: how many of it stay, since something is noted or linked with them. */
export const rowsTakenBack = defineAct({
  type: 'backfill.rowsTakenBack',
  payload: z.object({
    batchId: z.uuid(),
    line: z.number().int().positive(),
    recordIds: z.array(z.uuid()),
    kept: z.number().int().nonnegative(),
  }),
  project(db, { batchId, line, recordIds, kept }) {
    for (const id of recordIds) takeBackHistorical(db, id);
    db.prepare('UPDATE backfill_batches SET line = :line, taken = taken - :back, kept = kept + :kept WHERE id = :batchId').run({
      batchId,
      line,
      back: recordIds.length,
      kept,
    });
  },
});

/** A batch is taken back; what it had corrected waits again. */
export const rollBackDone = defineAct({
  type: 'backfill.rollBackDone',
  payload: z.object({ batchId: z.uuid() }),
  project(db, { batchId }, { at }) {
    db.prepare('DELETE FROM backfill_held WHERE batch_id = ?').run(batchId);
    db.prepare('UPDATE backfill_held SET resolved_by = NULL WHERE resolved_by = ?').run(batchId);
    db.prepare(`UPDATE backfill_batches SET state = 'rolledBack', ended_at = ? WHERE id = ?`).run(at, batchId);
  },
});

export const backfillActs = [
  sourceSaved,
  batchBegun,
  rowsTaken,
  batchDone,
  rowsSetAside,
  heldExported,
  rollBackBegun,
  rowsTakenBack,
  rollBackDone,
  ...entryActs,
] as const;
