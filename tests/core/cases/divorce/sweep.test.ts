import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sweepDivorces } from '#core/cases/divorce/sweep.ts';
import { createClockWatch } from '#core/office/index.ts';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, StoreFault, verifyStore, type Store } from '#core/store/index.ts';
import { projectionTables } from '#core/store/tables.ts';
import { provinceClock } from '#core/sync/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { CivilDate, type CalendarYear } from '#shared/model/index.ts';
import { people } from '../../../emulators/people.ts';
import { year2027 } from '../../../law/year-2027.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { shippedYears } from '../../office/harness.ts';
import { createTestDesk, typedCouple } from '../test-desk.ts';
import {
  accept,
  accepting,
  callReturn,
  divorceHall,
  getDivorce,
  goTo,
  openDivorceDesk,
  prepare,
  register,
  withdraw,
} from './divorce-desk.ts';

let desk: ClockDesk | null = null;
afterEach(async () => {
  vi.useRealTimers();
  await desk?.close();
  desk = null;
});

const open = async (start?: string): Promise<ClockDesk> => {
  desk = await openDivorceDesk(start);
  await desk.openOfflineDay();
  return desk;
};
const lapses = async ({ registrar }: ClockDesk, caseId: string) =>
  (await registrar.ask('cases.history', { caseId })).filter(({ action }) => action === 'divorce.lapsed').length;
const importYear = (supervisor: ClockDesk['supervisor'], year: CalendarYear) =>
  supervisor.ask(
    'calendar.import',
    { fileName: '2027.json', content: Buffer.from(JSON.stringify(year)).toString('base64') },
    { approval: { code: 'R1', password: 'limin-2026' } },
  );

test('M-65 a hall left open writes the lapse at midnight, and no look after it writes another', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const hall = await open();
  const { id: caseId } = await accept(hall.registrar);
  await goTo(hall, '2026-12-11T23:59');
  expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'issuable' });
  hall.clock.advance({ minutes: 1 });
  vi.advanceTimersByTime(10_000);
  expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed' });
  vi.advanceTimersByTime(60_000);
  await hall.reopen();
  expect(await lapses(hall, caseId)).toBe(1);
  // On its legal day it stands among what ended today.
  expect(await hall.registrar.ask('cases.worklist', {})).toMatchObject([{ id: caseId, state: 'lapsed' }]);
});

describe('a doubted clock', () => {
  test('set forward a year makes nothing lapse until two people confirm the date', async () => {
    const hall = await open();
    const { id: caseId } = await accept(hall.registrar);
    hall.clock.set('2027-10-12T02:00:00Z');
    await hall.reopen();
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'coolingOff' });
    expect(await hall.confirm()).toMatchObject({ ok: true });
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed' });
    expect(await lapses(hall, caseId)).toBe(1);
  });

  test('set back a week accepts, withdraws and registers nothing', async () => {
    const hall = await open();
    const first = await accept(hall.registrar);
    await goTo(hall, '2026-11-12T09:00');
    await hall.openOfflineDay();
    await prepare(hall, first.id);
    hall.clock.set('2026-11-05T01:00:00Z');
    const unsure = { ok: false, error: { code: 'clock.unsure' } };
    expect(await register(hall.registrar, first.id)).toMatchObject(unsure);
    await expect(accept(hall.registrar, typedCouple(people.zhangJi, people.liJie))).rejects.toThrow(/clock.unsure/);
    await hall.reopen();
    expect(await register(hall.registrar, first.id)).toMatchObject(unsure);
    expect(await getDivorce(hall.registrar, first.id)).toMatchObject({ point: 'issuable.prepared' });
  });
});

