/** Milliseconds a starting core has until it must say `ready`. */
export const startPatience = 20_000;
/** Milliseconds a core has to finish its work when the program ends. */
export const stopPatience = 5_000;

/** Milliseconds the sessions of closed windows have to end before the core is stopped. */
export const signOutPatience = 2_000;

const quick = 30_000;
const firstWait = 250;
const longestWait = 10_000;

/** Whether a core that lived this long (ms) died young. */
export function wasQuickDeath(lifetime: number): boolean {
  return lifetime < quick;
}

/** Milliseconds before the next start: none after one death, then longer and longer while it keeps dying young. */
export function restartDelay(deathsInARow: number): number {
  return deathsInARow <= 1 ? 0 : Math.min(firstWait * 2 ** (deathsInARow - 2), longestWait);
}
