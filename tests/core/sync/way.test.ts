/** What an enrolled hall learns on its way to the province, and that it goes the way it is told. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ProvinceSettings } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { keyIdOf, readCertificate } from '#core/crypto/index.ts';
import { provinceClock, summariseOutbox } from '#core/sync/index.ts';
import { provinceConfigured } from '#core/sync/settings.ts';
import { testAuthor } from '../helpers.ts';
import { takeTo } from '../cases/test-desk.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { makeEnrolledHall, type EnrolledHall, type EnrolledMaker } from './enrolled-hall.ts';

let maker: EnrolledMaker;
let hall: EnrolledHall;
beforeAll(async () => {
  maker = await makeEnrolledHall(async (desk) => {
    await desk.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    await takeTo(desk.as('R1'), 'registered');
  });
});
afterAll(() => maker.close());
beforeEach(async () => {
  hall = await maker.open();
});
afterEach(() => hall.close());

const offset = () => hall.store.read(provinceClock.view)?.offsetMs ?? null;
const configure = (settings: Partial<ProvinceSettings>) => {
  const staffId = hall.store.read((db) => db.prepare(`SELECT id FROM staff LIMIT 1`).pluck().get()) as string;
  hall.store.commit(testAuthor({ operation: 'province.configure', staffId, role: 'supervisor' }), ({ append }) => {
    append(provinceConfigured, { ...ProvinceSettings.parse({}), ...settings });
    return ok(null);
  });
};
const revoked = () => hall.store.read((db) => db.prepare('SELECT key_id FROM province_revoked').pluck().all());

test('the clocks are compared at every look at the province', async () => {
  hall.provinceAhead(-90);
  expect(await hall.sender.turn()).toBeNull();
  expect(offset()).toBe(90_000);
  expect(hall.store.read(provinceClock.isFar)).toBe(true);
  hall.provinceAhead(0);
  hall.clock.advance({ minutes: 1 });
  await hall.sender.turn();
  expect(offset()).toBe(0);
  expect(hall.store.read(provinceClock.isFar)).toBe(false);
});

test('an answer tells the time, too, but not when it may be an old one', async () => {
  hall.province.faults.add({ fault: 'failed', at: 'state', chance: 1 });
  hall.province.faults.add({ fault: 'lostAnswer', times: 1 });
  hall.store.writeDraft((db) => void db.prepare(`UPDATE outbox SET parts = '[]'`).run());
  hall.provinceAhead(-500);
  expect(await hall.sender.turn()).toMatchObject({ why: 'failed' });
  hall.provinceAhead(0);
  hall.clock.advance({ seconds: 30 });
  expect(await hall.sender.turn()).toBeNull();
  expect(offset()).toBeNull();
});

test('an answer tells the time', async () => {
  hall.province.faults.add({ fault: 'failed', at: 'state', chance: 1 });
  hall.provinceAhead(20);
  expect(await hall.sender.turn()).toBeNull();
  expect(offset()).toBe(-20_000);
});

test('a proxy is gone through from the next turn on, and not any more when it is taken out', async () => {
  const proxy = await startConnectProxy();
  configure({ proxy: proxy.address });
  expect(await hall.sender.turn()).toBeNull();
  expect(hall.province.acts()).toHaveLength(1);
  expect(proxy.asked.length).toBeGreaterThan(0);
  await proxy.close();
  configure({ proxy: null });
  expect(await hall.sender.turn()).toBeNull();
});

test('an alarm is what the hall calls one', () => {
  const alarm = () => hall.store.read((db) => summariseOutbox(db, hall.clock.now())).alarm;
  hall.clock.advance({ hours: 3 });
  expect(alarm()).toBe(false);
  configure({ alarmAfterHours: 2 });
  expect(alarm()).toBe(true);
});

test('which of its own keys are revoked it learns from the province, by its keys or by what it refuses', async () => {
  await hall.sender.turn();
  expect(revoked()).toEqual([]);
  const keyOf = (use: 'sign' | 'encrypt') => keyIdOf(readCertificate(hall.answer.certificates[use])!.publicKey!);
  hall.province.authority.revoke(keyOf('encrypt'));
  await hall.reopen();
  await hall.sender.turn();
  expect(revoked()).toEqual([keyOf('encrypt')]);
  const tls = hall.store.read((db) =>
    db.prepare(`SELECT answer ->> '$.keyIds.tls' FROM enrolments WHERE state = 'inUse'`).pluck().get(),
  ) as string;
  hall.province.authority.revoke(tls);
  await hall.reopen();
  await hall.sender.turn();
  expect(new Set(revoked())).toEqual(new Set([keyOf('encrypt'), tls]));
});
