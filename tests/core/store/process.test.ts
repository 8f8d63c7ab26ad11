import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastActAt } from '#core/store/journal.ts';
import { openReadable, openStore } from '#core/store/open-store.ts';
import { createStore } from '#core/store/create-store.ts';
import { verifyStore } from '#core/store/verify.ts';
import { createTestStore } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';
import { devicesSet, setDevices } from './fixture.ts';

const acts = [devicesSet];
let hall: TestStore;
let children: ChildProcess[];
beforeEach(async () => {
  children = [];
  hall = await createTestStore({ acts });
  hall.store.close();
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  hall.close();
});

const open = () => openStore(hall.dir, hall.dataKey, { acts, clock: hall.clock });
const inUse = { ok: false, error: { code: 'store.inUse', details: {} } };

/** Starts another process on the store; `lines` is what it has said so far. */
async function start(mode: 'hold' | 'commit'): Promise<{ lines: string[]; kill(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    [resolve(import.meta.dirname, 'child.ts'), hall.dir, Buffer.from(hall.dataKey).toString('hex'), mode],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  await new Promise<void>((said) => {
    reader.on('line', (line) => {
      lines.push(line);
      said();
    });
  });
  return {
    lines,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('a store open in one process is in use for the other, and a kill frees it', async () => {
  const other = await start('hold');
  expect(other.lines).toEqual(['open']);
  expect(open()).toEqual(inUse);
  expect(
    await createStore(hall.dir, { acts, clock: hall.clock, training: true, passphrase: null, station: 'S01', program: 'test' }),
  ).toEqual(inUse);
  await other.kill();
  const opened = open();
  expect(opened.ok).toBe(true);
  expect((await start('hold')).lines).toEqual(['store.inUse']);
  if (opened.ok) opened.value.close();
});

test('a store open twice in one process is in use', () => {
  const first = open();
  expect(open()).toEqual(inUse);
  if (first.ok) first.value.close();
  const second = open();
  expect(second.ok).toBe(true);
  if (second.ok) second.value.close();
});

test('kill -9 in the middle of commits loses no confirmed act and tears none', { timeout: 120_000 }, async () => {
  const kills = process.env['TONGXIN_LONG'] ? 200 : 20;
  let confirmed = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await start('commit');
    await new Promise((done) => setTimeout(done, 5 + Math.random() * 250));
    await child.kill();
    expect(child.lines[0]).toBe('open');
    confirmed = Math.max(confirmed, ...child.lines.slice(1).map(Number));
    // A reader finds them although nobody has recovered the log yet.
    const readable = openReadable(hall.dir, hall.dataKey);
    if (!readable.ok) throw new Error(readable.error.code);
    expect(readable.value.db.prepare('SELECT coalesce(max(seq), 0) FROM journal').pluck().get()).toBeGreaterThanOrEqual(confirmed);
    readable.value.close();
  }
  expect(confirmed).toBeGreaterThan(kills);
  const verified = verifyStore(hall.dir, hall.dataKey, acts);
  expect(verified).toMatchObject({ ok: true, value: { problem: null } });
  const opened = open();
  if (!opened.ok) throw new Error(opened.error.code);
  expect(setDevices(opened.value, 'S01')).toMatchObject({ ok: true, value: { seq: verified.ok ? verified.value.journalRows + 1 : 0 } });
  opened.value.close();
});

test('a reader beside the writer sees each commit, and cannot write', () => {
  const opened = open();
  const readable = openReadable(hall.dir, hall.dataKey);
  if (!opened.ok || !readable.ok) throw new Error('did not open');
  expect(lastActAt(readable.value.db)).toBeNull();
  setDevices(opened.value, 'S01');
  expect(lastActAt(readable.value.db)).toBe('2026-06-01T02:00:00.000Z');
  expect(() => readable.value.db.prepare('DELETE FROM stations')).toThrow('a reading connection');
  readable.value.close();
  opened.value.close();
});
