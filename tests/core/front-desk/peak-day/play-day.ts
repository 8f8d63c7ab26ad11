import { performance } from 'node:perf_hooks';
import type { Appointment, Output } from '#shared/contract/index.ts';
import { createAgenda, minute } from './agenda.ts';
import { book, bookAnother, minutesAt } from './book.ts';
import { serveDay, type Served } from './counters.ts';
import { drawDay, type Day } from './draw-day.ts';
import { counters, day, openPeakHall, opensAt, type PeakHall } from './hall.ts';
import { readJournal, type Act } from './journal.ts';

/** Goes home in the afternoon. */
const earlyCounter = '06';
const earlyUntil = 6.5 * 60;
/** Minutes after opening at which the last of those who did not come has been written down. */
const over = 12.5 * 60;

export interface DayPlayed extends Served {
  readonly drawn: Day;
  readonly journal: readonly Act[];
  /** By name: what each has in the end. */
  readonly booked: ReadonlyMap<string, Appointment>;
  readonly cancelled: ReadonlySet<string>;
  readonly lists: {
    readonly tickets: Output<'tickets.list'>['tickets'];
    readonly appointments: readonly Appointment[];
    readonly ratings: Output<'tickets.ratings'>;
  };
  /** ms of the whole, opening and closing the store included. */
  readonly took: number;
}

/** A peak day from the first booking to the last who leaves, on a real store. */
export async function playDay(couples: number, seed: number): Promise<DayPlayed> {
  const started = performance.now();
  const hall = await openPeakHall();
  try {
    const drawn = drawDay(couples, seed, counters, earlyCounter);
    const { booked, cancelled } = await bookBefore(hall, drawn);
    hall.sleepUntil(opensAt - 30 * minute);
    const agenda = createAgenda(opensAt - 30 * minute);
    ringUpDuringTheDay(hall, drawn, agenda, { booked, cancelled });
    const served = await serveDay({
      hall,
      agenda,
      visitors: drawn.visitors,
      booked,
      goesHome: new Map([[earlyCounter, earlyUntil]]),
      over,
    });
    const [reception] = hall.receptions;
    const lists = {
      tickets: (await reception!.ask('tickets.list', {})).tickets,
      appointments: (await reception!.ask('appointments.list', { on: day })).appointments,
      ratings: await hall.supervisor.ask('tickets.ratings', { from: day, until: day }),
    };
    await hall.hall.desk.close();
    return { drawn, booked, cancelled, lists, journal: readJournal(hall.hall), ...served, took: performance.now() - started };
  } finally {
    await hall.close();
  }
}

interface Books {
  readonly booked: Map<string, Appointment>;
  readonly cancelled: Set<string>;
}

/** Eight calls on their way at once, to two receptions. Some come later than they first wanted; some take it back and walk in. */
async function bookBefore({ receptions }: PeakHall, { visitors, absent }: Day): Promise<Books> {
  const booked = new Map<string, Appointment>();
  const cancelled = new Set<string>();
  const wanted = [
    ...visitors.flatMap((each) => (each.booked === null || each.books === 'today' ? [] : [{ ...each, booked: each.booked }])),
    ...absent,
  ];
  const one = async (wish: (typeof wanted)[number], place: number): Promise<void> => {
    const both = place % 2 === 0 ? receptions : receptions.toReversed();
    const appointment = await book(both, wish, place % 25 === 0);
    if (appointment === null) return;
    booked.set(wish.name, place % 40 === 7 ? await bookAnother(both[0]!, appointment, wish.booked + 90) : appointment);
    if (place % 40 !== 23) return;
    await both[0]!.ask('appointments.cancel', { id: appointment.id, reason: '改为现场取号' });
    cancelled.add(appointment.code);
    booked.delete(wish.name);
  };
  for (let first = 0; first < wanted.length; first += 8)
    await Promise.all(wanted.slice(first, first + 8).map((each, place) => one(each, first + place)));
  return { booked, cancelled };
}

/** By phone, while couples are served: for later the same day, for the day after, and to take one back. */
function ringUpDuringTheDay(
  { receptions }: PeakHall,
  { visitors, absent }: Day,
  agenda: ReturnType<typeof createAgenda>,
  books: Books,
): void {
  for (const visitor of visitors) {
    const { booked: half } = visitor;
    if (half === null || visitor.books !== 'today') continue;
    agenda.at(opensAt + (half - 120) * minute, async () => {
      const appointment = await book(receptions, { ...visitor, booked: half }, true);
      if (appointment !== null) books.booked.set(visitor.name, appointment);
    });
  }
  for (const { name, cancels } of absent) {
    const appointment = books.booked.get(name);
    if (appointment === undefined || cancels === null) continue;
    const time = opensAt + Math.max(-20, minutesAt(appointment.from) - cancels) * minute;
    agenda.at(time, async () => {
      await receptions[1]!.ask('appointments.cancel', { id: appointment.id, reason: '来电取消' });
      books.cancelled.add(appointment.code);
    });
  }
  // 5·21 is asked for by more than it has places in its first two hours.
  for (let call = 0; call < 60; call += 1) {
    const wish = { name: `第${1000 + call}对`, service: 'marriage' as const, booked: (call % 2) * 30, on: '2026-05-21' as typeof day };
    agenda.at(opensAt + (60 + Math.floor(call / 6) * 10) * minute, async () => void (await book(receptions, wish)));
  }
}
