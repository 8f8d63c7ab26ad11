import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestHex, randomBytes } from '#core/crypto/index.ts';
import { openStore } from '#core/store/open-store.ts';
import { createTestStore } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';

let hall: TestStore;
beforeEach(async () => {
  hall = await createTestStore({ acts: [] });
});
afterEach(() => hall.close());

const fileOf = (digest: string) => join(hall.dir, 'vault', digest.slice(0, 2), digest);
const picture = Buffer.concat([Buffer.from('photo of 张伟'), randomBytes(700_000)]);

test('gives back what was put, also after the store was opened again', async () => {
  const digest = await hall.store.vault.put(picture);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(Buffer.from((await hall.store.vault.get(digest)) as Uint8Array).equals(picture)).toBe(true);
  hall.store.close();
  const opened = openStore(hall.dir, hall.dataKey, { acts: [], clock: hall.clock });
  if (!opened.ok) throw new Error(opened.error.code);
  expect(Buffer.from((await opened.value.vault.get(digest)) as Uint8Array).equals(picture)).toBe(true);
  opened.value.close();
});

test('keeps an empty file', async () => {
  const digest = await hall.store.vault.put(new Uint8Array());
  expect(await hall.store.vault.get(digest)).toEqual(new Uint8Array());
});

test('the same bytes are one file, however often and at once they are put', async () => {
  const digests = await Promise.all([picture, picture, picture].map((bytes) => hall.store.vault.put(bytes)));
  expect(new Set(digests).size).toBe(1);
  await hall.store.vault.put(picture);
  const files = readdirSync(join(hall.dir, 'vault'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toEqual([digests[0]]);
});

test('neither content nor name tells what a file is', async () => {
  const digest = await hall.store.vault.put(picture);
  expect(readFileSync(fileOf(digest)).includes('张伟')).toBe(false);
  expect(digest).not.toBe(digestHex(picture));
  const other = await createTestStore({ acts: [] });
  expect(await other.store.vault.put(picture)).not.toBe(digest);
  other.close();
});

test.each([0, 1, 2, 20, 5_000, -1])('a bit changed in byte %i is noticed, and putting the bytes again heals it', async (where) => {
  const digest = await hall.store.vault.put(picture);
  const sealed = readFileSync(fileOf(digest));
  const at = where < 0 ? sealed.length + where : where;
  sealed[at] = (sealed[at] ?? 0) ^ 4;
  writeFileSync(fileOf(digest), sealed);
  expect(await hall.store.vault.get(digest)).toBe('damaged');
  expect(await hall.store.vault.put(picture)).toBe(digest);
  expect(Buffer.from((await hall.store.vault.get(digest)) as Uint8Array).equals(picture)).toBe(true);
});

test('one file in the place of another is noticed', async () => {
  const digest = await hall.store.vault.put(picture);
  const other = await hall.store.vault.put(Buffer.from('another'));
  writeFileSync(fileOf(digest), readFileSync(fileOf(other)));
  expect(await hall.store.vault.get(digest)).toBe('damaged');
});

test('what is missing is null, and no name leads out of the vault', async () => {
  const digest = await hall.store.vault.put(picture);
  rmSync(fileOf(digest));
  expect(await hall.store.vault.get(digest)).toBeNull();
  expect(await hall.store.vault.get('../key.json')).toBeNull();
  expect(await hall.store.vault.get('')).toBeNull();
});

test('what a crash left unfinished is swept at the next opening', () => {
  const unfinished = join(hall.dir, 'vault', 'unfinished');
  writeFileSync(join(unfinished, 'half'), 'x');
  hall.store.close();
  const opened = openStore(hall.dir, hall.dataKey, { acts: [], clock: hall.clock });
  expect(readdirSync(unfinished)).toEqual([]);
  if (opened.ok) opened.value.close();
});
