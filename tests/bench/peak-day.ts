/**
 * A peak day of 600 couples at eight counters on a real store, from the first booking to the last who leaves: how long playing it takes,
 * how long a counter waits for the answer to a call, and how long couples wait, by why they are called when they are.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, printFigure } from './parts/figure.ts';

const couples = 600;
/** One on which the line is long in the morning and short in the afternoon. */
const seed = 522;

const halls = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
process.env['TONGXIN_FRESH_HALLS'] = halls;
const { playDay } = await import('../core/front-desk/peak-day/play-day.ts');
const { waitsOf } = await import('../core/front-desk/peak-day/waits.ts');
const { journal, calls, took } = await playDay(couples, seed);
rmSync(halls, { recursive: true, force: true });

const note = `${couples} couples, 8 counters, ${journal.length} acts`;
printFigure({ name: 'peakDay.played', value: took, unit: 'ms', baseline: null, goal: { most: 60_000 }, note });
for (const percent of [50, 99])
  printFigure({
    name: `peakDay.call.p${percent}`,
    value: percentile(calls, percent),
    unit: 'ms',
    baseline: null,
    goal: null,
    note: `${calls.length} calls, each answered once the disk has it; up to eight at once`,
  });
for (const { kind, couples: called, p50, p90, p99 } of waitsOf(journal))
  for (const [percent, value] of Object.entries({ p50, p90, p99 }))
    printFigure({
      name: `peakDay.wait.${kind}.${percent}`,
      value,
      unit: 'min',
      baseline: null,
      goal: null,
      note: `${called} couples, in the time of the day played`,
    });
