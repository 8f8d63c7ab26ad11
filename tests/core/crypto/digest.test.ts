import { expect, test } from 'vitest';
import {
  deriveKey,
  digestBytes,
  digestHex,
  equalBytes,
  keyedDigestBytes,
  keyedDigestHex,
  keyedDigestHexInSteps,
} from '#core/crypto/index.ts';

test.each([
  ['A.1', 'abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['A.2', 'abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('digests example %s of GB/T 32905-2016', (_example, text, expected) => {
  expect(digestHex(text)).toBe(expected);
  expect(Buffer.from(digestBytes(Buffer.from(text))).toString('hex')).toBe(expected);
});

test('texts are digested in UTF-8', () => {
  expect(digestHex('同心')).toBe(digestHex(Buffer.from('同心', 'utf8')));
});

/** RFC 2104, written out over blocks of 64 bytes. */
function hmac(key: Uint8Array, data: Uint8Array): Uint8Array {
  const block = Buffer.alloc(64);
  Buffer.from(key.length > 64 ? digestBytes(key) : key).copy(block);
  const inner = digestBytes(Buffer.concat([block.map((byte) => byte ^ 0x36), data]));
  return digestBytes(Buffer.concat([block.map((byte) => byte ^ 0x5c), inner]));
}

test.each([16, 32, 64, 65, 200])('a keyed digest under %i bytes of key is HMAC (RFC 2104)', (length) => {
  const key = Buffer.alloc(length, 7);
  const data = Buffer.from('登记');
  expect(Buffer.from(keyedDigestBytes(key, data))).toEqual(Buffer.from(hmac(key, data)));
  expect(keyedDigestHex(key, data)).toBe(Buffer.from(hmac(key, data)).toString('hex'));
});

test.each([0, 5, 64 * 1024, 3 * 1024 * 1024 + 5])('taken in steps, the keyed digest of %i bytes is the same', async (length) => {
  const key = Buffer.alloc(32, 7);
  const data = Buffer.alloc(length, '登记');
  expect(await keyedDigestHexInSteps(key, data)).toBe(keyedDigestHex(key, data));
});

test('key derivation is HKDF (RFC 5869)', () => {
  const [material, salt, purpose] = [Buffer.alloc(22, 11), Buffer.from('000102030405060708090a0b0c', 'hex'), 'purpose'];
  const pseudoRandomKey = hmac(salt, material);
  const first = hmac(pseudoRandomKey, Buffer.concat([Buffer.from(purpose), Buffer.of(1)]));
  const second = hmac(pseudoRandomKey, Buffer.concat([first, Buffer.from(purpose), Buffer.of(2)]));
  expect(Buffer.from(deriveKey(material, salt, purpose, 42))).toEqual(Buffer.concat([first, second]).subarray(0, 42));
});

test('other purposes and salts give other keys', () => {
  const material = Buffer.alloc(32, 1);
  const keys = [deriveKey(material, 'a', 'x'), deriveKey(material, 'b', 'x'), deriveKey(material, 'a', 'y')];
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
});

test('bytes are equal only in length and content', () => {
  expect(equalBytes(Buffer.of(1, 2), Buffer.of(1, 2))).toBe(true);
  expect(equalBytes(Buffer.of(1, 2), Buffer.of(1, 3))).toBe(false);
  expect(equalBytes(Buffer.of(1, 2), Buffer.of(1, 2, 3))).toBe(false);
});
