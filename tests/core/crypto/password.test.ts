import { expect, test, vi } from 'vitest';
import {
  createStretchParameters,
  defaultStretchCost,
  hashPassword,
  stretch,
  StretchParameters,
  verifyPassword,
} from '#core/crypto/index.ts';
import { cheapStretch } from '../helpers.ts';

vi.unmock('#core/crypto/stretch.ts');

test('stretching gives the published answer of the Argon2 reference implementation', async () => {
  const salt = Buffer.from('somesalt').toString('base64');
  const key = await stretch('password', { algorithm: 'argon2id', memoryKiB: 65_536, passes: 2, lanes: 1, salt });
  expect(Buffer.from(key).toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
});

test('a password is known again, another is not', async () => {
  const hash = await hashPassword('长江2026', cheapStretch);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await verifyPassword('长江2026', hash)).toBe(true);
  expect(await verifyPassword('长江2027', hash)).toBe(false);
  expect(await verifyPassword('', hash)).toBe(false);
});

test('the default cost is that of RFC 9106 for PCs: 64 MiB, three passes', async () => {
  expect(defaultStretchCost).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 });
  const hash = await hashPassword('a');
  expect(hash).toContain('$m=65536,t=3,p=1$');
  expect(await verifyPassword('a', hash)).toBe(true);
});

test('equal passwords have different hashes', async () => {
  expect(await hashPassword('a', cheapStretch)).not.toBe(await hashPassword('a', cheapStretch));
});

test('full-width characters of an input method are the same password', async () => {
  expect(await verifyPassword('abc123', await hashPassword('ａｂｃ１２３', cheapStretch))).toBe(true);
});

test('what is no hash is a bug', async () => {
  await expect(verifyPassword('a', 'plain')).rejects.toThrow('not a password hash');
});

test('parameters that would exhaust the PC are refused', () => {
  const parameters = createStretchParameters();
  expect(StretchParameters.safeParse(parameters).success).toBe(true);
  expect(StretchParameters.safeParse({ ...parameters, memoryKiB: 2 ** 30 }).success).toBe(false);
});
