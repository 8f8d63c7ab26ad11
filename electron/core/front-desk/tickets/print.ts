import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { TicketPrinterProblem } from '../../devices/index.ts';
import { formOf, type TicketSlipValues } from '../../documents/forms.ts';
import { drawPapers, recordPapers, type PlannedPaper, type StoredPaper } from '../../documents/planned.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { FrontDeskDeps } from '../deps.ts';
import type { HallQueue } from './hall-queue.ts';
import { composeSlip, pictureOf, slipWords } from './slip.ts';

/** Prints the slip of a ticket on the ticket printer. After `stopped` and `unsure` some of it may have come out. */
export type PrintSlip = (
  ticketId: string,
) => Promise<Result<null, TicketPrinterProblem | HallError<'ticket.notFound' | 'ticketPrinter.none' | 'ticketPrinter.unreadable'>>>;

export function createPrintSlip(queue: HallQueue, deps: FrontDeskDeps): PrintSlip {
  const { drawing, ticketPrinter } = deps;
  return async (ticketId) => {
    const words = wordsOf(queue, deps, ticketId);
    if (words === null) return failure('ticket.notFound', {});
    if (!ticketPrinter.isSet) return failure('ticketPrinter.none', {});
    const { parts, code } = await composeSlip(words, drawing);
    const isRight = await drawing.readBack(pictureOf(code), { format: 'QRCode', text: words.code });
    return isRight ? ticketPrinter.print(parts) : failure('ticketPrinter.unreadable', {});
  };
}

function wordsOf(queue: HallQueue, { store, t }: FrontDeskDeps, id: string): TicketSlipValues | null {
  const before = queue.before(id);
  return before === null ? null : slipWords({ ticket: queue.ticket(id), officeName: store.read(getOffice).name, before, t });
}

/** 号票: out of the ticket printer, or as a paper for any other. Which of the two is decided where the printers are chosen. */
export function createSlipHandlers(queue: HallQueue, deps: FrontDeskDeps): HandlersFor<'tickets.print' | 'tickets.slip'> {
  const { store, clock } = deps;
  const print = createPrintSlip(queue, deps);

  return {
    'tickets.print': async ({ input: { id } }) => {
      const printed = await print(id);
      return printed.ok ? ok({}) : printed;
    },

    'tickets.slip': writing('tickets.slip', {
      act: async ({ author, input: { id } }) => {
        const words = wordsOf(queue, deps, id);
        if (words === null) return failure('ticket.notFound', {});
        const draw = (values: TicketSlipValues) => drawPapers(deps, [planSlip(deps, values)], clock.now().toString());
        const whole = await draw(words);
        // Of a name that no font draws the number is enough.
        const isNameless = !whole.ok && whole.error.code === 'document.missingGlyph' && words.name !== '';
        const drawn = isNameless ? await draw({ ...words, name: '' }) : whole;
        if (!drawn.ok) return drawn;
        const [slip] = drawn.value as readonly [StoredPaper];
        return store.commit(author, (transaction) => {
          const [documentId] = recordPapers(transaction, null, [slip]) as [string];
          return ok({ documentId, pages: slip.pages });
        });
      },
      answer: (receipt) => receipt,
    }),
  };
}

function planSlip({ store, clock, t }: FrontDeskDeps, values: TicketSlipValues): PlannedPaper {
  return {
    kind: 'ticketSlip',
    party: null,
    form: formOf('ticketSlip', store.read(getOffice)),
    on: clock.today(),
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: {},
    barcode: null,
    watermark: store.training ? t('papers:training') : null,
    title: t('terms:documentKind.ticketSlip'),
  };
}
