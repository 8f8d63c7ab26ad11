import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as timers from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSetClock } from '#core/store/index.ts';
import type { BackupStatus } from '#shared/contract/index.ts';
import { eachTestsHall } from '../cases/each-tests-hall.ts';
import { callerOf, openDesk, takeTo, witness, type Caller, type TestDesk } from '../cases/test-desk.ts';

/** Bulk workers as they were started, what they are kept from hearing, and who listens to what they are told. */
const bulk = vi.hoisted(() => ({
  workers: [] as Worker[],
  hold: '',
  held: [] as (() => void)[],
  onTold: null as null | ((job: string, worker: Worker) => void),
  sleeps: [] as number[],
  pace: 0.1,
}));
vi.mock('node:worker_threads', async (original) => {
  const real = await original<{ Worker: typeof Worker }>();
  class Watched extends real.Worker {
    constructor(...parts: ConstructorParameters<typeof Worker>) {
      super(...parts);
      if (parts[1]?.name === 'bulk') bulk.workers.push(this);
    }
    override postMessage(message: { readonly name?: string }): void {
      const tell = () => super.postMessage(message);
      if (message.name === bulk.hold) bulk.held.push(tell);
      else tell();
      if (message.name !== undefined) bulk.onTold?.(message.name, this);
    }
  }
  return { ...real, Worker: Watched };
});
/** Ten seconds are as long as a test needs them. */
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof timers>();
  return {
    ...real,
    setTimeout: (ms: number, ...more: [undefined, object]) => {
      bulk.sleeps.push(ms);
      return real.setTimeout(ms * bulk.pace, ...more);
    },
  };
});

const { openOffline, openHall } = eachTestsHall();
const realSetTimeout = globalThis.setTimeout;
/** 12:00 in Shanghai. */
const noon = '2026-11-23T04:00:00Z';

