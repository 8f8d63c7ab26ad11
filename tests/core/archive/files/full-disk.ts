/** Writes a package that the small disk it is given does not hold, and one that it does, and prints what came of them. */
import { readdirSync } from 'node:fs';
import { FolderFault, writePackage, type Entry } from '#core/archive/files/transfer/write-package.ts';

const disk = process.argv[2] ?? '';
const entries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => ({ path: `file/${index}.jpg`, bytes: () => Promise.resolve(new Uint8Array(65_536)) }));
const manifestOf = (files: readonly object[]) => ({ files }) as never;

async function tryToWrite(count: number): Promise<string> {
  try {
    const unsigned = await writePackage(disk, 'package', entries(count), manifestOf);
    await unsigned.finish();
    return 'written';
  } catch (thrown) {
    if (thrown instanceof FolderFault) return thrown.error.code;
    throw thrown;
  }
}

const tooMuch = await tryToWrite(200);
const left = readdirSync(disk);
console.log(JSON.stringify({ tooMuch, left, afterwards: await tryToWrite(3), twice: await tryToWrite(3), finally: readdirSync(disk) }));
