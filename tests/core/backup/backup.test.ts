import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAt } from '#core/store/connection.ts';
import type { BackupStatus } from '#shared/contract/index.ts';
import { eachTestsHall } from '../cases/each-tests-hall.ts';
import { takeTo, type Caller } from '../cases/test-desk.ts';

const { openOffline, openHall } = eachTestsHall();

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tongxin-backup-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan = () => ({ folder, times: ['12:15', '18:05'], keepDays: 30 });

async function until(caller: Caller, holds: (status: BackupStatus) => boolean): Promise<BackupStatus> {
  for (let tries = 0; tries < 400; tries += 1) {
    const status = await caller.ask('backup.status', {});
    if (holds(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came to hold');
}

/** The one folder of the store, and what lies in it. */
function root(): string {
  const [only, ...more] = readdirSync(folder).filter((name) => name.startsWith('tongxin-'));
  expect(more).toEqual([]);
  return join(folder, only!);
}
const backups = () => readdirSync(root()).filter((name) => /^\d{4}-/.test(name));

test('a plan makes the first backup at once, encrypted, and says when the next is due', async () => {
  const { supervisor } = await openOffline();
  expect((await supervisor.ask('backup.status', {})).warnings).toEqual(['noPlan']);
  await supervisor.ask('backup.plan', plan());
  const status = await until(supervisor, ({ backups: made, tail }) => made.length === 1 && tail.state === 'upToDate');
  expect(status.nextAt).toBe('2026-11-23T04:15:00Z');
  expect(status.warnings).toEqual(['sameDisk']);
  expect(lookAt(join(root(), backups()[0]!, 'hall.db'))).toBe('encrypted');
});

test('a backup holds the hall and its pictures, and is found whole when checked', async () => {
  const { supervisor, registrar } = await openOffline();
  await takeTo(registrar, 'registered');
  const made = await supervisor.ask('backup.make', { folder });
  expect(made).toMatchObject({ training: true, vaultLost: 0, schema: expect.any(Number) });
  expect(made.vaultFiles).toBeGreaterThan(3);
  expect(backups()).toEqual([made.name]);
  await supervisor.ask('backup.plan', plan());
  await until(supervisor, ({ running, backups: all }) => running === null && all.length > 0);
  expect(await supervisor.ask('backup.check', { name: made.name })).toEqual(made);
});

test('a second backup copies only pictures that are new', async () => {
  const { supervisor, registrar } = await openOffline();
  await takeTo(registrar, 'photographed');
  await supervisor.ask('backup.make', { folder });
  const vault = join(
    root(),
    readdirSync(root()).find((name) => name.startsWith('vault-'))!,
  );
  const files = () => readdirSync(vault, { recursive: true }).length;
  const before = files();
  await supervisor.ask('backup.make', { folder });
  expect([files(), backups().length]).toEqual([before, 2]);
});

test.each([
  ['a byte of the database', 'hall.db', 'hall.db'],
  ['the key file', 'key.json', 'key.json'],
  ['the manifest', 'manifest.json', 'manifest.json'],
])('%s changed in a backup is noticed', async (_what, file, at) => {
  const { supervisor } = await openHall();
  await supervisor.ask('backup.plan', plan());
  const { backups: made } = await until(supervisor, (status) => status.backups.length === 1 && status.running === null);
  const path = join(root(), made[0]!.name, file);
  const bytes = readFileSync(path);
  if (file === 'hall.db') bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, file === 'hall.db' ? bytes : bytes.toString('utf8').replace('"training": true', '"training": false'));
  const checked = await supervisor.call('backup.check', { name: made[0]!.name });
  if (file === 'key.json')
    expect(checked).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(backup.damaged|store.wrongKey)$/) } });
  else expect(checked).toEqual({ ok: false, error: { code: 'backup.damaged', details: { at } } });
});

