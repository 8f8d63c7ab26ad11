import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogFile } from '../../../electron/main/log-file.ts';

const megabyte = 1024 * 1024;

let root: string;
let folder: string;
let now: Date;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'log-file-'));
  folder = join(root, 'logs');
  now = new Date('2026-11-22T02:00:00Z');
});
afterEach(() => rmSync(root, { recursive: true }));

const open = () => createLogFile(folder, () => now);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
/** A file with holes: as long as a full one and quickly made. */
const fill = (name: string, bytes: number) => {
  writeFileSync(join(folder, name), '');
  truncateSync(join(folder, name), bytes);
};

it('appends to the file of the day, readable by this user alone', () => {
  const write = open();
  write('one\n');
  write('two\n');
  expect(read('hall-2026-11-22.1.log')).toBe('one\ntwo\n');
  expect(statSync(join(folder, 'hall-2026-11-22.1.log')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

it('begins another file with another day, and when one is full', () => {
  const write = open();
  write('one\n');
  fill('hall-2026-11-22.1.log', 5 * megabyte);
  write('two\n');
  now = new Date('2026-11-23T02:00:00Z');
  write('three\n');
  expect(readdirSync(folder)).toEqual(['hall-2026-11-22.1.log', 'hall-2026-11-22.2.log', 'hall-2026-11-23.1.log']);
  expect([read('hall-2026-11-22.2.log'), read('hall-2026-11-23.1.log')]).toEqual(['two\n', 'three\n']);
});

it('goes on in the last file of the day after a restart', () => {
  open()('one\n');
  fill('hall-2026-11-22.1.log', 5 * megabyte);
  open()('two\n');
  open()('three\n');
  expect(read('hall-2026-11-22.2.log')).toBe('two\nthree\n');
});

it('removes what is older than ninety days, and nothing that is not the log', () => {
  open()('first\n');
  for (const name of ['hall-2026-08-23.1.log', 'hall-2026-08-24.1.log', 'hall-2026-08-24.2.log', 'letter.txt']) fill(name, 10);
  open()('now\n');
  expect(readdirSync(folder)).toEqual(['hall-2026-08-24.1.log', 'hall-2026-08-24.2.log', 'hall-2026-11-22.1.log', 'letter.txt']);
});

it('keeps at most 50 MiB, the newest', () => {
  open()('first\n');
  for (let part = 1; part <= 12; part += 1) fill(`hall-2026-11-21.${part}.log`, 5 * megabyte);
  open()('now\n');
  const kept = readdirSync(folder);
  expect(kept.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThanOrEqual(50 * megabyte);
  expect(kept).toContain('hall-2026-11-21.12.log');
  expect(kept).not.toContain('hall-2026-11-21.1.log');
});

it('keeps the newest of a day so noisy that its first files are gone, after a restart and past the hundredth file too', () => {
  open()('first\n');
  for (let part = 92; part <= 101; part += 1) fill(`hall-2026-11-22.${part}.log`, 5 * megabyte);
  rmSync(join(folder, 'hall-2026-11-22.1.log'));
  const write = open();
  write('now\n');
  expect(read('hall-2026-11-22.102.log')).toBe('now\n');
  fill('hall-2026-11-22.102.log', 5 * megabyte);
  write('last\n');
  expect(read('hall-2026-11-22.103.log')).toBe('last\n');
  expect(readdirSync(folder)).not.toContain('hall-2026-11-22.93.log');
});

it('goes on when its folder is removed: the line that hit upon it is lost, the next is not', () => {
  const write = open();
  write('one\n');
  rmSync(folder, { recursive: true });
  write('lost\n');
  write('two\n');
  expect(read('hall-2026-11-22.1.log')).toBe('\ntwo\n');
});

it('goes on when the file is moved away', () => {
  const write = open();
  write('one\n');
  renameSync(join(folder, 'hall-2026-11-22.1.log'), join(folder, 'moved'));
  write('two\n');
  expect(read('hall-2026-11-22.1.log')).toBe('two\n');
});

it('loses what the disk does not take, and begins the next line anew', () => {
  const write = open();
  write('one\n');
  // A file where the folder was: every write fails, as on a full disk.
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(() => write('lost\n')).not.toThrow();
  rmSync(folder);
  now = new Date('2026-11-23T02:00:00Z');
  write('two\n');
  expect(read('hall-2026-11-23.1.log')).toBe('\ntwo\n');
});
