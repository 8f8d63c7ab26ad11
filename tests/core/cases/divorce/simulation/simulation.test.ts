import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { liveThrough, type LifeOfAHall } from './hall-life.ts';

// What a paper looks like is tried elsewhere; drawing thousands of them would be all that is done here.
vi.mock('#core/documents/drawing.ts', () => {
  const bytes = Buffer.from('%PDF-1.7 a paper');
  const picture = () => Promise.resolve({ ok: true, value: bytes });
  return {
    createDrawing: () => ({
      draw: () => Promise.resolve({ ok: true, value: { pdf: bytes, pages: 1 } }),
      normalisePhoto: picture,
      normaliseScan: picture,
      normaliseCharacter: picture,
      readBarcodes: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    }),
  };
});

const long = Boolean(process.env['TONGXIN_LONG']);
const couples = long ? 100 : 50;
/** `TONGXIN_SEED=20261126,7` lives those again. */
const asked = (process.env['TONGXIN_SEED'] ?? '').split(',').filter(Boolean).map(Number);
const seeds = asked.length > 0 ? asked : Array.from({ length: long ? 100 : 4 }, (_, at) => 20261123 + at);

const lives: LifeOfAHall[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test.each(seeds)(
  `M-45 … M-74 hall %i, ${couples} couples: each application ends in one lawful way on a lawful day, and none is forgotten`,
  { timeout: 300_000 },
  async (seed) => {
    const life = await liveThrough(seed, couples);
    lives.push(life);
    expect(life.applications).toBeGreaterThanOrEqual(couples);
  },
);

test.runIf(asked.length === 0)('these halls had everything there is to forget', () => {
  const sum = (of: (life: LifeOfAHall) => number) => lives.reduce((total, life) => total + of(life), 0);
  const ends = (as: string) => sum((life) => life.ends[as] ?? 0);
  const met = {
    applications: sum(({ applications }) => applications),
    starts: sum(({ starts }) => starts),
    kills: sum(({ kills }) => kills),
    kept: sum(({ kept }) => kept),
    resumed: sum(({ resumed }) => resumed),
    redated: sum(({ redated }) => redated),
  };
  console.log('simulated halls:', JSON.stringify({ halls: lives.length, ...met, ...countEnds(ends) }));
  expect(met.applications).toBeGreaterThanOrEqual(seeds.length * couples);
  expect(met.kills).toBeGreaterThanOrEqual(seeds.length * 3);
  expect(met.kept).toBeGreaterThan(0);
  if (long) expect({ resumed: met.resumed > 0, redated: met.redated > 0 }).toEqual({ resumed: true, redated: true });
  for (const as of ['registered', 'withdrawn', 'lapsed', 'ended']) expect(ends(as), as).toBeGreaterThan(0);
  expect(lives.some(({ from }) => from < '2026-08-01') && lives.some(({ from }) => from > '2026-10-15')).toBe(true);
});

function countEnds(ends: (as: string) => number): Record<string, number> {
  return Object.fromEntries(['registered', 'withdrawn', 'lapsed', 'ended', 'open'].map((as) => [as, ends(as)]));
}
