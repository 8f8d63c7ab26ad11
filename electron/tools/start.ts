/** `npm start [-- --store DIR --reader PATH --station STATION --signage-display N --kiosk-display N]`: builds and opens the counter, by default on a training store. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hasDisplay } from './display.ts';
import { electronDist, electronPath, sandboxArguments } from './electron-dist/index.ts';
import { repository, run, runNpmScript, runScript } from './run.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    reader: { type: 'string' },
    station: { type: 'string' },
    clock: { type: 'string' },
    'signage-display': { type: 'string' },
    'kiosk-display': { type: 'string' },
  },
});
process.exitCode = await start();

async function start(): Promise<number> {
  if (!hasDisplay(process.platform, process.env)) {
    process.stderr.write('There is no display here, so no window can open. `npm run demo` plays a registration in a display of memory.\n');
    return 1;
  }
  const electron = electronPath(electronDist());
  if (!ensureSystemLibraries(electron, 'window')) return 1;
  const built = await runNpmScript('build');
  if (built !== 0) return built;
  const store = values.store === undefined ? join(repository, '.training/store') : resolve(values.store);
  if (values.store === undefined && !isMade(store)) {
    process.stdout.write('Making a training store with a demo hall ...\n');
    const made = await runScript('electron/core/cli/main.ts', ['--store', store, 'init', 'resources/training/hall.json', '--training']);
    if (made !== 0) return made;
  }
  const own = (['reader', 'station', 'clock', 'signage-display', 'kiosk-display'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}=${values[name]}`],
  );
  // Read only where npm has no Node 24 for this system (electron/main/core-node.ts).
  const env = { TONGXIN_CORE_NODE: process.execPath };
  return run(electron, [...sandboxArguments(), '.', `--store=${store}`, ...own], { env });
}

function isMade(store: string): boolean {
  return existsSync(store) && readdirSync(store).length > 0;
}
