import { setImmediate as turn } from 'node:timers/promises';

/**
 * How long the first thread may be busy with a portion, ms: while people ask it something, nobody's key waits longer; while nobody has
 * for a while, large transactions write each page of the indexes once instead of many times.
 */
const share = { asked: 16, quiet: 400 } as const;
/** Whoever works in the hall asks something within this time, ms. */
const patience = 20_000;
const fewest = 8;
const most = 2500;

export interface PortionDeps {
  /** Ms since somebody asked the hall something. */
  readonly quietFor: () => number;
}

/**
 * Works off what comes, in portions that take as long as the hall can spare, whatever the machine, and lets the thread answer whoever
 * asks between them. Answers whether all is done: not when it was stopped.
 */
export async function inPortions<T>(
  { quietFor }: PortionDeps,
  source: AsyncIterable<readonly T[]>,
  work: (some: readonly T[]) => void,
  isStopped: () => boolean,
): Promise<boolean> {
  let size = 32;
  let waiting: T[] = [];
  const next = async (): Promise<void> => {
    const some = waiting.slice(0, size);
    waiting = waiting.slice(size);
    const begun = performance.now();
    work(some);
    const perRow = (performance.now() - begun) / some.length;
    const ms = quietFor() < patience ? share.asked : share.quiet;
    size = Math.round(Math.min(most, Math.max(fewest, Math.min(size * 2, ms / perRow))));
    await turn();
  };
  for await (const rows of source) {
    waiting = [...waiting, ...rows];
    while (waiting.length >= size && !isStopped()) await next();
    if (isStopped()) return false;
  }
  while (waiting.length > 0 && !isStopped()) await next();
  return !isStopped();
}
