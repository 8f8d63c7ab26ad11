import pino from 'pino';
import type { LogLine } from '#shared/contract/index.ts';
import { whereThrown } from '#shared/model/index.ts';
import { slowFrom, type CallFigures, type MeasuredCall } from './meter.ts';

type Said = Omit<LogLine, 'time' | 'level' | 'by'>;

/** What the core writes down: operations, durations, codes, cases and references; never input, output or a person. */
export interface Log {
  called(call: MeasuredCall): void;
  /** The store is open, so many ms after its key was at hand. */
  opened(ms: number): void;
  /** `operation` null: outside any call. */
  bug(reference: string, operation: string | null, thrown: unknown, caseId?: string | null): void;
  /** How quick every operation was. */
  figures(all: readonly CallFigures[]): void;
}

/** Ms for which lines of quick calls wait for each other: each by itself would wake main while it carries somebody's answer. */
const together = 100;
/** Bytes after which they wait no longer. */
const most = 8 * 1024;

/** One JSON line an event on stderr, where main collects it; each is a `LogLine`, and main keeps nothing else. */
export function createLog(): Log {
  const destination = pino.destination({ dest: 2, sync: true, minLength: most });
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    destination.flushSync();
  };
  const flushSoon = () => (timer ??= setTimeout(flush, together).unref());
  process.once('exit', flush);
  const logger = pino(
    {
      base: { by: 'core' },
      messageKey: 'message',
      formatters: { level: (level) => ({ level }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
  /** With all that was said before it. */
  const atOnce = (level: 'info' | 'warn' | 'error', said: Said): void => {
    logger[level](said);
    flush();
  };
  return {
    called({ operation, caseId, ms, queue, commit, code }) {
      const said = { operation, code, ms: round(ms), ...(caseId !== null && { caseId }) };
      if (ms < slowFrom) {
        logger.info({ event: 'call', ...said } satisfies Said);
        flushSoon();
      } else
        atOnce('warn', {
          event: 'slow',
          ...said,
          queue: round(queue),
          handler: round(ms - queue - commit),
          commit: round(commit),
        });
    },
    opened: (ms) => atOnce('info', { event: 'opened', ms: round(ms) }),
    bug(reference, operation, thrown, caseId = null) {
      const where = whereThrown(thrown);
      const by = where.frames[0]?.includes('worker') ? { by: 'worker' } : {};
      const said: Said = {
        event: 'bug',
        code: 'call.internal',
        reference,
        ...where,
        frames: [...where.frames],
        ...(operation !== null && { operation }),
        ...(caseId !== null && { caseId }),
      };
      atOnce('error', { ...said, ...by });
    },
    figures: (all) => {
      for (const { operation, count, p50, p99, max, slow } of all)
        logger.info({ event: 'figures', operation, count, p50, p99, max, slow } satisfies Said);
      flush();
    },
  };
}

export const silentLog: Log = { called: () => {}, opened: () => {}, bug: () => {}, figures: () => {} };

function round(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds * 10) / 10);
}
