/** What a benchmark prints: one line of JSON a figure, always beside a baseline measured in the same run. */

/** The bound as the project promises it. */
export type Goal =
  | { readonly ratio: number }
  /** As many units over the baseline. */
  | { readonly over: number }
  | { readonly most: number }
  /** Of what is better when it is more: so many times the baseline. */
  | { readonly atLeast: number };

export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'min' | 'MB' | 'kB' | 'files' | 'acts/s' | '%';
  /** The same work without us, in the same run; null where the bound is a plain number and nothing compares. */
  readonly baseline: number | null;
  readonly goal: Goal | null;
  /** What a reader of the figure has to know. */
  readonly note?: string;
}

export function printFigure({ name, value, unit, baseline, goal, note }: Measured): void {
  const line = {
    name,
    value: round(value),
    unit,
    baseline: baseline === null ? null : round(baseline),
    ratio: baseline === null ? null : round(value / baseline),
    goal: goal === null ? null : goalWords(goal, unit),
    ...(goal !== null && { met: isMet(goal, value, baseline) }),
    ...(note !== undefined && { note }),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export function isMet(goal: Goal, value: number, baseline: number | null): boolean {
  if ('most' in goal) return value <= goal.most;
  if (baseline === null) throw new Error('a bound beside a baseline, and no baseline');
  if ('atLeast' in goal) return value >= baseline * goal.atLeast;
  return 'ratio' in goal ? value <= baseline * goal.ratio : value <= baseline + goal.over;
}

function goalWords(goal: Goal, unit: string): string {
  if ('most' in goal) return `<= ${goal.most} ${unit}`;
  if ('atLeast' in goal) return `>= ${goal.atLeast} x baseline`;
  return 'ratio' in goal ? `<= ${goal.ratio} x baseline` : `<= baseline + ${goal.over} ${unit}`;
}

function round(figure: number): number {
  return Number(figure.toPrecision(4));
}

/** The value below which `percent` of the samples lie. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('no samples');
  return value;
}

export const median = (samples: readonly number[]): number => percentile(samples, 50);

/** Milliseconds the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
