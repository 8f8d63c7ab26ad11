import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTip } from '#core/store/tip.ts';
import type { OpenStore } from '#core/store/index.ts';
import { createTestStore, testAuthor } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';
import { devicesSet, setDevices } from './fixture.ts';

type Callback = (refused: NodeJS.ErrnoException | null) => void;

const { fdatasync } = fs;
/** Flushes that were asked for and that the disk has not answered. */
const asked: Callback[] = [];
let hall: TestStore;

beforeEach(async () => {
  fs.fdatasync = Object.assign((_: number, callback: Callback) => void asked.push(callback), { __promisify__: fdatasync.__promisify__ });
  syncBuiltinESMExports();
  hall = await createTestStore({ acts: [devicesSet] });
  // What opening it had the disk take.
  while (asked.length > 0) await answer();
});
afterEach(() => {
  for (const answer of asked.splice(0)) answer(null);
  fs.fdatasync = fdatasync;
  syncBuiltinESMExports();
  hall.close();
});

const store = (): OpenStore => hall.store;
/** Lets everything run that does not wait for the disk. */
const settled = async () => {
  for (let i = 0; i < 20; i += 1) await turn();
};
const answer = async (refused: string | null = null) => {
  const [callback] = asked.splice(0, 1);
  callback!(refused === null ? null : Object.assign(new Error(refused), { code: refused }));
  await settled();
};
/** Commits an act, and notes when its request may be answered. */
const act = (station: string) => {
  const author = testAuthor();
  setDevices(store(), station, {}, author);
  const request = { isKept: false };
  void store()
    .kept(author.requestId)
    .then(() => (request.isKept = true));
  return request;
};
const journalled = () => store().read((db) => db.prepare('SELECT count(*) FROM journal').pluck().get());
/** Does something while the disk refuses what is waited for. */
const whileRefused = async (work: () => void) => {
  const { fdatasyncSync } = fs;
  fs.fdatasyncSync = () => {
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    fs.fdatasyncSync = fdatasyncSync;
    syncBuiltinESMExports();
  }
  await settled();
};
const kept = () => {
  const tip = readTip(hall.dir, hall.dataKey, store());
  return typeof tip === 'string' ? tip : tip.seq;
};

test('a request is answered once the disk has the tip of its act, and nobody else waits', async () => {
  const request = act('S02');
  await settled();
  expect(request.isKept).toBe(false);
  expect(journalled()).toBe(1);
  await store().kept('a request that committed nothing');
  await answer();
  expect(request.isKept).toBe(true);
  expect(kept()).toBe(1);
});

test('acts made while a tip goes to the disk share the next one: one at a time, and both slots are never under way at once', async () => {
  const first = act('S02');
  const later = [act('S03'), act('S04'), act('S05')];
  await settled();
  expect(asked).toHaveLength(1);
  expect(kept()).toBe(1);
  await answer();
  expect(first.isKept).toBe(true);
  expect(later.map(({ isKept }) => isKept)).toEqual([false, false, false]);
  expect(asked).toHaveLength(1);
  expect(kept()).toBe(4);
  await answer();
  expect(later.map(({ isKept }) => isKept)).toEqual([true, true, true]);
  expect(asked).toHaveLength(0);
});

test('a tip that the disk refuses keeps the act, which is there, and lets the next one try again', async () => {
  const request = act('S02');
  await answer('EIO');
  expect(request.isKept).toBe(true);
  const next = act('S03');
  await answer();
  expect(next.isKept).toBe(true);
  expect(kept()).toBe(2);
});

test('while the disk refuses the tip no further act is taken', async () => {
  act('S02');
  await answer('EIO');
  await whileRefused(() => expect(() => setDevices(store(), 'S03')).toThrow());
  expect(journalled()).toBe(1);
  setDevices(store(), 'S03');
  await answer();
  expect(kept()).toBe(2);
});

test('a tip that was refused keeps further acts out even while the next one goes to the disk', async () => {
  act('S02');
  act('S03');
  await answer('EIO');
  // The tip of the second act is under way by now.
  expect(asked).toHaveLength(1);
  await whileRefused(() => expect(() => setDevices(store(), 'S04')).toThrow());
  expect(journalled()).toBe(2);
  const later = act('S04');
  await answer();
  await answer();
  expect(later.isKept).toBe(true);
  expect(kept()).toBe(3);
});

test('a store that is closed while its tip goes to the disk leaves the last act in it', async () => {
  act('S02');
  act('S03');
  store().close();
  expect(kept()).toBe(2);
  await answer();
  expect(asked).toHaveLength(0);
  expect(kept()).toBe(2);
});
