import packageJson from '../../../package.json' with { type: 'json' };
import { failure, type Answer, type BackupSummary, type HallError, type Input } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { checkFolder, listBackups, makeBackup } from '../backup/index.ts';
import { createSystemClock, referencedFiles } from '../store/index.ts';
import { fileColumns } from '../vault-files.ts';
import type { Command } from './arguments.ts';
import { ask, withDesk, type DeskCommandDeps } from './desk-commands.ts';
import { findDataKey } from './store-commands.ts';

type Of<N extends Command['name']> = Extract<Command, { name: N }>;

/** Makes a backup of a store, open or not, and checks it by opening it. */
export async function backup(command: Of<'backup'>, deps: DeskCommandDeps): Promise<Result<BackupSummary, HallError>> {
  const dataKey = await findDataKey(command.store, deps.secrets);
  if (!dataKey.ok) return dataKey;
  const made = await makeBackup(
    {
      storeDirectory: command.store,
      dataKey: dataKey.value,
      folder: command.folder,
      program: packageJson.version,
      madeAt: createSystemClock().now().toString({ smallestUnit: 'second' }),
    },
    { listFiles: (database) => referencedFiles(database, fileColumns), progress: () => {} },
  );
  return made.ok ? ok(made.value.summary) : made;
}

/** The backups in a folder, newest first. */
export function backups({ folder }: Of<'backups'>): Result<readonly BackupSummary[], HallError> {
  const there = checkFolder(folder);
  return there.ok ? ok(listBackups(folder)) : there;
}

/** Restores the backup named, or the newest; a damaged store in its place is set aside. */
export async function restore(command: Of<'restore'>, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  const found = backups({ name: 'backups', folder: command.folder });
  if (!found.ok) return found;
  const chosen = found.value.find(({ name }) => command.backup === null || name === command.backup);
  if (!chosen) return failure('backup.notFound', {});
  // Two halls in one folder: which of them is no guess of ours.
  const halls = new Set(found.value.map(({ storeId }) => storeId));
  if (command.backup === null && halls.size > 1) return failure('call.invalid', { path: 'restore', problem: [...halls].join(' | ') });
  const input = { folder: command.folder, storeId: chosen.storeId, backup: chosen.name };
  return withDesk(command, deps, (desk) => withSecret(deps, (secret) => ask(desk, 'backup.restore', { ...input, ...secret })));
}

/** What is wrong with a store. */
export async function examine(command: Of<'examine'>, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  return withDesk(command, deps, async (desk) => {
    const first = await ask(desk, 'store.examine', {});
    if (!first.ok || first.value.state !== 'locked') return first;
    return withSecret(deps, (secret) => ask(desk, 'store.examine', secret));
  });
}

/** A training store asks for nothing; any other takes the recovery key at hand, else the passphrase. */
async function withSecret(
  { secrets }: DeskCommandDeps,
  attempt: (secret: Pick<Input<'store.examine'>, 'passphrase' | 'recoveryKey'>) => Promise<Answer<'backup.restore' | 'store.examine'>>,
): Promise<Result<unknown, HallError>> {
  const free = await attempt({ passphrase: null, recoveryKey: secrets.recoveryKey });
  const wantsMore = !free.ok ? free.error.code === 'store.wrongKey' : false;
  const locked = free.ok && 'state' in free.value && free.value.state === 'locked';
  if ((!wantsMore && !locked) || secrets.recoveryKey !== null) return free;
  const passphrase = await secrets.passphrase();
  return passphrase.ok ? attempt({ passphrase: passphrase.value, recoveryKey: null }) : passphrase;
}
