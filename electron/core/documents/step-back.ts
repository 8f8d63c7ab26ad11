import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** How far a worker steps back, in nice values of Linux: 0 is usual, 19 the least. Somebody waits for a paper, too; nobody for a backup. */
export const steps = { documents: 10, bulk: 15 } as const;

/**
 * Lets the calling thread, and it alone, have a processor after the thread that answers questions meanwhile. Linux knows threads by
 * numbers of their own; elsewhere nothing changes.
 */
export function stepBack(steps: number): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread > 0 && thread !== process.pid) setPriority(thread, steps);
  } catch {
    // Where the system does not let us, the worker is as urgent as before.
  }
}

/**
 * Lets the engine's own helpers (they compile and clear up beside every thread, mostly beside the one that draws) wait for the thread
 * that answers questions, as the drawing does. Once, when the process begins: they are started with it and never again.
 */
export function stepBackHelpers(steps: number): void {
  if (process.platform !== 'linux') return;
  try {
    for (const thread of readdirSync('/proc/self/task'))
      if (readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').startsWith('V8Worker')) setPriority(Number(thread), steps);
  } catch {
    // Where the system does not let us, they are as urgent as before.
  }
}
