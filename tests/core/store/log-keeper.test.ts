import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConnection, type Connection } from '#core/store/connection.ts';
import { createLogKeeper, type LogKeeper } from '#core/store/log-keeper.ts';

let folder: string;
let database: Connection;
let log: LogKeeper;
const follow = vi.fn<() => void>();
const lengthOfFile = () => statSync(join(folder, 'hall.db')).size;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-log-'));
  database = openConnection(join(folder, 'hall.db'), Buffer.alloc(32, 7), { create: true });
  database.exec('CREATE TABLE row (text TEXT NOT NULL) STRICT');
  database.pragma('wal_checkpoint(TRUNCATE)');
  vi.useFakeTimers();
  log = createLogKeeper(database, { follow });
});
afterEach(() => {
  vi.useRealTimers();
  follow.mockReset();
  database.close();
  rmSync(folder, { recursive: true });
});

test('what was written lies in the file a second later, and the tip follows once', () => {
  const before = lengthOfFile();
  database.prepare('INSERT INTO row VALUES (?)').run('x'.repeat(100_000));
  log.written();
  log.written();
  expect(lengthOfFile()).toBe(before);
  vi.advanceTimersByTime(1_000);
  expect(lengthOfFile()).toBeGreaterThan(before + 90_000);
  vi.advanceTimersByTime(10_000);
  expect(follow).toHaveBeenCalledOnce();
});

test('a closed store is left alone', () => {
  log.written();
  log.close();
  vi.advanceTimersByTime(10_000);
  expect(follow).not.toHaveBeenCalled();
});
