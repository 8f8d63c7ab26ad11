import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Diagnostics } from '#shared/contract/index.ts';
import type { Meter } from '../meter.ts';
import type { Opening } from '../opening/opening.ts';
import { layoutOf } from '../store/layout.ts';
import { findProblems } from './problems.ts';

/** What the health of a hall is told from. */
export interface HealthDeps {
  readonly opening: Opening;
  readonly meter: Meter;
  /** Of the core, UTC. */
  readonly startedAt: string;
}

/** How the hall fares; also of a store that is not open, as far as it can be seen from outside. */
export async function diagnose({ opening, meter, startedAt }: HealthDeps): Promise<Diagnostics> {
  const { storeDirectory, logsDirectory = null } = opening.options;
  const [hall, freeBytes, problems] = await Promise.all([
    opening.hall()?.facts() ?? null,
    freeOn(storeDirectory),
    logsDirectory === null ? null : findProblems(logsDirectory, new Date()),
  ]);
  return {
    at: opening.clock.now().toString({ smallestUnit: 'millisecond' }),
    process: {
      version: packageJson.version,
      node: process.versions.node,
      platform: process.platform,
      arch: process.arch,
      startedAt,
      memory: process.memoryUsage.rss(),
    },
    storage: { databaseBytes: bytesOf(storeDirectory), freeBytes },
    hall,
    problems,
    calls: meter.list(),
  };
}

/** SQLite's log counts too: after a busy day it is as long as a small database. */
function bytesOf(storeDirectory: string): number {
  const { database } = layoutOf(storeDirectory);
  return [database, `${database}-wal`].reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

async function freeOn(directory: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    return null; // no folder yet, or a disk that is gone
  }
}