test('acts since the backup lie in the folder as soon as they happened', async () => {
  const { supervisor, registrar } = await openOffline();
  await supervisor.ask('backup.plan', plan());
  await until(supervisor, ({ tail }) => tail.state === 'upToDate');
  await takeTo(registrar, 'registered');
  await until(supervisor, ({ tail }) => tail.state === 'upToDate');
  const tail = join(
    root(),
    readdirSync(root()).find((name) => name.startsWith('tail-'))!,
  );
  expect(readdirSync(tail).every((name) => /^S01-\d{10}-\d+\.tail$/.test(name))).toBe(true);
  expect(readFileSync(join(tail, readdirSync(tail)[0]!)).includes('陈静')).toBe(false);
});

test('an unplugged disk is a state that is shown, registers go on, and its acts are caught up', async () => {
  const { supervisor, registrar } = await openOffline();
  await supervisor.ask('backup.plan', plan());
  await until(supervisor, ({ tail }) => tail.state === 'upToDate');
  renameSync(folder, `${folder}-away`);
  await takeTo(registrar, 'registered');
  const away = await until(supervisor, ({ tail }) => tail.state === 'folderMissing');
  expect(away.warnings).toContain('folderMissing');
  expect(away.last).not.toBeNull();
  expect(existsSync(folder)).toBe(false);
  expect(await supervisor.call('backup.make', {})).toMatchObject({ ok: false, error: { code: 'backup.folderMissing' } });
  renameSync(`${folder}-away`, folder);
  await takeTo(registrar, 'opened');
  const back = await until(supervisor, ({ tail }) => tail.state === 'upToDate');
  expect(back.tail.behind).toBe(0);
});

test('a folder in the store itself, or one that is not there, is no place for backups', async () => {
  const { hall, supervisor } = await openHall();
  expect(await supervisor.call('backup.plan', { ...plan(), folder: join(hall.dir, 'store', 'spool') })).toMatchObject({
    ok: false,
    error: { code: 'backup.folderInStore' },
  });
  expect(await supervisor.call('backup.plan', { ...plan(), folder: join(folder, 'none') })).toMatchObject({
    ok: false,
    error: { code: 'backup.folderMissing' },
  });
});

test('a picture the store has lost does not stop the backup: it is counted and shown', async () => {
  const { hall, supervisor, registrar } = await openOffline();
  await takeTo(registrar, 'photographed');
  const vault = join(hall.dir, 'store', 'vault');
  const [folderOfOne] = readdirSync(vault).filter((name) => name.length === 2);
  rmSync(join(vault, folderOfOne!), { recursive: true });
  expect((await supervisor.ask('backup.make', { folder })).vaultLost).toBeGreaterThan(0);
});

test('verification by a supervisor finds a sound store sound', async () => {
  const { supervisor, registrar } = await openOffline();
  await takeTo(registrar, 'registered');
  expect(await supervisor.ask('store.verify', {})).toMatchObject({ problem: null });
});

test('pictures that are lost or damaged on this PC come back from the backup folder when the store is verified', async () => {
  const { hall, supervisor, registrar } = await openOffline();
  await takeTo(registrar, 'photographed');
  await supervisor.ask('backup.plan', plan());
  await until(supervisor, ({ tail, running }) => tail.state === 'upToDate' && running === null);
  const vault = join(hall.dir, 'store', 'vault');
  const files = readdirSync(vault, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const [lost, damaged] = files.map(({ parentPath, name }) => join(parentPath, name));
  rmSync(lost!);
  writeFileSync(damaged!, 'damaged');
  renameSync(folder, `${folder}-away`);
  expect(await supervisor.ask('store.verify', {})).toMatchObject({ problem: expect.stringMatching(/^vault /), mended: 0 });
  renameSync(`${folder}-away`, folder);
  expect(await supervisor.ask('store.verify', {})).toMatchObject({ problem: null, mended: 2 });
  expect(await supervisor.ask('store.verify', {})).toMatchObject({ problem: null, mended: 0 });
});
