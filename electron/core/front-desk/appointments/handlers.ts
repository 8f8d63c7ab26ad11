import { failure, type Appointment, type BookableSlot, type OperationName } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { isFirm } from '#shared/law/divorce/index.ts';
import { issueWindow, outsideWindow, placesOn, untimely } from '#shared/law/appointments/index.ts';
import { minutesOfDay, ok, CivilDate, type Service } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { newDeskCode } from '../new-desk-code.ts';
import { appointmentArrived, appointmentBooked, appointmentCancelled, appointmentChanged, appointmentMissed } from './acts.ts';
import { agree, bookedOffice, findApplication, officeMoment, settingsOf } from './agree.ts';
import type { CalledBack } from './called-back.ts';
import { createImportHandlers } from './import-handlers.ts';
import { appointmentView, countTaken, findAppointment, listAppointments, searchAppointments, type AppointmentRow } from './records.ts';
import { createSlip } from './slip.ts';

type AppointmentOperation = Extract<OperationName, `appointments.${string}`>;

/** 预约, at reception and by phone. */
export function createAppointmentHandlers(deps: FrontDeskDeps, calledBack: CalledBack): HandlersFor<AppointmentOperation> {
  const { store, clock, events } = deps;
  const view = (db: ReadableDb, row: AppointmentRow): Appointment => appointmentView(db, row, deps);
  const answer = ({ id }: { readonly id: string }): Appointment => store.read((db) => view(db, findAppointment(db, id)!));
  const told = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'frontDesk.changed' });
    return result;
  };

  return {
    'appointments.days': ({ input }) => ok(store.read((db) => daysOf(deps, db, input))),

    'appointments.list': ({ input }) => {
      const today = clock.today();
      const on = input.on ?? today;
      return ok({ today, on, appointments: store.read((db) => listAppointments(db, on).map((row) => view(db, row))) });
    },

    'appointments.find': ({ input: { text } }) => ok(store.read((db) => searchAppointments(db, text).map((row) => view(db, row)))),

    'appointments.book': writing('appointments.book', {
      act: ({ author, input: { application, source, overflowId, ...plan } }) =>
        told(
          store.commit(author, (transaction) => {
            const { db, append } = transaction;
            const agreed = agree(deps, db, { plan, application, except: null, promised: false });
            if (!agreed.ok) return agreed;
            const id = createId();
            const refused = overflowId === null ? null : calledBack.book(transaction, overflowId, id);
            if (refused) return refused;
            append(appointmentBooked, { id, code: newDeskCode(), ...agreed.value, source, outsideNumber: null });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'appointments.change': writing('appointments.change', {
      act: ({ author, input: { id, application, ...wanted } }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const row = findAppointment(db, id);
            if (!row) return failure('appointment.notFound', {});
            // Whoever missed theirs today may still be given another half hour.
            if (row.state === 'arrived' || row.state === 'cancelled') return failure('appointment.over', {});
            const plan = { ...wanted, service: row.plan.service };
            const agreed = agree(deps, db, { plan, application, except: id, promised: false });
            if (!agreed.ok) return agreed;
            append(appointmentChanged, { id, ...agreed.value });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'appointments.cancel': writing('appointments.cancel', {
      act: ({ author, input: { id, reason } }) =>
        told(
          store.commit(author, (transaction) => {
            const { db, append } = transaction;
            const row = findAppointment(db, id);
            if (!row) return failure('appointment.notFound', {});
            if (row.state !== 'booked') return failure('appointment.over', {});
            append(appointmentCancelled, { id, reason });
            calledBack.giveBack(transaction, id);
            return ok({ id });
          }),
        ),
      answer,
    }),

    'appointments.arrive': writing('appointments.arrive', {
      act: ({ author, input: { id } }) => told(store.commit(author, (transaction) => arriveAppointment(transaction, id))),
      answer,
    }),

    'appointments.noShow': writing('appointments.noShow', {
      act: ({ author, input: { id } }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const row = findAppointment(db, id);
            if (!row) return failure('appointment.notFound', {});
            if (row.state !== 'booked') return failure('appointment.over', {});
            const { today, minute } = officeMoment(clock);
            const { on, from } = row.plan;
            if (on > today || (on === today && minutesOfDay(from) > minute)) return failure('appointment.notYet', {});
            append(appointmentMissed, { id });
            return ok({ id });
          }),
        ),
      answer,
    }),

    ...createSlip(deps),
    ...createImportHandlers(deps),
  };
}

/** They are here, on their day; late is here too. What else is committed with it comes or stays away with it. */
function arriveAppointment({ db, append, on }: Transaction, id: string) {
  const row = findAppointment(db, id);
  if (!row) return failure('appointment.notFound', {});
  if (row.plan.on !== on) return failure('appointment.notToday', { on: row.plan.on });
  if (row.state === 'cancelled' || row.state === 'arrived') return failure('appointment.over', {});
  append(appointmentArrived, { id });
  return ok({ id });
}

interface DaysAsked {
  readonly service: Service;
  readonly from: CivilDate;
  readonly days: number;
  readonly application: string;
}

/** Half hours with their places, and why one that is free is not booked. */
export function daysOf(deps: FrontDeskDeps, db: ReadableDb, { service, from, days, application }: DaysAsked) {
  const settings = settingsOf(db);
  const office = bookedOffice(db, deps);
  const now = officeMoment(deps.clock);
  const issued = service === 'divorceIssue' && application !== '' ? findApplication(deps, db, application, []) : null;
  // No day after the last that is written with four digits of a year.
  const dates = Array.from({ length: days }, (_, after) => addDays(from, after)).filter((date) => CivilDate.safeParse(date).success);
  return {
    today: now.today,
    days: dates.map((date) => {
      const taken = countTaken(db, service, date, null);
      const slots = [...placesOn(settings, office, service, date)].map(([half, counters]): BookableSlot => {
        const places = [...counters.values()].reduce((sum, count) => sum + count, 0);
        // Places of one counter are not another's, where the settings changed after they were taken.
        const free = [...counters].reduce((sum, [counter, count]) => sum + Math.max(0, count - (taken.get(half)?.get(counter) ?? 0)), 0);
        const slot = { service, on: date, from: half };
        return { from: half, places, free, untimely: untimely(settings, now, slot) ?? (issued && outsideWindow(issued.dates, date)) };
      });
      return { date, slots };
    }),
    window: issued && {
      number: issued.number,
      ...issueWindow(issued.dates),
      certain: isFirm(issued.dates, 'issueFrom') && isFirm(issued.dates, 'issueUntil'),
    },
  };
}
