import type { BackupProgress, BackupSummary, Restored, StoreVerification } from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import type { Examination } from '../store/examine.ts';
import type { Head } from '../store/journal.ts';
import type { OpenError } from '../store/open-store.ts';
import type { CheckError } from './check-backup.ts';
import type { FolderError } from './folder.ts';
import type { BackupError, BackupRequest } from './make-backup.ts';
import type { RestoreError, RestoreRequest } from './restore-backup.ts';

interface OnStore {
  readonly storeDirectory: string;
  readonly dataKey: Uint8Array;
}

/** `known`: backups of this store are known to lie in the folder, so an empty one is a mount point without its disk. */
interface OnFolder extends OnStore {
  readonly folder: string;
  readonly known?: boolean;
}

/** What is found in a backup folder. */
export interface FolderLook {
  readonly backups: readonly BackupSummary[];
  /** The folder lies on the disk of the store: both are lost together. */
  readonly sameDisk: boolean;
}

export interface TailThrough {
  /** How far the acts of this PC are in the backup folder; null: there is no backup they could follow. */
  readonly seq: number | null;
  /** Acts of this PC that the folder has and the store lacks; nothing is written beside them. */
  readonly lost: readonly Head[];
}

/** What the `bulk` worker does. */
export interface Jobs {
  make: { request: BackupRequest & { readonly keepDays: number | null }; result: Result<BackupSummary, BackupError> };
  look: { request: OnFolder & { readonly toWrite: boolean }; result: Result<FolderLook, FolderError | OpenError> };
  check: { request: OnStore & { readonly folder: string; readonly name: string }; result: Result<BackupSummary, CheckError | OpenError> };
  tail: { request: OnFolder; result: Result<TailThrough, FolderError | OpenError> };
  examine: { request: OnStore; result: Result<Examination, OpenError> };
  verify: { request: OnStore; result: Result<StoreVerification, OpenError> };
  restore: { request: RestoreRequest & { readonly clock: string | null }; result: Result<Restored, RestoreError> };
}
export type JobName = keyof Jobs;

export interface JobMessage {
  readonly id: number;
  readonly name: JobName;
  readonly request: unknown;
}

export type JobAnswer =
  | { readonly kind: 'progress'; readonly progress: BackupProgress }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'bug'; readonly id: number; readonly error: unknown };
