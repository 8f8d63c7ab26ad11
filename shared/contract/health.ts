import { z } from 'zod';
import { BackupWarning } from './backup.ts';
import { ReaderState } from './devices.ts';
import { ClockState } from './office.ts';
import { atTheDesk, operation } from './operation.ts';
import { EnrolmentSummary } from './province.ts';
import { OutboxSummary } from './sync.ts';

const Milliseconds = z.number().nonnegative();

/** How quick one operation was since the core started. */
export const CallFigures = z.object({
  operation: z.string(),
  count: z.number().int(),
  p50: Milliseconds,
  p99: Milliseconds,
  max: Milliseconds,
  /** Calls of 200 ms and more. */
  slow: z.number().int(),
  /** The slowest of these, and where its time went. */
  slowest: z.object({ at: z.string(), ms: Milliseconds, queue: Milliseconds, handler: Milliseconds, commit: Milliseconds }).nullable(),
});
export type CallFigures = z.infer<typeof CallFigures>;

/** What went wrong lately, by its code, as the log has it. */
export const RecentProblem = z.object({
  code: z.string(),
  count: z.number().int(),
  lastAt: z.string(),
  /** Of the last one. */
  operation: z.string().nullable(),
  reference: z.string().nullable(),
});
export type RecentProblem = z.infer<typeof RecentProblem>;

/** What of the store can be seen, opened or not. Bytes. */
export const StorageFacts = z.object({
  databaseBytes: z.number().int(),
  /** Free on the store's disk; null: it cannot be told. */
  freeBytes: z.number().int().nullable(),
});

/** What an open hall knows of itself. No names, no paths. */
export const HallFacts = z.object({
  /** Acts of this PC up to this one are confirmed. */
  tip: z.object({ station: z.string(), seq: z.number().int() }),
  /** The last time the whole store was proven; null: never here. */
  lastVerify: z.object({ at: z.string(), sound: z.boolean() }).nullable(),
  clock: ClockState,
  /** How far this PC's clock is ahead of the province's; null: never asked. */
  clockOffsetMs: z.number().int().nullable(),
  backup: z.object({
    lastAt: z.string().nullable(),
    tail: z.enum(['off', 'upToDate', 'behind', 'folderMissing']),
    behind: z.number().int(),
    warnings: z.array(BackupWarning),
  }),
  /** What opens the store; null: its key file cannot be read any more. */
  keys: z.object({ passphrase: z.boolean(), recoveryKey: z.boolean(), unsealed: z.boolean() }).nullable(),
  reader: ReaderState.pick({ state: true, problem: true }),
  printers: z.array(z.object({ kind: z.string(), ready: z.boolean() })),
  outbox: OutboxSummary,
  province: EnrolmentSummary,
});
export type HallFacts = z.infer<typeof HallFacts>;

export const ProcessFacts = z.object({
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  arch: z.string(),
  /** Of the core. */
  startedAt: z.string(),
  /** Bytes the core occupies. */
  memory: z.number().int(),
});

/** How the hall fares: for whoever looks after it. Holds no personal data. */
export const Diagnostics = z.object({
  at: z.string(),
  process: ProcessFacts,
  storage: StorageFacts,
  hall: HallFacts.nullable(),
  /** Of the last seven days, the latest first; null: no log is kept here. */
  problems: z.array(RecentProblem).nullable(),
  calls: z.array(CallFigures),
});
export type Diagnostics = z.infer<typeof Diagnostics>;

const carers = ['supervisor', 'administrator'] as const;

export const healthOperations = {
  'hall.diagnostics': operation({
    about: 'How the hall fares: store, disk, backup, clock, keys, devices, queue, recent problems and how quick each operation is.',
    input: z.object({}),
    output: Diagnostics,
    errors: [],
    access: { who: carers, stations: atTheDesk },
    writes: false,
  }),
  'hall.exportDiagnostics': operation({
    about: 'A .tar.gz for whoever helps: log, figures, versions, configuration without secrets and names. Journals who took it.',
    input: z.object({}),
    output: z.object({ bundle: z.base64() }),
    errors: [],
    access: { who: carers, stations: atTheDesk },
    writes: true,
  }),
} as const;
