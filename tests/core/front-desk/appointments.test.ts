import { join } from 'node:path';
import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeGb18030 } from '#core/exchange/index.ts';
import { countByDay, findTodaysAppointment, sweepAppointments } from '#core/front-desk/appointments/index.ts';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore, type SettableClock } from '#core/store/index.ts';
import type { Appointment, Input } from '#shared/contract/index.ts';
import { AppointmentSettings, identityKey, parseDeskCode, type CivilDate } from '#shared/model/index.ts';
import { inventedIdNumber, people, type Person } from '../../emulators/people.ts';
import { rasterOf, solidTextOf } from '../documents/poppler.ts';
import { aMorning, createTestDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
/** A Monday, ten o'clock. */
const today = '2026-11-23' as CivilDate;
const tomorrow = '2026-11-24' as CivilDate;

let hall: TestDesk;
let clock: SettableClock;
let reception: Caller;
beforeEach(async () => {
  clock = createSetClock(aMorning);
  hall = await createTestDesk({ config, pcClock: clock });
  reception = hall.as('E1');
});
afterEach(() => hall.close());

const person = ({ name, idNumber }: Person) => ({ name, idNumber });
const wanted: Input<'appointments.book'> = {
  service: 'marriage',
  on: tomorrow,
  from: '09:00',
  people: [person(people.wangWei), person(people.chenJing)],
  phone: '13800138000',
};
const book = (input: Partial<Input<'appointments.book'>> = {}): Promise<Appointment> =>
  reception.ask('appointments.book', { ...wanted, ...input });
const refusal = (code: string) => ({ ok: false, error: { code } });
const others = (sequence: number) => [{ name: `客${sequence}`, idNumber: inventedIdNumber('110101', '19960101', 900 + sequence) }];
const configure = async (input: unknown) => hall.as('S1').call('frontDesk.configure', { appointments: AppointmentSettings.parse(input) });

describe('M-130 booking', () => {
  test('takes a free half hour, changes it and cancels it; its place is free again', async () => {
    const first = await book();
    expect(first).toMatchObject({ state: 'booked', from: '09:00', until: '09:30', counter: '03', source: 'reception' });
    expect(parseDeskCode(first.slipCode)).toEqual({ kind: 'appointment', code: first.code });
    expect(await reception.call('appointments.book', { ...wanted, people: others(1) })).toMatchObject(refusal('appointment.full'));
    const moved = await reception.ask('appointments.change', {
      id: first.id,
      on: tomorrow,
      from: '14:30',
      people: first.people,
      phone: first.phone,
    });
    expect(moved).toMatchObject({ id: first.id, code: first.code, from: '14:30' });
    expect(await book({ people: others(1), source: 'phone' })).toMatchObject({ from: '09:00', source: 'phone' });
    await reception.ask('appointments.cancel', { id: first.id, reason: '改期' });
    expect(await reception.call('appointments.cancel', { id: first.id })).toMatchObject(refusal('appointment.over'));
    const { days } = await reception.ask('appointments.days', { service: 'marriage', from: tomorrow, days: 1 });
    expect(days[0]!.slots.filter(({ free }) => free === 0).map(({ from }) => from)).toEqual(['09:00']);
  });

  test('one open appointment a person and service, whichever of the two comes again', async () => {
    const { id } = await book();
    const again = await reception.call('appointments.book', { ...wanted, from: '10:00', people: [person(people.chenJing)] });
    expect(again).toMatchObject({ error: { code: 'appointment.twice', details: { id, name: '陈静', on: tomorrow, from: '09:00' } } });
    expect(await book({ service: 'divorceApply', from: '10:00', people: [person(people.chenJing)] })).toMatchObject({ state: 'booked' });
  });

  test('what is wrong is said, and nothing booked', async () => {
    const no = async (input: Partial<Input<'appointments.book'>>) => reception.call('appointments.book', { ...wanted, ...input });
    expect(await no({ people: [{ name: '王伟' }] })).toMatchObject(refusal('appointment.noIdNumber'));
    expect(await no({ people: [{ name: '王伟', idNumber: '110101199001011234' }] })).toMatchObject(refusal('appointment.badIdNumber'));
    expect(await no({ people: [person(people.wangWei), person(people.wangWei)] })).toMatchObject(refusal('appointment.samePerson'));
    expect(await no({ on: today, from: '10:00' })).toMatchObject(refusal('appointment.past'));
    expect(await no({ on: '2026-11-28' })).toMatchObject(refusal('appointment.closed'));
    expect(await no({ on: '2027-01-20' })).toMatchObject(refusal('appointment.tooFar'));
    expect(await no({ from: '18:00' })).toMatchObject(refusal('appointment.closed'));
    expect((await reception.ask('appointments.list', { on: tomorrow })).appointments).toEqual([]);
  });

  test('is found by name, phone, code and number', async () => {
    const { id, slipCode } = await book();
    for (const text of ['王伟', '8000', slipCode.toLowerCase(), people.chenJing.idNumber])
      expect((await reception.ask('appointments.find', { text })).map((each) => each.id)).toEqual([id]);
    expect(await reception.ask('appointments.find', { text: '%%' })).toEqual([]);
  });

  test('never gives more than there is, whatever is booked, changed, cancelled and missed', async () => {
    const halves = ['09:00', '09:30'];
    const step = fc.record({
      what: fc.constantFrom('book', 'book', 'change', 'cancel'),
      half: fc.constantFrom(...halves),
      which: fc.nat(4),
    });
    let who = 10;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const booked: Appointment[] = [];
        for (const { what, half, which } of steps) {
          const one = booked[which];
          if (what === 'book') {
            const answer = await reception.call('appointments.book', { ...wanted, from: half, people: others((who += 1)) });
            if (answer.ok) booked.push(answer.value);
          } else if (one && what === 'change')
            await reception.call('appointments.change', { id: one.id, on: tomorrow, from: half, people: one.people });
          else if (one) await reception.call('appointments.cancel', { id: one.id });
        }
        const { appointments } = await reception.ask('appointments.list', { on: tomorrow });
        const open = appointments.filter(({ state }) => state === 'booked');
        expect(new Set(open.map(({ from }) => from)).size).toBe(open.length);
        for (const { id } of open) await reception.ask('appointments.cancel', { id });
      }),
      { numRuns: 8 },
    );
  });
});

