import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, TransferManifest, type PackageCheck, type Result } from '#shared/model/index.ts';
import { digestHex, digestHexInSteps } from '../../../crypto/index.ts';
import { codeOf } from '../../../store/files.ts';
import { manifestDigestName, manifestName } from './write-package.ts';

/** No more problems are named than somebody reads. */
const mostNamed = 200;

export type CheckedPackage = Omit<PackageCheck, 'origin'> & { readonly digest: string };

/** Compares every file of a package with its manifest: changed, missing, and what nobody put there. */
export async function checkPackage(folder: string): Promise<Result<CheckedPackage, HallError<'archives.notAPackage'>>> {
  const written = await read(join(folder, manifestName));
  const manifest = written && parse(written);
  if (written === null || manifest === null) return failure('archives.notAPackage', { folder });
  const digest = digestHex(written);
  const { files, ...said } = manifest;
  const problems: PackageCheck['problems'] = [];
  const stated = await read(join(folder, manifestDigestName));
  if (stated === null) problems.push({ path: manifestDigestName, problem: 'missing' });
  else if (stated.toString('utf8').split(' ')[0] !== digest) problems.push({ path: manifestName, problem: 'changed' });
  for (const { path, sm3 } of files) {
    const bytes = await read(join(folder, ...path.split('/')));
    if (bytes === null) problems.push({ path, problem: 'missing' });
    else if ((await digestHexInSteps(bytes)) !== sm3) problems.push({ path, problem: 'changed' });
  }
  const known = new Set([...files.map(({ path }) => path), manifestName, manifestDigestName]);
  for (const path of await listAll(folder)) if (!known.has(path)) problems.push({ path, problem: 'added' });
  return ok({ manifest: said, digest, files: files.length, problems: problems.slice(0, mostNamed), problemCount: problems.length });
}

/** null: it is not there, or cannot be read. */
async function read(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (thrown) {
    if (codeOf(thrown) !== null) return null;
    throw thrown;
  }
}

function parse(written: Buffer): TransferManifest | null {
  try {
    return TransferManifest.safeParse(JSON.parse(written.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** Everything below a folder that is no folder itself, links too. */
async function listAll(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}
