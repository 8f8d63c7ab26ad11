import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSetClock } from '#core/store/index.ts';
import type { Input } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { inventedIdNumber } from '../../emulators/people.ts';
import { aMorning, createTestDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const today = '2026-11-23' as CivilDate;

let hall: TestDesk;
let supervisor: Caller;
let reception: Caller;
beforeEach(async () => {
  hall = await createTestDesk({ config, pcClock: createSetClock(aMorning) });
  supervisor = hall.as('S1');
  reception = hall.as('E1');
});
afterEach(() => hall.close());

const configure = (parts: Input<'frontDesk.configure'>) => supervisor.ask('frontDesk.configure', parts);

test('M-131 whatever is set of ceremonies, rooms, peak days and the call screen, divorce is booked and given numbers as before', async () => {
  const placesOf = (service: 'marriage' | 'divorceApply' | 'divorceIssue') =>
    reception.ask('appointments.days', { service, from: today, days: 14 });
  const before = await Promise.all([placesOf('marriage'), placesOf('divorceApply'), placesOf('divorceIssue')]);
  await configure({
    ceremonies: { places: [{ name: '大厅', outdoor: false }], minutes: 120, scripts: { standard: '今日只办结婚。' } },
    rooms: { rooms: ['东室'] },
    peakDays: { days: [], once: [{ name: '只办结婚', date: today }], minutesEach: 120 },
    signage: { blocks: { queue: false, appointments: false, notices: false, slides: false }, voice: { on: false } },
  });
  expect(await Promise.all([placesOf('marriage'), placesOf('divorceApply'), placesOf('divorceIssue')])).toEqual(before);
  for (const [service, number] of [
    ['divorceApply', 'B001'],
    ['divorceIssue', 'C001'],
  ] as const)
    expect(await reception.ask('tickets.issue', { service })).toMatchObject({ number });
  const people = [{ name: '客甲', idNumber: inventedIdNumber('110101', '19960101', 901) }];
  const booked = await reception.ask('appointments.book', { service: 'divorceApply', on: today, from: '14:00', people });
  expect(booked).toMatchObject({ state: 'booked' });
});

test('each part is set by itself, and what was not named stays', async () => {
  await configure({ rooms: { rooms: ['东室', '西室'] } });
  await configure({ signage: { voice: { times: 3 } } });
  const settings = await reception.ask('frontDesk.settings', {});
  expect(settings.rooms.rooms).toEqual(['东室', '西室']);
  expect(settings.signage.voice).toMatchObject({ times: 3, on: true, volume: 80 });
  expect(settings.ceremonies.places.map(({ name }) => name)).toEqual(['颁证厅', '室外颁证点']);
});

test('what cannot be is refused: nowhere to sit or stand, two of a name, a day the calendar does not have', async () => {
  const wrong: Input<'frontDesk.configure'>[] = [
    { rooms: { rooms: [] } },
    { rooms: { rooms: ['东室', ' 东室 '] } },
    { rooms: { rooms: [' '] } },
    { ceremonies: { places: [] } },
    { ceremonies: { places: [{ name: '大厅' }, { name: '大厅', outdoor: true }] } },
    { ceremonies: { minutes: 4 } },
    { peakDays: { days: [{ name: '二月底', calendar: 'solar', month: 2, day: 30 }] } },
    { peakDays: { days: [{ name: '', calendar: 'lunar', month: 7, day: 7 }] } },
    { signage: { voice: { times: 4 } } },
  ];
  for (const parts of wrong)
    expect(await supervisor.call('frontDesk.configure', parts), JSON.stringify(parts)).toMatchObject({ error: { code: 'call.invalid' } });
  expect(await reception.call('frontDesk.configure', { rooms: { rooms: ['东室'] } })).toMatchObject({
    error: { code: 'session.notAllowed' },
  });
});

test('M-133 a room that is no room any more takes no bookings; those it has are seen and can be cancelled', async () => {
  const time = { room: '辅导室', on: today, from: '14:00', until: '15:00' } as const;
  const { id } = await reception.ask('rooms.book', { ...time, who: '王女士' });
  await configure({ rooms: { rooms: ['东室'] } });
  const list = () => reception.ask('rooms.list', { from: today, until: today });
  expect(await list()).toMatchObject({ rooms: ['东室'], closed: ['辅导室'], bookings: [{ id }] });
  const again = await reception.call('rooms.book', { ...time, from: '16:00', until: '16:30', who: '李先生' });
  expect(again).toMatchObject({ error: { code: 'room.unknown' } });
  await reception.ask('rooms.cancel', { id });
  expect(await list()).toMatchObject({ closed: [], bookings: [] });
});

test('M-131 a day that is no peak day any more is listed as long as it is planned, and its plan holds', async () => {
  const day = '2027-05-20' as CivilDate;
  const counters = [{ counter: '03', places: { marriage: 5, divorceApply: 2, divorceIssue: 2 } }];
  await supervisor.ask('peakDays.plan', { date: day, counters });
  await configure({ peakDays: { days: [{ name: '双十二', calendar: 'solar', month: 12, day: 12 }] } });
  const { days } = await supervisor.ask('peakDays.list', {});
  expect(days).toMatchObject([
    { date: '2026-12-12', names: ['双十二'], planned: false },
    { date: day, names: [day], planned: true },
    { date: '2027-12-12', planned: false },
  ]);
  expect(await supervisor.ask('peakDays.get', { date: day })).toMatchObject({ plan: { counters } });
});

test('M-132 the hall’s own words are said, and those of the program where it has none', async () => {
  await configure({ ceremonies: { scripts: { outdoor: '【男方】与【女方】，今天在【登记处】。' } } });
  const book = (kind: 'outdoor' | 'standard', from: string) =>
    reception.ask('ceremonies.book', { on: today, from, minutes: 20, place: '颁证厅', kind, manName: '王伟', womanName: '陈静' });
  expect((await book('outdoor', '14:00')).script).toBe(`王伟与陈静，今天在${config.office.name}。`);
  expect((await book('standard', '15:00')).script).toMatch(/^尊敬的王伟先生、陈静女士/);
});
