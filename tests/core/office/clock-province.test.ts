/** Decision 8: a PC whose clock is far from the province's dates nothing that binds, until it is put right or two people confirm it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOffsetMeter } from '#core/sync/province-clock.ts';
import { openOfficeHouse, type OfficeHouse } from './harness.ts';

let house: OfficeHouse;
beforeEach(async () => {
  house = await openOfficeHouse();
});
afterEach(() => house.close());

/** The province was asked, and its clock stands so far behind ours. */
const measure = (seconds: number) => createOffsetMeter(house).ask()()(house.clock.now().subtract({ seconds }).toString());
const clockNow = async () => {
  const view = await house.call('office.get', {});
  return view.ok ? view.value.clock : null;
};
const openOffline = () => house.call('office.openOfflineRegistration', { reason: '省平台线路检修' });

test('a minute apart is nothing; more stops what dates, and the windows are told', async () => {
  measure(60);
  expect(await clockNow()).toMatchObject({ state: 'sure', province: { offsetMs: 60_000, limitMs: 60_000 } });
  house.events.length = 0;
  measure(61);
  expect(await openOffline()).toMatchObject({ error: { code: 'clock.unsure', details: { state: 'province' } } });
  expect(await clockNow()).toMatchObject({ state: 'province', province: { offsetMs: 61_000 } });
  expect(house.events).toContainEqual({ event: 'clock.changed' });
});

test('the clock is put right: the next time the province is asked it goes on by itself', async () => {
  measure(600);
  expect(await clockNow()).toMatchObject({ state: 'province' });
  measure(1);
  expect(await clockNow()).toMatchObject({ state: 'sure' });
  expect(await openOffline()).toMatchObject({ ok: true });
});

test('two people find it right, and it is the province that is wrong', async () => {
  measure(240);
  const confirmed = await house.call('clock.confirm', { today: '2026-06-01' as never, time: '10:00', reason: '与电话报时核对' });
  expect(confirmed).toMatchObject({ ok: true, value: { state: 'sure' } });
  measure(241);
  expect(await openOffline()).toMatchObject({ ok: true });
});
