import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '#shared/model/index.ts';
import { createSetClock } from '#core/store/clock.ts';
import { createStore, type NewStore } from '#core/store/create-store.ts';
import { openStore } from '#core/store/open-store.ts';
import { devicesSet, setDevices, stationsIn } from './fixture.ts';

const wanted: NewStore = {
  training: true,
  passphrase: null,
  acts: [devicesSet],
  clock: createSetClock('2026-06-01T02:00:00Z'),
  station: 'S01',
  program: 'test',
};

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongxin-names-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test.each([1, 2, 3, 4])('a creation cut off after %i of its names were taken is finished by the next opening', async (taken) => {
  const names = ['hall.tip', 'vault', 'hall.db', 'key.json'];
  const created = await createStore(dir, wanted, (store) => {
    setDevices(store, 'S01');
    return ok(null);
  });
  if (!created.ok) throw new Error(created.error.code);
  created.value.store.close();
  mkdirSync(join(dir, 'creating'));
  for (const name of names.slice(taken)) renameSync(join(dir, name), join(dir, 'creating', name));
  const opened = openStore(dir, created.value.dataKey, wanted);
  if (!opened.ok) throw new Error(opened.error.code);
  expect(stationsIn(opened.value)).toEqual(['S01']);
  opened.value.close();
  expect(existsSync(join(dir, 'creating'))).toBe(taken === names.length);
});
