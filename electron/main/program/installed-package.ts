import { createHash, webcrypto } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, type Result } from '#shared/model/index.ts';
import { manifestName, readManifest, signatureName, type Manifest, type ProgramProblem } from './manifest.ts';

/** Beside what is checked: Electron opens the archive itself, and the check could not check itself. */
const unchecked = ['app.asar', manifestName, signatureName];

/** Larger files are read in pieces; smaller ones whole, and hashed beside the first thread. Bytes. */
const whole = 32 * 1_048_576;
const piece = 1_048_576;
/** Files at once: as many as Node has threads for files. */
const atOnce = 4;

/**
 * Holds what was installed beside app.asar (the core with its packages, the Node that runs it, resources) against the manifest
 * made when it was packaged: every file as it was signed, none beside, no links. The key is the one inside app.asar.
 */
export async function checkInstalled(resourcesPath: string, publicKey: string | null): Promise<Result<Manifest, ProgramProblem>> {
  if (publicKey === null) return fail({ code: 'update.badSignature', details: {} });
  const manifest = await readManifest(resourcesPath, publicKey);
  if (!manifest.ok) return manifest;
  const { files } = manifest.value;
  const there = await filesOf(resourcesPath);
  const known = new Set(there);
  let problem = Object.keys(files).find((path) => !known.has(path)) ?? null;
  const left = there.toReversed();
  const check = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined && problem === null; path = left.pop()) {
      const digest = await digestOf(join(resourcesPath, path));
      if (digest === null || files[path] !== digest) problem ??= path;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, check));
  return problem === null ? manifest : fail({ code: 'update.damaged', details: { file: problem } });
}

/** The public keys the packaging put into app.asar; null where there is none. */
export function packedKey(appPath: string, name: 'package-key' | 'update-key'): string | null {
  const file = join(appPath, 'out', 'package', `${name}.pem`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** All that is no folder, `/` between names. */
async function filesOf(root: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (unchecked.includes(path)) return [];
      return entry.isDirectory() ? filesOf(root, path) : [path];
    }),
  );
  return found.flat();
}

/** SHA-256, hex; null for what is no plain file or cannot be read. */
async function digestOf(file: string): Promise<string | null> {
  try {
    const about = await lstat(file);
    if (!about.isFile()) return null;
    if (about.size <= whole) return Buffer.from(await webcrypto.subtle.digest('SHA-256', await readFile(file))).toString('hex');
    const hash = createHash('sha256');
    await pipeline(createReadStream(file, { highWaterMark: piece }), hash);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
