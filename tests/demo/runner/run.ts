/** Plays one scenario; `npm run demo` starts it on a display. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Scenario } from './scenario.ts';

const { values } = parseArgs({ options: { scenario: { type: 'string' }, out: { type: 'string' }, 'keep-store': { type: 'string' } } });
const { scenario, out, 'keep-store': kept } = values;
if (!scenario || !out) throw new Error('usage: run.ts --scenario=NAME --out=DIR [--keep-store=DIR]');

mkdirSync(out, { recursive: true });
if (kept) mkdirSync(kept, { recursive: true });
const work = kept ?? mkdtempSync(join(tmpdir(), 'tongxin-demo-'));
try {
  const { play } = (await import(`../${scenario}.ts`)) as Scenario;
  await play({ out, work });
  const files = readdirSync(out, { recursive: true }).sort();
  console.log(`${scenario}: ${files.length} files in ${out}${kept ? `; store, logs and spool in ${kept}` : ''}`);
} finally {
  if (!kept) rmSync(work, { recursive: true, force: true });
}