let folder = '';
let usb = '';
beforeEach(() => {
  Object.assign(bulk, { workers: [], hold: '', held: [], onTold: null, sleeps: [], pace: 0.1 });
  vi.useFakeTimers({ toFake: ['setInterval'] });
  folder = mkdtempSync(join(tmpdir(), 'tongxin-keeper-'));
  usb = join(folder, 'usb');
  mkdirSync(usb);
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const plan = () => ({ folder: usb, times: ['12:15'], keepDays: 30 });
const rooted = () =>
  join(
    usb,
    readdirSync(usb).find((name) => name.startsWith('tongxin-'))!,
  );
const listed = () => readdirSync(rooted()).filter((name) => /^\d{4}-.*Z(-\d+)?$/.test(name));

async function until(caller: Caller, holds: (status: BackupStatus) => boolean, each: () => void = () => {}): Promise<BackupStatus> {
  for (let tries = 0; tries < 1200; tries += 1) {
    each();
    const status = await caller.ask('backup.status', {});
    if (holds(status)) return status;
    await new Promise((resolve) => realSetTimeout(resolve, 25));
  }
  throw new Error('it never came to hold');
}

const settled = ({ backups, tail, running }: BackupStatus) => backups.length > 0 && tail.state === 'upToDate' && running === null;
/** The keeper's next look. */
const tick = () => void vi.advanceTimersByTime(60_000);

async function plannedHall(now = noon) {
  const clock = createSetClock(now);
  const opened = await openHall({ pcClock: clock });
  await opened.supervisor.ask('backup.plan', plan());
  await until(opened.supervisor, settled);
  return { ...opened, clock };
}

test('a backup is made at its time, one missed is made up for, and none before', { timeout: 120_000 }, async () => {
  const { supervisor, clock } = await plannedHall();
  tick();
  await until(supervisor, settled);
  expect(listed()).toEqual(['2026-11-23T040000Z']);
  clock.advance({ minutes: 16 });
  await until(supervisor, (status) => status.backups.length === 2 && settled(status), tick);
  expect(listed()).toEqual(['2026-11-23T040000Z', '2026-11-23T041600Z']);
  // The PC was off over noon of the next day.
  clock.advance({ hours: 30 });
  expect((await supervisor.ask('backup.status', {})).warnings).toContain('old');
  const made = await until(supervisor, (status) => status.backups.length === 3 && settled(status), tick);
  expect(made.warnings).not.toContain('old');
  expect(made.last?.name).toBe('2026-11-24T101600Z');
});

test('one that fails in the background is shown, and tried again', { timeout: 120_000 }, async () => {
  const { supervisor, clock } = await plannedHall();
  clock.advance({ minutes: 16 });
  // A file where the vault should be: no folder of that name can be written to.
  const vault = join(
    rooted(),
    readdirSync(rooted()).find((name) => name.startsWith('vault-'))!,
  );
  renameSync(vault, `${vault}-away`);
  writeFileSync(vault, '');
  const failed = await until(supervisor, ({ lastFailure, running }) => lastFailure !== null && running === null, tick);
  expect(failed.backups).toHaveLength(1);
  expect(failed.lastFailure?.code).toMatch(/^backup\./);
  rmSync(vault);
  renameSync(`${vault}-away`, vault);
  clock.advance({ minutes: 11 });
  const made = await until(supervisor, (status) => status.backups.length === 2 && settled(status), tick);
  expect(made.lastFailure).toBeNull();
});

test('a worker that dies while it makes a backup is replaced, and nothing half is listed', { timeout: 120_000 }, async () => {
  const { supervisor, clock, hall } = await plannedHall();
  clock.advance({ minutes: 16 });
  const seen = hall.events.length;
  const isCopying = () => hall.events.slice(seen).some((event) => event.event === 'backup.changed' && event.progress !== null);
  const making = supervisor.call('backup.make', {});
  while (!isCopying()) await new Promise((resolve) => realSetTimeout(resolve, 1));
  await bulk.workers.at(-1)!.terminate();
  expect(await making).toMatchObject({ ok: false, error: { code: 'backup.failed' } });
  const failed = await supervisor.ask('backup.status', {});
  expect([failed.warnings.includes('failed'), listed()]).toEqual([true, ['2026-11-23T040000Z']]);
  clock.advance({ minutes: 11 });
  await until(supervisor, (status) => status.backups.length === 2 && settled(status) && status.lastFailure === null, tick);
  expect(bulk.workers.length).toBeGreaterThan(1);
  expect(readdirSync(rooted()).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('a worker that dies while it writes acts is replaced, that is shown, and they are caught up', { timeout: 120_000 }, async () => {
  const { supervisor, registrar } = await plannedHall();
  const before = bulk.workers.length;
  bulk.onTold = (job, worker) => {
    if (job !== 'tail') return;
    bulk.onTold = null;
    void worker.terminate();
  };
  await registrar.ask('cases.open', { business: 'marriage' });
  const failed = await until(supervisor, ({ lastFailure }) => lastFailure !== null);
  expect(failed).toMatchObject({ lastFailure: { code: 'backup.failed' }, tail: { state: 'behind' } });
  const status = await until(supervisor, settled, tick);
  expect([status.tail.behind, status.lastFailure, bulk.workers.length]).toEqual([0, null, before + 1]);
});

test('whatever a folder answers, work goes on and it is shown', { timeout: 120_000 }, async () => {
  const { supervisor, registrar } = await plannedHall();
  rmSync(usb, { recursive: true });
  symlinkSync(usb, usb); // ELOOP
  await registrar.ask('cases.open', { business: 'marriage' });
  const lost = await until(supervisor, ({ tail }) => tail.state === 'folderMissing');
  expect(lost.warnings).toContain('folderMissing');
  rmSync(usb);
});

test('an empty folder in the place of the disk is not written to until the settings are saved again', { timeout: 120_000 }, async () => {
  const { supervisor } = await plannedHall();
  cpSync(usb, join(folder, 'away'), { recursive: true });
  for (const name of readdirSync(usb)) rmSync(join(usb, name), { recursive: true });
  expect(await supervisor.call('backup.make', {})).toMatchObject({ ok: false, error: { code: 'backup.folderMissing' } });
  expect(readdirSync(usb)).toEqual([]);
  await supervisor.ask('backup.plan', { ...plan(), times: ['12:20'] });
  await until(supervisor, settled);
  expect(listed()).toHaveLength(1);
});

test('a backup made while the clock stood years ahead stops neither the next ones nor removes any', { timeout: 120_000 }, async () => {
  const { supervisor, clock } = await plannedHall();
  clock.advance({ minutes: 1 });
  await supervisor.ask('backup.make', {}); // no longer the first of its month, which is always kept
  clock.set('2030-01-01T00:00:00Z');
  await supervisor.ask('backup.make', {});
  await supervisor.ask('backup.make', {});
  expect(listed()).toHaveLength(4);
  clock.set('2026-11-24T05:00:00Z');
  const made = await until(supervisor, (status) => status.backups.length === 5 && status.running === null, tick);
  expect(made.last?.name).toBe('2026-11-24T050000Z');
});

test('a picture that rots in the backup folder is written anew after a check has named it', { timeout: 120_000 }, async () => {
  const { supervisor, registrar } = await openOffline();
  await takeTo(registrar, 'photographed');
  await supervisor.ask('backup.plan', plan());
  const { backups } = await until(supervisor, settled);
  const vault = join(
    rooted(),
    readdirSync(rooted()).find((name) => name.startsWith('vault-'))!,
  );
  const [first] = readdirSync(vault, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const file = join(first!.parentPath, first!.name);
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 255;
  writeFileSync(file, bytes);
  expect(await supervisor.call('backup.check', { name: backups[0]!.name })).toMatchObject({ ok: false, error: { code: 'backup.damaged' } });
  const made = await supervisor.ask('backup.make', {});
  expect(made.vaultLost).toBe(0);
  expect(await supervisor.call('backup.check', { name: made.name })).toMatchObject({ ok: true });
});

test('a picture that rots unnoticed is found and written anew on its day, one in eight', { timeout: 240_000 }, async () => {
  const clock = createSetClock(noon);
  const { supervisor, registrar } = await openOffline({ pcClock: clock });
  await takeTo(registrar, 'photographed');
  await supervisor.ask('backup.plan', plan());
  await until(supervisor, settled);
  const vault = join(
    rooted(),
    readdirSync(rooted()).find((name) => name.startsWith('vault-'))!,
  );
  const [first] = readdirSync(vault, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const file = join(first!.parentPath, first!.name);
  const whole = readFileSync(file);
  const rotten = Buffer.from(whole);
  rotten[rotten.length >> 1]! ^= 255;
  writeFileSync(file, rotten);
  const mended: number[] = [];
  for (let day = 0; day < 8; day += 1) {
    clock.advance({ hours: 24 });
    expect((await supervisor.ask('backup.make', {})).vaultLost).toBe(0);
    if (!readFileSync(file).equals(whole)) continue;
    mended.push(Math.floor(clock.now().epochMilliseconds / 86_400_000) % 8);
    writeFileSync(file, rotten);
  }
  expect(mended).toEqual([Number.parseInt(first!.name.slice(0, 2), 16) % 8]);
});

test('a key file that does not open the copy makes no backup; what another program is making stays', { timeout: 120_000 }, async () => {
  const { hall, supervisor } = await plannedHall();
  // Of a process that lives, and of one that does not.
  mkdirSync(join(rooted(), `2026-11-23T050000Z.${process.ppid}.partial`));
  mkdirSync(join(rooted(), '2026-11-23T050001Z.99999999.partial'));
  const keyFile = join(hall.dir, 'store', 'key.json');
  const whole = readFileSync(keyFile, 'utf8');
  expect(await supervisor.call('backup.make', {})).toMatchObject({ ok: true });
  expect(readdirSync(rooted()).filter((name) => name.endsWith('.partial'))).toEqual([`2026-11-23T050000Z.${process.ppid}.partial`]);
  chmodSync(keyFile, 0o600);
  writeFileSync(keyFile, whole.replace(/"check": "..../, '"check": "AAAA'));
  expect(await supervisor.call('backup.make', {})).toMatchObject({ ok: false });
  writeFileSync(keyFile, whole);
  expect(listed()).toHaveLength(2);
});

/** What takes numbers or blanks, of a case that is not there: whoever looks says so. */
const nowhere = '01a20000-0000-7000-8000-000000000000';
const numbering = (registrar: Caller) => [
  registrar.call('marriage.prepare', { caseId: nowhere }),
  registrar.call('marriage.replaceBlank', { caseId: nowhere, holder: 'man', reason: '打印污损' }, { approval: witness }),
  registrar.call('marriage.register', { caseId: nowhere, signedForReceipt: { man: true, woman: true } }),
];

async function reopened(hall: TestDesk) {
  await hall.desk.close();
  Object.assign(bulk, { hold: 'tail', sleeps: [] });
  const again = openDesk({ dir: join(hall.dir, 'store'), pcClock: createSetClock('2026-11-23T05:00:00Z') });
  await callerOf(again.desk, null).ask('setup.unlock', {});
  const session = again.desk.actAs('R1', '03');
  if (!session.ok) throw new Error(session.error.code);
  return { desk: again.desk, registrar: callerOf(again.desk, session.value) };
}
const within = (ms: number) => new Promise((resolve) => realSetTimeout(resolve, ms, 'waiting'));

test('after opening no number is given out before the folder was asked; all else goes on', { timeout: 120_000 }, async () => {
  bulk.pace = 10;
  const { hall } = await plannedHall();
  const { desk, registrar } = await reopened(hall);
  const asked = numbering(registrar);
  expect(await registrar.call('cases.open', { business: 'marriage' })).toMatchObject({ ok: true });
  // As long as proving who approves takes.
  const proven = registrar.call('marriage.voidCertificates', { caseId: nowhere, reason: '打印污损' }, { approval: witness });
  expect(await proven).toMatchObject({ error: { code: 'case.notFound' } });
  expect(await Promise.race([...asked, within(300)])).toBe('waiting');
  bulk.hold = '';
  for (const tell of bulk.held.splice(0)) tell();
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: false, error: { code: 'case.notFound' } });
  await desk.close();
});

test('a folder that never answers is waited for once, and not for long', { timeout: 120_000 }, async () => {
  const { hall } = await plannedHall();
  const { desk, registrar } = await reopened(hall);
  for (const answer of await Promise.all(numbering(registrar))) expect(answer).toMatchObject({ error: { code: 'case.notFound' } });
  for (const answer of await Promise.all(numbering(registrar))) expect(answer).toMatchObject({ error: { code: 'case.notFound' } });
  expect([bulk.held.length, bulk.sleeps]).toEqual([1, [10_000]]);
  await desk.close();
});
