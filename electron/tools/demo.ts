/** `npm run demo [-- --scenario NAME --out DIR --keep-store DIR2]`: plays tests/demo/NAME.ts in the real window. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoScenarios } from './demo-scenarios.ts';
import { onDisplay } from './display.ts';
import { electronDist, electronPath } from './electron-dist/index.ts';
import { repository, run, runNpmScript } from './run.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

const { values } = parseArgs({
  options: { scenario: { type: 'string', default: 'marriage' }, out: { type: 'string' }, 'keep-store': { type: 'string' } },
});
process.exitCode = await demo(values.scenario);

async function demo(scenario: string): Promise<number> {
  const scenarios = demoScenarios();
  if (!scenarios.includes(scenario)) {
    process.stderr.write(`There is no scenario ${scenario}. There are: ${scenarios.join(', ')}\n`);
    return 2;
  }
  const dist = electronDist();
  if (!ensureSystemLibraries(electronPath(dist), 'tests')) return 1;
  const built = await runNpmScript('build');
  if (built !== 0) return built;
  const keep = values['keep-store'];
  const { command, args } = onDisplay(process.execPath, [
    'tests/demo/runner/run.ts',
    `--scenario=${scenario}`,
    `--out=${resolve(values.out ?? join(repository, 'demo-out', scenario))}`,
    ...(keep === undefined ? [] : [`--keep-store=${resolve(keep)}`]),
  ]);
  // As a hall's PC is set.
  return run(command, args, { env: { ELECTRON_OVERRIDE_DIST_PATH: dist, TZ: 'Asia/Shanghai' } });
}
