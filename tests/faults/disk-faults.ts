import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statfsSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What the kernel answers a process from now on, in the words of strace(1) `inject`: the calls, and what becomes of them. */
const faults = {
  /** Every flush to the disk takes this much longer: an old disk, a USB stick, a virus scanner. */
  slow: ['fsync,fdatasync', 'delay_exit=1500000'],
  /** The file system went read-only under the program, as Linux does after an error of the disk. */
  readOnly: ['pwrite64', 'error=EROFS'],
  /** The disk does not write any more. */
  failing: ['pwrite64,fsync,fdatasync', 'error=EIO'],
} as const;
export type DiskFault = keyof typeof faults;

/** Lets the system calls of a running process fail; answers how to put things right again. */
export async function injectFault(pid: number, fault: DiskFault): Promise<() => Promise<void>> {
  const [calls, what] = faults[fault];
  const words = ['-f', '-qq', '-o', '/dev/null', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${calls}:${what}`];
  const tracer = spawn('strace', words, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => tracer.once('close', () => resolve()));
  // It attaches to all threads, one after the other.
  await Promise.race([wait(800), ended]);
  if (tracer.exitCode !== null) throw new Error(`strace did not attach to ${pid}`);
  return async () => {
    tracer.kill('SIGINT');
    await ended;
  };
}

export const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;

/** A small disk of its own; null where mounting is refused. */
export function mountSmallDisk(at: string, size: string): SmallDisk | null {
  mkdirSync(at, { recursive: true });
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at]).status !== 0) return null;
  const ballast = join(at, 'ballast');
  return {
    fill() {
      mkdirSync(ballast);
      for (let number = 0; statfsSync(at).bavail > 0; number += 1) writeFileSync(join(ballast, `${number}`), Buffer.alloc(4096));
    },
    free() {
      for (const name of readdirSync(ballast)) rmSync(join(ballast, name));
    },
    makeReadOnly: () => spawnSync('mount', ['-o', 'remount,ro', at]).status === 0,
    makeWritable: () => spawnSync('mount', ['-o', 'remount,rw', at]).status === 0,
    remove: () => void spawnSync('umount', ['-l', at]),
  };
}

export interface SmallDisk {
  fill(): void;
  free(): void;
  /** Only while nothing on it is open for writing. */
  makeReadOnly(): boolean;
  makeWritable(): boolean;
  remove(): void;
}
