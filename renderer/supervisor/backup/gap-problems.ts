import type { NumbersGap } from '#shared/contract/index.ts';
import { wholeNumber } from '../../entry/set-up/typed.ts';

/** As typed, by the id of its block or batch. */
export type NextById = Readonly<Record<string, string>>;

/** The next blank as typed; null: none is left. */
export function nextBlank(nextById: NextById, id: string): string | null {
  return (nextById[id] ?? '').trim().toUpperCase() || null;
}

/** Which of the entries go back behind what was given out or beyond their block or batch, before the core is asked. */
export function findGapProblems({ blocks, batches }: NumbersGap, nextById: NextById): ReadonlySet<string> {
  const wrongBlocks = blocks.filter(({ id, next, last }) => {
    const typed = wholeNumber(nextById[id] ?? '');
    // One beyond the last: the block is used up.
    return !(typed >= next && typed <= last + 1);
  });
  const wrongBatches = batches.filter(({ id, next, last }) => {
    const typed = nextBlank(nextById, id);
    return typed !== null && (typed.length !== next.length || typed < next || typed > last);
  });
  return new Set([...wrongBlocks, ...wrongBatches].map(({ id }) => id));
}