describe('a year ahead, with one certificate prepared, one couple in their second period and one in their first', () => {
  const dueOnce = ['divorce.visitEnded', 'divorce.lapsed'];
  const writtenByTime = async ({ registrar }: ClockDesk, caseId: string) =>
    (await registrar.ask('cases.history', { caseId })).map(({ action }) => action).filter((action) => dueOnce.includes(action));

  test('nothing is accepted, let in, withdrawn, registered or lapsed; once the date is confirmed all that is due is written, once', async () => {
    const hall = await open();
    const prepared = await accept(hall.registrar);
    await goTo(hall, '2026-10-26T09:00');
    await hall.openOfflineDay();
    const second = await accept(hall.registrar, typedCouple(people.zhangJi, people.liJie));
    await goTo(hall, '2026-12-11T15:00');
    await hall.openOfflineDay();
    await prepare(hall, prepared.id);
    const first = await accept(hall.registrar, typedCouple(people.heDong, people.luoYan));
    const points = async () => Promise.all([prepared, second, first].map(async ({ id }) => (await getDivorce(hall.registrar, id)).point));

    hall.clock.set('2027-12-11T07:00:00Z');
    const unsure = { ok: false, error: { code: 'clock.unsure' } };
    for (const reopened of [false, true]) {
      if (reopened) await hall.reopen();
      expect(await points()).toEqual(['issuable.prepared', 'issuable', 'coolingOff']);
      expect(await callReturn(hall.registrar, second.id)).toMatchObject(unsure);
      expect(await withdraw(hall.registrar, first.id, 'woman')).toMatchObject(unsure);
      expect(await register(hall.registrar, prepared.id)).toMatchObject(unsure);
    }
    expect(await hall.confirm()).toMatchObject({ ok: true });
    // The last days of the third couple lie in a year that is not published: nobody can say yet that they are over.
    const after = ['lapsed', 'lapsed', 'coolingOff'];
    expect(await points()).toEqual(after);
    await hall.reopen();
    await hall.confirm();
    expect(await points()).toEqual(after);
    expect(await writtenByTime(hall, prepared.id)).toEqual(['divorce.visitEnded', 'divorce.lapsed']);
    expect(await writtenByTime(hall, second.id)).toEqual(['divorce.lapsed']);
    expect(await writtenByTime(hall, first.id)).toEqual([]);
    expect(await getDivorce(hall.registrar, prepared.id)).toMatchObject({ certificates: null, visits: [{ outcome: 'notFinished' }] });
  });
});

