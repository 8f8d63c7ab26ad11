import { expect, test } from 'vitest';
import { createId, randomBytes } from '#core/crypto/index.ts';

test('ids are UUIDs of version 7 that sort in the order they were made', () => {
  const ids = Array.from({ length: 1_000 }, createId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('random bytes are as many as asked for, and others each time', () => {
  expect(randomBytes(32)).toHaveLength(32);
  expect(randomBytes(32)).not.toEqual(randomBytes(32));
});
