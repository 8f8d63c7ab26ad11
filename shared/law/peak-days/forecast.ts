/** How many came on such a day in a year, and how many on an ordinary workday about then. */
export interface PastYear {
  readonly year: number;
  readonly count: number;
  readonly ordinary: number;
}

export interface Forecast {
  /** `scaled`: this year's ordinary workday times how much more came in past years; `counts`: past years as they were; `none`: nothing is known. */
  readonly by: 'scaled' | 'counts' | 'none';
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  /** How many times an ordinary workday past years were, the latest last. */
  readonly factors: ReadonlyArray<{ readonly year: number; readonly factor: number }>;
}

/** One year, or two that agree, say little of the next: the range is never narrower than this part of what is expected. */
const leastSpread = 0.25;

/**
 * How many will come. The middle of past years, each as a multiple of its own ordinary workday, times today's ordinary workday:
 * a hall that has grown since is not measured by its old figures. The range is what past years had, at least a quarter each way.
 */
export function forecastDay(past: readonly PastYear[], ordinaryNow: number): Forecast {
  const known = past.filter(({ count }) => count > 0).toSorted((a, b) => a.year - b.year);
  if (known.length === 0) return { by: 'none', low: 0, expected: 0, high: 0, factors: [] };
  const factors = known.flatMap(({ year, count, ordinary }) => (ordinary > 0 ? [{ year, factor: count / ordinary }] : []));
  const scaled = factors.length > 0 && ordinaryNow > 0;
  const figures = scaled ? factors.map(({ factor }) => factor * ordinaryNow) : known.map(({ count }) => count);
  const expected = median(figures);
  return {
    by: scaled ? 'scaled' : 'counts',
    low: Math.floor(Math.min(...figures, expected * (1 - leastSpread))),
    expected: Math.round(expected),
    high: Math.ceil(Math.max(...figures, expected * (1 + leastSpread))),
    factors,
  };
}

/** Counters that serve so many in the time they are open, each busy for at most `mostBusy` of it: beyond that queues grow. */
export function countersNeeded(expected: number, minutesEach: number, openMinutes: number, mostBusy = 0.85): number {
  if (openMinutes <= 0) throw new RangeError(`${openMinutes} minutes open`);
  return Math.ceil((expected * minutesEach) / (openMinutes * mostBusy));
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
