import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCoreLog } from '../../../electron/main/core-log.ts';
import { restartDelay, wasQuickDeath } from '../../../electron/main/core-patience.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'core-log-'));
  file = join(folder, 'logs', 'core.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('appends, readable by this user alone', () => {
  const log = createCoreLog(file);
  log('one\n');
  log('two\n');
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('goes on when the file is moved away', () => {
  const log = createCoreLog(file);
  log('one\n');
  renameSync(file, `${file}.moved`);
  log('two\n');
  expect(readFileSync(file, 'utf8')).toBe('two\n');
});

it('keeps one older file beyond 5 MiB', () => {
  const log = createCoreLog(file);
  writeFileSync(file, 'x'.repeat(5 * 1024 * 1024 + 1));
  log('new\n');
  expect(readFileSync(file, 'utf8')).toBe('new\n');
  expect(statSync(`${file}.1`).size).toBe(5 * 1024 * 1024 + 1);
});

it('restarts at once after one death, then waits longer, at most ten seconds', () => {
  expect([1, 2, 3, 4, 8, 50].map(restartDelay)).toEqual([0, 250, 500, 1000, 10_000, 10_000]);
  expect(wasQuickDeath(1000)).toBe(true);
  expect(wasQuickDeath(60_000)).toBe(false);
});
