import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackupStatus, BackupSummary } from '#shared/contract/index.ts';
import { eachTestsHall } from '../cases/each-tests-hall.ts';
import { aMorning, callerOf, openDesk, takeTo, type Caller } from '../cases/test-desk.ts';

const { openOffline } = eachTestsHall();
const approval = { code: 'R2', password: 'zhaoqiang-2026' };

let folder = '';
let usb = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-rotated-'));
  usb = join(folder, 'usb');
  mkdirSync(usb);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function until(caller: Caller, holds: (status: BackupStatus) => boolean): Promise<BackupStatus> {
  for (let tries = 0; tries < 600; tries += 1) {
    const status = await caller.ask('backup.status', {});
    if (holds(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came to hold');
}

const isUpToDate = ({ tail, running, backups }: BackupStatus) => tail.state === 'upToDate' && running === null && backups.length > 0;

/** A hall with a couple's case, a plan and its first backup. */
async function plannedHall() {
  const opened = await openOffline();
  await takeTo(opened.registrar, 'photographed');
  await opened.supervisor.ask('backup.plan', { folder: usb, times: ['12:15'], keepDays: 30 });
  const { backups } = await until(opened.supervisor, isUpToDate);
  return { ...opened, first: backups[0]! };
}

async function restore(dir: string, { storeId, name }: BackupSummary) {
  const { desk } = openDesk({ dir, clock: aMorning });
  const restored = await callerOf(desk, null).call('backup.restore', { folder: usb, storeId, backup: name });
  return { desk, restored };
}

test('a backup under the new data key is made at once, and what follows it is in the folder', { timeout: 60_000 }, async () => {
  const { hall, supervisor, registrar } = await plannedHall();
  await supervisor.ask('keys.rotate', {}, { approval });
  const { backups, tail } = await until(supervisor, (status) => status.backups.length === 2 && isUpToDate(status));
  expect(tail.behind).toBe(0);
  await takeTo(registrar, 'photographed');
  await until(supervisor, isUpToDate);
  const before = await registrar.ask('cases.worklist', {});
  await hall.desk.close();
  rmSync(join(hall.dir, 'store'), { recursive: true });
  const { desk, restored } = await restore(join(hall.dir, 'store'), backups[0]!);
  expect(restored).toMatchObject({ ok: true, value: { vaultMissing: 0, fromTail: expect.any(Number) } });
  const session = desk.actAs('R1', '03');
  expect(session.ok && (await callerOf(desk, session.value).ask('cases.worklist', {}))).toEqual(before);
  await desk.close();
});

test('from a backup under the old data key, acts since come back out of the damaged store', { timeout: 60_000 }, async () => {
  const { hall, first, supervisor, registrar } = await plannedHall();
  await supervisor.ask('keys.rotate', {}, { approval });
  await until(supervisor, (status) => status.backups.length === 2 && isUpToDate(status));
  await registrar.ask('cases.open', { business: 'marriage' });
  const before = await registrar.ask('cases.worklist', {});
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  const sound = await restore(store, first);
  expect(sound.restored).toMatchObject({ ok: false, error: { code: 'restore.notNeeded' } });
  await sound.desk.close();
  const vault = join(store, 'vault');
  const some = readdirSync(vault).find((name) => name.length === 2)!;
  for (const name of readdirSync(join(vault, some))) writeFileSync(join(vault, some, name), 'damaged');
  const { desk, restored } = await restore(store, first);
  expect(restored).toMatchObject({ ok: true, value: { missing: null, vaultMissing: 0 } });
  expect(restored.ok && restored.value.fromDamaged).toBeGreaterThan(1);
  const session = desk.actAs('R1', '03');
  expect(session.ok && (await callerOf(desk, session.value).ask('cases.worklist', {}))).toEqual(before);
  await desk.close();
});
