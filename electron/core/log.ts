import pino from 'pino';

/** What the core writes down: operations, durations, codes and references; never input, output or a person. */
export interface Log {
  called(operation: string, milliseconds: number, code: string | null): void;
  bug(reference: string, operation: string, thrown: unknown): void;
}

/** One JSON line an event on stderr, where main collects it. */
export function createLog(): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  return {
    called: (operation, milliseconds, code) => logger.info({ operation, ms: Math.round(milliseconds * 10) / 10, code }),
    bug: (reference, operation, thrown) => logger.error({ reference, operation, ...whereThrown(thrown) }, 'bug'),
  };
}

export const silentLog: Log = { called: () => {}, bug: () => {} };

/** Name and places only: a message may quote what somebody typed. */
function whereThrown(thrown: unknown): { name: string; frames: string[] } {
  if (!(thrown instanceof Error)) return { name: typeof thrown, frames: [] };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: thrown.name, frames: frames.slice(0, 12).map((line) => line.trim()) };
}
