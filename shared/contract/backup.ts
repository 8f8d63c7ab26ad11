import { z } from 'zod';
import { openingErrors, openingSecrets } from './opening.ts';
import { atTheDesk, operation } from './operation.ts';
import { NewBlankBatch, NewNumberBlock, Health } from './setup.ts';

const Folder = z.string().trim().min(1).max(400);
/** A backup's name is the moment it was made, UTC: `2026-11-22T041500Z`; a second one of that moment ends in `-2`. */
export const BackupName = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{6}Z(-\d+)?$/);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Where and when backups are made by themselves. */
export const BackupPlan = z.object({
  folder: Folder,
  /** Times of day at the office, `HH:MM`. */
  times: z.array(Time).min(1).max(12),
  /** Days until only one backup a month is kept. */
  keepDays: z.number().int().min(7).max(3650),
});
export type BackupPlan = z.infer<typeof BackupPlan>;

/** A backup as its manifest describes it. */
export const BackupSummary = z.object({
  name: BackupName,
  storeId: z.uuid(),
  training: z.boolean(),
  madeAt: z.string(),
  program: z.string(),
  schema: z.number().int(),
  journalRows: z.number().int(),
  vaultFiles: z.number().int(),
  /** Files the store itself could not give any more when the backup was made. */
  vaultLost: z.number().int(),
  /** Size of the database, bytes. */
  bytes: z.number().int(),
});
export type BackupSummary = z.infer<typeof BackupSummary>;

/** How far a long piece of work has come; `total` 0: not known. */
export const BackupProgress = z.object({
  stage: z.enum(['copying', 'checking', 'files', 'acts', 'finishing']),
  done: z.number().int(),
  total: z.number().int(),
});
export type BackupProgress = z.infer<typeof BackupProgress>;

/** What a supervisor has to do something about, most pressing first. */
export const BackupWarning = z.enum(['noPlan', 'putBack', 'failed', 'folderMissing', 'none', 'old', 'tailBehind', 'filesLost', 'sameDisk']);
export type BackupWarning = z.infer<typeof BackupWarning>;

