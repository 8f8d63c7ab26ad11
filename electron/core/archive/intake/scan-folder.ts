import { lstat, mkdir, mkdtemp, readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { extname, isAbsolute, join } from 'node:path';
import { shortened } from '../../exchange/index.ts';

/** What scanners write. Anything else, a file half written under another name among them, is left alone. */
const scans = ['.jpg', '.jpeg', '.png', '.tif', '.tiff', '.pdf'];

export interface Scan {
  readonly name: string;
  /** Changes whenever the file does. */
  readonly so: string;
}

/** The scans that lie in a folder, by name; not what lies in folders of it, nor links. @throws when the folder is not there */
export async function listScanFiles(folder: string): Promise<Scan[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && scans.includes(extname(entry.name).toLowerCase()))
    .map(({ name }) => name)
    .toSorted();
  const files = await Promise.all(names.map(async (name) => ({ name, stat: await lstat(join(folder, name)).catch(() => null) })));
  return files.flatMap(({ name, stat }) => (stat === null ? [] : [{ name, so: `${stat.size} ${stat.mtimeMs} ${stat.ino}` }]));
}

/** Moves a file into a folder of this one, under a name no other has; `reason`: written beside it. */
export async function moveInto(folder: string, name: string, into: string, stamp: string, reason?: string): Promise<void> {
  const target = join(folder, into);
  await mkdir(target, { recursive: true });
  const taken = (await lstat(join(target, name)).catch(() => null)) !== null;
  const moved = taken ? `${stamp}-${shortened(name)}` : name;
  // With a mark, so that the editors of Windows read it as what it is.
  if (reason !== undefined) await writeFile(join(target, `${shortened(moved)}.txt`), `\uFEFF${reason}\r\n`);
  await rename(join(folder, name), join(target, moved));
}

/** Whether scans can be taken out of a folder: it is there, and folders can be made in it. */
export async function isUsable(folder: string): Promise<boolean> {
  if (!isAbsolute(folder)) return false;
  try {
    await rmdir(await mkdtemp(join(folder, '.tongxin-')));
    return true;
  } catch {
    return false;
  }
}
