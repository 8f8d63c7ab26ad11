import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { PreReviewFile } from '#shared/model/index.ts';
import { readWhole, shortened } from '../../exchange/index.ts';

/** A couple's file with its pictures, as it lies in the folder. */
export interface Found {
  readonly name: string;
  readonly file: PreReviewFile;
  readonly pictures: readonly Uint8Array[];
}

/** Why a file can never be taken, in a key of the locales. */
export type Fault =
  'notJson' | 'wrongShape' | 'tooLarge' | 'pictureOfOthers' | 'pictureLarger' | 'pictureMissing' | 'pictureUnreadable' | 'idTaken';

type Look =
  | { readonly is: 'whole'; readonly found: Found }
  /** Perhaps still being written; `so` tells whether it changed since. */
  | { readonly is: 'partial'; readonly fault: Fault; readonly so: string; readonly pictures: readonly string[] }
  | { readonly is: 'bad'; readonly fault: Fault; readonly at: string; readonly pictures: readonly string[] };

const largestFile = 64 * 1024;
const largestPicture = 20 * 1024 * 1024;

/** Names of the files that each speak of one couple. @throws when the folder is not there */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() === '.json')
    .map(({ name }) => name)
    .toSorted();
}

/** Looks at one file and what it names; nothing outside the folder is opened. */
export async function lookAt(folder: string, name: string): Promise<Look> {
  const read = await readWhole(join(folder, name), largestFile);
  if (read === 'absent') return { is: 'partial', fault: 'notJson', so: 'absent', pictures: [] };
  if (read === 'tooLarge') return { is: 'bad', fault: 'tooLarge', at: '', pictures: [] };
  const json = parse(read.bytes);
  if (json === undefined) return { is: 'partial', fault: 'notJson', so: String(read.bytes.length), pictures: [] };
  const parsed = PreReviewFile.safeParse(json);
  if (!parsed.success) return { is: 'bad', fault: 'wrongShape', at: parsed.error.issues[0]?.path.join('.') ?? '', pictures: [] };
  const file = parsed.data;
  const named = file.pictures.map((picture) => picture.file);
  const theirs = named.find((picture) => !isOwn(name, picture));
  // Whosever it is, it stays where it is.
  if (theirs !== undefined)
    return { is: 'bad', fault: 'pictureOfOthers', at: theirs, pictures: named.filter((picture) => isOwn(name, picture)) };
  const pictures: Uint8Array[] = [];
  const sizes: (number | 'absent')[] = [];
  for (const picture of file.pictures) {
    if (picture.bytes > largestPicture) return { is: 'bad', fault: 'tooLarge', at: picture.file, pictures: named };
    const bytes = await readWhole(join(folder, picture.file), largestPicture);
    if (bytes === 'tooLarge' || (bytes !== 'absent' && bytes.bytes.length > picture.bytes))
      return { is: 'bad', fault: 'pictureLarger', at: picture.file, pictures: named };
    sizes.push(bytes === 'absent' ? 'absent' : bytes.bytes.length);
    if (bytes !== 'absent' && bytes.bytes.length === picture.bytes) pictures.push(bytes.bytes);
  }
  if (pictures.length < named.length) return { is: 'partial', fault: 'pictureMissing', so: sizes.join(), pictures: named };
  return { is: 'whole', found: { name, file, pictures } };
}

/**
 * `WX-17-1.jpg` is of `WX-17.json` and of no other file: what stands before the last hyphen names whose it is, so that no sender's file
 * takes another's pictures.
 */
function isOwn(name: string, picture: string): boolean {
  const [, owner] = /^(.+)[-_][\p{L}\p{N}]+\.[A-Za-z]+$/u.exec(picture) ?? [];
  return owner !== undefined && owner === name.slice(0, -extname(name).length);
}

/** Taken: what it said is in the store, and lies open in the folder no longer. */
export async function removeTaken(folder: string, { name, file }: Found): Promise<void> {
  for (const picture of file.pictures) await rm(join(folder, picture.file), { force: true });
  await rm(join(folder, name), { force: true });
}

/** Puts a file aside with its pictures and a page that says why. */
export async function putAside(folder: string, name: string, pictures: readonly string[], reason: string, stamp: string): Promise<void> {
  const refused = join(folder, 'refused');
  await mkdir(refused, { recursive: true });
  for (const each of [...pictures, name]) {
    await rename(join(folder, each), join(refused, `${stamp}-${shortened(each)}`)).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'ENOENT') throw problem;
    });
  }
  await writeFile(join(refused, `${stamp}-${shortened(name)}.reason.txt`), `${reason}\n`);
}

/** Undefined: no JSON, or not yet. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
