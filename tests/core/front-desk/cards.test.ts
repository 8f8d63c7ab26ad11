import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore } from '#core/store/index.ts';
import type { DeskCard, HallEvent } from '#shared/contract/index.ts';
import type { CivilDate, Station } from '#shared/model/index.ts';
import { inventedIdNumber, people, permitHolders, type Person } from '../../emulators/people.ts';
import { residencePermit, residentCard, startReaderEmulator, type ReaderEmulator } from '../../emulators/reader/index.ts';
import { aMorning, callerOf, createTestDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const today = '2026-11-23' as CivilDate;
const soon = { timeout: 8000 };

let hall: TestDesk;
let reader: ReaderEmulator;
let reception: Caller;
beforeEach(async () => {
  reader = await startReaderEmulator();
  hall = await createTestDesk({ config, readerPath: reader.path, pcClock: createSetClock(aMorning) });
  reception = hall.as('E1');
  await vi.waitUntil(async () => (await shown()).state === 'idle', soon);
});
afterEach(async () => {
  await hall.close();
  await reader.stop();
});

const shown = async () => (await reception.ask('devices.status', {})).reader;
const arm = async (caller = reception): Promise<string> => (await caller.ask('frontDesk.armReader', {})).id;
const take = async (id: string, caller = reception): Promise<DeskCard | null> => (await caller.ask('frontDesk.takeCard', { id })).card;
const told = (): number => hall.events.filter(({ event }) => event === 'frontDesk.cardRead').length;

/** A card found by a look that had begun for whoever waited before is for nobody: the reader looks twice a second. */
const lookBegunBefore = () => setTimeout(700);

/** Waits for a card and lays it down; the card lies there when this ends. */
async function lay(card: Parameters<ReaderEmulator['placeCard']>[0], caller = reception): Promise<string> {
  reader.removeCard();
  await expect.poll(async () => (await shown()).state, soon).not.toBe('removeCard');
  const id = await arm(caller);
  const before = told();
  reader.placeCard(card);
  await expect.poll(told, soon).toBe(before + 1);
  return id;
}

/** As `hall.as`, with the session said and from any window. */
function windowOf(code: string) {
  const session = hall.desk.actAs(code, '03');
  if (!session.ok) throw new Error(session.error.code);
  const from = async (station: Station, operation: string, input: unknown) => {
    const { answer } = await hall.desk.call({
      operation,
      input,
      requestId: uuidv7(),
      approval: null,
      station,
      session: session.value,
    });
    return answer;
  };
  return { from, caller: callerOf(hall.desk, session.value) };
}

test('a card says who it is, once, and no event says anything of it', async () => {
  const id = await lay(residentCard(people.wangWei));
  const { name, idNumber } = people.wangWei;
  expect(await take(id)).toEqual({
    person: { name, idNumber, type: 'mainlandResident', nationality: 'CHN' },
    elderly: false,
    expired: false,
    appointment: null,
  });
  expect(await take(id)).toBeNull();
  expect(await shown()).toMatchObject({ armed: null, desk: null });
  expect(JSON.stringify(hall.events satisfies HallEvent[])).not.toMatch(new RegExp(`${name}|${idNumber}`));
});

test('whoever is sixty today is proposed as elderly, the day before they are not; a card past its validity is said to be', async () => {
  const born = (birthDate: string, sequence: number): Person => ({
    ...people.expiredCard,
    birthDate,
    idNumber: inventedIdNumber('110101', birthDate, sequence),
  });
  expect(await take(await lay(residentCard(born('19661123', 921))))).toMatchObject({ elderly: true, expired: true });
  expect(await take(await lay(residentCard(born('19661124', 922))))).toMatchObject({ elderly: false });
  expect(await take(await lay(residentCard(people.longTermCard)))).toMatchObject({ elderly: false, expired: false });
});

test('a residence permit says where its holder is from', async () => {
  const { name, idNumber } = permitHolders.macao;
  expect((await take(await lay(residencePermit(permitHolders.macao))))?.person).toMatchObject({ name, idNumber, type: 'macao' });
});

test('today’s appointment of the number on the card is offered, and the ticket they have by it', async () => {
  const person = ({ name, idNumber }: Person) => ({ name, idNumber });
  const { id, slipCode } = await reception.ask('appointments.book', {
    service: 'marriage',
    on: today,
    from: '10:30',
    people: [person(people.wangWei), person(people.chenJing)],
  });
  const offered = { id, slipCode, service: 'marriage', on: today, from: '10:30' };
  expect(await take(await lay(residentCard(people.chenJing)))).toMatchObject({ appointment: { ...offered, ticket: null } });
  await reception.ask('tickets.issue', { service: 'marriage', appointment: slipCode });
  expect(await take(await lay(residentCard(people.wangWei)))).toMatchObject({ appointment: { ...offered, ticket: 'A001' } });
  expect(await take(await lay(residentCard(people.heDong)))).toMatchObject({ appointment: null });
});

test('only the session and the window that waited are given the card, even by its id', async () => {
  const mine = windowOf('E1');
  const other = windowOf('S1');
  const again = windowOf('E1');
  const id = await lay(residentCard(people.wangWei), mine.caller);
  expect(await take(id, other.caller)).toBeNull();
  expect(await take(id, again.caller)).toBeNull();
  expect(await mine.from('supervisor', 'frontDesk.takeCard', { id })).toEqual({ ok: true, value: { card: null } });
  expect(await take(uuidv7(), mine.caller)).toBeNull();
  for (const station of ['applicant', 'kiosk', 'signage'] as const) {
    expect(await mine.from(station, 'frontDesk.takeCard', { id })).toMatchObject({ error: { code: 'session.wrongStation' } });
  }
  // Nor does anybody else's end throw it away.
  await other.caller.ask('frontDesk.disarmReader', { id });
  expect((await take(id, mine.caller))?.person.name).toBe('王伟');
});

test('a screen locked meanwhile is given nothing, and what it was given it has lost', async () => {
  const mine = windowOf('E1');
  await mine.caller.ask('frontDesk.armReader', {});
  await mine.caller.ask('staff.lock', {});
  reader.placeCard(residentCard(people.wangWei));
  await expect.poll(async () => (await shown()).problem, soon).toBe('notAwaited');
  expect(await shown()).toMatchObject({ desk: null });
  expect(told()).toBe(0);
});

test('who arms last is served; the first one’s waiting is over and ends nobody else’s', async () => {
  const other = windowOf('S1').caller;
  const first = await arm();
  const second = await arm(other);
  expect(await shown()).toMatchObject({ desk: second });
  await reception.ask('frontDesk.disarmReader', { id: first });
  await reception.ask('frontDesk.disarmReader', { id: second });
  expect(await shown()).toMatchObject({ desk: second });
  await lookBegunBefore();
  reader.placeCard(residentCard(people.wangWei));
  await expect.poll(told, soon).toBe(1);
  expect(await take(first)).toBeNull();
  expect((await take(second, other))?.person.name).toBe('王伟');
});

test('a case that waits for a card goes first, and is told nothing of the front desk', async () => {
  const registrar = hall.as('R1');
  const { id: caseId } = await registrar.ask('cases.open', { business: 'marriage' });
  const id = await arm();
  expect(await shown()).toMatchObject({ desk: id, armed: null });
  await registrar.ask('devices.armReader', { caseId, slot: 'man' });
  expect(await shown()).toMatchObject({ desk: null, armed: { caseId, slot: 'man' } });
  expect(await reception.call('frontDesk.armReader', {})).toMatchObject({ ok: false, error: { code: 'reader.awaitedByCase' } });
  await reception.ask('frontDesk.disarmReader', { id });
  await lookBegunBefore();
  reader.placeCard(residentCard(people.wangWei));
  await expect.poll(async () => (await registrar.ask('cases.get', { caseId })).couple.man.name, soon).toBe('王伟');
  expect(told()).toBe(0);
  expect(await take(id)).toBeNull();
  // The case has its card: the front desk's turn.
  expect((await take(await lay(residentCard(people.chenJing))))?.person.name).toBe('陈静');
});

test('leaving a case does not end the waiting of the front desk; a registrar who is away holds nothing up', async () => {
  const away = windowOf('R1').caller;
  const { id: caseId } = await away.ask('cases.open', { business: 'marriage' });
  await away.ask('devices.armReader', { caseId, slot: 'man' });
  await away.ask('staff.lock', {});
  const id = await arm();
  expect(await shown()).toMatchObject({ desk: id, armed: null });
  await hall.as('R1').ask('devices.disarmReader', {});
  expect(await shown()).toMatchObject({ desk: id });
});

test('nothing of a card is written anywhere before it is used, and then only what was used', async () => {
  const vault = (): string[] =>
    readdirSync(join(hall.dir, 'store'), { recursive: true })
      .map(String)
      .filter((name) => /vault/.test(name));
  const before = vault();
  await take(await lay(residentCard(people.wangWei)));
  await take(await lay(residentCard(people.chenJing)));
  expect(vault()).toEqual(before);
  await reception.ask('tickets.issue', { service: 'marriage', name: people.chenJing.name });
  await hall.desk.close();
  const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock: createSetClock(aMorning), acts });
  if (!opened.ok) throw new Error(opened.error.code);
  const { value: store } = opened;
  const all = store.read((db) => {
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
    return tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
  });
  store.close();
  expect(all).toContain(people.chenJing.name);
  for (const { idNumber, address } of [people.wangWei, people.chenJing]) {
    expect(all).not.toContain(idNumber);
    expect(all).not.toContain(address);
  }
  expect(all).not.toContain(people.wangWei.name);
});

test('a card that nobody asks for is forgotten', async () => {
  const id = await lay(residentCard(people.wangWei));
  expect(await hall.as('E1').ask('frontDesk.takeCard', { id })).toEqual({ card: null });
  await setTimeout(5_200);
  expect(await take(id)).toBeNull();
});
