import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findImmovable } from '#core/backup/finish-restore.ts';
import type { BackupSummary } from '#shared/contract/index.ts';
import { callerOf, createTestDesk, openDesk, takeTo } from '../core/cases/test-desk.ts';
import { storeFiles } from './damage.ts';
import { mountSmallDisk, type SmallDisk } from './disk-faults.ts';

const probe = mountSmallDisk(mkdtempSync(join(tmpdir(), 'tongxin-probe-')), '1m');
probe?.remove();
const canMount = probe !== null;
if (!canMount) console.log('disks while a store is opened or restored: not run, mounting is refused here');

let at: string;
let disk: SmallDisk;
let desks: ReturnType<typeof openDesk>['desk'][];
beforeEach(() => {
  at = mkdtempSync(join(tmpdir(), 'tongxin-opening-'));
  if (canMount) disk = mountSmallDisk(at, '16m')!;
  desks = [];
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
  if (canMount) disk.remove();
  rmSync(at, { recursive: true, force: true });
});

/** A hall with a couple's case, on the small disk; with a backup of it elsewhere when a folder is given. */
async function hallOnDisk(backup: string | null): Promise<{ readonly store: string; readonly made: BackupSummary | null }> {
  const hall = await createTestDesk();
  await takeTo(hall.as('R1'), 'declared');
  const made = backup === null ? null : await hall.as('S1').ask('backup.make', { folder: backup });
  await hall.desk.close();
  const store = join(at, 'store');
  cpSync(join(hall.dir, 'store'), store, { recursive: true });
  await hall.close();
  return { store, made };
}

function door(store: string) {
  const { desk } = openDesk({ dir: store });
  desks.push(desk);
  return callerOf(desk, null);
}

/** Leaves so many blocks of 4096 bytes. */
function fillUpTo(blocks: number): void {
  const ballast = join(at, 'ballast');
  mkdirSync(ballast);
  for (let number = 0; statfsSync(at).bavail > blocks; number += 1) writeFileSync(join(ballast, `${number}`), Buffer.alloc(4096));
}

test.runIf(canMount)('a disk that is full or nearly full at unlock: it says so, and with room again the same program opens', async () => {
  const { store } = await hallOnDisk(null);
  const sound = join(at, 'sound');
  cpSync(store, sound, { recursive: true });
  const refusals: string[] = [];
  for (const blocks of [0, 8, 9, 10, 11, 12, 16]) {
    rmSync(store, { recursive: true });
    cpSync(sound, store, { recursive: true });
    fillUpTo(blocks);
    const here = door(store);
    const opened = await here.call('setup.unlock', {});
    if (!opened.ok) refusals.push(opened.error.code);
    rmSync(join(at, 'ballast'), { recursive: true });
    expect(await here.call('setup.unlock', {}), `${blocks} blocks`).toMatchObject({ ok: true, value: { store: 'open' } });
    await desks.pop()!.close();
  }
  expect(refusals.length).toBeGreaterThan(0);
  expect(new Set(refusals)).toEqual(new Set(['store.full']));
});

test.runIf(canMount)('a disk that is read-only at unlock: it says so, and written to again the same program opens', async () => {
  const { store } = await hallOnDisk(null);
  expect(disk.makeReadOnly()).toBe(true);
  const here = door(store);
  expect(await here.call('setup.unlock', {})).toMatchObject({ ok: false, error: { code: 'store.readOnly' } });
  expect(disk.makeWritable()).toBe(true);
  expect(await here.call('setup.unlock', {})).toMatchObject({ ok: true, value: { store: 'open' } });
});

test.runIf(canMount)(
  'a disk that gets full during a restore: it says so and the old store is as it was; with room again it restores',
  async () => {
    const usb = mkdtempSync(join(tmpdir(), 'tongxin-usb-'));
    const { store, made } = await hallOnDisk(usb);
    const descriptor = openSync(join(store, 'hall.db'), 'r+');
    writeSync(descriptor, Buffer.alloc(64), 0, 64, 40_000);
    closeSync(descriptor);
    const before = storeFiles(store);
    const restore = { folder: usb, storeId: made!.storeId, backup: made!.name };
    const here = door(store);
    for (const blocks of [20, 150]) {
      fillUpTo(blocks);
      expect(await here.call('backup.restore', restore), `${blocks} blocks`).toEqual({
        ok: false,
        error: { code: 'store.full', details: {} },
      });
      expect(storeFiles(store)).toEqual(before);
      expect(existsSync(join(store, 'restoring')) || existsSync(join(store, 'restored'))).toBe(false);
      expect(readdirSync(store).filter((name) => name.startsWith('aside-'))).toEqual([]);
      rmSync(join(at, 'ballast'), { recursive: true });
    }
    expect(await here.call('backup.restore', restore)).toMatchObject({ ok: true, value: { health: { store: 'open' } } });
    rmSync(usb, { recursive: true });
  },
);

test.runIf(canMount)('a vault that is a disk of its own cannot be set aside, and that is found before anything is', () => {
  const vault = join(at, 'vault');
  expect(findImmovable(at)).toBeNull();
  const own = mountSmallDisk(vault, '1m')!;
  expect(findImmovable(at)).toBe('vault');
  own.remove();
});
