import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { createSystemClock } from '#core/store/clock.ts';
import { openStore } from '#core/store/index.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { callerOf, openDesk, testHall, type Caller } from './test-desk.ts';

const { openHall } = eachTestsHall();

describe('opening hours', () => {
  const config = { ...testHall, office: { ...testHall.office, hours: { enforced: true } } };
  const open = (registrar: Caller, insideBeforeClosing = false) =>
    registrar.call('cases.open', { business: 'marriage', insideBeforeClosing });
  const closed = {
    ok: false,
    error: { code: 'office.closed', details: { from: '08:30', until: '17:00' } },
  };

  test('let nobody in before opening or on a closed day, inside or not', async () => {
    const early = await openHall({ config, clock: '2026-11-23T00:20:00Z' });
    expect(await open(early.registrar)).toEqual(closed);
    expect(await open(early.registrar, true)).toEqual(closed);
    await early.hall.desk.close();
    const sunday = openDesk({ dir: `${early.hall.dir}/store`, clock: '2026-11-29T02:00:00Z' });
    await callerOf(sunday.desk, null).ask('setup.unlock', {});
    const session = sunday.desk.actAs('R1', '03');
    if (!session.ok) throw new Error(session.error.code);
    expect(await open(callerOf(sunday.desk, session.value), true)).toEqual(closed);
    await sunday.desk.close();
  });

  test('after closing still serve whoever was inside, and the journal says so', async () => {
    const { hall, registrar } = await openHall({ config, clock: '2026-11-23T09:00:00Z' });
    expect(await open(registrar)).toEqual(closed);
    const opened = await open(registrar, true);
    expect(opened).toMatchObject({ ok: true, value: { number: '03-1123-001' } });
    expect((await registrar.ask('office.get', {})).hours).toEqual({
      state: 'afterClosing',
      from: '08:30',
      until: '17:00',
      enforced: true,
      unfinished: 1,
    });
    await hall.desk.close();
    const store = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock: createSystemClock(), acts });
    if (!store.ok) throw new Error(store.error.code);
    const [row] = store.value.read((db) => db.prepare(`SELECT payload FROM journal WHERE type = 'case.opened'`).all()) as [
      { payload: string },
    ];
    expect(JSON.parse(row.payload)).toMatchObject({ insideBeforeClosing: true });
    store.value.close();
  });

  test('M-130 an evening or Saturday session has the hall open: who comes is served, and until its end nobody is late', async () => {
    const evening = await openHall({ config, clock: '2026-11-23T10:00:00Z' });
    expect(await open(evening.registrar)).toEqual(closed);
    const { appointments } = await evening.supervisor.ask('frontDesk.settings', {});
    const sessions = [
      { weekday: null, date: '2026-11-23' as CivilDate, from: '18:00', until: '20:00', services: [] },
      { weekday: 6, date: null, from: '09:00', until: '12:00', services: [] },
    ];
    await evening.supervisor.ask('frontDesk.configure', { appointments: { ...appointments, sessions } });
    expect(await open(evening.registrar)).toMatchObject({ ok: true });
    expect((await evening.registrar.ask('office.get', {})).hours).toMatchObject({ state: 'open', from: '08:30', until: '20:00' });
    await evening.hall.desk.close();
    for (const [clock, state] of [
      ['2026-11-23T12:00:00Z', 'afterClosing'],
      ['2026-11-28T02:00:00Z', 'open'],
      ['2026-11-29T02:00:00Z', 'closedToday'],
    ] as const) {
      const later = openDesk({ dir: `${evening.hall.dir}/store`, clock });
      await callerOf(later.desk, null).ask('setup.unlock', {});
      const session = later.desk.actAs('R1', '03');
      if (!session.ok) throw new Error(session.error.code);
      const registrar = callerOf(later.desk, session.value);
      expect((await registrar.ask('office.get', {})).hours.state).toBe(state);
      expect((await open(registrar)).ok).toBe(state === 'open');
      await later.desk.close();
    }
  });

  test('are shown but bar nothing where the office does not enforce them', async () => {
    const { registrar } = await openHall({ clock: '2026-11-22T02:00:00Z' });
    expect(await open(registrar)).toMatchObject({ ok: true });
    expect((await registrar.ask('office.get', {})).hours).toMatchObject({ state: 'closedToday', enforced: false, unfinished: 1 });
  });
});
