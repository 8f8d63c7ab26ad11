import { failure, type HallError } from '#shared/contract/index.ts';
import { maskedName, ok, reveal, type AppointmentPerson } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import {
  agree,
  appointmentBooked,
  appointmentCancelled,
  appointmentChanged,
  daysOf,
  findAppointment,
  type CalledBack,
} from '../appointments/index.ts';
import { newDeskCode } from '../new-desk-code.ts';
import type { KioskDeps } from './deps.ts';
import { findOwnAppointment, identityOf, myAppointment } from './mine.ts';
import type { Visit } from './visitors.ts';

type BookingOperation = 'kiosk.days' | 'kiosk.book' | 'kiosk.move' | 'kiosk.cancel';

/** Visitors book, move and cancel their own half hours; nobody else's. */
export function createBookingHandlers(deps: KioskDeps, calledBack: CalledBack): HandlersFor<BookingOperation> {
  const { store, clock, events, visits } = deps;
  const answer = ({ id }: { readonly id: string }) => store.read((db) => myAppointment(db, findAppointment(db, id)!, clock.today()));
  const told = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'frontDesk.changed' });
    return result;
  };

  return {
    'kiosk.days': ({ visitor, input }) => {
      const key = identityOf(visits.get(visitor!.token));
      return ok(
        store.read((db) => {
          const application = input.service === 'divorceIssue' ? (deps.cases.findIssuable(db, { identityKey: key })?.number ?? '') : '';
          const { window, ...found } = daysOf(deps, db, { ...input, application });
          return { ...found, window: window && { from: window.from, until: window.until, certain: window.certain } };
        }),
      );
    },

    'kiosk.book': writing('kiosk.book', {
      act: ({ author, visitor, input }) => {
        const people = peopleOf(visits.get(visitor!.token));
        return told(
          store.commit(author, ({ db, append }) => {
            const plan = { ...input, people, note: '' };
            const agreed = agree(deps, db, { plan, application: '', except: null, promised: false });
            if (!agreed.ok) return forVisitor(agreed);
            const id = createId();
            append(appointmentBooked, { id, code: newDeskCode(), ...agreed.value, source: 'kiosk', outsideNumber: null });
            return ok({ id });
          }),
        );
      },
      answer,
    }),

    'kiosk.move': writing('kiosk.move', {
      act: ({ author, visitor, input: { id, on, from } }) => {
        const visit = visits.get(visitor!.token);
        return told(
          store.commit(author, ({ db, append }) => {
            const row = findOwnAppointment(db, visit, id);
            if (row === null) return failure('appointment.notFound', {});
            if (row.state !== 'booked') return failure('appointment.over', {});
            const agreed = agree(deps, db, { plan: { ...row.plan, on, from }, application: '', except: id, promised: false });
            if (!agreed.ok) return forVisitor(agreed);
            append(appointmentChanged, { id, ...agreed.value });
            return ok({ id });
          }),
        );
      },
      answer,
    }),

    'kiosk.cancel': writing('kiosk.cancel', {
      act: ({ author, visitor, input: { id } }) => {
        const visit = visits.get(visitor!.token);
        return told(
          store.commit(author, (transaction) => {
            const row = findOwnAppointment(transaction.db, visit, id);
            if (row === null) return failure('appointment.notFound', {});
            if (row.state !== 'booked') return failure('appointment.over', {});
            transaction.append(appointmentCancelled, { id, reason: '' });
            calledBack.giveBack(transaction, id);
            return ok({});
          }),
        );
      },
      answer: () => ({}),
    }),
  };
}

function peopleOf({ holder, partner }: Visit): AppointmentPerson[] {
  return [holder, partner].flatMap((one) => (one === null ? [] : [reveal(one).person]));
}

/** A screen in a hall names nobody in full. */
function forVisitor<F extends { readonly ok: false; readonly error: HallError }>(refused: F): F {
  if (refused.error.code !== 'appointment.twice') return refused;
  const { details } = refused.error;
  return { ...refused, error: { ...refused.error, details: { ...details, name: maskedName(details.name) } } };
}
