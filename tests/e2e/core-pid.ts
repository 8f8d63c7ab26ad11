import { readdirSync, readFileSync } from 'node:fs';
import type { Hall } from './launch.ts';

/** The process id of a running hall's core, as Linux lists it; throws while there is none. */
export function getCorePid(hall: Hall): number {
  const main = String(hall.app.process().pid);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
      if (parent === main && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('core/index.js')) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error('the core is not running');
}
