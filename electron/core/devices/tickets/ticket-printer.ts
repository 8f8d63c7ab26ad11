import { setTimeout as wait } from 'node:timers/promises';
import { failure, type HallConfig, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { askDone, askOffline, askPaper, encodeSlip, type SlipPart } from './escpos.ts';
import { openLink, type Link } from './link.ts';

/** Nothing was sent, so nothing can come out. */
type BeforeSending =
  'ticketPrinter.none' | 'ticketPrinter.away' | 'ticketPrinter.paperOut' | 'ticketPrinter.coverOpen' | 'ticketPrinter.notReady';

export type TicketPrinterProblem = HallError<BeforeSending | 'ticketPrinter.stopped' | 'ticketPrinter.unsure'>;

export interface TicketPrinter {
  /** Whether the hall has one; it may be away. */
  readonly isSet: boolean;
  /** Settles when the printer says that the slip is out; one slip after the other. */
  print(parts: readonly SlipPart[]): Promise<Result<null, TicketPrinterProblem>>;
}

/** ms until a status that is answered at once has to be there, and until a slip is out. */
const statusWithin = 1_500;
const slipWithin = 8_000;

export function createTicketPrinter(
  place: HallConfig['devices']['ticketPrinter'],
  waits: { readonly status: number; readonly slip: number } = { status: statusWithin, slip: slipWithin },
): TicketPrinter {
  let last: Promise<unknown> = Promise.resolve();
  if (place === null) return { isSet: false, print: () => Promise.resolve(failure('ticketPrinter.none', {})) };
  return {
    isSet: true,
    print(parts) {
      const printed = last.then(() => printOne(place, encodeSlip(parts), waits));
      last = printed.catch(() => undefined);
      return printed;
    },
  };
}

async function printOne(
  place: NonNullable<HallConfig['devices']['ticketPrinter']>,
  bytes: Uint8Array,
  waits: { readonly status: number; readonly slip: number },
): Promise<Result<null, TicketPrinterProblem>> {
  const link = await openLink(place, waits.status);
  if (link === null) return failure('ticketPrinter.away', {});
  try {
    const before = await statusOf(link, waits.status);
    if (before !== null) return failure(before, {});
    const sent = await Promise.race([link.write(bytes).then(() => true), wait(waits.slip, false, { ref: false })]).catch(() => false);
    const done = sent ? await answerTo(link, askDone, waits.slip) : null;
    // Bits 2 and 3: the paper ended while the slip was printed.
    if (done !== null && (done & 0x0c) === 0) return ok(null);
    const after = await statusOf(link, waits.status);
    return failure(after === null || after === 'ticketPrinter.away' ? 'ticketPrinter.unsure' : 'ticketPrinter.stopped', {});
  } finally {
    await Promise.race([link.close(), wait(waits.status, undefined, { ref: false })]);
  }
}

/** What keeps it from printing; null: nothing does. */
async function statusOf(link: Link, within: number): Promise<Exclude<BeforeSending, 'ticketPrinter.none'> | null> {
  const offline = await answerTo(link, askOffline, within);
  const paper = offline === null ? null : await answerTo(link, askPaper, within);
  if (offline === null || paper === null) return 'ticketPrinter.away';
  if ((offline & 0x04) !== 0) return 'ticketPrinter.coverOpen';
  if ((offline & 0x20) !== 0 || (paper & 0x60) !== 0) return 'ticketPrinter.paperOut';
  return (offline & 0x40) === 0 ? null : 'ticketPrinter.notReady';
}

/** One byte; null: none came, or the line is gone: then it is not waited for what is still to be written either. */
function answerTo(link: Link, question: Uint8Array, within: number): Promise<number | null> {
  const answered = link.next(within);
  void link.write(question).catch(() => undefined);
  return answered;
}
