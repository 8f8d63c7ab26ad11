import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
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

  test('are shown but bar nothing where the office does not enforce them', async () => {
    const { registrar } = await openHall({ clock: '2026-11-22T02:00:00Z' });
    expect(await open(registrar)).toMatchObject({ ok: true });
    expect((await registrar.ask('office.get', {})).hours).toMatchObject({ state: 'closedToday', enforced: false, unfinished: 1 });
  });
});
