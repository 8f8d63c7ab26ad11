import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { list } from 'tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDoor, trainingHall, type Door } from './harness.ts';

let door: Door;
let logs: string;
beforeAll(async () => {
  door = openDoor();
  await door.run(['--store', door.store, '--training', 'init', trainingHall]);
  logs = join(door.folder, 'logs');
  mkdirSync(logs);
  const line = { time: new Date().toISOString(), level: 'error', by: 'main', event: 'ended', code: 'core.ended', cause: 'exit SIGKILL' };
  writeFileSync(join(logs, 'hall-2026-11-22.1.log'), `${JSON.stringify(line)}\n王伟 was here\n{"by":"core","name":"王伟"}\n`);
  writeFileSync(join(logs, 'letter.txt'), '王伟');
});
afterAll(() => door.close());

const namesIn = async (file: string): Promise<string[]> => {
  const names: string[] = [];
  await list({ file, onReadEntry: (entry) => void names.push(entry.path) });
  return names.toSorted();
};

test('health tells how the hall fares, with what the log knows', async () => {
  const { status, answer } = await door.run(['--store', door.store, 'health', '--logs', logs]);
  expect(status).toBe(0);
  expect(answer).toMatchObject({
    storage: { databaseBytes: expect.any(Number), freeBytes: expect.any(Number) },
    store: 'open',
    training: true,
    hall: { clock: 'sure', backup: { warnings: ['noPlan'] }, reader: { state: 'none' }, outbox: { pending: 0 } },
    problems: [{ code: 'core.ended', count: 1 }],
  });
});

test('a bundle as a supervisor: configuration and rows too, and it is journaled', async () => {
  const out = join(door.folder, 'as-supervisor.tar.gz');
  const ran = await door.run(['--store', door.store, '--as', 'S1', 'diagnostics', '--out', out, '--logs', logs]);
  expect(ran).toMatchObject({ status: 0, answer: { file: out } });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(await namesIn(out)).toEqual([
    'tongxin/configuration.json',
    'tongxin/health.json',
    'tongxin/logs/hall-2026-11-22.1.log',
    'tongxin/rows.json',
  ]);
  const text = gunzipSync(readFileSync(out)).toString('utf8');
  expect(text).toContain('core.ended');
  expect(text).not.toContain('王伟');
  const rows = await door.run(['--store', door.store, 'verify']);
  expect(rows).toMatchObject({ status: 0 });
});

test('a bundle as nobody: what can be seen without opening the store', async () => {
  const out = join(door.folder, 'as-nobody.tar.gz');
  expect(await door.run(['--store', door.store, 'diagnostics', '--out', out])).toMatchObject({ status: 0 });
  expect(await namesIn(out)).toEqual(['tongxin/health.json']);
});

test('a registrar takes none, and no file is written over', async () => {
  const out = join(door.folder, 'as-registrar.tar.gz');
  expect(await door.run(['--store', door.store, '--as', 'R1', 'diagnostics', '--out', out])).toMatchObject({
    status: 2,
    error: expect.stringContaining('session.notAllowed'),
  });
  writeFileSync(out, 'before');
  expect(await door.run(['--store', door.store, 'diagnostics', '--out', out])).toMatchObject({
    status: 2,
    error: expect.stringContaining('diagnostics.notSaved'),
  });
  expect(readFileSync(out, 'utf8')).toBe('before');
  expect(await door.run(['--store', door.store, 'diagnostics'])).toMatchObject({ status: 2, error: expect.stringContaining('--out') });
});
