import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Nice values of Linux: 0 is usual, 19 the least. */
const lessUrgent = 10;

/**
 * Lets the calling thread, and it alone, have a processor after the threads that somebody waits for: a worker draws papers beside the
 * first thread, which answers questions meanwhile. Linux knows threads by numbers of their own; elsewhere nothing changes.
 */
export function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread > 0 && thread !== process.pid) setPriority(thread, lessUrgent);
  } catch {
    // Where the system does not let us, papers are drawn as urgently as before.
  }
}
