import type { Booking, Bookings } from '../tickets/index.ts';
import { appointmentArrived } from './acts.ts';
import { findAppointment, findByCode, listOpenFrom, type AppointmentRow } from './records.ts';

/** The appointments, as the queue asks of them. Whoever comes late, or was noted before the ticket, has an appointment all the same. */
export const bookings: Bookings = {
  find(db, code) {
    const row = findByCode(db, code);
    return row && bookingOf(row);
  },
  expected: (db, on, from, limit) => listOpenFrom(db, on, from, limit).map(bookingOf),
  arrive({ db, append }, id) {
    const state = findAppointment(db, id)?.state;
    if (state === 'booked' || state === 'noShow') append(appointmentArrived, { id });
  },
};

function bookingOf({ id, plan, state }: AppointmentRow): Booking {
  const { service, on, from, people } = plan;
  return { id, service, on, from, name: people[0]?.name ?? '', open: state !== 'cancelled' };
}
