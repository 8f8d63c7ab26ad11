import { createHash } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { extract, list } from 'tar';
import { v7 as uuidv7 } from 'uuid';
import type { UpdateError, UpdateView } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { checkProgram, compareVersions, manifestName, readSigned, signatureName, suits, type Manifest, type Shell } from './manifest.ts';
import { unpackedPrefix, type Programs } from './programs.ts';

export interface UpdateDeps extends Shell {
  readonly programs: Programs;
  readonly publicKey: string | null;
  readonly running: string;
}

/** More than any manifest of ours has; what claims to be one and is longer is not read. Bytes. */
const longestManifest = 32 * 1_048_576;

/** An update unpacked beside the programs, signed and whole, not yet chosen. */
export interface UnpackedUpdate {
  readonly view: UpdateView;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest: what was journalled is what starts. */
  readonly digest: string;
  readonly folder: string;
}

/**
 * Unpacks a file (tar, gzip) into a folder of its own and holds it against the maker's key: first its manifest, so that nothing
 * is written that the maker did not name, then every file. What does not hold leaves nothing.
 */
export async function unpackUpdate(file: string, deps: UpdateDeps): Promise<Result<UnpackedUpdate, UpdateError>> {
  const { programs, publicKey } = deps;
  if (publicKey === null) return fail({ code: 'update.noKey', details: {} });
  const folder = join(programs.folder, `${unpackedPrefix}${uuidv7()}`);
  try {
    const { text, signature } = await readBeginning(file);
    const signed = readSigned(text, signature, publicKey);
    const suitable = signed.ok ? suitability(signed.value, deps) : signed;
    if (!signed.ok || !suitable.ok) return suitable as Result<never, UpdateError>;
    const named = new Set([...Object.keys(signed.value.files), manifestName, signatureName]);
    const strays: string[] = [];
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Plain files only: no link, no device, nothing outside the folder (the library refuses `..` and absolute names).
    await extract({
      file,
      cwd: folder,
      strict: true,
      filter: (path, entry) => {
        if ('type' in entry && entry.type === 'Directory') return true;
        const name = nameOf(path);
        if (!named.has(name)) strays.push(name);
        return named.has(name) && (!('type' in entry) || entry.type === 'File');
      },
    });
    if (strays[0] !== undefined) return await dropped(folder, fail({ code: 'update.damaged', details: { file: strays[0] } }));
    const checked = await checkProgram(folder, publicKey);
    if (!checked.ok) return await dropped(folder, checked);
    const { version, builtAt, notes } = checked.value;
    const { size } = await stat(file);
    const view = { version, builtAt, notes, bytes: size };
    const digest = createHash('sha256').update(text!).digest('hex');
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

function suitability(manifest: Manifest, deps: UpdateDeps): Result<null, UpdateError> {
  const { version } = manifest;
  if (compareVersions(version, deps.running) <= 0) return fail({ code: 'update.notNewer', details: { version, running: deps.running } });
  if (!suits(manifest, deps)) return fail({ code: 'update.needsInstaller', details: { version } });
  return ok(null);
}

/** Manifest and signature of an update file, without writing anything; null what is not in it. */
async function readBeginning(file: string): Promise<{ readonly text: Buffer | null; readonly signature: Buffer | null }> {
  const found = new Map<string, Buffer>();
  await list({
    file,
    strict: true,
    onReadEntry: (entry) => {
      const name = nameOf(entry.path);
      if (entry.type !== 'File' || ![manifestName, signatureName].includes(name) || entry.size > longestManifest) return;
      const parts: Buffer[] = [];
      entry.on('data', (part: Buffer) => parts.push(part));
      entry.on('end', () => found.set(name, Buffer.concat(parts)));
    },
  });
  return { text: found.get(manifestName) ?? null, signature: found.get(signatureName) ?? null };
}

/** `./a/b` and `a/b` are the same file. */
function nameOf(path: string): string {
  return path.replace(/^(\.\/)+/, '');
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
