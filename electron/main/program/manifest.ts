import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';

/** What a signed program consists of. Versions are three numbers: they are compared, never guessed. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  product: z.literal('tongxin'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  builtAt: z.iso.datetime(),
  /** Majors of the shell it runs in: at least this Electron, exactly this Node; another shell comes with an installer only. */
  needs: z.strictObject({ electron: z.number().int(), coreNode: z.number().int() }),
  /** What this program makes of a store it opens; a program with a lower one does not open that store any more. */
  schema: z.number().int(),
  /** What is new, for the supervisor. */
  notes: z.string().max(2_000),
  /** SHA-256 of each file, hex, by its path with `/`. */
  files: z.record(z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\:]+$/), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Manifest = z.infer<typeof Manifest>;

export type ProgramProblem = HallError<'update.badSignature' | 'update.damaged'>;

/** The shell that was installed: what no update file brings. */
export interface Shell {
  readonly electron: number;
  readonly coreNode: number;
}

export function suits({ needs }: Manifest, { electron, coreNode }: Shell): boolean {
  return needs.electron <= electron && needs.coreNode === coreNode;
}

export function majorOf(version: string | undefined): number {
  return Number(version?.split('.')[0]);
}

/** What the maker signed, of two files only. */
export function readSigned(text: Buffer | null, signature: Buffer | null, publicKey: string): Result<Manifest, ProgramProblem> {
  if (text === null || signature === null || !isSigned(text, signature, publicKey))
    return fail({ code: 'update.badSignature', details: {} });
  const parsed = Manifest.safeParse(JSON.parse(text.toString('utf8')));
  return parsed.success ? ok(parsed.data) : fail({ code: 'update.damaged', details: { file: manifestName } });
}

/** The same of a program's folder. */
export async function readManifest(folder: string, publicKey: string): Promise<Result<Manifest, ProgramProblem>> {
  return readSigned(await readOrNull(join(folder, manifestName)), await readOrNull(join(folder, signatureName)), publicKey);
}

/**
 * Holds a folder against its manifest, and the manifest against the maker's key (Ed25519, RFC 8032): every file named is
 * there as it was signed, and none beside.
 */
export async function checkProgram(folder: string, publicKey: string): Promise<Result<Manifest, ProgramProblem>> {
  const manifest = await readManifest(folder, publicKey);
  if (!manifest.ok) return manifest;
  const { files } = manifest.value;
  for (const path of await listFiles(folder)) {
    if (path === manifestName || path === signatureName) continue;
    if (files[path] !== (await digestOfFile(join(folder, path)))) return fail({ code: 'update.damaged', details: { file: path } });
  }
  const there = new Set(await listFiles(folder));
  const missing = Object.keys(files).find((path) => !there.has(path));
  return missing === undefined ? manifest : fail({ code: 'update.damaged', details: { file: missing } });
}

function isSigned(text: Buffer, signature: Buffer, publicKey: string): boolean {
  try {
    return verify(null, text, createPublicKey(publicKey), Buffer.from(signature.toString('utf8').trim(), 'base64'));
  } catch {
    return false; // no key, or not one of this kind
  }
}

/** All files below a folder, `/` between names; links count as files and match no digest. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch {
    return null;
  }
}

/** Above zero when `left` is the later version. */
export function compareVersions(left: string, right: string): number {
  const [one, other] = [left, right].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return one[0]! - other[0]! || one[1]! - other[1]! || one[2]! - other[2]!;
}
