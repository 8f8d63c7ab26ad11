/** `npm test`: the checks, the build, then every test; the last line is `N passed, N failed`. `--long`: full counts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChecks, runStep, type StepResult } from './check-steps.ts';
import { demoScenarios } from './demo-scenarios.ts';
import { onDisplay } from './display.ts';
import { electronDist, electronPath } from './electron-dist/index.ts';
import { run, runNpmScript, runScript } from './run.ts';
import { ensureSystemLibraries } from './system-libraries.ts';
import { addCounts, countPlaywright, countVitest, failuresOfVitest, type Counts } from './test-counts.ts';

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } });
const long: Readonly<Record<string, string>> = values.long ? { TONGXIN_LONG: '1' } : {};
const reports = mkdtempSync(join(tmpdir(), 'tongxin-test-'));

const dist = electronDist();
if (!ensureSystemLibraries(electronPath(dist), 'tests')) process.exit(1);

const failures: string[] = [];
const steps: StepResult[] = [...(await runChecks()), await runStep('build', () => runNpmScript('build'))];
if (values.long) {
  steps.push(await runStep('mutation score of shared/law', () => run('stryker', ['run'])));
  for (const scenario of demoScenarios()) steps.push(await runStep(`demo ${scenario}`, () => demo(scenario)));
  steps.push(await runStep('package', () => runScript('electron/tools/package.ts', ['--dir', '--check'])));
}
const all = addCounts([{ passed: 0, failed: steps.filter(({ passed }) => !passed).length }, await runVitest(), await runPlaywright()]);
rmSync(reports, { recursive: true });
for (const { name, passed } of steps) if (!passed) failures.unshift(name);
for (const failure of failures) process.stdout.write(`\nfailed: ${failure}\n`);
process.exitCode = all.failed === 0 ? 0 : 1;
process.stdout.write(`\n${all.passed} passed, ${all.failed} failed\n`);

async function runVitest(): Promise<Counts> {
  const file = join(reports, 'vitest.json');
  let exitCode = 1;
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  await runStep('law, core, renderer, shell', async () => (exitCode = await run('vitest', args, { env: long })));
  const report = readReport<Parameters<typeof countVitest>[0]>(file);
  const counts = countVitest(report, exitCode);
  const named = failuresOfVitest(report);
  failures.push(...named, ...(counts.failed > named.length ? [died(exitCode)] : []));
  return counts;
}

async function runPlaywright(): Promise<Counts> {
  const file = join(reports, 'playwright.json');
  let exitCode = 1;
  const { command, args } = onDisplay('playwright', ['test', '--reporter=list,json']);
  const env = { ...long, PLAYWRIGHT_JSON_OUTPUT_NAME: file, ELECTRON_OVERRIDE_DIST_PATH: dist };
  await runStep('e2e', async () => (exitCode = await run(command, args, { env })));
  return countPlaywright(readReport(file), exitCode);
}

/** No test of vitest's failed, and yet it did not end well: its own words stand where it stopped. */
function died(exitCode: number): string {
  return `vitest ended with ${exitCode} and no failed test of its own: an error outside a test, or a process of it that died ("Unhandled Error" above)`;
}

function demo(scenario: string): Promise<number> {
  return runScript('electron/tools/demo.ts', ['--scenario', scenario, '--out', join(reports, scenario)]);
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
