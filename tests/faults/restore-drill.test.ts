import { spawn } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hall as runHall } from '#core/cli/hall.ts';
import { digestHex } from '#core/crypto/index.ts';
import { silentLog } from '#core/log.ts';
import { openReadable } from '#core/store/open-store.ts';
import { projectionTables, quoted } from '#core/store/tables.ts';
import type { BackupSummary, Output } from '#shared/contract/index.ts';
import { people } from '../emulators/people.ts';
import { aMorning, callerOf, createTestDesk, openDesk, takeTo, typedCouple, type TestDesk } from '../core/cases/test-desk.ts';

const repository = join(import.meta.dirname, '../..');
const kills = process.env['TONGXIN_LONG'] ? 40 : 3;

let folder: string;
let usb: string;
let hall: TestDesk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-drill-'));
  usb = join(folder, 'usb');
  mkdirSync(usb);
  hall = await createTestDesk();
});
afterEach(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A couple registered, a backup by plan, another couple registered after it, all of it in the backup folder. */
async function busyHall(): Promise<void> {
  const supervisor = hall.as('S1');
  await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await takeTo(hall.as('R1'), 'registered');
  await supervisor.ask('backup.plan', { folder: usb, times: ['12:15'], keepDays: 30 });
  await upToDate();
  await takeTo(hall.as('R1'), 'registered', typedCouple(people.heDong, people.luoYan));
  await upToDate();
}

async function upToDate(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { tail, running, backups } = await hall.as('S1').ask('backup.status', {});
    if (tail.state === 'upToDate' && running === null && backups.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the backup folder never came up to date');
}

/** A digest of every table; what restoring itself journals is left out. */
function tablesOf(directory: string, dataKey: Uint8Array, upTo: number): Readonly<Record<string, string>> {
  const opened = openReadable(directory, dataKey);
  if (!opened.ok) throw new Error(opened.error.code);
  const { db } = opened.value;
  const tables = projectionTables(db).filter((table) => table !== 'restores');
  const digests = tables.map((table) => [table, digestHex(JSON.stringify(db.prepare(`SELECT * FROM ${quoted(table)}`).all()))]);
  const journal = db.prepare('SELECT * FROM journal WHERE seq <= ? ORDER BY position').all(upTo);
  opened.value.close();
  return Object.fromEntries([...digests, ['journal', digestHex(JSON.stringify(journal))]]) as Record<string, string>;
}

function lastSeq(directory: string, dataKey: Uint8Array): number {
  const opened = openReadable(directory, dataKey);
  if (!opened.ok) throw new Error(opened.error.code);
  const seq = opened.value.db.prepare('SELECT max(seq) FROM journal').pluck().get() as number;
  opened.value.close();
  return seq;
}

async function runCli(...words: string[]): Promise<{ readonly status: number; readonly answer: unknown; readonly error: string }> {
  let [output, error] = ['', ''];
  const status = await runHall(words, {
    resourcesDirectory: join(repository, 'resources'),
    log: silentLog,
    terminal: { print: (text) => void (output += text), printError: (text) => void (error += text), readInput: () => '', ask: null },
  });
  return { status, answer: output === '' ? null : (JSON.parse(output) as unknown), error };
}

/** How long `hall …` takes in a process of its own, in ms. */
async function timeCli(words: readonly string[]): Promise<number> {
  const started = performance.now();
  await killCli(words, 60_000);
  return performance.now() - started;
}

/** Any moment of work that takes so long, its start-up mostly left out. */
const someMoment = (whole: number) => whole * (0.3 + Math.random() * 0.8);

/** Starts `hall …` in a process of its own and kills it so many milliseconds later; false when it was done before. */
function killCli(words: readonly string[], after: number): Promise<boolean> {
  const child = spawn(process.execPath, [...process.execArgv, join(repository, 'electron/core/cli/main.ts'), ...words], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

test.each([
  ['wiped', (store: string) => rmSync(store, { recursive: true })],
  ['damaged in its middle', (store: string) => overwrite(join(store, 'hall.db'))],
])('a hall %s comes back with every act, row for row', { timeout: 120_000 }, async (what, damage) => {
  await busyHall();
  const dataKey = hall.kept.key!;
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  const seq = lastSeq(store, dataKey);
  const before = tablesOf(store, dataKey, seq);
  damage(store);
  const started = performance.now();
  const restored = await runCli('--store', store, '--clock', aMorning, 'restore', usb);
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  expect(restored).toMatchObject({ status: 0, answer: { vaultMissing: 0, through: { seq } } });
  expect(tablesOf(store, dataKey, seq)).toEqual(before);
  expect(await runCli('--store', store, 'verify')).toMatchObject({ status: 0, answer: { problem: null } });
  const { fromTail, fromDamaged } = restored.answer as Output<'backup.restore'>;
  console.log(`restore drill, ${what}: ${seq} acts (${fromTail} from the tail, ${fromDamaged} from the damaged store) in ${seconds} s`);
});

function overwrite(file: string): void {
  const descriptor = openSync(file, 'r+');
  const { size } = statSync(file);
  writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(size / 8192) * 4096);
  closeSync(descriptor);
}

test('kill -9 during backups leaves whole backups or none', { timeout: 60_000 + kills * 15_000 }, async () => {
  await busyHall();
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  const words = ['--store', store, 'backup', usb];
  const whole = await timeCli(words);
  let killed = 0;
  for (let round = 0; round < kills; round += 1) if (await killCli(words, someMoment(whole))) killed += 1;
  const listed = (await runCli('backups', usb)).answer as BackupSummary[];
  const root = join(usb, readdirSync(usb)[0]!);
  for (const { name } of listed) {
    const elsewhere = join(folder, name);
    expect(await runCli('--store', elsewhere, '--clock', aMorning, 'restore', usb, name)).toMatchObject({ status: 0 });
  }
  expect(await runCli('--store', store, 'backup', usb)).toMatchObject({ status: 0 });
  expect(readdirSync(root).filter((name) => name.endsWith('.partial'))).toEqual([]);
  console.log(`kill -9 during backup: ${killed} of ${kills} killed, ${listed.length} backups listed, each whole`);
});

test(
  'kill -9 during restores leaves the damaged store or the restored one, and the next try finishes',
  { timeout: 60_000 + kills * 15_000 },
  async () => {
    await busyHall();
    const dataKey = hall.kept.key!;
    await hall.desk.close();
    const sound = join(hall.dir, 'store');
    const seq = lastSeq(sound, dataKey);
    const before = tablesOf(sound, dataKey, seq);
    const lost = join(folder, 'lost');
    const whole = await timeCli(['--store', lost, '--clock', aMorning, 'restore', usb]);
    let killed = 0;
    let finished = 0;
    for (let round = 0; round < kills; round += 1) {
      const store = join(folder, `store-${round}`);
      cpSync(sound, store, { recursive: true });
      overwrite(join(store, 'hall.db'));
      const words = ['--store', store, '--clock', aMorning, 'restore', usb];
      if (await killCli(words, someMoment(whole))) killed += 1;
      // Whoever starts next finds the store that was there, damaged as before, or the restored one in its place.
      const { desk } = openDesk({ dir: store, clock: aMorning });
      const opened = await callerOf(desk, null).call('setup.unlock', {});
      await desk.close();
      if (opened.ok) finished += 1;
      else expect(await runCli(...words)).toMatchObject({ status: 0 });
      expect(tablesOf(store, dataKey, seq)).toEqual(before);
      expect(existsSync(join(store, 'restoring')) || existsSync(join(store, 'restored'))).toBe(false);
      expect(readdirSync(store).some((name) => name.startsWith('aside-'))).toBe(true);
    }
    console.log(`kill -9 during restore: ${killed} of ${kills} killed, ${finished} had been finished`);
  },
);
