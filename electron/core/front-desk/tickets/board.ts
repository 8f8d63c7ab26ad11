import type { ShownCall, TicketBoard } from '#shared/contract/index.ts';
import { maskedName, type FrontDeskSettings } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import type { Clock } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { Bookings } from './bookings.ts';
import { listTickets, shownCall, type TicketRow } from './records.ts';
import { spokenSurname } from './surname.ts';

/** The queue as the whole hall may see it. */
export function readBoard(
  db: ReadableDb,
  clock: Clock,
  { services, speakSurname }: Pick<FrontDeskSettings['tickets'], 'services' | 'speakSurname'>,
  bookings: Bookings,
): TicketBoard {
  const today = clock.today();
  const now = clock.now();
  const office = getOffice(db);
  const rows = listTickets(db, today);
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const calls = rows
    .filter(({ calledAt, counter }) => calledAt !== null && counter !== null)
    .toSorted((one, other) => (one.calledAt! < other.calledAt! ? 1 : -1));
  // Of those that are shown alone: a day has hundreds.
  const shown = (row: TicketRow): ShownCall => ({
    ...shownCall(office, row),
    ...(speakSurname && { surname: spokenSurname(row.name) }),
  });
  const before = new Set(rows.filter(({ state }) => state === 'called' || state === 'serving').map(({ id }) => id));
  const others = waiting.map(({ service }) => service).filter((service) => !services.includes(service));
  const time = now.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().subtract({ minutes: 30 });
  const from = now.toZonedDateTimeISO('Asia/Shanghai').hour === 0 ? '00:00' : time.toString().slice(0, 5);
  return {
    today,
    now: now.toString(),
    calls: calls.slice(0, 12).map(shown),
    serving: calls
      .filter(({ id }) => before.has(id))
      .map(shown)
      .toSorted((one, other) => (one.counter < other.counter ? -1 : 1)),
    list: waiting.map(({ id, number, service, name }) => ({ ticketId: id, number, service, name: maskedName(name) || null })),
    waiting: [...services, ...new Set(others)].map((service) => {
      const inLine = waiting.filter((row) => row.service === service);
      return { service, count: inLine.length, since: inLine[0]?.since ?? null };
    }),
    next: bookings
      .expected(db, today, from, 8)
      .map(({ from: at, name, service }) => ({ time: at, name: maskedName(name) || null, service })),
  };
}
