import { z } from 'zod';
import type { Result } from '#shared/model/index.ts';
import { BackupName } from './backup.ts';
import type { HallError } from './errors.ts';
import { atTheDesk, operation } from './operation.ts';
import type { Approval } from './pipe.ts';

const Version = z.string().regex(/^\d+\.\d+\.\d+$/);

/** Which program runs on this PC; kept by main, beside the store. */
export interface ProgramState {
  readonly running: string;
  /** The program to go back to; null: there is none. */
  readonly previous: string | null;
  /** Whether the open store is readable for that program; false: this one has changed its shape. */
  readonly previousReads: boolean;
  /** A version that was not as signed or did not start, and was left by itself. */
  readonly left: string | null;
  /** False: no maker's key was installed, so no update can be trusted. */
  readonly takesUpdates: boolean;
}

/** A signed update file that may be installed here. */
export interface UpdateView {
  readonly version: string;
  readonly builtAt: string;
  readonly notes: string;
  /** Bytes of the file. */
  readonly bytes: number;
}

export type UpdateError = HallError<
  | 'update.noKey'
  | 'update.badSignature'
  | 'update.damaged'
  | 'update.notNewer'
  | 'update.needsInstaller'
  | 'update.noRoom'
  | 'update.noWayBack'
  | 'update.wayBackClosed'
  | 'session.required'
  | 'update.fileGone'
>;

/** The bridge's door to updates: files and programs are main's, the backup and the journal are the core's. */
export interface ProgramBridge {
  state(): Promise<ProgramState>;
  /** Lets a person choose an update file and holds it against its signature; null when they chose none. */
  chooseUpdate(): Promise<Result<UpdateView, UpdateError> | null>;
  /** Backs up, installs the update chosen last, and starts it; answers only what kept it from doing so. */
  install(requestId: string, approval: Approval | null): Promise<Result<null, HallError>>;
  /** Starts the program before this one again. */
  goBack(requestId: string, approval: Approval | null): Promise<Result<null, HallError>>;
  /** The latest signed program that lies here and is newer than the running one: for a store this one is too old for. */
  findNewer(): Promise<string | null>;
  /** Starts it; only while no store is open, and nobody can be signed in. */
  startNewer(): Promise<Result<null, HallError>>;
}

const change = z.object({ from: Version, to: Version });
const witnesses = ['supervisor', 'approver', 'administrator', 'registrar'] as const;

export const programOperations = {
  'program.prepareUpdate': operation({
    about: 'Makes and checks a backup and journals that another program takes over; main then installs it.',
    input: change.extend({ manifest: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.object({ backup: BackupName }),
    errors: [
      'backup.noPlan',
      'backup.running',
      'backup.failed',
      'backup.folderInStore',
      'backup.folderMissing',
      'backup.folderFull',
      'backup.folderReadOnly',
    ],
    access: { who: ['supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
  'program.prepareWayBack': operation({
    about: 'Journals that the program before this one takes over again.',
    input: change,
    output: z.object({}),
    errors: [],
    access: { who: ['supervisor', 'administrator'], stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
} as const;
