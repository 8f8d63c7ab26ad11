import type { ClockDep } from '../../ports.ts';

/** How long its slip may be printed: a jam in the printer is seen to meanwhile. Milliseconds. */
const printable = 120_000;

/** The number that somebody took at the kiosk without a card: whoever did is the only one who was shown its code. */
export interface LastTaken {
  set(id: string): void;
  /** Empty when none was taken within the last two minutes. */
  get(): readonly string[];
}

/** Kept in memory alone; the next number takes its place. */
export function createLastTaken({ clock }: ClockDep): LastTaken {
  let last: { readonly id: string; readonly at: number } | null = null;
  return {
    set: (id) => void (last = { id, at: clock.elapsed() }),
    get: () => (last !== null && clock.elapsed() - last.at < printable ? [last.id] : []),
  };
}
