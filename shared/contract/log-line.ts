import { z } from 'zod';

/** `call.internal`, `store.full`; of the program itself `core.ended`, `page.crashed`. */
const Code = z.string().regex(/^[a-z]{1,20}\.[A-Za-z]{1,40}$/);
const OperationWord = z.string().regex(/^(unknown|[a-z]{1,20}\.[A-Za-z]{1,40})$/);
const Milliseconds = z.number().nonnegative();
const Frame = z.string().regex(/^[\w$.<> -]{1,90} (\?|[\w@.:/+-]{1,240}):\d{1,7}$/);

/**
 * One line of the log. Nothing else is ever written: every text in it is a word of the program, a case id or a reference, so
 * neither a name nor a number of a person has a place in it.
 */
export const LogLine = z.strictObject({
  time: z.iso.datetime(),
  level: z.enum(['info', 'warn', 'error']),
  /** Who writes. */
  by: z.enum(['main', 'core', 'worker']),
  /** `strange`: so many lines that are none of the log's were said on stderr, and are not kept. */
  event: z.enum(['call', 'slow', 'bug', 'figures', 'started', 'opened', 'ended', 'strange']),
  operation: OperationWord.optional(),
  code: Code.nullable().optional(),
  caseId: z.uuid().optional(),
  /** Of a bug, as the screen shows it. */
  reference: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .optional(),
  ms: Milliseconds.optional(),
  /** Parts of `ms`: before the core heard of it, until its commit, and the commit. */
  queue: Milliseconds.optional(),
  handler: Milliseconds.optional(),
  commit: Milliseconds.optional(),
  /** Of all calls of an operation, ms. */
  count: z.number().int().nonnegative().optional(),
  p50: Milliseconds.optional(),
  p99: Milliseconds.optional(),
  max: Milliseconds.optional(),
  slow: z.number().int().nonnegative().optional(),
  /** Of something thrown: its kind and places. */
  name: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/)
    .optional(),
  frames: z.array(Frame).max(12).optional(),
  /** Why a process ended: an exit code, a signal, or Chromium's word for it. */
  cause: z
    .string()
    .regex(/^[A-Za-z0-9 -]{1,40}$/)
    .optional(),
});
export type LogLine = z.infer<typeof LogLine>;

/** One line as it was written; null when it is none of the log's. */
export function readLogLine(text: string): LogLine | null {
  if (!text.startsWith('{')) return null;
  try {
    return LogLine.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // cut off in the middle
  }
}

/** The log's files, one a day and more on a noisy one: `hall-2026-11-22.1.log`. */
export const logFileName = /^hall-\d{4}-\d{2}-\d{2}\.\d{1,6}\.log$/;
