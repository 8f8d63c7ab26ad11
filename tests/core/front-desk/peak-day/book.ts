import { Temporal } from 'temporal-polyfill';
import type { Appointment, Input } from '#shared/contract/index.ts';
import type { CivilDate, HalfHour, Service } from '#shared/model/index.ts';
import { inventedIdNumber } from '../../../emulators/people.ts';
import type { Caller } from '../../cases/test-desk.ts';
import { day } from './hall.ts';

export interface Wish {
  readonly name: string;
  readonly service: Service;
  /** Begins of the half hour they want, in minutes after the hall opens. */
  readonly booked: number;
  readonly on?: CivilDate;
}

const tries = 4;

export const halfHour = (minutes: number): HalfHour =>
  Temporal.PlainTime.from('08:30').add({ minutes }).toString({ smallestUnit: 'minute' }) as HalfHour;

/** Minutes after the hall opens. */
export const minutesAt = (half: HalfHour): number => Temporal.PlainTime.from('08:30').until(half).total('minutes');

/** The half hour they want, or the next that has a place; null: there is none. A couple rings up both receptions when `twice`. */
export async function book(receptions: readonly Caller[], wish: Wish, twice = false): Promise<Appointment | null> {
  for (let later = 0; later < tries; later += 1) {
    const input = asked(wish, wish.booked + later * 30);
    const answers = await Promise.all(receptions.slice(0, twice ? 2 : 1).map((reception) => reception.call('appointments.book', input)));
    const given = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    if (given.length > 1) throw new Error(`${wish.name} has two appointments`);
    for (const answer of answers)
      if (!answer.ok && !refusals(given.length > 0).includes(answer.error.code)) throw new Error(`${wish.name}: ${answer.error.code}`);
    if (given[0]) return given[0];
  }
  return null;
}

/** Why there is none: the places are taken, or the hall is closed then; and to the second call of a couple, that they have one. */
function refusals(hasOne: boolean): string[] {
  return ['appointment.full', 'appointment.closed', 'appointment.past', ...(hasOne ? ['appointment.twice'] : [])];
}

function asked({ name, service, on = day }: Wish, minutes: number): Input<'appointments.book'> {
  return { service, on, from: halfHour(minutes), people: [person(name)], phone: '13800138000', source: 'phone' };
}

/** 第17对 → somebody with a number of their own. */
function person(name: string) {
  const place = Number(/\d+/.exec(name)![0]);
  const year = 1980 + Math.floor(place / 900);
  return { name, idNumber: inventedIdNumber('110101', `${year}0101`, 100 + (place % 900)) };
}

/** Another half hour for the same people; as it was where that is taken. */
export async function bookAnother(reception: Caller, appointment: Appointment, minutes: number): Promise<Appointment> {
  const { id, on, people, phone } = appointment;
  const moved = await reception.call('appointments.change', { id, on, from: halfHour(minutes), people, phone });
  if (moved.ok) return moved.value;
  if (!refusals(false).includes(moved.error.code)) throw new Error(moved.error.code);
  return appointment;
}