describe('coming and not coming', () => {
  test('arrives on its day, late as well, and only then', async () => {
    const { id } = await book();
    expect(await reception.call('appointments.arrive', { id })).toMatchObject(refusal('appointment.notToday'));
    expect(await reception.call('appointments.noShow', { id })).toMatchObject(refusal('appointment.notYet'));
    clock.advance({ hours: 24 });
    await reception.ask('appointments.noShow', { id });
    expect(await reception.ask('appointments.arrive', { id })).toMatchObject({ state: 'arrived' });
    expect(await reception.call('appointments.arrive', { id })).toMatchObject(refusal('appointment.over'));
  });

  test('who did not come may be delayed, never with a divorce', async () => {
    await configure({ noShows: { count: 1, withinDays: 30, delayDays: 7 } });
    const { id } = await book({ on: today, from: '10:30' });
    clock.advance({ hours: 1 });
    await reception.ask('appointments.noShow', { id });
    expect(await reception.call('appointments.book', wanted)).toMatchObject({
      error: { code: 'appointment.delayed', details: { until: '2026-11-30', count: 1 } },
    });
    expect(await book({ on: '2026-11-30' as CivilDate })).toMatchObject({ state: 'booked' });
    expect(await book({ service: 'divorceApply' })).toMatchObject({ state: 'booked' });
  });
});

describe('M-131', () => {
  test('settings by which a day would take marriages and no divorce are refused', async () => {
    const refused = await configure({ dates: [{ date: '2027-05-20', counters: [{ counter: '03', places: { marriage: 9 } }] }] });
    expect(refused).toMatchObject({ error: { code: 'appointment.divorceStopped', details: { on: '2027-05-20' } } });
    expect((await hall.as('S1').ask('frontDesk.settings', {})).appointments.dates).toEqual([]);
    const fair = { counter: '03', places: { marriage: 9, divorceApply: 1, divorceIssue: 1 } };
    expect(await configure({ dates: [{ date: '2027-05-20', counters: [fair] }] })).toMatchObject({ ok: true });
  });
});

