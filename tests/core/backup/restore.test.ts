import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finishRestore } from '#core/backup/finish-restore.ts';
import { createTailKeeper } from '#core/backup/tail-keeper.ts';
import { createId } from '#core/crypto/index.ts';
import { acts } from '#core/hall.ts';
import type { Author } from '#core/ports.ts';
import { createSetClock, defineAct, openStore } from '#core/store/index.ts';
import { z } from 'zod';
import type { BackupStatus, BackupSummary, Output } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { eachTestsHall } from '../cases/each-tests-hall.ts';
import { aMorning, callerOf, openDesk, takeTo, typedCouple, type Caller } from '../cases/test-desk.ts';

const { openOffline } = eachTestsHall();
const later = '2026-11-23T06:00:00Z';

let folder = '';
let restoredDesks: ReturnType<typeof openDesk>[] = [];
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tongxin-restore-'))));
afterEach(async () => {
  for (const { desk } of restoredDesks) await desk.close();
  restoredDesks = [];
  rmSync(folder, { recursive: true, force: true });
});

async function upToDate(caller: Caller): Promise<BackupStatus> {
  for (let tries = 0; tries < 400; tries += 1) {
    const status = await caller.ask('backup.status', {});
    if (status.tail.state === 'upToDate' && status.running === null && status.backups.length > 0) return status;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the backup folder never came up to date');
}

const backupFolder = () => join(folder, 'backup');

/** A hall with a plan, a backup, and a couple registered after it. */
async function hallWithTail() {
  mkdirSync(backupFolder());
  const opened = await openOffline();
  const { registrar, supervisor } = opened;
  await takeTo(registrar, 'photographed');
  await supervisor.ask('backup.plan', { folder: backupFolder(), times: ['12:15'], keepDays: 30 });
  await upToDate(supervisor);
  const couple = typedCouple(people.heDong, people.luoYan);
  await takeTo(registrar, 'registered', couple);
  const status = await upToDate(supervisor);
  return { ...opened, backup: status.backups[0]! };
}

function restoreInto(dir: string, backup: BackupSummary, clock = later) {
  const opened = openDesk({ dir, clock });
  restoredDesks.push(opened);
  const door = callerOf(opened.desk, null);
  return {
    ...opened,
    door,
    restored: door.call('backup.restore', { folder: backupFolder(), storeId: backup.storeId, backup: backup.name }),
    as(code: string): Caller {
      const session = opened.desk.actAs(code, '03');
      if (!session.ok) throw new Error(session.error.code);
      return callerOf(opened.desk, session.value);
    },
  };
}

test('on a new PC the hall comes back with every act, and numbers wait for two people', async () => {
  const { hall, backup, registrar } = await hallWithTail();
  const before = await registrar.ask('cases.worklist', {});
  await hall.desk.close();
  const { restored, as, door } = restoreInto(join(folder, 'new-pc'), backup);
  const done = await restored;
  expect(done).toMatchObject({
    ok: true,
    value: { backup: backup.name, vaultMissing: 0, fromDamaged: 0, aside: null, missing: { to: null } },
  });
  expect(done.ok && done.value.fromTail).toBeGreaterThan(8);
  expect(await door.ask('hall.health', {})).toMatchObject({ store: 'open', training: true });
  expect(await as('R1').ask('cases.worklist', {})).toEqual(before);
  expect(await as('S1').ask('store.verify', {})).toMatchObject({ problem: null });
});

test('until numbers and blanks are entered as seen on paper none is given out; what is skipped is voided', async () => {
  const { hall, backup } = await hallWithTail();
  await hall.desk.close();
  const { restored, as } = restoreInto(join(folder, 'new-pc'), backup);
  expect(await restored).toMatchObject({ ok: true });
  const registrar = as('R1');
  const supervisor = as('S1');
  await supervisor.ask('office.closeOfflineRegistration', { reason: '重新开启' });
  await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const [waiting] = (await registrar.ask('cases.worklist', {})).filter(({ state }) => state === 'photographed');
  await registrar.ask('marriage.examine', { caseId: waiting!.id });
  const { shown } = await registrar.ask('display.show', { page: 'check', caseId: waiting!.id });
  await registrar.ask('marriage.confirm', { caseId: waiting!.id, seen: shown!.seen });
  expect(await registrar.call('marriage.prepare', { caseId: waiting!.id })).toMatchObject({ ok: false, error: { code: 'store.gapOpen' } });

  const gap = (await supervisor.ask('numbers.gap', {}))!;
  expect(gap).toMatchObject({ blocks: [{ next: 2, last: 50 }], batches: [{ next: 'A00000003', last: 'A00000020' }] });
  const answers = {
    blocks: [{ id: gap.blocks[0]!.id, next: 4 }],
    batches: [{ id: gap.batches[0]!.id, next: 'A00000007' }],
    reason: '恢复备份，按纸质证件核对',
  };
  const approval = { code: 'R2', password: 'zhaoqiang-2026' };
  const backwards = { ...answers, blocks: [{ id: gap.blocks[0]!.id, next: 1 }] };
  expect(await supervisor.call('numbers.resume', backwards, { approval })).toMatchObject({
    ok: false,
    error: { code: 'numbers.invalidRange' },
  });
  expect(await supervisor.call('numbers.resume', answers)).toMatchObject({ ok: false, error: { code: 'approval.required' } });
  expect(await supervisor.ask('numbers.resume', answers, { approval })).toEqual({ numbersVoided: 2, blanksVoided: 4 });
  expect(await supervisor.ask('numbers.gap', {})).toBeNull();
  const prepared = await registrar.ask('marriage.prepare', { caseId: waiting!.id });
  expect(prepared).toMatchObject({ registrationNumber: 'J329901-2026-000004' });
  expect(await supervisor.ask('store.verify', {})).toMatchObject({ problem: null });
});

test('over a damaged store: acts that never reached the backup folder are saved from it, and it is set aside whole', async () => {
  const { hall, backup, registrar, supervisor } = await hallWithTail();
  rmSync(join(backupFolder(), readdirSync(backupFolder())[0]!, tailFolder()), { recursive: true });
  const before = await registrar.ask('cases.worklist', {});
  expect(await supervisor.ask('store.verify', {})).toMatchObject({ problem: null });
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  rmSync(join(store, 'vault'), { recursive: true });
  const { restored, as } = restoreInto(store, backup);
  const done = await restored;
  expect(done).toMatchObject({ ok: true, value: { fromTail: 0 } });
  expect(done.ok && done.value.fromDamaged).toBeGreaterThan(8);
  const { aside } = (done as { value: Output<'backup.restore'> }).value;
  expect(readdirSync(aside!)).toEqual(expect.arrayContaining(['hall.db', 'key.json']));
  expect(await as('R1').ask('cases.worklist', {})).toEqual(before);
});

const tailFolder = () => readdirSync(join(backupFolder(), readdirSync(backupFolder())[0]!)).find((name) => name.startsWith('tail-'))!;

test('a sound store is never replaced', async () => {
  const { hall, backup } = await hallWithTail();
  await hall.desk.close();
  const { restored } = restoreInto(join(hall.dir, 'store'), backup);
  expect(await restored).toEqual({ ok: false, error: { code: 'restore.notNeeded', details: {} } });
});

test('a store of another hall in the way is never replaced', async () => {
  const { hall, backup } = await hallWithTail();
  await hall.desk.close();
  const keyFile = join(hall.dir, 'store', 'key.json');
  writeFileSync(keyFile, readFileSync(keyFile, 'utf8').replace(/"storeId": "[0-9a-f]{8}/, '"storeId": "01234567'));
  rmSync(join(hall.dir, 'store', 'hall.tip'));
  const { restored } = restoreInto(join(hall.dir, 'store'), backup);
  expect(await restored).toEqual({ ok: false, error: { code: 'restore.otherHall', details: {} } });
});

test('what a newer program did ends what an older one brings back, and is said to be missing', async () => {
  const { hall, backup } = await hallWithTail();
  const dataKey = hall.kept.key!;
  await hall.desk.close();
  const storeDirectory = join(hall.dir, 'store');
  const newer = defineAct({ type: 'newer.act', payload: z.object({}), project: () => undefined });
  const opened = openStore(storeDirectory, dataKey, { acts: [...acts, newer], clock: createSetClock(later) });
  if (!opened.ok) throw new Error(opened.error.code);
  const author = { operation: 'newer', inputDigest: 'a', staffId: null, role: null, approverId: null, counter: null };
  opened.value.commit({ ...author, requestId: createId() } as unknown as Author, (tx) => {
    tx.append(newer, {});
    return ok(null);
  });
  const caughtUp = await createTailKeeper().catchUp({ storeDirectory, dataKey, folder: backupFolder() });
  const { seq } = (caughtUp as { readonly value: { readonly seq: number } }).value;
  opened.value.close();
  const { restored } = restoreInto(join(folder, 'new-pc'), backup);
  expect(await restored).toMatchObject({ ok: true, value: { through: { seq: seq - 1 }, missing: { from: seq, to: null } } });
});

test('the clock of a new PC is doubted by the acts that were restored, not by the restoring', async () => {
  const { hall, backup, supervisor } = await hallWithTail();
  const { clock: before } = await supervisor.ask('office.get', {});
  await hall.desk.close();
  const { restored, as } = restoreInto(join(folder, 'new-pc'), backup, '2031-01-06T02:00:00Z');
  expect(await restored).toMatchObject({ ok: true });
  const { clock } = await as('R1').ask('office.get', {});
  expect(clock).toMatchObject({ state: 'ahead', lastAct: before.lastAct });
});

test('a tail cut off in the middle gives the acts before, whole commits only', async () => {
  const { hall, backup } = await hallWithTail();
  await hall.desk.close();
  const tail = join(backupFolder(), readdirSync(backupFolder())[0]!, tailFolder());
  const file = join(tail, readdirSync(tail).toSorted().at(-1)!);
  truncateSync(file, readFileSync(file).length - 7);
  const { restored, as } = restoreInto(join(folder, 'new-pc'), backup);
  expect(await restored).toMatchObject({ ok: true });
  expect(await as('S1').ask('store.verify', {})).toMatchObject({ problem: null });
});

test('backups are found in a folder while no hall is open, and only then', async () => {
  const { hall, backup, registrar } = await hallWithTail();
  expect(await registrar.call('backup.find', { folder: backupFolder() })).toMatchObject({
    ok: false,
    error: { code: 'restore.storeOpen' },
  });
  await hall.desk.close();
  const opened = openDesk({ dir: join(folder, 'new-pc'), clock: aMorning });
  restoredDesks.push(opened);
  expect(await callerOf(opened.desk, null).ask('backup.find', { folder: backupFolder() })).toEqual([backup]);
});

test('a store is examined: absent, sound, damaged', async () => {
  const { hall } = await hallWithTail();
  await hall.desk.close();
  const examine = async (dir: string) => {
    const opened = openDesk({ dir, clock: aMorning });
    restoredDesks.push(opened);
    return callerOf(opened.desk, null).ask('store.examine', {});
  };
  expect(await examine(join(folder, 'nothing'))).toMatchObject({ state: 'absent', problems: [] });
  const store = join(hall.dir, 'store');
  expect(await examine(store)).toMatchObject({
    state: 'healthy',
    problems: [],
    confirmed: { station: 'S01' },
    readable: [{ station: 'S01', from: 1 }],
  });
  const descriptor = openSync(join(store, 'hall.db'), 'r+');
  writeSync(descriptor, Buffer.alloc(64), 0, 64, 40_000);
  closeSync(descriptor);
  expect(await examine(store)).toMatchObject({ state: 'damaged', problems: [{ code: 'store.damaged' }] });
});

test('taking the place may be cut off at any step: the next start goes on', async () => {
  const { hall, backup } = await hallWithTail();
  await hall.desk.close();
  const whole = join(folder, 'whole');
  expect(await restoreInto(whole, backup).restored).toMatchObject({ ok: true });
  for (const { desk } of restoredDesks) await desk.close();
  restoredDesks = [];
  const pieces = ['key.json', 'hall.db', 'vault', 'hall.tip'];
  for (const moved of [0, 1, 2, 3]) {
    const dir = join(folder, `cut-${moved}`);
    const restored = join(dir, 'restored');
    mkdirSync(restored, { recursive: true });
    for (const piece of pieces) cpSync(join(whole, piece), join(restored, piece), { recursive: true });
    writeFileSync(join(restored, 'aside'), 'aside-x');
    for (const piece of pieces) writeFileSync(join(dir, piece), 'damaged');
    mkdirSync(join(dir, 'aside-x'));
    for (const piece of pieces.slice(0, moved)) {
      cpSync(join(dir, piece), join(dir, 'aside-x', piece));
      rmSync(join(dir, piece));
    }
    finishRestore(dir);
    expect(pieces.map((piece) => readFileSync(join(dir, 'aside-x', piece), 'utf8'))).toEqual(pieces.map(() => 'damaged'));
    expect(existsSync(restored)).toBe(false);
    const opened = openDesk({ dir, clock: later });
    restoredDesks.push(opened);
    expect(await callerOf(opened.desk, null).ask('setup.unlock', {})).toMatchObject({ store: 'open' });
  }
});
