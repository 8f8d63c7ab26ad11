import type { HallLog } from './hall-log.ts';

/** In an installed program stderr lands in the log of the PC's session: nobody but the log itself writes there. */
export function keepQuiet(console: Pick<Console, 'debug' | 'error' | 'info' | 'log' | 'trace' | 'warn'>, log: HallLog): void {
  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const)
    console[level] = (first: unknown) => log(first instanceof Error ? first.name : 'console');
}
