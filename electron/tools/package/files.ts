import { copyFileSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** All files below a folder, `/` between names, sorted; links are not followed. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** Copies the files of a folder that are wanted; what is executable stays so. */
export function copyFiles(from: string, to: string, wanted: (path: string) => boolean = () => true): void {
  for (const path of filesBelow(from)) {
    if (!wanted(path) || !lstatSync(join(from, path)).isFile()) continue;
    const target = join(to, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(from, path), target);
  }
}

/** Bytes of all files below a folder. */
export function sizeOf(folder: string): number {
  return filesBelow(folder).reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0);
}
