import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore, type SettableClock } from '#core/store/index.ts';
import type { Ceremony, Input } from '#shared/contract/index.ts';
import { parseDeskCode } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { solidTextOf } from '../documents/poppler.ts';
import { aMorning, createTestDesk, takeTo, testHall, typedCouple, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const today = '2026-11-23';

let hall: TestDesk;
let clock: SettableClock;
let reception: Caller;
beforeEach(async () => {
  clock = createSetClock(aMorning);
  hall = await createTestDesk({ config, pcClock: clock });
  reception = hall.as('E1');
});
afterEach(() => hall.close());

const wanted: Input<'ceremonies.book'> = {
  on: today,
  from: '14:00',
  minutes: 20,
  place: '颁证厅',
  manName: people.wangWei.name,
  womanName: people.chenJing.name,
  witnesses: ['王建国', '陈桂兰'],
  wishes: '愿岁月温柔，彼此珍惜。',
  imageConsent: { man: true, woman: true },
};
const book = (input: Partial<Input<'ceremonies.book'>> = {}): Promise<Ceremony> =>
  reception.ask('ceremonies.book', { ...wanted, ...input });
const refusal = (code: string) => ({ ok: false, error: { code } });
/** Offline registration is opened for one day. */
const registered = async () => {
  await hall.as('S1').call('office.openOfflineRegistration', { reason: '省平台线路检修' });
  return takeTo(hall.as('R1'), 'registered');
};

test('M-132 a ceremony is booked for a registered couple, its script names them, and it is held', async () => {
  const { number, registeredOn } = await registered();
  const { staff } = await reception.ask('ceremonies.list', { from: today, until: today });
  const ceremony = await book({ caseNumber: number, officiant: { by: 'staff', staffId: staff.find(({ name }) => name === '周敏')!.id } });
  expect(ceremony).toMatchObject({ state: 'booked', until: '14:20', officiantName: '周敏', case: { number, registeredOn } });
  expect(parseDeskCode(ceremony.code)).toMatchObject({ kind: 'ceremony' });
  for (const said of ['王伟', '陈静', '颁证员周敏', '2026年11月23日', '王建国、陈桂兰', '愿岁月温柔'])
    expect(ceremony.script).toContain(said);
  expect(ceremony.script).toMatch(/^尊敬的王伟先生、陈静女士/);
  expect(ceremony.script).not.toMatch(/【|】/);
  expect(await reception.ask('ceremonies.held', { id: ceremony.id })).toMatchObject({ state: 'held' });
  expect(await reception.call('ceremonies.cancel', { id: ceremony.id })).toMatchObject(refusal('ceremony.over'));
});

test('M-132 whatever is done to a ceremony, the case and its date stay as they are', async () => {
  const before = await registered();
  const view = () => hall.as('R1').ask('cases.get', { caseId: before.id });
  const asRegistered = await view();
  const history = () => hall.as('R1').ask('cases.history', { caseId: before.id });
  const acted = await history();
  const first = await book({ caseNumber: before.number });
  await reception.ask('ceremonies.change', { ...wanted, id: first.id, caseNumber: before.number, on: '2027-02-14', from: '10:00' });
  clock.advance({ hours: 24 * 83 });
  await reception.ask('ceremonies.held', { id: first.id });
  await reception.ask('ceremonies.cancel', { id: (await book({ on: '2027-05-20', caseNumber: before.number })).id, reason: '改去旅行' });
  expect(await view()).toEqual(asRegistered);
  expect(await history()).toEqual(acted);
  expect(asRegistered).toMatchObject({ registeredOn: today });
});

test('M-132 none is held before the registration, and one long after it is as good', async () => {
  const early = await book();
  expect(await reception.call('ceremonies.held', { id: early.id })).toMatchObject(refusal('ceremony.notRegistered'));
  const open = await takeTo(hall.as('R1'), 'prechecked', typedCouple(people.zhangJi, people.liJie));
  const names = { manName: people.zhangJi.name, womanName: people.liJie.name };
  const linked = await book({ ...names, caseNumber: open.number, place: '室外颁证点', kind: 'outdoor' });
  expect(linked.case).toMatchObject({ registeredOn: null });
  expect(await reception.call('ceremonies.held', { id: linked.id })).toMatchObject(refusal('ceremony.notRegistered'));
  const { number } = await registered();
  const later = await reception.ask('ceremonies.change', { ...wanted, id: early.id, on: '2027-05-20', caseNumber: number });
  expect(await reception.call('ceremonies.held', { id: later.id })).toMatchObject(refusal('ceremony.notYet'));
  clock.advance({ hours: 24 * 200 });
  expect(await reception.ask('ceremonies.held', { id: later.id })).toMatchObject({ state: 'held', case: { registeredOn: today } });
});

test('a ceremony of a couple registered later than its day was none', async () => {
  const { id } = await book();
  clock.advance({ hours: 24 });
  const { number } = await registered();
  // The day has passed, so it cannot be linked on it: the couple books another day.
  expect(await reception.call('ceremonies.change', { ...wanted, id, caseNumber: number })).toMatchObject(refusal('ceremony.past'));
  expect(await reception.call('ceremonies.held', { id })).toMatchObject(refusal('ceremony.notRegistered'));
});

test('neither a place nor an officiant has two at once; the next begins when one ends', async () => {
  const { staff } = await reception.ask('ceremonies.list', { from: today, until: today });
  const officiant = { by: 'staff' as const, staffId: staff[0]!.id };
  await book({ officiant });
  expect(await reception.call('ceremonies.book', { ...wanted, from: '14:10' })).toMatchObject({
    error: { code: 'ceremony.placeTaken', details: { from: '14:00', until: '14:20' } },
  });
  const elsewhere = { ...wanted, place: '室外颁证点', officiant };
  expect(await reception.call('ceremonies.book', { ...elsewhere, from: '13:50' })).toMatchObject(refusal('ceremony.officiantTaken'));
  expect(await book({ from: '14:20' })).toMatchObject({ state: 'booked' });
  expect(await book({ ...elsewhere, officiant: { by: 'guest', name: '刘院士', title: '劳动模范' } })).toMatchObject({
    officiantName: '刘院士 劳动模范',
  });
});

test('what does not fit is said: the day, the place, the number, the names', async () => {
  const { number } = await registered();
  const no = async (input: Partial<Input<'ceremonies.book'>>) => reception.call('ceremonies.book', { ...wanted, ...input });
  expect(await no({ on: '2026-11-22' })).toMatchObject(refusal('ceremony.past'));
  expect(await no({ place: '酒店' })).toMatchObject(refusal('ceremony.noPlace'));
  expect(await no({ caseNumber: '03-0101-001' })).toMatchObject(refusal('ceremony.noCase'));
  expect(await no({ caseNumber: number, manName: '王卫' })).toMatchObject({
    error: { code: 'ceremony.otherNames', details: { man: '王伟', woman: '陈静' } },
  });
});

test('the hall’s own words stand before the program’s, those of the couple before both', async () => {
  const settings = await hall.as('S1').ask('frontDesk.settings', {});
  await hall.as('S1').ask('frontDesk.configure', {
    ceremonies: { ...settings.ceremonies, scripts: { standard: '恭喜【男方】【女方】！【贵宾】\n见证人：【见证人】' } },
  });
  expect((await book({ witnesses: [] })).script).toBe('恭喜王伟陈静！【贵宾】');
  expect((await book({ from: '15:00', script: '【女方】与【男方】：$& 百年好合' })).script).toBe('陈静与王伟：$& 百年好合');
});

test('the sheet of a ceremony is a paper of the hall, drawn whole', async () => {
  const { number, id: caseId } = await registered();
  const { id } = await book({ caseNumber: number });
  const { documentId } = await reception.ask('ceremonies.print', { id });
  const { pdf } = await hall.as('S1').ask('documents.bytes', { documentId });
  const text = solidTextOf(Buffer.from(pdf, 'base64'));
  for (const said of ['结婚颁证词', '王伟、陈静', '颁证厅', '愿岁月温柔']) expect(text).toContain(said);
  const { documents } = await hall.as('R1').ask('cases.get', { caseId });
  expect(documents.map(({ id }) => id)).not.toContain(documentId);
});

test('M-133 a counselling room is booked by half hours, for one couple and one counsellor at a time', async () => {
  const time = { room: '辅导室', on: today, from: '14:00', until: '15:00', who: '王女士' };
  const { id } = await reception.ask('rooms.book', time);
  const taken = { error: { code: 'room.taken', details: { from: '14:00', until: '15:00' } } };
  expect(await reception.call('rooms.book', { ...time, from: '14:30', until: '15:30' })).toMatchObject(taken);
  expect(await reception.call('rooms.book', { ...time, from: '16:00', until: '16:00' })).toMatchObject(refusal('room.noTime'));
  expect(await reception.call('rooms.book', { ...time, room: '二楼' })).toMatchObject(refusal('room.unknown'));
  expect(await reception.call('rooms.book', { ...time, on: '2026-11-20' })).toMatchObject(refusal('room.past'));
  await reception.ask('rooms.cancel', { id });
  expect(await reception.call('rooms.cancel', { id })).toMatchObject(refusal('room.notFound'));
  await reception.ask('rooms.book', { ...time, from: '14:30', until: '15:30' });
  expect((await reception.ask('rooms.list', { from: today, until: today })).bookings).toMatchObject([{ time: { from: '14:30' } }]);
});

test('the tables come back from the journal as they were', async () => {
  const { number } = await registered();
  const { id } = await book({ caseNumber: number });
  await reception.ask('ceremonies.held', { id });
  await reception.ask('ceremonies.cancel', { id: (await book({ from: '15:00' })).id });
  await reception.ask('rooms.book', { room: '辅导室', on: today, from: '09:00', until: '09:30', who: '李女士' });
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const rows = () =>
    store.value.read((db) => ['ceremonies', 'room_bookings'].map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()));
  const before = rows();
  store.value.rebuild();
  expect(rows()).toEqual(before);
  expect(before.map((table) => table.length)).toEqual([2, 1]);
  store.value.close();
});
