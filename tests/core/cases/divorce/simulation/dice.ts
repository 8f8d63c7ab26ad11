/** Chance that falls the same way again for the same seed. */
export interface Dice {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** True so often out of a hundred times. */
  percent(often: number): boolean;
  one<T>(of: readonly T[]): T;
}

/** mulberry32. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { int, percent: (often) => next() * 100 < often, one: (of) => of[int(0, of.length - 1)]! };
}
