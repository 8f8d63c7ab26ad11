import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { CallFigures } from '#shared/contract/index.ts';

export type { CallFigures };

/** From so many ms on a call counts as slow. */
export const slowFrom = 200;

/** One answered call; times in ms. */
export interface MeasuredCall {
  readonly operation: string;
  readonly caseId: string | null;
  readonly code: string | null;
  /** From the moment main passed it on until its answer. */
  readonly ms: number;
  /** Until the core heard of it: its first thread was busy with something else. */
  readonly queue: number;
  /** In transactions of the journal. */
  readonly commit: number;
}

/** How quick each operation was since the core started. In memory alone; the log gets the figures now and then. */
export interface Meter {
  record(call: MeasuredCall): void;
  /** A transaction of this request took so long. */
  committed(requestId: string, ms: number): void;
  /** What `committed` said of the request, and forgets it. */
  takeCommit(requestId: string): number;
  /** Ms since somebody asked something; who only watches an import does not count. */
  quietFor(): number;
  /** Operations that were called, by the slowest per cent. */
  list(): CallFigures[];
}

interface Kept {
  readonly histogram: RecordableHistogram;
  slow: number;
  slowest: MeasuredCall | null;
}

/** Acts nobody called (a card was read) are committed too, and never asked for. */
const mostCommits = 1000;
const microseconds = 1000;
/** Ten minutes: longer ones count as that long. */
const longest = 600_000 * microseconds;

export function createMeter(now: () => string): Meter {
  const keptByOperation = new Map<string, Kept & { slowestAt: string | null }>();
  const commits = new Map<string, number>();
  let askedAt = performance.now();

  const keptOf = (operation: string) => {
    const known = keptByOperation.get(operation);
    if (known) return known;
    const kept = { histogram: createHistogram({ lowest: 1, highest: longest, figures: 2 }), slow: 0, slowest: null, slowestAt: null };
    keptByOperation.set(operation, kept);
    return kept;
  };

  return {
    record(call) {
      if (!call.operation.startsWith('backfill.')) askedAt = performance.now();
      const kept = keptOf(call.operation);
      kept.histogram.record(Math.min(longest, Math.max(1, Math.round(call.ms * microseconds))));
      if (call.ms < slowFrom) return;
      kept.slow += 1;
      if (kept.slowest !== null && kept.slowest.ms >= call.ms) return;
      kept.slowest = call;
      kept.slowestAt = now();
    },
    committed(requestId, ms) {
      commits.set(requestId, (commits.get(requestId) ?? 0) + ms);
      if (commits.size > mostCommits) commits.delete(commits.keys().next().value!);
    },
    takeCommit(requestId) {
      const ms = commits.get(requestId) ?? 0;
      commits.delete(requestId);
      return ms;
    },
    quietFor: () => performance.now() - askedAt,
    list: () =>
      [...keptByOperation]
        .map(([operation, { histogram, slow, slowest, slowestAt }]) => ({
          operation,
          count: histogram.count,
          p50: inMs(histogram.percentile(50)),
          p99: inMs(histogram.percentile(99)),
          max: inMs(histogram.max),
          slow,
          slowest:
            slowest !== null && slowestAt !== null
              ? {
                  at: slowestAt,
                  ms: inMs(slowest.ms * microseconds),
                  queue: inMs(slowest.queue * microseconds),
                  handler: inMs(Math.max(0, slowest.ms - slowest.queue - slowest.commit) * microseconds),
                  commit: inMs(slowest.commit * microseconds),
                }
              : null,
        }))
        .toSorted((one, other) => other.p99 - one.p99),
  };
}

function inMs(value: number): number {
  return Math.round(value / 100) / 10;
}
