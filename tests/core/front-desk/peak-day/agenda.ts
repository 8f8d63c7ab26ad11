/** What happens in simulated time, in ms since the epoch. */
export interface Agenda {
  readonly now: () => number;
  at(time: number, what: () => Promise<void>): void;
  after(minutes: number, what: () => Promise<void>): void;
  /** Until nothing is left. Whatever is due at one instant begins together, and what that brings about at the same instant follows. */
  run(passTo: (time: number) => void): Promise<void>;
}

export const minute = 60_000;

export function createAgenda(start: number): Agenda {
  const due = new Map<number, (() => Promise<void>)[]>();
  const instants: number[] = [];
  let now = start;
  const at: Agenda['at'] = (time, what) => {
    if (time < now) throw new Error('nothing happens in the past');
    const there = due.get(time);
    if (there !== undefined) {
      there.push(what);
      return;
    }
    due.set(time, [what]);
    const later = instants.findLastIndex((each) => each > time);
    instants.splice(later + 1, 0, time);
  };
  return {
    now: () => now,
    at,
    after: (minutes, what) => at(now + Math.round(minutes * minute), what),
    async run(passTo) {
      for (let next = instants.pop(); next !== undefined; next = instants.pop()) {
        now = next;
        passTo(now);
        const together = due.get(now)!;
        due.delete(now);
        await Promise.all(together.map((what) => what()));
      }
    },
  };
}