export const BackupStatus = z.object({
  plan: BackupPlan.nullable(),
  backups: z.array(BackupSummary),
  /** The last good one, known even while its folder is out of reach. */
  last: z.object({ madeAt: z.string(), name: BackupName, folder: z.string() }).nullable(),
  running: BackupProgress.nullable(),
  lastFailure: z.object({ at: z.string(), code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  /** Acts since then are written to the backup folder as they happen. */
  tail: z.object({
    state: z.enum(['off', 'upToDate', 'behind', 'folderMissing']),
    /** Acts of this PC that are not in the backup folder. */
    behind: z.number().int(),
  }),
  warnings: z.array(BackupWarning),
  /** When the next one is due by the plan, UTC. */
  nextAt: z.string().nullable(),
});
export type BackupStatus = z.infer<typeof BackupStatus>;

/** Acts that a restored store may lack: from this one on, to that one, null when nobody knows. */
export const MissingActs = z.object({ from: z.number().int(), to: z.number().int().nullable() });
export type MissingActs = z.infer<typeof MissingActs>;

export const Restored = z.object({
  backup: BackupName,
  through: z.object({ station: z.string(), seq: z.number().int() }),
  missing: MissingActs.nullable(),
  /** Files of cases found nowhere. */
  vaultMissing: z.number().int(),
  /** Acts brought back beyond the backup: from the backup folder's record of acts, and from the damaged store. */
  fromTail: z.number().int(),
  fromDamaged: z.number().int(),
  /** Where the damaged store's files lie now; null: there were none. */
  aside: z.string().nullable(),
});
export type Restored = z.infer<typeof Restored>;

/** What a store is found to suffer from, and what is still in it. */
export const StoreExamination = z.object({
  state: z.enum(['absent', 'healthy', 'damaged', 'locked']),
  problems: z.array(z.object({ at: z.string(), code: z.string() })),
  /** The last act that was confirmed; null: it cannot be told. */
  confirmed: z.object({ station: z.string(), seq: z.number().int() }).nullable(),
  /** Acts that can be read, in unbroken stretches, both ends included; null: nobody has opened it. */
  readable: z.array(z.object({ station: z.string(), from: z.number().int(), to: z.number().int() })).nullable(),
});
export type StoreExamination = z.infer<typeof StoreExamination>;

export const StoreVerification = z.object({
  journalRows: z.number().int(),
  tables: z.number().int(),
  /** The first thing that is not as it was written; no content. */
  problem: z.string().nullable(),
  /** Files of cases that were lost or damaged here and came back from the backup folder. */
  mended: z.number().int(),
});
export type StoreVerification = z.infer<typeof StoreVerification>;

/** Numbers and blanks about which a restored store may be wrong: what it would give out next. */
export const NumbersGap = z.object({
  restoredAt: z.string(),
  /** Null: no backup was restored, the tip of the store was made anew. */
  backup: BackupName.nullable(),
  missing: MissingActs,
  blocks: z.array(
    z.object({
      id: z.uuid(),
      prefix: NewNumberBlock.shape.prefix,
      regionCode: z.string(),
      year: z.number().int(),
      next: z.number().int(),
      last: z.number().int(),
    }),
  ),
  batches: z.array(z.object({ id: z.uuid(), kind: NewBlankBatch.shape.kind, next: z.string(), last: z.string() })),
});
export type NumbersGap = z.infer<typeof NumbersGap>;

const supervisors = ['supervisor', 'administrator'] as const;
const overseers = ['supervisor', 'administrator', 'auditor'] as const;
const folderErrors = ['backup.folderMissing', 'backup.folderFull', 'backup.folderReadOnly'] as const;

export const backupOperations = {
  'backup.status': operation({
    about: 'The plan, the backups made, whether all acts are in the backup folder, and what is wrong with it.',
    input: z.object({}),
    output: BackupStatus,
    errors: [],
    access: { who: overseers, stations: atTheDesk },
    writes: false,
  }),
  'backup.plan': operation({
    about: 'Sets where and when backups are made.',
    input: BackupPlan,
    output: BackupPlan,
    errors: ['backup.folderInStore', ...folderErrors],
    access: { who: supervisors, stations: atTheDesk },
    writes: true,
  }),
  'backup.make': operation({
    about: 'Makes a backup now and checks it by opening it; into the folder of the plan unless another is named.',
    input: z.object({ folder: Folder.nullable().default(null) }),
    output: BackupSummary,
    errors: ['backup.noPlan', 'backup.running', 'backup.failed', 'backup.folderInStore', ...folderErrors],
    access: { who: supervisors, stations: atTheDesk },
    writes: false, // no business act: a backup changes nothing in the store
  }),
  'backup.check': operation({
    about: 'Checks a backup completely: database, journal, every file of every case.',
    input: z.object({ name: BackupName }),
    output: BackupSummary,
    errors: ['backup.noPlan', 'backup.running', 'backup.notFound', 'backup.damaged', 'backup.folderMissing'],
    access: { who: overseers, stations: atTheDesk },
    writes: false,
  }),
  'backup.find': operation({
    about: 'The backups in a folder, newest first; only while no store is open here.',
    input: z.object({ folder: Folder }),
    output: z.array(BackupSummary),
    errors: ['backup.folderMissing', 'restore.storeOpen'],
    access: { who: 'anyone', stations: atTheDesk, withoutStore: true },
    writes: false,
  }),
  'backup.restore': operation({
    about: 'Restores a store from a backup and opens it; a damaged store in its place is set aside, never deleted.',
    input: z.object({
      folder: Folder,
      storeId: z.uuid(),
      backup: BackupName,
      ...openingSecrets,
      /** What opens the store that is here, where the backup was made under other keys; null: the same. */
      present: z.object(openingSecrets).nullable().default(null),
    }),
    output: Restored.extend({ health: Health }),
    errors: [
      'backup.running',
      'backup.folderMissing',
      'backup.notFound',
      'backup.damaged',
      'restore.storeOpen',
      'restore.notNeeded',
      'restore.otherHall',
      'restore.otherKeys',
      'restore.ownDisk',
      ...openingErrors,
      'store.notTraining',
    ],
    access: { who: 'anyone', stations: atTheDesk, withoutStore: true },
    writes: false,
  }),
  'store.examine': operation({
    about: 'What is wrong with the store of this PC, as far as it can be told; completely with passphrase or recovery key.',
    input: z.object(openingSecrets),
    output: StoreExamination,
    errors: ['restore.storeOpen', 'backup.running', ...openingErrors],
    access: { who: 'anyone', stations: atTheDesk, withoutStore: true },
    writes: false,
  }),
  'store.renewTip': operation({
    about:
      'Makes a lost or damaged tip anew beside a sound store, after all of it was proven, and opens it. Takes passphrase and recovery key.',
    input: z.object(openingSecrets),
    output: Health,
    errors: ['restore.storeOpen', 'restore.notNeeded', ...openingErrors, 'store.notTraining'],
    access: { who: 'anyone', stations: atTheDesk, withoutStore: true },
    writes: false,
  }),
  'store.verify': operation({
    about: 'Walks the journal, computes every table anew, and compares; lost files of cases come back from the backup folder.',
    input: z.object({}),
    output: StoreVerification,
    errors: ['backup.running', ...openingErrors],
    access: { who: overseers, stations: atTheDesk },
    writes: false,
  }),
  'numbers.gap': operation({
    about: 'What a restored store would give out next, while it may lack acts; null when it is certain.',
    input: z.object({}),
    output: NumbersGap.nullable(),
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: false,
  }),
  'numbers.resume': operation({
    about: 'Enters the next free numbers and blanks as seen on paper after a restore, with a second person; what is skipped is voided.',
    input: z.object({
      blocks: z.array(z.object({ id: z.uuid(), next: z.number().int().min(1).max(1_000_000) })),
      /** Null: no blank of the batch is left. */
      batches: z.array(z.object({ id: z.uuid(), next: NewBlankBatch.shape.first.nullable() })),
      reason: z.string().trim().min(2).max(200),
    }),
    output: z.object({ numbersVoided: z.number().int(), blanksVoided: z.number().int() }),
    errors: ['numbers.noGap', 'numbers.invalidRange', 'blanks.notInStock'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
    approvedBy: ['supervisor', 'approver', 'administrator', 'registrar'],
  }),
} as const;

export type BackupOperation = keyof typeof backupOperations;
