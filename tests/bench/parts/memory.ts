import { readdirSync, readFileSync } from 'node:fs';

/** Proportional memory (PSS) of a process and all its descendants, in MB: shared pages count by their share. */
export function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? readProcess(name, 'stat')?.split(') ').at(-1)?.split(' ')[1] : undefined;
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && (pid === root || isOurs(parents.get(pid)));
  let kilobytes = 0;
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue;
    const pss = /^Pss:\s+(\d+)/m.exec(readProcess(String(pid), 'smaps_rollup') ?? '')?.[1];
    kilobytes += Number(pss ?? 0);
  }
  return kilobytes / 1024;
}

function readProcess(pid: string, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null; // it ended while we looked
  }
}
