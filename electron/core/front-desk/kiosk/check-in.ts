import { failure } from '#shared/contract/index.ts';
import { ok, reveal } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { KioskDeps } from './deps.ts';
import { findOwnAppointment, myTicket, ticketIdsOf } from './mine.ts';

/** A number, for an appointment of today or without one; and its slip. */
export function createCheckInHandlers(deps: KioskDeps): HandlersFor<'kiosk.checkIn' | 'kiosk.printTicket'> {
  const { store, queue, visits, help, printSlip, lastTaken } = deps;
  return {
    'kiosk.checkIn': writing('kiosk.checkIn', {
      act({ author, visitor, input: { appointmentId, service } }) {
        const visit = visits.get(visitor!.token);
        if (visit.by === 'code' && (appointmentId !== visit.appointmentId || service !== null)) return failure('kiosk.cardNeeded', {});
        const name = visit.holder === null ? '' : reveal(visit.holder).person.name;
        if (appointmentId !== null) {
          const own = store.read((db) => findOwnAppointment(db, visit, appointmentId));
          if (own === null) return failure('ticket.noAppointment', {});
          return queue.take(author, { service: own.plan.service, name, appointmentCode: own.code });
        }
        return service === null ? failure('ticket.noService', {}) : queue.take(author, { service, name, appointmentCode: null });
      },
      answer({ id }, { visitor }) {
        // Whoever left meanwhile has their number all the same.
        visits.find(visitor!.token)?.ticketIds.add(id);
        return myTicket(deps, id);
      },
    }),

    'kiosk.printTicket': async ({ visitor, input: { slipCode } }) => {
      const theirs = visitor === null ? lastTaken.get() : ticketIdsOf(deps, visits.get(visitor.token));
      const id = queue.list(null).tickets.find((ticket) => ticket.slipCode === slipCode)?.id;
      if (id === undefined || !theirs.includes(id)) return failure('ticket.notFound', {});
      const printed = await printSlip(id);
      help.printed(printed.ok ? null : printed.error.code);
      return printed.ok ? ok({}) : printed;
    },
  };
}
