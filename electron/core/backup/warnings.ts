import { Temporal } from 'temporal-polyfill';
import type { BackupWarning, HallError } from '#shared/contract/index.ts';
import type { FolderLook } from './jobs.ts';

/** Hours without a backup after which one is missing whatever the plan says. */
const tooOld = 26;

/** What the keeper knows of the plan's folder and of its own work. */
interface Known {
  readonly look: FolderLook | HallError | null;
  readonly lastMadeAt: string | null;
  readonly now: Temporal.Instant;
  readonly putBack: boolean;
  readonly failed: boolean;
  /** Where acts were to be written. */
  readonly folderMissing: boolean;
  readonly running: boolean;
  /** Acts are not in the folder, and nobody is writing them. */
  readonly behind: boolean;
}

/** Most pressing first. */
export function listWarnings({ look, lastMadeAt, now, putBack, failed, folderMissing, running, behind }: Known): BackupWarning[] {
  const folderGone = folderMissing || (look !== null && 'code' in look && look.code === 'backup.folderMissing');
  const found = look !== null && 'backups' in look ? look : null;
  const hours = lastMadeAt === null ? null : now.since(Temporal.Instant.from(lastMadeAt)).total('hours');
  const all: ReadonlyArray<readonly [BackupWarning, boolean]> = [
    ['putBack', putBack],
    ['failed', failed && !folderGone],
    ['folderMissing', folderGone],
    ['none', hours === null && !running],
    ['old', hours !== null && hours > tooOld],
    ['tailBehind', hours !== null && behind && !folderGone && !putBack],
    ['filesLost', (found?.backups[0]?.vaultLost ?? 0) > 0],
    ['sameDisk', found?.sameDisk ?? false],
  ];
  return all.filter(([, holds]) => holds).map(([warning]) => warning);
}
