import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callerOf, openDesk } from '../cases/test-desk.ts';
import { makeRealHall, openRealHall, passphrase } from '../keys/real-hall.ts';

const approval = { code: 'R2', password: 'zhaoqiang-2026' };
const newPassphrase = 'another good passphrase 2026';

test(
  'who knows only what opened the hall once does not replace it; with the present passphrase too, a damaged one comes back',
  { timeout: 240_000 },
  async () => {
    const made = await makeRealHall();
    const hall = await openRealHall(made);
    const usb = join(mkdtempSync(join(tmpdir(), 'tongxin-restore-keys-')), 'usb');
    mkdirSync(usb);
    const supervisor = await hall.signIn('S1');
    const { storeId, name: backup } = await supervisor.ask('backup.make', { folder: usb });
    await supervisor.ask('keys.rotate', { passphrase }, { approval });
    await supervisor.ask('keys.changePassphrase', { passphrase, newPassphrase }, { approval });
    await hall.desk.close();

    const { desk } = openDesk({ dir: hall.store, clock: null });
    const restore = { folder: usb, storeId, backup, passphrase };
    const present = { passphrase: newPassphrase, recoveryKey: null };
    const door = callerOf(desk, null);
    expect(await door.call('backup.restore', restore)).toEqual({ ok: false, error: { code: 'restore.otherKeys', details: {} } });
    expect(await door.call('backup.restore', { ...restore, present })).toMatchObject({ ok: false, error: { code: 'restore.notNeeded' } });
    const file = join(hall.store, 'hall.db');
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(statSync(file).size / 8192) * 4096);
    closeSync(descriptor);
    expect(await door.call('backup.restore', restore)).toMatchObject({ ok: false, error: { code: 'restore.otherKeys' } });
    expect(await door.call('backup.restore', { ...restore, present })).toMatchObject({ ok: true, value: { health: { store: 'open' } } });
    await desk.close();
    await hall.close();
    rmSync(made.folder, { recursive: true });
    rmSync(join(usb, '..'), { recursive: true });
  },
);
