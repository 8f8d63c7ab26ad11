import { run, runScript } from './run.ts';

export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

const steps: Readonly<Record<string, () => Promise<number>>> = {
  types: () => run('tsc', ['--noEmit']),
  lint: () => run('oxlint', ['--deny-warnings']),
  format: () => run('prettier', ['--check', '--log-level', 'warn', '.']),
  layers: () => runScript('electron/tools/layers.ts'),
  'unused code': () => run('knip', []),
};

/** Every check, also after one has failed; each is reported with its time. */
export async function runChecks(): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const [name, step] of Object.entries(steps)) results.push(await runStep(name, step));
  return results;
}

export async function runStep(name: string, step: () => Promise<number>): Promise<StepResult> {
  process.stdout.write(`\n== ${name}\n`);
  const began = performance.now();
  const passed = (await step()) === 0;
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`== ${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s\n`);
  return { name, passed, seconds };
}