test('the slip says when, where and what to bring, no number of anybody, and its code is read back', async () => {
  const { id, slipCode } = await book();
  const { documentId } = await reception.ask('appointments.slip', { id });
  const { pdf } = await hall.as('S1').ask('documents.bytes', { documentId });
  const bytes = Buffer.from(pdf, 'base64');
  const text = solidTextOf(bytes);
  for (const said of ['婚姻登记预约单', '2026年11月24日', '09:00', '3号窗口', '王伟', '居民身份证']) expect(text).toContain(said);
  expect(text).not.toMatch(/\d{17}[\dX]/);
  expect(text).not.toContain('13800138000');
  const { pixels, width, height } = await rasterOf(bytes, 1, 200);
  const source = new RGBLuminanceSource(new Uint8ClampedArray(pixels), width, height);
  expect(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText()).toBe(slipCode);
});

test('reception prints the slip and no paper of another kind', async () => {
  const printer = '文件';
  const { id } = await book();
  const { documentId } = await reception.ask('appointments.slip', { id });
  const job = await reception.ask('documents.print', { documentId, printer });
  expect(await reception.ask('documents.confirmPrinted', { jobId: job.id })).toMatchObject({ state: 'confirmed' });
  const sheet = await hall.as('S1').ask('printers.calibrationSheet', { printer });
  expect(await reception.call('documents.print', { documentId: sheet.documentId, printer })).toMatchObject(refusal('document.notFound'));
  const theirs = await hall.as('S1').ask('documents.print', { documentId: sheet.documentId, printer });
  expect(await reception.call('documents.confirmPrinted', { jobId: theirs.id })).toMatchObject(refusal('print.notSpooled'));
});

