import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackupSummary } from '#shared/contract/index.ts';
import { openDoor, trainingHall, type Door } from './harness.ts';

const passphrase = '同心大厅的早晨 2026 年';

let door: Door;
let secrets: string;
let folder: string;
beforeAll(async () => {
  door = openDoor();
  folder = join(door.folder, 'backup');
  mkdirSync(folder);
  const made = await door.run(['--store', door.store, 'init', trainingHall], { ask: () => Promise.resolve(passphrase) });
  secrets = join(door.folder, 'secrets.json');
  writeFileSync(secrets, JSON.stringify({ recoveryKey: (made.answer as { recoveryKey: string }).recoveryKey }));
  chmodSync(secrets, 0o600);
});
afterAll(() => door.close());

test('a real store is backed up, wiped, and brought back on another PC by one command with the recovery key', async () => {
  const backup = await door.run(['--store', door.store, '--secrets', secrets, 'backup', folder]);
  expect(backup).toMatchObject({ status: 0, answer: { training: false, vaultLost: 0 } });
  expect(await door.run(['backups', folder])).toMatchObject({ status: 0, answer: [backup.answer] });
  expect(await door.run(['--store', door.store, '--secrets', secrets, 'restore', folder])).toMatchObject({
    status: 2,
    error: expect.stringMatching(/^restore\.notNeeded: /),
  });
  rmSync(door.store, { recursive: true });
  const restored = await door.run(['--store', join(door.folder, 'new-pc'), '--secrets', secrets, 'restore', folder]);
  expect(restored).toMatchObject({ status: 0, answer: { backup: (backup.answer as BackupSummary).name, vaultMissing: 0 } });
  const verified = await door.run(['--store', join(door.folder, 'new-pc'), '--secrets', secrets, 'verify']);
  expect(verified).toMatchObject({ status: 0, answer: { problem: null } });
});

test('the passphrase brings it back, too; a wrong one does not', async () => {
  const elsewhere = join(door.folder, 'third-pc');
  const wrong = await door.run(['--store', elsewhere, 'restore', folder], { ask: () => Promise.resolve('something else 2026') });
  expect(wrong).toMatchObject({ status: 2, error: expect.stringMatching(/^store\.wrongKey: /) });
  const right = await door.run(['--store', elsewhere, 'restore', folder], { ask: () => Promise.resolve(passphrase) });
  expect(right).toMatchObject({ status: 0, answer: { health: { store: 'open' } } });
  const examined = await door.run(['--store', elsewhere, 'examine'], { ask: () => Promise.resolve(passphrase) });
  expect(examined).toMatchObject({ status: 0, answer: { state: 'healthy' } });
});

test('a folder that is not there, or holds nothing, is said to', async () => {
  expect(await door.run(['backups', join(door.folder, 'none')])).toMatchObject({
    status: 2,
    error: expect.stringMatching(/^backup\.folderMissing: /),
  });
  const empty = join(door.folder, 'empty');
  mkdirSync(empty);
  expect(await door.run(['--store', door.store, '--secrets', secrets, 'restore', empty])).toMatchObject({
    status: 2,
    error: expect.stringMatching(/^backup\.notFound: /),
  });
});
