import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { sweepQuietly } from '#core/cases/divorce/sweep.ts';
import { acts } from '#core/hall.ts';
import { createClockWatch, createOfficeCalendar } from '#core/office/index.ts';
import { createSetClock, openStore, StoreFault, type Store } from '#core/store/index.ts';
import { provinceClock } from '#core/sync/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { people } from '../../../emulators/people.ts';
import { year2027 } from '../../../law/year-2027.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { shippedYears } from '../../office/harness.ts';
import { createTestDesk, typedCouple } from '../test-desk.ts';
import { accept, accepting, divorceHall, getDivorce, goTo, openDivorceDesk, returnBoth } from './divorce-desk.ts';

let desk: ClockDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

test('a program that ships the year recounts what it finds provisional as soon as it opens the store, once', async () => {
  desk = await openDivorceDesk('2026-12-07T02:00:00Z');
  const hall = desk;
  await hall.openOfflineDay();
  const { id: caseId, dates } = await accept(hall.registrar);
  const ours = join(import.meta.dirname, '../../../../resources');
  const theirs = mkdtempSync(join(tmpdir(), 'tongxin-resources-'));
  for (const name of readdirSync(ours)) if (name !== 'calendar') symlinkSync(join(ours, name), join(theirs, name));
  cpSync(join(ours, 'calendar'), join(theirs, 'calendar'), { recursive: true });
  writeFileSync(join(theirs, 'calendar', '2027.json'), JSON.stringify(year2027));
  const changes = async () =>
    (await hall.registrar.ask('cases.history', { caseId })).filter(({ action }) => action === 'divorce.datesChanged').length;

  await hall.reopen();
  expect(await changes()).toBe(0);
  for (const _again of [1, 2]) {
    await hall.reopen(theirs);
    const firm = await getDivorce(hall.registrar, caseId);
    expect(firm).toMatchObject({ dates: { provisionalDates: [] }, movedDates: { before: dates } });
    expect(await changes()).toBe(1);
  }
  rmSync(theirs, { recursive: true });
});

test('while acts are missing after a restore no application lapses and no visit ends; once numbers go on, what is due is written', async () => {
  desk = await openDivorceDesk();
  const hall = desk;
  await hall.openOfflineDay();
  const visiting = await accept(hall.registrar);
  const waiting = await accept(hall.registrar, typedCouple(people.zhangJi, people.liJie));
  await goTo(hall, '2026-12-11T15:00');
  await hall.openOfflineDay();
  await returnBoth(hall.registrar, visiting.id);
  await hall.restore();
  const points = async () => Promise.all([visiting, waiting].map(async ({ id }) => (await getDivorce(hall.registrar, id)).point));
  await goTo(hall, '2026-12-12T09:00');
  expect(await points()).toEqual(['issuable.returned', 'issuable']);

  const gap = (await hall.supervisor.ask('numbers.gap', {}))!;
  const blocks = gap.blocks.map(({ id, next }) => ({ id, next }));
  const batches = gap.batches.map(({ id, next }) => ({ id, next }));
  const approval = { code: 'R2', password: 'zhaoqiang-2026' };
  await hall.supervisor.ask('numbers.resume', { blocks, batches, reason: '恢复备份，按纸质证件核对' }, { approval });
  expect(await points()).toEqual(['lapsed', 'lapsed']);
  await hall.audit();
});

test('what a full disk does not take at midnight is written at the next look, and no later one repeats it', async () => {
  const clock = createSetClock(accepting);
  const hall = await createTestDesk({ config: divorceHall, pcClock: clock });
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await accept(hall.as('R1'));
  await hall.desk.close();
  clock.set('2026-12-11T15:59:55Z');
  const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  let isFull = false;
  let tries = 0;
  const onFullDisk: Store = {
    ...store,
    commit(author, decide) {
      tries += 1;
      if (isFull) throw new StoreFault({ code: 'store.full', details: {} });
      return store.commit(author, decide);
    },
  };
  const events = { emit: () => undefined };
  const watched = createClockWatch({ store, clock, events, provinceClock });
  const clockWatch = { ...watched, refusal: () => null };
  const calendar = createOfficeCalendar(shippedYears);
  const deps = { clock, clockWatch, calendar, events, t: createTranslator('zh-CN', { strict: true }) };
  const state = () => store.read((db) => db.prepare(`SELECT state FROM cases`).pluck().get());
  watched.onTurn(() => sweepQuietly({ ...deps, store: onFullDisk }));
  watched.turn();
  expect(state()).toBe('issuable');

  isFull = true;
  clock.advance({ seconds: 10 });
  watched.look();
  expect(tries).toBe(2);
  watched.look();
  expect(tries).toBe(3);
  isFull = false;
  watched.look();
  expect(state()).toBe('lapsed');
  watched.look();
  expect(tries).toBe(4);
  watched.close();
  store.close();
  await hall.close();
});
