import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveKey, keyedDigestBytes, open, openInSteps, randomBytes, seal, sealInSteps, sealOverhead } from '#core/crypto/index.ts';

/** Enough to fail, quick enough for every run. */
const runs = { numRuns: process.env['TONGXIN_LONG'] ? 2_000 : 200 };
const bytes = (constraints?: { minLength?: number; maxLength?: number }) => fc.uint8Array({ maxLength: 200, ...constraints });
const keys = bytes({ minLength: 32, maxLength: 32 });

/** One block of the cipher alone. */
function encryptBlock(key: Uint8Array, block: Uint8Array): Buffer {
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}

test('the block cipher gives example A.1 of GB/T 32907-2016', () => {
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  expect(encryptBlock(block, block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
});

test('opens what was put together by hand: counter mode, then HMAC over all that was sent', () => {
  const key = Buffer.alloc(32, 9);
  const plaintext = Buffer.from('结婚登记审查处理表,结婚登记审查处理表');
  const start = Buffer.from('ffffffffffffffffffffffffffffffff', 'hex'); // the counter's carry runs through all bytes
  const counters = [start, Buffer.alloc(16), Buffer.from(`${'0'.repeat(31)}1`, 'hex'), Buffer.from(`${'0'.repeat(31)}2`, 'hex')];
  const stream = Buffer.concat(counters.map((counter) => encryptBlock(deriveKey(key, '', 'seal/1/encryption', 16), counter)));
  expect(plaintext.length).toBeGreaterThan(48);
  const ciphertext = plaintext.map((byte, index) => byte ^ (stream[index] ?? 0));
  const length = Buffer.from('0000000000000004', 'hex');
  const tag = keyedDigestBytes(
    deriveKey(key, '', 'seal/1/authentication'),
    Buffer.concat([Buffer.of(1, 1), length, Buffer.from('with'), start, ciphertext]),
  );
  const sealed = Buffer.concat([Buffer.of(1, 1), start, ciphertext, tag]);
  expect(Buffer.from(open(key, sealed, 'with') ?? [])).toEqual(plaintext);
});

test('opens what was sealed', () => {
  fc.assert(
    fc.property(keys, bytes(), bytes(), (key, plaintext, associated) => {
      const sealed = seal(key, plaintext, associated);
      expect(sealed.length).toBe(plaintext.length + sealOverhead);
      expect(open(key, sealed, associated)).toEqual(plaintext);
    }),
    runs,
  );
});

test('any changed bit keeps it shut', () => {
  fc.assert(
    fc.property(keys, bytes(), bytes(), fc.nat(), (key, plaintext, associated, where) => {
      const sealed = seal(key, plaintext, associated);
      const bit = where % (sealed.length * 8);
      sealed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open(key, sealed, associated)).toBeNull();
    }),
    runs,
  );
});

test('another length keeps it shut', () => {
  fc.assert(
    fc.property(keys, bytes(), fc.nat(), bytes({ minLength: 1 }), (key, plaintext, length, more) => {
      const sealed = seal(key, plaintext, 'a');
      expect(open(key, sealed.subarray(0, length % sealed.length), 'a')).toBeNull();
      expect(open(key, Buffer.concat([sealed, more]), 'a')).toBeNull();
    }),
    runs,
  );
});

test('another key or other associated data keep it shut', () => {
  fc.assert(
    fc.property(keys, keys, bytes(), bytes(), bytes(), (key, otherKey, plaintext, associated, otherAssociated) => {
      fc.pre(Buffer.compare(key, otherKey) !== 0 && Buffer.compare(associated, otherAssociated) !== 0);
      const sealed = seal(key, plaintext, associated);
      expect(open(otherKey, sealed, associated)).toBeNull();
      expect(open(key, sealed, otherAssociated)).toBeNull();
    }),
    runs,
  );
});

test('bytes moved between associated data and start value keep it shut', () => {
  const key = randomBytes(32);
  const sealed = seal(key, Buffer.from('text'), 'ab');
  expect(open(key, sealed, 'a')).toBeNull();
  expect(open(key, sealed, Buffer.concat([Buffer.from('ab'), sealed.subarray(2, 3)]))).toBeNull();
});

test('sealing the same twice gives other bytes', () => {
  const key = randomBytes(32);
  expect(seal(key, Buffer.from('text'), '')).not.toEqual(seal(key, Buffer.from('text'), ''));
});

test('a key of another length is a bug', () => {
  expect(() => seal(randomBytes(16), Buffer.from('text'), '')).toThrow('32 bytes');
});

test('the slow forms give the same, and let other work through', async () => {
  const key = randomBytes(32);
  const plaintext = randomBytes(3 * 1024 * 1024 + 5);
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 0);
  const sealed = await sealInSteps(key, plaintext, 'a');
  const opened = await openInSteps(key, sealed, 'a');
  clearInterval(turning);
  expect(turns).toBeGreaterThan(2);
  expect(Buffer.compare(opened ?? new Uint8Array(), plaintext)).toBe(0);
  expect(Buffer.compare(open(key, sealed, 'a') ?? new Uint8Array(), plaintext)).toBe(0);
  sealed[2_000_000] = (sealed[2_000_000] ?? 0) ^ 1;
  expect(await openInSteps(key, sealed, 'a')).toBeNull();
});
