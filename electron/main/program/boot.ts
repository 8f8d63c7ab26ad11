import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app } from 'electron';
import { checkProgram } from './manifest.ts';
import { programsIn } from './programs.ts';
import { installedKey } from './public-key.ts';

/**
 * The program's first step: an update lies beside the installed program and is started in its place, after it was held
 * against the maker's signature once more. What does not hold is left, and the one before it starts.
 */
const programs = programsIn(app.getPath('userData'));
const here = dirname(fileURLToPath(import.meta.url));

async function findProgram(): Promise<string> {
  const key = installedKey(dirname(dirname(here)));
  for (let folder = programs.beginStart(); folder !== null;) {
    const checked = key === null ? null : await checkProgram(folder, key);
    if (checked?.ok) return join(folder, 'out', 'main');
    process.stderr.write(`main: the program in ${folder} is not as it was signed and does not start\n`);
    folder = programs.leave(programs.chosen().version ?? '');
  }
  return here;
}

await import(/* @vite-ignore */ pathToFileURL(join(await findProgram(), 'program.js')).href);
