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

/** One JSON line an event on stderr, where main collects it; each is a `LogLine`, and main keeps nothing else. */
export function createLog(): Log {
  const logger = pino(
    {
      base: { by: 'core' },
      messageKey: 'message',
      formatters: { level: (level) => ({ level }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ dest: 2, sync: true }),
  );
  const info = (said: Said) => logger.info(said);
  return {
    called({ operation, caseId, ms, queue, commit, code }) {
      const said = { operation, code, ms: round(ms), ...(caseId !== null && { caseId }) };
      if (ms < slowFrom) info({ event: 'call', ...said });
      else
        logger.warn({
          event: 'slow',
          ...said,
          queue: round(queue),
          handler: round(ms - queue - commit),
          commit: round(commit),
        } satisfies Said);
    },
    opened: (ms) => info({ event: 'opened', ms: round(ms) }),
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
      logger.error({ ...said, ...by });
    },
    figures: (all) => {
      for (const { operation, count, p50, p99, max, slow } of all) info({ event: 'figures', operation, count, p50, p99, max, slow });
    },
  };
}

export const silentLog: Log = { called: () => {}, opened: () => {}, bug: () => {}, figures: () => {} };

function round(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds * 10) / 10);
}