describe('M-73 a year whose holidays are not published', () => {
  test('leaves withdrawing open and lets nothing lapse; taking the year in moves the dates and names who is to be told', async () => {
    const hall = await open('2026-12-07T02:00:00Z');
    const { id: caseId, dates } = await accept(hall.registrar);
    expect(dates).toMatchObject({
      withdrawUntil: '2027-01-06',
      issueUntil: '2027-02-05',
      provisionalDates: ['withdrawUntil', 'issueFrom', 'issueUntil', 'lapsesOn'],
    });
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ provisional: [{ id: caseId }], toBeTold: [] });
    await goTo(hall, '2027-02-20T09:00');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'coolingOff', movedDates: null });

    await importYear(hall.supervisor, year2027);
    const moved = await getDivorce(hall.registrar, caseId);
    expect(moved).toMatchObject({ movedDates: { before: dates } });
    expect(moved.dates!.provisionalDates).toEqual([]);
    expect(moved.dates!.issueUntil > '2027-02-05').toBe(true);
    expect(moved.state).toBe(moved.dates!.lapsesOn <= '2027-02-20' ? 'lapsed' : 'issuable');
    const history = (await hall.registrar.ask('cases.history', { caseId })).map(({ action }) => action);
    expect(history.filter((action) => action === 'divorce.datesChanged')).toHaveLength(1);
  });

  test('M-55 a notice that comes late moves the first period past today: either may withdraw again, and nobody is divorced', async () => {
    const hall = await open();
    const [waiting, visiting] = [await accept(hall.registrar), await accept(hall.registrar, typedCouple(people.heDong, people.liJie))];
    await goTo(hall, '2026-11-12T09:00');
    await hall.openOfflineDay();
    await prepare(hall, visiting.id);
    // The last of the thirty days, and the day after it, are days off after all.
    const year2026 = shippedYears.find(({ year }) => year === 2026)!;
    const off = [...year2026.off, ...['2026-11-11', '2026-11-12'].map((date) => ({ date: CivilDate.parse(date), name: '临时放假' }))];
    await importYear(hall.supervisor, { ...year2026, off });

    const moved = { dates: { withdrawUntil: '2026-11-13', issueFrom: '2026-11-14' } };
    expect(await getDivorce(hall.registrar, waiting.id)).toMatchObject({ state: 'coolingOff', ...moved });
    const written = (await hall.registrar.ask('cases.history', { caseId: waiting.id })).map(({ action }) => action);
    expect(written.filter((action) => /issueBegan|Resumed/.test(action))).toEqual(['divorce.issueBegan', 'divorce.coolingOffResumed']);
    expect(await withdraw(hall.registrar, waiting.id, 'woman')).toMatchObject({ ok: true });
    // Who was being served is not divorced before the new day either; their visit ends with its day.
    expect(await register(hall.registrar, visiting.id)).toMatchObject({ ok: false, error: { code: 'case.refusedByLaw' } });
    await goTo(hall, '2026-11-13T09:00');
    expect(await getDivorce(hall.registrar, visiting.id)).toMatchObject({ state: 'coolingOff', ...moved });
    await goTo(hall, '2026-11-14T09:00');
    expect(await getDivorce(hall.registrar, visiting.id)).toMatchObject({ state: 'issuable' });
    await hall.audit();
  });

  test('nobody is told of a date that a second notice moved back before they were', async () => {
    const hall = await open('2026-11-23T02:00:00Z');
    await importYear(hall.supervisor, year2027);
    const { id: caseId, dates } = await accept(hall.registrar);
    const rest = { date: '2027-01-22' as CivilDate, name: '元旦' };
    await importYear(hall.supervisor, { ...year2027, off: [...year2027.off, rest] });
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates: { issueUntil: '2027-01-25' }, movedDates: { before: dates } });
    await importYear(hall.supervisor, year2027);
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates, movedDates: null });
  });

  test('a withdrawal after the thirtieth day still counts while the last day is not firm', async () => {
    const hall = await open('2026-12-07T02:00:00Z');
    const { id: caseId } = await accept(hall.registrar);
    await goTo(hall, '2027-01-08T09:00');
    expect(await withdraw(hall.registrar, caseId, 'man')).toMatchObject({ ok: true, value: { state: 'withdrawn' } });
  });
});

test('a program that ends between two commits of a sweep loses nothing and repeats nothing', async () => {
  const clock = createSetClock(accepting);
  const hall = await createTestDesk({ config: divorceHall, pcClock: clock });
  const registrar = hall.as('R1');
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const couples = [typedCouple(), typedCouple(people.zhangJi, people.liJie)];
  for (const couple of couples) await accept(registrar, couple);
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  clock.advance({ hours: 24 * 61 });

  const opened = openStore(directory, hall.kept.key!, { clock, acts });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const events = { emit: () => undefined };
  const clockWatch = { ...createClockWatch({ store, clock, events, provinceClock }), refusal: () => null };
  const states = () => store.read((db) => db.prepare(`SELECT state FROM cases ORDER BY number`).pluck().all());
  const lapsesInAll = () => store.read((db) => db.prepare(`SELECT count(*) FROM journal WHERE type = 'divorce.lapsed'`).pluck().get());
  const deps = { clock, clockWatch, events, t: createTranslator('zh-CN', { strict: true }) };
  let commits = 0;
  const dying: Store = {
    ...store,
    commit(author, decide) {
      commits += 1;
      if (commits > 1) throw new StoreFault({ code: 'store.full', details: {} });
      return store.commit(author, decide);
    },
  };
  expect(() => sweepDivorces({ ...deps, store: dying })).toThrow(StoreFault);
  expect(states()).toEqual(['lapsed', 'coolingOff']);
  expect(sweepDivorces({ ...deps, store })).toBe(1);
  expect(states()).toEqual(['lapsed', 'lapsed']);
  expect(sweepDivorces({ ...deps, store })).toBe(0);
  expect(lapsesInAll()).toBe(2);

  const dump = () =>
    store.read((db) =>
      Object.fromEntries(projectionTables(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()])),
    );
  const before = dump();
  store.rebuild();
  expect(dump()).toEqual(before);
  clockWatch.close();
  store.close();
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  await hall.close();
});
