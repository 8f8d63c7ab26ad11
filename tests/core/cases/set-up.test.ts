import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { HallConfig } from '#shared/contract/index.ts';
import { callerOf, openDesk, testHall } from './test-desk.ts';

const dirs: string[] = [];
afterEach(() => dirs.splice(0).forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** A real hall, made as the first-run pages make it; the clock is the PC's. */
async function createRealHall() {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-set-up-'));
  dirs.push(dir);
  const printed = join(dir, 'printed');
  mkdirSync(printed);
  const { desk } = openDesk({ dir: join(dir, 'store'), clock: null });
  const nobody = callerOf(desk, null);
  const config = HallConfig.parse({ ...testHall, devices: { printers: [{ kind: 'file', name: '文件', folder: printed }] } });
  const { recoveryKey } = await nobody.ask('setup.create', { config, training: false, passphrase: '同心大厅口令二〇二六年十一月' });
  return { desk, dir, printed, nobody, recoveryKey };
}

test('the recovery key is drawn until it is sealed, never into a file, and opens the hall', async () => {
  const { desk, dir, printed, nobody, recoveryKey } = await createRealHall();
  expect(await nobody.ask('setup.recoverySheet', {})).toMatchObject({ printers: [] });
  expect(await nobody.call('setup.recoverySheet', { printer: '文件' })).toMatchObject({ ok: false, error: { code: 'printer.none' } });
  expect(readdirSync(printed)).toEqual([]);
  await nobody.ask('setup.sealRecoveryKey', {});
  expect(await nobody.call('setup.recoverySheet', {})).toMatchObject({ ok: false, error: { code: 'document.notFound' } });
  await desk.close();

  const again = openDesk({ dir: join(dir, 'store'), clock: null });
  const somebody = callerOf(again.desk, null);
  expect(await somebody.call('setup.unlock', { passphrase: '不是这个口令' })).toMatchObject({
    ok: false,
    error: { code: 'store.wrongKey' },
  });
  expect(await somebody.ask('setup.unlock', { recoveryKey: recoveryKey.toLowerCase() })).toMatchObject({ store: 'open', training: false });
  await again.desk.close();
});

test('hours that close before they open are refused, the general ones and those of a day beside its weekday', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-set-up-'));
  dirs.push(dir);
  const { desk } = openDesk({ dir: join(dir, 'store'), clock: null });
  const refused = async (hours: unknown) => {
    const config = { ...testHall, office: { ...testHall.office, hours } } as typeof testHall;
    const answer = await callerOf(desk, null).call('setup.create', { config, training: false, passphrase: '同心大厅口令二〇二六年十一月' });
    return answer.ok ? null : answer.error;
  };
  expect(await refused({ from: '17:00', until: '08:30' })).toEqual({
    code: 'call.invalid',
    details: { path: 'config.office.hours.until', problem: 'timeOrder' },
  });
  const friday = { weekdayHours: [{ weekday: 5, until: '16:30' }], dateHours: [{ date: '2026-11-27', from: '16:45' }] };
  expect(await refused(friday)).toEqual({
    code: 'call.invalid',
    details: { path: 'config.office.hours.dateHours.0', problem: 'timeOrder' },
  });
  expect(readdirSync(dir)).toEqual([]);
  await desk.close();
});

test('hours of a weekday that do not hold are refused with the place and what is wrong, and nothing is made', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-set-up-'));
  dirs.push(dir);
  const { desk } = openDesk({ dir: join(dir, 'store'), clock: null });
  const hours = {
    weekdayHours: [
      { weekday: 5, until: '16:30' },
      { weekday: 6, from: '12:00', until: '09:00' },
    ],
  };
  const config = { ...testHall, office: { ...testHall.office, hours } };
  const answer = await callerOf(desk, null).call('setup.create', { config, training: false, passphrase: '同心大厅口令二〇二六年十一月' });
  expect(answer).toEqual({
    ok: false,
    error: { code: 'call.invalid', details: { path: 'config.office.hours.weekdayHours.1', problem: 'timeOrder' } },
  });
  expect(readdirSync(dir)).toEqual([]);
  await desk.close();
});

test('the recovery key is forgotten with the first sign-in', async () => {
  const { desk, nobody } = await createRealHall();
  await nobody.ask('staff.signIn', { code: 'S1', password: 'zhoumin-2026', counter: null });
  expect(await nobody.call('setup.recoverySheet', {})).toMatchObject({ ok: false, error: { code: 'document.notFound' } });
  await desk.close();
});

test('a real hall lets nobody act without a password, and opens under no other clock', async () => {
  const { desk, dir, nobody } = await createRealHall();
  expect(desk.actAs('R1', '03')).toMatchObject({ ok: false, error: { code: 'store.notTraining' } });
  expect(await nobody.call('cases.worklist', {})).toMatchObject({ ok: false, error: { code: 'session.required' } });
  await desk.close();
  const shifted = openDesk({ dir: join(dir, 'store'), clock: '2026-11-23T02:00:00Z' });
  const unlock = { passphrase: '同心大厅口令二〇二六年十一月' };
  expect(await callerOf(shifted.desk, null).call('setup.unlock', unlock)).toMatchObject({
    ok: false,
    error: { code: 'store.notTraining' },
  });
  await shifted.desk.close();
});

test('a short passphrase makes no hall', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-set-up-'));
  dirs.push(dir);
  const { desk } = openDesk({ dir: join(dir, 'store'), clock: null });
  const made = await callerOf(desk, null).call('setup.create', {
    config: HallConfig.parse(testHall),
    training: false,
    passphrase: 'short',
  });
  expect(made).toMatchObject({ ok: false, error: { code: 'staff.weakPassword', details: { minimum: 12 } } });
  expect(await callerOf(desk, null).ask('hall.health', {})).toMatchObject({ store: 'absent' });
  await desk.close();
});
