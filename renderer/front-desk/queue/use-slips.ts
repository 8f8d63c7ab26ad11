import { useState } from 'react';
import type { Answer, CallError, HallError, PrinterInfo, QueueTicket } from '#shared/contract/index.ts';
import { useClient } from '../../client/index.ts';
import { usePrinter } from '../../counter/papers/use-printer.ts';

/** Why the ticket printer printed nothing, not even a part: only then another may. */
const nothingSent = ['none', 'away', 'paperOut', 'coverOpen', 'notReady'] as const;
export type NothingSent = (typeof nothingSent)[number];

/** A slip on its way: out of the ticket printer, on paper from another, or on none yet. */
export type Slip = { readonly ticket: QueueTicket } & (
  | { readonly at: 'printing' | 'out' }
  | { readonly at: 'paper'; readonly why: NothingSent; readonly printer: string; readonly jobId: string }
  | { readonly at: 'choose'; readonly why: NothingSent; readonly error: HallError | undefined }
  | { readonly at: 'failed'; readonly error: HallError }
);

export interface Slips {
  readonly slips: readonly Slip[];
  readonly printers: readonly PrinterInfo[];
  readonly print: (ticket: QueueTicket) => Promise<void>;
  /** On a printer somebody chose, now and whenever the ticket printer does not print. */
  readonly printOn: (slip: Extract<Slip, { at: 'choose' }>, printer: string) => Promise<void>;
  readonly cameOut: (slip: Extract<Slip, { at: 'paper' }>) => Promise<void>;
  readonly spoilt: (slip: Extract<Slip, { at: 'paper' }>, reason: string) => Promise<void>;
  readonly forget: (slip: Slip) => void;
}

/**
 * Prints slips: on the ticket printer, and where that sent nothing on a printer chosen for slips, or the only one there is. What may have
 * come out in part is printed again only when somebody says so.
 */
export function useSlips(): Slips {
  const client = useClient();
  const chosen = usePrinter('ticketSlip');
  const [slips, setSlips] = useState<readonly Slip[]>([]);

  const without = (id: string) => (all: readonly Slip[]) => all.filter(({ ticket }) => ticket.id !== id);
  const put = (slip: Slip): void => setSlips((all) => [slip, ...without(slip.ticket.id)(all)]);

  const onPaper = async (ticket: QueueTicket, why: NothingSent, printer: string): Promise<void> => {
    put({ ticket, at: 'printing' });
    const drawn = await client.call('tickets.slip', { id: ticket.id });
    const printed = drawn.ok ? await client.call('documents.print', { documentId: drawn.value.documentId, printer }) : drawn;
    if (printed.ok) put({ ticket, at: 'paper', why, printer, jobId: printed.value.id });
    else put({ ticket, at: 'choose', why, error: printed.error as HallError });
  };

  const end = async (slip: Extract<Slip, { at: 'paper' }>, ended: Promise<Answer<'documents.spoilt' | 'documents.confirmPrinted'>>) => {
    const answer = await ended;
    if (answer.ok) setSlips(without(slip.ticket.id));
    else put({ ticket: slip.ticket, at: 'failed', error: answer.error as HallError });
    return answer.ok;
  };

  const print = async (ticket: QueueTicket): Promise<void> => {
    // What is done makes room; what still needs somebody stays.
    setSlips((all) => all.filter(({ at }) => at !== 'out' && at !== 'paper'));
    put({ ticket, at: 'printing' });
    const answer = await client.call('tickets.print', { id: ticket.id });
    if (answer.ok) return put({ ticket, at: 'out' });
    const why = nothingSentOf(answer.error);
    const { all, isChosen, name } = chosen;
    if (why === null || all.length === 0) return put({ ticket, at: 'failed', error: answer.error as HallError });
    // Among several one may hold certificate blanks: which is for slips somebody says once.
    if (name === null || !(isChosen || all.length === 1)) return put({ ticket, at: 'choose', why, error: undefined });
    return onPaper(ticket, why, name);
  };

  return {
    slips,
    printers: chosen.all,
    print,
    printOn: ({ ticket, why }, printer) => {
      chosen.choose(printer);
      return onPaper(ticket, why, printer);
    },
    cameOut: async (slip) => void (await end(slip, client.call('documents.confirmPrinted', { jobId: slip.jobId }))),
    spoilt: async (slip, reason) => {
      if (await end(slip, client.call('documents.spoilt', { jobId: slip.jobId, reason }))) await print(slip.ticket);
    },
    forget: ({ ticket }) => setSlips(without(ticket.id)),
  };
}

function nothingSentOf({ code }: CallError<'tickets.print'>): NothingSent | null {
  return nothingSent.find((why) => code === `ticketPrinter.${why}`) ?? null;
}
