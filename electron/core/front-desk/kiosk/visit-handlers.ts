import { failure } from '#shared/contract/index.ts';
import { identityKey, ok, parseDeskCode, reveal, Service, type AppointmentSettings } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import type { HandlersFor } from '../../ports.ts';
import { bookings, findTodaysAppointment } from '../appointments/index.ts';
import { readFrontDeskSettings } from '../settings.ts';
import type { VisitorCards } from './cards.ts';
import type { KioskDeps } from './deps.ts';
import { shownVisit } from './masked.ts';
import type { Visit } from './visitors.ts';

type VisitOperation =
  | 'kiosk.state'
  | 'kiosk.words'
  | 'kiosk.awaitCard'
  | 'kiosk.restReader'
  | 'kiosk.enter'
  | 'kiosk.enterByCode'
  | 'kiosk.enterPartner'
  | 'kiosk.leave';

/** Wrong codes within a minute, so that nobody finds somebody's appointment by trying. */
const wrongCodes = { most: 5, within: 60_000 } as const;

/** Who stands before the kiosk, and what it can do for them now. */
export function createVisitHandlers(deps: KioskDeps, cards: VisitorCards): HandlersFor<VisitOperation> {
  const { store, clock, cardReader, ticketPrinter, visits, help } = deps;
  let wrong: number[] = [];
  const shown = (visit: Visit) => shownVisit(visit, clock.today());

  return {
    'kiosk.state': ({ visitor }) => {
      help.seen();
      const reader = cardReader.state();
      const lost = reader === 'lost';
      help.set('readerLost', lost);
      return ok(
        store.read((db) => {
          const { tickets, appointments, kiosk } = readFrontDeskSettings(db);
          return {
            hallName: getOffice(db).name,
            today: clock.today(),
            services: tickets.services,
            bookable: bookableServices(appointments),
            reader: lost ? ('lost' as const) : reader === 'none' ? ('none' as const) : ('there' as const),
            ticketPrinter: help.ticketPrinter(ticketPrinter.isSet),
            prints: kiosk.printer !== null,
            languages: kiosk.languages.map(({ tag, name, direction }) => ({ tag, name, direction })),
            visit: visitor === null ? null : shown(visits.get(visitor.token)),
            called: help.isCalled(),
          };
        }),
      );
    },

    'kiosk.words': ({ input: { tag } }) =>
      ok({ words: store.read(readFrontDeskSettings).kiosk.languages.find((language) => language.tag === tag)?.words ?? null }),

    'kiosk.awaitCard': () => {
      const awaited = cards.await();
      return awaited.ok ? ok({}) : awaited;
    },

    'kiosk.restReader': () => {
      cards.rest();
      return ok({});
    },

    'kiosk.enter': ({ visitor, setSession }) => {
      const holder = cards.take();
      if (holder === null) return failure('kiosk.noCard', {});
      const same = visitor !== null && visitor.by === 'card' ? visits.get(visitor.token) : null;
      if (same?.holder && keyOf(same.holder) === keyOf(holder)) return ok(shown(same));
      const visit = visits.begin({ by: 'card', holder, appointmentId: null, begunAt: clock.now().toString() });
      setSession(visit.token);
      return ok(shown(visit));
    },

    'kiosk.enterByCode': ({ input: { code }, setSession }) => {
      const now = clock.elapsed();
      wrong = wrong.filter((at) => now - at < wrongCodes.within);
      if (wrong.length >= wrongCodes.most) return failure('kiosk.tooManyCodes', {});
      const read = parseDeskCode(code);
      const found =
        read?.kind === 'appointment'
          ? store.read((db) => ({ of: bookings.find(db, read.code), today: findTodaysAppointment(db, { code: read.code }, clock.today()) }))
          : null;
      if (!found?.today) {
        wrong.push(now);
        return found?.of?.open === true ? failure('ticket.appointmentNotToday', { on: found.of.on }) : failure('ticket.noAppointment', {});
      }
      const visit = visits.begin({ by: 'code', holder: null, appointmentId: found.today.id, begunAt: clock.now().toString() });
      setSession(visit.token);
      return ok(shown(visit));
    },

    'kiosk.enterPartner': ({ visitor }) => {
      const visit = visits.get(visitor!.token);
      const holder = cards.take();
      if (holder === null) return failure('kiosk.noCard', {});
      if (visit.holder && keyOf(visit.holder) === keyOf(holder)) return failure('appointment.samePerson', {});
      visit.partner = holder;
      deps.events.emit({ event: 'kiosk.changed' });
      return ok(shown(visit));
    },

    'kiosk.leave': ({ visitor, setSession }) => {
      cards.rest();
      if (visitor !== null) visits.end();
      setSession(null);
      return ok({});
    },
  };
}

function keyOf(holder: NonNullable<Visit['holder']>): string {
  return identityKey(reveal(holder).person);
}

function bookableServices({ usual, counters }: AppointmentSettings): Service[] {
  return Service.options.filter((service) => (usual[service] ?? 0) > 0 || counters.some(({ places }) => (places[service] ?? 0) > 0));
}
