/**
 * `npm run bench [-- [--large] NAME …]`: builds the program and runs tests/bench/*.ts, which print one line of JSON a figure;
 * `--large` with as many records as a province has. A missed goal is printed and counted; only a benchmark that breaks makes it fail.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onDisplay } from './display.ts';
import { electronDist, electronPath } from './electron-dist/index.ts';
import { repository, runNpmScript } from './run.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

const folder = 'tests/bench';
const large = process.argv.includes('--large');
const wanted = process.argv.slice(2).filter((word) => word !== '--large');
const names = readdirSync(join(repository, folder))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${names.join(', ')}\n`);
  process.exitCode = 2;
} else process.exitCode = await bench(wanted.length > 0 ? wanted : names.toSorted());

async function bench(chosen: readonly string[]): Promise<number> {
  const dist = electronDist();
  if (!ensureSystemLibraries(electronPath(dist), 'tests')) return 1;
  const built = await runNpmScript('build');
  if (built !== 0) return built;
  const broken: string[] = [];
  const missed: string[] = [];
  let met = 0;
  for (const name of chosen) {
    const code = await runOne(name, dist, (figure) => {
      if (figure.met === true) met += 1;
      if (figure.met === false) missed.push(figure.name);
    });
    if (code !== 0) broken.push(name);
  }
  const list = (names: readonly string[]) => (names.length === 0 ? '' : ` (${names.join(', ')})`);
  process.stderr.write(`${met} goals met, ${missed.length} missed${list(missed)}, ${broken.length} benchmarks broken${list(broken)}\n`);
  return broken.length === 0 ? 0 : 1;
}

interface Figure {
  readonly name: string;
  readonly met?: boolean;
}

/** Passes its lines on and hands each figure over; answers the exit code. */
function runOne(name: string, dist: string, onFigure: (figure: Figure) => void): Promise<number> {
  const { command, args } = onDisplay(process.execPath, [join(folder, `${name}.ts`)]);
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist, TZ: 'Asia/Shanghai', ...(large && { TONGXIN_LARGE: '1' }) };
  const child = spawn(command, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    process.stdout.write(`${line}\n`);
    if (line.startsWith('{')) onFigure(JSON.parse(line) as Figure);
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
