import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BackupStatus } from '#shared/contract/index.ts';
import { people } from '../../emulators/people.ts';
import { eachTestsHall } from '../cases/each-tests-hall.ts';
import { callerOf, confirmByCouple, openDesk, takeTo, typedCouple, type Caller } from '../cases/test-desk.ts';

const { openOffline } = eachTestsHall();
const second = typedCouple(people.heDong, people.luoYan);
const approval = { code: 'R2', password: 'zhaoqiang-2026' };

let folder = '';
let usb = '';
let desks: ReturnType<typeof openDesk>[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-put-back-'));
  usb = join(folder, 'usb');
  mkdirSync(usb);
});
afterEach(async () => {
  for (const { desk } of desks) await desk.close();
  desks = [];
  rmSync(folder, { recursive: true, force: true });
});

async function until(caller: Caller, holds: (status: BackupStatus) => boolean): Promise<BackupStatus> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const status = await caller.ask('backup.status', {});
    if (holds(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came to hold');
}
const settled = ({ backups, tail, running }: BackupStatus) => backups.length > 0 && tail.state === 'upToDate' && running === null;

function open(dir: string, clock: string) {
  const opened = openDesk({ dir, clock });
  desks.push(opened);
  const as = (code: string): Caller => {
    const session = opened.desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(opened.desk, session.value);
  };
  return { ...opened, as, door: callerOf(opened.desk, null) };
}

/** A couple examined, an image of the disk, then another couple registered; and the image put back. */
async function putBackHall({ backedUp }: { backedUp: boolean }) {
  const { hall, supervisor, registrar } = await openOffline();
  const waiting = await takeTo(registrar, 'examined');
  await supervisor.ask('backup.plan', { folder: usb, times: ['12:15'], keepDays: 30 });
  await until(supervisor, settled);
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  cpSync(store, join(folder, 'image'), { recursive: true });

  const first = open(store, '2026-11-23T03:00:00Z');
  await first.door.ask('setup.unlock', {});
  const registered = await takeTo(first.as('R1'), 'registered', second);
  await until(first.as('S1'), settled);
  if (backedUp) await first.as('S1').ask('backup.make', {});
  const { backups } = await until(first.as('S1'), settled);
  await first.desk.close();
  rmSync(store, { recursive: true });
  cpSync(join(folder, 'image'), store, { recursive: true });
  return { store, waiting, registered, backup: backups[0]! };
}

test.each([
  ['backup', true],
  ['record of acts', false],
])('a store put back behind the %s gives out no number: it says so, and is restored', { timeout: 240_000 }, async (_what, backedUp) => {
  const { store, waiting, registered, backup } = await putBackHall({ backedUp });
  const again = open(store, '2026-11-23T04:00:00Z');
  await again.door.ask('setup.unlock', {});
  const registrar = again.as('R1');
  await confirmByCouple(registrar, waiting.id);
  expect(await registrar.call('marriage.prepare', { caseId: waiting.id })).toMatchObject({ ok: false, error: { code: 'store.gapOpen' } });
  expect((await again.as('S1').ask('backup.status', {})).warnings).toContain('putBack');
  await again.desk.close();

  // Known also while the folder is away.
  cpSync(usb, join(folder, 'away'), { recursive: true });
  rmSync(usb, { recursive: true });
  const blind = open(store, '2026-11-23T05:00:00Z');
  await blind.door.ask('setup.unlock', {});
  expect(await blind.as('R1').call('marriage.prepare', { caseId: waiting.id })).toMatchObject({ error: { code: 'store.gapOpen' } });
  await blind.desk.close();
  cpSync(join(folder, 'away'), usb, { recursive: true });

  const restored = open(store, '2026-11-23T06:00:00Z');
  const done = await restored.door.ask('backup.restore', { folder: usb, storeId: backup.storeId, backup: backup.name });
  expect(done.missing).toMatchObject({ to: null });
  const supervisor = restored.as('S1');
  const case_ = await restored.as('R1').ask('cases.get', { caseId: registered.id });
  expect(case_.state).toBe('registered');
  const gap = (await supervisor.ask('numbers.gap', {}))!;
  const blocks = gap.blocks.map(({ id, next }) => ({ id, next }));
  const batches = gap.batches.map(({ id, next }) => ({ id, next }));
  await supervisor.ask('numbers.resume', { blocks, batches, reason: '按纸质证件核对' }, { approval });
  const status = await until(supervisor, settled);
  expect(status.warnings).not.toContain('putBack');
  await confirmByCouple(restored.as('R1'), waiting.id);
  const prepared = await restored.as('R1').ask('marriage.prepare', { caseId: waiting.id });
  expect(prepared.certificates?.registrationNumber).not.toBe(registered.certificates?.registrationNumber);
  expect(prepared.certificates?.manBlank).not.toBe(registered.certificates?.manBlank);
});

test('acts that nothing could bring back are given up by the restore and stop nothing after it', { timeout: 240_000 }, async () => {
  const { store, backup } = await putBackHall({ backedUp: true });
  // The newest backup is unreadable, and the record of acts is gone: only the older backup is left to restore.
  const root = join(usb, readdirSync(usb)[0]!);
  for (const name of readdirSync(root).filter((each) => each.startsWith('tail-'))) rmSync(join(root, name), { recursive: true });
  rmSync(join(root, backup.name, 'hall.db'));
  const older = readdirSync(root)
    .filter((name) => /^\d{4}-/.test(name))
    .toSorted()[0]!;
  const restored = open(store, '2026-11-23T06:00:00Z');
  const done = await restored.door.ask('backup.restore', { folder: usb, storeId: backup.storeId, backup: older });
  expect(done.missing).toMatchObject({ to: null });
  const status = await until(restored.as('S1'), settled);
  expect(status.warnings).not.toContain('putBack');
  const gap = (await restored.as('S1').ask('numbers.gap', {}))!;
  const blocks = gap.blocks.map(({ id, next }) => ({ id, next: next + 1 }));
  const batches = gap.batches.map(({ id, next }) => ({ id, next }));
  await restored.as('S1').ask('numbers.resume', { blocks, batches, reason: '按纸质证件核对' }, { approval });
  expect(await restored.as('S1').ask('numbers.gap', {})).toBeNull();
});

test(
  'where the folder that knew is gone for good, a backup made elsewhere is restored, and numbers go on from paper',
  { timeout: 240_000 },
  async () => {
    const { store, waiting, registered } = await putBackHall({ backedUp: true });
    const knowing = open(store, '2026-11-23T04:00:00Z');
    await knowing.door.ask('setup.unlock', {});
    await until(knowing.as('S1'), ({ warnings }) => warnings.includes('putBack'));
    rmSync(usb, { recursive: true });
    const other = join(folder, 'other');
    mkdirSync(other);
    const made = await knowing.as('S1').ask('backup.make', { folder: other });
    await knowing.desk.close();

    const restored = open(store, '2026-11-23T06:00:00Z');
    await restored.door.ask('backup.restore', { folder: other, storeId: made.storeId, backup: made.name });
    const supervisor = restored.as('S1');
    expect((await supervisor.ask('backup.status', {})).warnings).not.toContain('putBack');
    const gap = (await supervisor.ask('numbers.gap', {}))!;
    const blocks = gap.blocks.map(({ id, next }) => ({ id, next: next + 1 }));
    const batches = gap.batches.map(({ id, next }) => ({ id, next: `A${String(Number(next!.slice(1)) + 2).padStart(8, '0')}` }));
    await supervisor.ask('numbers.resume', { blocks, batches, reason: '按纸质证件核对' }, { approval });
    await confirmByCouple(restored.as('R1'), waiting.id);
    const prepared = await restored.as('R1').ask('marriage.prepare', { caseId: waiting.id });
    expect(prepared.certificates?.registrationNumber).not.toBe(registered.certificates?.registrationNumber);
  },
);
