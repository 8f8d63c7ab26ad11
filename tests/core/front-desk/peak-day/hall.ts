import { mock } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { createSetClock } from '#core/store/index.ts';
import type { Input } from '#shared/contract/index.ts';
import { TicketSettings, type CivilDate, type Service, type Station } from '#shared/model/index.ts';
import { callerOf, createTestDesk, testHall, type Caller, type TestDesk } from '../../cases/test-desk.ts';
import { minute } from './agenda.ts';

/** 5·20 of 2026, a Wednesday; the hall opens at 8:30. */
export const day = '2026-05-20' as CivilDate;
export const opensAt = Temporal.Instant.from(`${day}T08:30:00+08:00`).epochMilliseconds;
export const counters = ['01', '02', '03', '04', '05', '06', '07', '08'];

/** Two of the eight serve only some; the others all. */
export const rules = TicketSettings.parse({
  services: ['marriage', 'divorceApply', 'divorceIssue', 'reissue', 'enquiry'],
  counters: { '07': ['marriage', 'reissue'], '08': ['divorceApply', 'divorceIssue', 'enquiry'] } satisfies Record<string, Service[]>,
});

/** Couples each counter expects within a half hour of the day, which goes on until eight. */
export const places = { marriage: 3, divorceApply: 1, divorceIssue: 1, reissue: 1 };
const plan: Input<'peakDays.plan'> = {
  date: day,
  counters: counters.map((counter) => ({ counter, staffId: null, places })),
  extra: [{ from: '17:00', until: '20:00' }],
};

const config = {
  ...testHall,
  office: { ...testHall.office, counters: counters.map((code) => ({ code, name: `${code}号窗口` })) },
  staff: [
    ...testHall.staff,
    { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' },
    ...counters.map((code) => ({
      code: `W${code}`,
      name: `登记员${code}`,
      roles: ['registrar' as const],
      password: `registrar-${code}-2026`,
      certificate: { number: `ZG1${code}`, validUntil: '2027-06-30' },
    })),
  ],
};

export interface PeakHall {
  readonly hall: TestDesk;
  readonly receptions: readonly Caller[];
  readonly kiosk: Caller;
  readonly supervisor: Caller;
  /** A counter and the screen it turns to the couple. */
  readonly counter: (code: string) => { readonly desk: Caller; readonly screen: Caller };
  /** Days go by while the PC is asleep. */
  readonly sleepUntil: (time: number) => void;
  /** Time passes, and what the program does every minute is done every minute. */
  readonly passTo: (time: number) => void;
  readonly close: () => Promise<void>;
}

/** A hall nine days before, with the day planned. */
export async function openPeakHall(): Promise<PeakHall> {
  const clock = createSetClock(Temporal.Instant.fromEpochMilliseconds(opensAt).subtract({ hours: 24 * 9, minutes: 30 }));
  mock.timers.enable({ apis: ['setInterval'] });
  const hall = await createTestDesk({ config, pcClock: clock });
  const sessionOf = (code: string, counter: string): string => {
    const session = hall.desk.actAs(code, counter);
    if (!session.ok) throw new Error(session.error.code);
    return session.value;
  };
  const as = (code: string, counter: string, station: Station = 'counter') => callerOf(hall.desk, sessionOf(code, counter), station);
  const supervisor = as('S1', '01');
  await supervisor.ask('frontDesk.configure', { tickets: rules });
  await supervisor.ask('peakDays.plan', plan);
  const callers = new Map(counters.map((code) => [code, { desk: as(`W${code}`, code), screen: as(`W${code}`, code, 'applicant') }]));
  return {
    hall,
    receptions: [as('E1', '01'), as('E1', '02')],
    kiosk: callerOf(hall.desk, null, 'kiosk'),
    supervisor,
    counter: (code) => callers.get(code)!,
    sleepUntil: (time) => clock.advance({ milliseconds: time - clock.now().epochMilliseconds }),
    passTo(time) {
      for (let left = time - clock.now().epochMilliseconds; left > 0; left -= minute) {
        clock.advance({ milliseconds: Math.min(left, minute) });
        mock.timers.tick(Math.min(left, minute));
      }
    },
    async close() {
      mock.timers.reset();
      await hall.close();
    },
  };
}