describe('a platform’s export', () => {
  const head = '预约号,业务类型,预约日期,预约时段,申请人姓名,申请人证件号,另一方姓名,另一方证件号,联系电话,状态';
  const row = (
    number: string,
    { service = '结婚登记', date = '2026-11-24', time = '09:00-09:30', who = people.wangWei, state = '已预约' } = {},
  ) => [number, service, date, time, who.name, who.idNumber, '', '', '13900000000', state].join(',');
  const read = async (bytes: Uint8Array) => reception.call('appointments.read', { content: Buffer.from(bytes).toString('base64') });
  const rowsOf = async (lines: readonly string[]) => {
    const answer = await read(Buffer.from([head, ...lines].join('\n')));
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const takeIn = async (lines: readonly string[]) => {
    const { fileId } = await rowsOf(lines);
    return reception.ask('appointments.takeIn', { fileId, from: 0 });
  };
  const stored = async () => (await reception.ask('appointments.list', { on: tomorrow })).appointments;

  test('is looked at first and taken in then; read again it changes and cancels', async () => {
    const { rows, fileId } = await rowsOf([row('P1'), row('P2', { who: people.chenJing, time: '9:30' })]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
    expect(await stored()).toEqual([]);
    expect(await reception.ask('appointments.takeIn', { fileId, from: 0 })).toEqual({ taken: 2, odd: [], next: null });
    expect(await stored()).toMatchObject([{ from: '09:00', source: 'import' }, { from: '09:30' }]);
    const later = await rowsOf([row('P1', { time: '15:00' }), row('P2', { who: people.chenJing, time: '9:30', state: '已取消' })]);
    expect(later.rows.map(({ outcome }) => outcome)).toEqual(['changed', 'cancelled']);
    await reception.ask('appointments.takeIn', { fileId: later.fileId, from: 0 });
    expect(await stored()).toMatchObject([
      { from: '09:30', state: 'cancelled' },
      { from: '15:00', state: 'booked' },
    ]);
    expect((await rowsOf([row('P1', { time: '15:00' })])).rows).toMatchObject([{ outcome: 'none' }]);
  });

  test('of a bad file nothing is taken silently: each odd row says why', async () => {
    const { rows } = await rowsOf([
      row(''),
      row('P1'),
      row('P1'),
      row('P2', { who: people.wangWei, time: '10:00' }),
      row('P3', { who: people.chenJing }),
      row('P4', { service: '落户' }),
      row('P5', { date: '2026-13-01' }),
      row('P6', { time: '上午' }),
      row('P7', { who: { ...people.liJie, idNumber: '110101199001011234' } }),
      row('P8', { who: people.liJie, date: '2026-11-28' }),
      row('P9', { who: people.liJie, service: '申领离婚证' }),
      row('P10', { who: people.liJie, date: '2026-11-20' }),
    ]);
    expect(rows.map(({ problem }) => problem?.why ?? null)).toEqual([
      'noNumber',
      null,
      'numberTwice',
      'twice',
      'full',
      'unknownService',
      'noDate',
      'noTime',
      'badIdNumber',
      'closed',
      'noApplication',
      'past',
    ]);
  });

  test('is read in UTF-8 with a mark, in GB 18030 and as JSON; anything else is refused', async () => {
    const text = `${head}\r\n${row('P1')}\r\n`;
    const json = JSON.stringify({
      data: [
        {
          预约号: 'P1',
          业务类型: '结婚登记',
          预约日期: '20261124',
          预约时段: '09:00',
          申请人姓名: '王伟',
          申请人证件号: people.wangWei.idNumber,
        },
      ],
    });
    for (const bytes of [Buffer.from(`\uFEFF${text}`), encodeGb18030(text), Buffer.from(json)])
      expect(await read(bytes)).toMatchObject({ value: { rows: [{ names: ['王伟'], outcome: 'new' }] } });
    expect(await read(Buffer.from([0xff, 0xff, 0x80, 0x20]))).toMatchObject(refusal('appointment.fileUnreadable'));
    expect(await read(Buffer.from('{"rows":'))).toMatchObject(refusal('appointment.fileUnreadable'));
    expect(await read(Buffer.from('姓名,电话\n王伟,1\n'))).toMatchObject({ error: { code: 'appointment.columnsMissing' } });
  });

  test('what others booked meanwhile is not taken from them', async () => {
    const { fileId } = await rowsOf([row('P1'), row('P2', { who: people.chenJing, time: '9:30' })]);
    await book({ people: others(3) });
    const { taken, odd } = await reception.ask('appointments.takeIn', { fileId, from: 0 });
    expect({ taken, odd: odd.map(({ problem }) => problem?.why) }).toEqual({ taken: 1, odd: ['full'] });
    expect(
      await reception.call('appointments.takeIn', { fileId: hall.as('E1') && '01900000-0000-7000-8000-000000000000', from: 0 }),
    ).toMatchObject(refusal('appointment.fileGone'));
    await takeIn([row('P3', { who: people.wangWei, time: '16:00' })]);
    expect(await stored()).toHaveLength(3);
  });
});

test('the tables come back from the journal as they were; the sweep, the counts and today’s are read from them', async () => {
  const { id } = await book({ on: today, from: '10:30' });
  await book({ people: others(1) });
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  clock.advance({ hours: 2 });
  const opened = openStore(directory, hall.kept.key!, { clock, acts });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const doubt = { refusal: () => ({ ok: false, error: { code: 'clock.unsure', details: {} } }) } as never;
  const sure = { refusal: () => null } as never;
  const events = { emit: () => undefined };
  expect(sweepAppointments({ store, clock, clockWatch: doubt, events })).toBe(0);
  expect(sweepAppointments({ store, clock, clockWatch: sure, events })).toBe(1);
  expect(sweepAppointments({ store, clock, clockWatch: sure, events })).toBe(0);
  const key = identityKey({ type: 'mainlandResident', nationality: 'CHN', idNumber: people.chenJing.idNumber });
  expect(store.read((db) => findTodaysAppointment(db, { identityKey: key }, today))).toMatchObject({ id, state: 'noShow' });
  expect(store.read((db) => findTodaysAppointment(db, { identityKey: key }, tomorrow))).toBeNull();
  expect(store.read((db) => countByDay(db, today, tomorrow))).toEqual([
    { on: today, service: 'marriage', from: '10:30', booked: 1, arrived: 0, noShow: 1 },
    { on: tomorrow, service: 'marriage', from: '09:00', booked: 1, arrived: 0, noShow: 0 },
  ]);
  const rows = () =>
    store.read((db) => [
      db.prepare('SELECT * FROM appointments ORDER BY id').all(),
      db.prepare('SELECT * FROM appointment_people ORDER BY appointment_id, place').all(),
    ]);
  const before = rows();
  store.rebuild();
  expect(rows()).toEqual(before);
  expect(before.map((table) => table.length)).toEqual([2, 3]);
  store.close();
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
});
