import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { v7 as uuidv7 } from 'uuid';
import type { UpdateError, UpdateView } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { checkProgram, compareVersions, manifestName, type Manifest } from './manifest.ts';
import type { Programs } from './programs.ts';

export interface UpdateDeps {
  readonly programs: Programs;
  readonly publicKey: string | null;
  readonly running: string;
  readonly electron: number;
  readonly coreNode: number;
}

/** An update unpacked beside the programs, signed and whole, not yet chosen. */
export interface UnpackedUpdate {
  readonly view: UpdateView;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest: what was journalled is what starts. */
  readonly digest: string;
  readonly folder: string;
}

/** Unpacks a file (tar, gzip) into a folder of its own and holds it against the maker's key. What does not hold leaves nothing. */
export async function unpackUpdate(file: string, deps: UpdateDeps): Promise<Result<UnpackedUpdate, UpdateError>> {
  const { programs, publicKey } = deps;
  if (publicKey === null) return fail({ code: 'update.noKey', details: {} });
  const folder = join(programs.folder, `.unpacked-${uuidv7()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Plain files only: no link, no device, nothing outside the folder (the library refuses `..` and absolute names).
    await extract({
      file,
      cwd: folder,
      strict: true,
      filter: (_path, entry) => !('type' in entry) || ['File', 'Directory'].includes(entry.type),
    });
    const checked = await checkProgram(folder, publicKey);
    const suits = checked.ok ? suitability(checked.value, deps) : checked;
    if (!checked.ok || !suits.ok) return await dropped(folder, suits as Result<never, UpdateError>);
    const { version, builtAt, notes } = checked.value;
    const { size } = await stat(file);
    const view = { version, builtAt, notes, bytes: size };
    const digest = createHash('sha256')
      .update(await readFile(join(folder, manifestName)))
      .digest('hex');
    return ok({ view, manifest: checked.value, digest, folder });
  } catch (thrown) {
    return dropped(folder, fail(problemOf(thrown)));
  }
}

/** Gives an unpacked update its name among the programs and chooses it for the next start. */
export async function takeUpdate(update: UnpackedUpdate, { programs }: Pick<UpdateDeps, 'programs'>): Promise<void> {
  const { version } = update.view;
  await rm(programs.folderOf(version), { recursive: true, force: true });
  await rename(update.folder, programs.folderOf(version));
  programs.choose({ version, previous: programs.chosen().version, tries: 0, left: null });
}

function suitability({ version, needs }: Manifest, { running, electron, coreNode }: UpdateDeps): Result<null, UpdateError> {
  if (compareVersions(version, running) <= 0) return fail({ code: 'update.notNewer', details: { version, running } });
  if (needs.electron > electron || needs.coreNode !== coreNode) return fail({ code: 'update.needsInstaller', details: { version } });
  return ok(null);
}

async function dropped(folder: string, result: Result<never, UpdateError>): Promise<Result<never, UpdateError>> {
  await rm(folder, { recursive: true, force: true });
  return result;
}

function problemOf(thrown: unknown): UpdateError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return { code: 'update.noRoom', details: {} };
  if (code === 'ENOENT') return { code: 'update.fileGone', details: {} };
  // Not an archive, cut off, or one that would leave its folder.
  return { code: 'update.damaged', details: { file: code } };
}
