import type { Output } from '#shared/contract/index.ts';
import { CivilDate } from '#shared/model/index.ts';
import { rightToLeft } from '../../data/right-to-left.ts';
import { createFakeHall, type FakeHall, type FakeHallOptions } from '../fake-hall.ts';
import { fakeHealth } from '../fake-office.ts';

const today = CivilDate.parse('2026-11-23');

export type KioskState = Output<'kiosk.state'>;
export type Mine = Output<'kiosk.mine'>;

export const visitor: NonNullable<KioskState['visit']> = {
  name: '王*明',
  idNumber: '110105********002X',
  by: 'card',
  expired: false,
  partner: null,
};

export const appointment: Mine['appointments'][number] = {
  id: '01890000-0000-7000-8000-000000000001',
  slipCode: 'TA0123456789A',
  service: 'marriage',
  on: today,
  from: '10:00',
  until: '10:30',
  state: 'booked',
  counterName: '3号窗口',
  ticket: null,
  mayCheckIn: true,
  mayChange: true,
};

export const ticket: Mine['tickets'][number] = {
  id: '01890000-0000-7000-8000-000000000002',
  number: 'A012',
  slipCode: 'TQ0123456789A',
  service: 'marriage',
  state: 'waiting',
  before: 3,
  counterName: '',
};

export interface FakeKioskOptions {
  readonly state?: Partial<KioskState>;
  /** Whose card lies there, or whose slip. */
  readonly card?: NonNullable<KioskState['visit']>;
  /** Who the core says stands there, where that is not whoever entered last. */
  readonly visitNow?: () => KioskState['visit'];
  readonly mine?: Partial<Mine>;
  readonly store?: Output<'hall.health'>['store'];
  readonly answers?: FakeHallOptions['answers'];
}

/** A kiosk in memory: nobody stands there unless `state.visit` says so; whoever enters is the visitor from then on. */
export function createFakeKiosk({ state, card = visitor, visitNow, mine, store = 'open', answers }: FakeKioskOptions = {}): FakeHall {
  let visit = state?.visit ?? null;
  const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
  const done = () => ok({});
  const enter = () => {
    visit = card;
    setTimeout(() => hall.emit({ event: 'kiosk.changed' }));
    return ok(card);
  };
  const hall: FakeHall = createFakeHall({
    station: 'kiosk',
    answers: {
      'hall.health': () => ok({ ...fakeHealth, store }),
      'kiosk.state': () =>
        ok({
          hallName: '清江县民政局婚姻登记处',
          today,
          services: ['marriage', 'divorceApply', 'enquiry'],
          bookable: ['marriage'],
          reader: 'there',
          ticketPrinter: 'ready',
          prints: true,
          languages: [{ tag: rightToLeft.tag, name: rightToLeft.name, direction: rightToLeft.direction }],
          called: false,
          ...state,
          visit: visitNow === undefined ? visit : visit && visitNow(),
        }),
      'kiosk.words': ({ tag }) => ok({ words: tag === rightToLeft.tag ? rightToLeft.words : null }),
      'kiosk.mine': () => ok({ today, appointments: [], tickets: [], cases: [], preReviews: [], requests: [], drafts: [], ...mine }),
      'kiosk.awaitCard': done,
      'kiosk.restReader': done,
      'kiosk.enter': enter,
      'kiosk.enterByCode': enter,
      'kiosk.checkIn': () => ok(ticket),
      'kiosk.printTicket': done,
      'kiosk.callStaff': done,
      'kiosk.report': done,
      'kiosk.leave': () => {
        visit = null;
        return done();
      },
      'kiosk.release': () => ok({ name: '张主管' }),
      'tickets.board': () => ok({ calls: [], waiting: [{ service: 'marriage', count: 3, since: null }], next: [] }) as never,
      'tickets.take': () => ok({ number: 'A012', slipCode: 'TQ0123456789A', before: 3 }),
      ...answers,
    },
  });
  return hall;
}
