import type * as fs from 'node:fs';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findImmovable, finishRestore } from '#core/backup/finish-restore.ts';
import { callerOf, createTestDesk, openDesk } from '../cases/test-desk.ts';

/** What the disk does instead of what it is told. */
const disk = vi.hoisted(() => ({
  onRemove: null as null | ((path: string) => void),
  onRename: null as null | ((from: string) => void),
  onRead: null as null | ((path: string) => void),
}));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    rmSync: (path: string, options?: object) => {
      disk.onRemove?.(path);
      real.rmSync(path, options);
    },
    renameSync: (from: string, to: string) => {
      disk.onRename?.(from);
      real.renameSync(from, to);
    },
    readFileSync: (...parts: Parameters<typeof fs.readFileSync>) => {
      disk.onRead?.(String(parts[0]));
      return real.readFileSync(...parts);
    },
  };
});

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tongxin-left-'))));
afterEach(() => {
  disk.onRemove = null;
  disk.onRename = null;
  disk.onRead = null;
  rmSync(folder, { recursive: true, force: true });
});

function leave(restored: string): void {
  mkdirSync(restored, { recursive: true });
  writeFileSync(join(restored, 'aside'), 'aside-x');
}

test('a program killed while it removes what a restore leaves does not take the restored store for the old one', () => {
  const restored = join(folder, 'restored');
  leave(restored);
  for (const piece of ['hall.db', 'key.json']) {
    writeFileSync(join(folder, piece), 'old');
    writeFileSync(join(restored, piece), 'new');
  }
  disk.onRemove = (path) => {
    if (!existsSync(join(path, 'aside-moved'))) return;
    disk.onRemove = null;
    rmSync(join(path, 'aside-moved'));
    throw new Error('killed');
  };
  expect(() => finishRestore(folder)).toThrow('killed');
  finishRestore(folder);
  expect(readFileSync(join(folder, 'hall.db'), 'utf8')).toBe('new');
  expect(readFileSync(join(folder, 'aside-x', 'hall.db'), 'utf8')).toBe('old');
  expect(readdirSync(folder).toSorted()).toEqual(['aside-x', 'hall.db', 'key.json']);
});

test('a disk that lets nothing be moved is no end of the program: it says so, and unlocking tries again', async () => {
  const hall = await createTestDesk();
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  const restored = join(store, 'restored');
  leave(restored);
  for (const piece of ['hall.db', 'hall.tip', 'vault', 'key.json'])
    if (existsSync(join(store, piece))) renameSync(join(store, piece), join(restored, piece));
  disk.onRename = (from) => {
    if (from.startsWith(restored)) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
  };
  const { desk } = openDesk({ dir: store });
  const door = callerOf(desk, null);
  const refused = { ok: false, error: { code: 'store.readOnly', details: { at: 'EBUSY' } } };
  expect(await door.ask('hall.health', {})).toMatchObject({ store: 'locked' });
  expect(await door.call('setup.unlock', {})).toEqual(refused);
  expect(await door.call('store.examine', {})).toEqual(refused);
  disk.onRename = null;
  expect(await door.ask('setup.unlock', {})).toMatchObject({ store: 'open' });
  await desk.close();
  await hall.close();
});

const refusing = (code: string) => Object.assign(new Error(code), { code, syscall: 'read' });

test('a file that cannot be read at any moment of opening leaves nothing half open: the next try opens', async () => {
  const hall = await createTestDesk();
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  const seen: string[] = [];
  for (let nth = 1; nth <= 12; nth += 1) {
    const { desk } = openDesk({ dir: store });
    const door = callerOf(desk, null);
    let reads = 0;
    disk.onRead = (path) => {
      reads += /(key\.json|hall\.tip)$/.test(path) ? 1 : 0;
      if (reads >= nth) throw refusing('EIO');
    };
    const opened = await door.call('setup.unlock', {}).catch(() => 'failed');
    seen.push(opened === 'failed' || !(opened as { ok: boolean }).ok ? 'refused' : 'open');
    disk.onRead = null;
    expect(await door.ask('setup.unlock', {}), `read ${nth}`).toMatchObject({ store: 'open', journalRows: expect.any(Number) });
    await desk.close();
    if (seen.at(-1) === 'open') break;
  }
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.at(-1)).toBe('open');
  await hall.close();
});

test('a core that starts again while another program holds a file of the store waits for somebody to open it', async () => {
  const hall = await createTestDesk();
  const key = hall.kept.key!;
  await hall.desk.close();
  const { desk, kept } = openDesk({ dir: join(hall.dir, 'store') });
  disk.onRead = (path) => {
    if (path.endsWith('hall.tip')) throw refusing('EBUSY');
  };
  desk.resume(key, []);
  expect(kept.key).toBeNull();
  disk.onRead = null;
  expect(await callerOf(desk, null).ask('setup.unlock', {})).toMatchObject({ store: 'open' });
  await desk.close();
  await hall.close();
});

const elsewhere = '/dev/shm';
const isOtherDisk = existsSync(elsewhere) && statSync(elsewhere).dev !== statSync(tmpdir()).dev;

test.runIf(isOtherDisk)('a store whose folder is a link to another disk can be set aside there', () => {
  const there = mkdtempSync(join(elsewhere, 'tongxin-link-'));
  writeFileSync(join(there, 'hall.db'), '');
  symlinkSync(there, join(folder, 'store'));
  expect(findImmovable(join(folder, 'store'))).toBeNull();
  rmSync(there, { recursive: true });
});
