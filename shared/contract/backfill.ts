import { z } from 'zod';
import { BackfillBatch, BackfillCheck, BackfillField, BackfillProblem, BackfillSettings, BackfillSource } from '#shared/model/index.ts';
import { backfillFaults, tableErrors } from './backfill-errors.ts';
import { atTheDesk, operation } from './operation.ts';

const keepers = { who: ['archivist', 'supervisor'], stations: atTheDesk } as const;

const Path = z.string().trim().min(1).max(1000);
const Why = z.string().trim().min(2).max(200);

/** How a table looks before anything of it is read as records. */
export const TableLook = z.object({
  kind: z.enum(['csv', 'xlsx']),
  /** Of a CSV file. */
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']).nullable(),
  sheets: z.array(z.string()),
  head: z.array(z.string()),
  /** Its first rows, as they stand there. */
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  /** Columns whose head says what they hold. */
  proposed: z.partialRecord(BackfillField, z.string()),
});
export type TableLook = z.infer<typeof TableLook>;

/** 试运行: what would become of every row of a file; nothing of it is kept. */
export const BackfillReport = z.object({
  sourceId: z.uuid(),
  path: z.string(),
  fileName: z.string(),
  rows: z.number().int(),
  /** Rows that would be taken, were taken before, and would wait to be corrected. */
  taken: z.number().int(),
  known: z.number().int(),
  held: z.number().int(),
  /** By check: of how many rows, with the first of them. */
  checks: z.array(
    z.object({
      check: BackfillCheck,
      rows: z.number().int(),
      examples: z.array(z.object({ line: z.number().int(), column: z.string().nullable(), text: z.string() })),
    }),
  ),
});
export type BackfillReport = z.infer<typeof BackfillReport>;

/** What is being done, and how fast. */
export const BackfillRun = z.object({
  what: z.enum(['checking', 'taking', 'rollingBack']),
  batchId: z.uuid().nullable(),
  fileName: z.string(),
  done: z.number().int(),
  /** null: not counted yet. */
  rows: z.number().int().nullable(),
  perSecond: z.number().nonnegative(),
  secondsLeft: z.number().nonnegative().nullable(),
});
export type BackfillRun = z.infer<typeof BackfillRun>;

export const BackfillState = z.object({
  run: BackfillRun.nullable(),
  /** Of the last file that was checked. */
  report: BackfillReport.nullable(),
  /** Why the last run ended before its time; what it has taken stays. */
  stopped: z
    .object({
      fileName: z.string(),
      error: z.object({
        code: z.enum([...backfillFaults, 'store.full', 'store.readOnly', 'store.damaged']),
        details: z.record(z.string(), z.string()),
      }),
    })
    .nullable(),
});
export type BackfillState = z.infer<typeof BackfillState>;

/** A row that waits, as it stands in its file. */
export const HeldRow = z.object({ line: z.number().int(), cells: z.array(z.string()), problems: z.array(BackfillProblem) });
export type HeldRow = z.infer<typeof HeldRow>;

export const backfillOperations = {
  'backfill.sources': operation({
    about: 'Where old records come from, and how the tables of each are read.',
    input: z.object({}),
    output: z.array(BackfillSource),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'backfill.saveSource': operation({
    about: 'Keeps a source, new (no id) or changed; batches begun before keep the settings they were begun with.',
    input: z.object({ id: z.uuid().nullable(), name: BackfillSource.shape.name, settings: BackfillSettings }),
    output: BackfillSource,
    errors: ['backfill.sourceNotFound', 'backfill.sourceExists'],
    access: keepers,
    writes: true,
  }),
  'backfill.inspect': operation({
    about: 'Looks into a CSV file or workbook: its sheets, head and first rows, and which column seems to hold what.',
    input: z.object({ path: Path, sheet: z.string().max(60).nullable().default(null) }),
    output: TableLook,
    errors: tableErrors,
    access: keepers,
    writes: false,
  }),
  'backfill.check': operation({
    about: 'Begins the dry run of a file: every row is read and checked, nothing kept; `backfill.state` has the report when it is done.',
    input: z.object({ path: Path, sourceId: z.uuid() }),
    output: z.object({}),
    errors: ['backfill.busy', 'backfill.sourceNotFound'],
    access: keepers,
    writes: false,
  }),
  'backfill.start': operation({
    about: 'Begins to take over the rows of the file that was checked last, unchanged since; it goes on beside the work of the counters.',
    input: z.object({ path: Path, sourceId: z.uuid() }),
    output: z.object({ batchId: z.uuid() }),
    errors: ['backfill.busy', 'backfill.notChecked', 'backfill.alreadyOpen'],
    access: keepers,
    writes: true,
  }),
  'backfill.pause': operation({
    about: 'Stops what runs; a batch stays open and can be gone on with.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'backfill.resume': operation({
    about: 'Goes on with an open batch, or with a rollback, behind the last row that is done; the file may lie elsewhere now.',
    input: z.object({ batchId: z.uuid(), path: Path.nullable().default(null) }),
    output: z.object({}),
    errors: ['backfill.busy', 'backfill.batchNotFound', 'backfill.notOpen'],
    access: keepers,
    writes: false,
  }),
  'backfill.rollBack': operation({
    about: 'Takes back what a batch brought; records that somebody has noted or linked something with since stay, and are counted.',
    input: z.object({ batchId: z.uuid(), reason: Why }),
    output: z.object({}),
    errors: ['backfill.busy', 'backfill.batchNotFound', 'backfill.notToRollBack'],
    access: keepers,
    writes: true,
    approvedBy: ['supervisor'],
  }),
  'backfill.batches': operation({
    about: 'The batches, the newest first.',
    input: z.object({}),
    output: z.array(BackfillBatch),
    errors: [],
    access: keepers,
    writes: false,
  }),
  'backfill.held': operation({
    about: 'Rows of a batch that wait to be corrected, a hundred behind a line.',
    input: z.object({ batchId: z.uuid(), after: z.number().int().nonnegative().default(0) }),
    output: z.object({ head: z.array(z.string()), rows: z.array(HeldRow), more: z.boolean() }),
    errors: ['backfill.batchNotFound'],
    access: keepers,
    writes: false,
  }),
  'backfill.setAside': operation({
    about: 'Says that waiting rows are no records (a sum, a head written again), with the reason; they stay with the batch.',
    input: z.object({ batchId: z.uuid(), lines: z.array(z.number().int().positive()).min(1).max(1000), reason: Why }),
    output: z.object({ setAside: z.number().int() }),
    errors: ['backfill.batchNotFound', 'backfill.nothingHeld'],
    access: keepers,
    writes: true,
  }),
  'backfill.errorWorkbook': operation({
    about:
      'Writes the rows of a batch that wait into a workbook in a folder, the cells at fault marked; corrected, it is taken like any file.',
    input: z.object({ batchId: z.uuid(), folder: z.string().trim().min(1).max(400) }),
    output: z.object({ fileName: z.string(), rows: z.number().int() }),
    errors: ['backfill.batchNotFound', 'backfill.nothingHeld', 'backfill.folderUnusable'],
    access: keepers,
    writes: true,
  }),
  'backfill.state': operation({
    about: 'What is being taken over or checked, how far it is, and the report of the last check.',
    input: z.object({}),
    output: BackfillState,
    errors: [],
    access: keepers,
    writes: false,
  }),
};
