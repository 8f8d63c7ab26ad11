import type { MyAppointment, MyTicket, Output } from '#shared/contract/index.ts';
import { endOfHalfHour } from '#shared/law/appointments/index.ts';
import { formatDeskCode, identityKey, reveal, type CivilDate } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import { findAppointment, listOfPerson, type AppointmentRow } from '../appointments/index.ts';
import { findOfAppointment } from '../tickets/index.ts';
import type { KioskDeps } from './deps.ts';
import type { Visit } from './visitors.ts';

/** '' by a slip's code, where nobody is known. */
export function identityOf({ holder }: Visit): string {
  return holder === null ? '' : identityKey(reveal(holder).person);
}

/** The visitor's appointments from a day on: their own, or the one their slip names. */
export function ownAppointments(db: ReadableDb, visit: Visit, from: CivilDate): AppointmentRow[] {
  if (visit.appointmentId === null) return listOfPerson(db, identityOf(visit), from);
  const row = findAppointment(db, visit.appointmentId);
  return row === null ? [] : [row];
}

/** One of theirs, whatever its day; null: not theirs, or there is none. */
export function findOwnAppointment(db: ReadableDb, visit: Visit, id: string): AppointmentRow | null {
  if (visit.appointmentId !== null) return visit.appointmentId === id ? findAppointment(db, id) : null;
  const key = identityOf(visit);
  const row = findAppointment(db, id);
  return row !== null && key !== '' && row.plan.people.some((person) => identityKey(person) === key) ? row : null;
}

export function myAppointment(db: ReadableDb, { id, code, plan, counter, state }: AppointmentRow, today: CivilDate): MyAppointment {
  const ticket = findOfAppointment(db, id)?.number ?? null;
  const isOpen = state === 'booked' || state === 'noShow';
  return {
    id,
    state,
    ticket,
    slipCode: formatDeskCode('appointment', code),
    service: plan.service,
    on: plan.on,
    from: plan.from,
    until: endOfHalfHour(plan.from),
    counterName: getOffice(db).counters.find((one) => one.code === counter)?.name ?? '',
    mayCheckIn: plan.on === today && isOpen && ticket === null,
    mayChange: state === 'booked' && ticket === null,
  };
}

export function myTicket({ queue, store }: KioskDeps, id: string): MyTicket {
  const { number, slipCode, service, state, counter } = queue.ticket(id);
  const counterName = counter === null ? '' : (store.read(getOffice).counters.find(({ code }) => code === counter)?.name ?? counter);
  return { id, number, slipCode, service, state, counterName, before: state === 'waiting' ? queue.before(id) : null };
}

/** Numbers given at this visit, or for the visitor's appointments. */
export function ticketIdsOf({ store, clock }: KioskDeps, visit: Visit): string[] {
  const booked = store.read((db) => ownAppointments(db, visit, clock.today()).flatMap(({ id }) => findOfAppointment(db, id)?.id ?? []));
  return [...new Set([...booked, ...visit.ticketIds])];
}

/** What the hall has for whoever stands there. */
export function mineOf(deps: KioskDeps, visit: Visit): Omit<Output<'kiosk.mine'>, 'preReviews' | 'requests' | 'drafts'> {
  const { store, clock, casesOfPerson } = deps;
  const today = clock.today();
  const found = store.read((db) => {
    const rows = ownAppointments(db, visit, today);
    return {
      appointments: rows.map((row) => myAppointment(db, row, today)),
      cases: visit.holder === null ? [] : casesOfPerson(db, identityOf(visit)),
    };
  });
  return { today, ...found, tickets: ticketIdsOf(deps, visit).map((id) => myTicket(deps, id)) };
}
