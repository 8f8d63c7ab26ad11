import { z } from 'zod';
import { failure } from '#shared/contract/index.ts';
import { ok, reveal, toIdNumber18, type Slot } from '#shared/model/index.ts';
import { drawCopy } from '../../documents/planned.ts';
import { listDocuments, type DocumentRow } from '../../documents/records.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { defineAct, type ReadableDb } from '../../store/index.ts';
import { planAppointmentSlip } from '../appointments/index.ts';
import { readFrontDeskSettings } from '../settings.ts';
import type { KioskDeps } from './deps.ts';
import { findOwnAppointment, identityOf } from './mine.ts';
import type { Visit } from './visitors.ts';

/** One of the two took a copy of their receipt home. */
export const receiptCopied = defineAct({
  type: 'kiosk.receiptCopied',
  payload: z.object({ documentId: z.uuid() }),
  project: () => undefined,
});

/** What visitors take home on paper, out of the printer the hall chose for its kiosk. */
export function createPrintHandlers(deps: KioskDeps): HandlersFor<'kiosk.printAppointment' | 'kiosk.printReceipt'> {
  const { store, clock, drawing, printers, visits, casesOfPerson, t } = deps;

  const print = async (pdf: Uint8Array, title: string) => {
    const { printer } = store.read(readFrontDeskSettings).kiosk;
    if (printer === null) return failure('kiosk.noPrinter', {});
    return printers.print(printer, pdf, title);
  };

  return {
    'kiosk.printAppointment': async ({ visitor, input: { id } }) => {
      const row = store.read((db) => findOwnAppointment(db, visits.get(visitor!.token), id));
      if (row === null) return failure('appointment.notFound', {});
      if (row.state === 'cancelled') return failure('appointment.over', {});
      const { kind, party: _party, pictures: _pictures, ...slip } = planAppointmentSlip(deps, row);
      const drawn = await drawing.draw({ ...slip, pictures: {}, createdAt: clock.now().toString() });
      if (!drawn.ok) return drawn;
      const printed = await print(drawn.value.pdf, kind);
      return printed.ok ? ok({}) : printed;
    },

    'kiosk.printReceipt': writing('kiosk.printReceipt', {
      async act({ author, visitor, input: { caseId } }) {
        const visit = visits.get(visitor!.token);
        const receipt = store.read((db) => {
          const isTheirs = casesOfPerson(db, identityOf(visit)).some(({ id }) => id === caseId);
          return isTheirs ? { found: findReceipt(deps, db, visit, caseId) } : null;
        });
        if (receipt === null) return failure('case.notFound', {});
        if (receipt.found === null) return failure('kiosk.noReceipt', {});
        const copy = t('papers:copyOfReceipt');
        const drawn = await drawCopy(deps, receipt.found, store.training ? `${t('papers:training')} ${copy}` : copy);
        if (!drawn.ok) return drawn;
        const printed = await print(drawn.value.pdf, 'receipt-copy');
        if (!printed.ok) return printed;
        const { id: documentId } = receipt.found;
        return store.commit(author, ({ append }) => {
          append(receiptCopied, { documentId }, { caseId });
          return ok({});
        });
      },
      answer: () => ({}),
    }),
  };
}

/** Their own, where each of the two has one. */
function findReceipt({ cases }: KioskDeps, db: ReadableDb, { holder }: Visit, caseId: string): DocumentRow | null {
  const couple = cases.identities(db, caseId);
  const number = holder === null ? null : toIdNumber18(reveal(holder).person.idNumber);
  const isSlot = (slot: Slot): boolean => number !== null && couple !== null && toIdNumber18(couple[slot].idNumber) === number;
  const receipts = listDocuments(db, caseId).filter(({ kind, current }) => kind === 'acceptanceReceipt' && current);
  return receipts.find(({ party }) => party !== null && isSlot(party)) ?? receipts.find(({ party }) => party === null) ?? null;
}
