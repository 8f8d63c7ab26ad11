import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContentKey, openContent, randomBytes, sealContent } from '#core/crypto/index.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const bytes = (length: { min?: number; max: number }) => fc.uint8Array({ minLength: length.min ?? 0, maxLength: length.max });

test('GB/T 32907 A.1: one block of SM4, which the counter mode and the authenticated mode are made of', () => {
  const key = hex('0123456789abcdeffedcba9876543210');
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  expect(cipher.update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
});

test('RFC 8998 A.1: content sealed with SM4-GCM', () => {
  const key = hex('0123456789ABCDEFFEDCBA9876543210');
  const nonce = hex('00001234567800000000ABCD');
  const associated = hex('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2');
  const plaintext = hex(`AAAAAAAAAAAAAAAA BBBBBBBBBBBBBBBB CCCCCCCCCCCCCCCC DDDDDDDDDDDDDDDD
    EEEEEEEEEEEEEEEE FFFFFFFFFFFFFFFF EEEEEEEEEEEEEEEE AAAAAAAAAAAAAAAA`);
  const { ciphertext, tag } = sealContent(key, nonce, plaintext, associated);
  expect(Buffer.from(ciphertext)).toEqual(
    hex(`17F399F08C67D5EE19D0DC9969C4BB7D 5FD46FD3756489069157B282BB200735
      D82710CA5C22F0CCFA7CBF93D496AC15 A56834CBCF98C397B4024A2691233B8D`),
  );
  expect(Buffer.from(tag)).toEqual(hex('83DE3541E4C2B58177E065A9BF7B62EC'));
  expect(Buffer.from(openContent(key, nonce, ciphertext, tag, associated)!)).toEqual(plaintext);
});

test('the ciphertext is that of counter mode in OpenSSL, whatever is sealed', () => {
  fc.assert(
    fc.property(bytes({ max: 5_000 }), bytes({ max: 200 }), (plaintext, associated) => {
      const key = createContentKey();
      const nonce = randomBytes(12);
      const { ciphertext, tag } = sealContent(key, nonce, plaintext, associated);
      const counter = createCipheriv('sm4-ctr', key, Buffer.concat([nonce, hex('00000002')]));
      expect(Buffer.from(ciphertext)).toEqual(counter.update(plaintext));
      expect(openContent(key, nonce, ciphertext, tag, associated)).toEqual(plaintext);
    }),
    { numRuns: 100 },
  );
});

test('one altered bit anywhere, and nothing is opened', () => {
  fc.assert(
    fc.property(bytes({ min: 1, max: 300 }), bytes({ min: 1, max: 60 }), fc.nat(), fc.nat(7), (plaintext, associated, at, bit) => {
      const key = createContentKey();
      const nonce = randomBytes(12);
      const { ciphertext, tag } = sealContent(key, nonce, plaintext, associated);
      const parts = [key, nonce, ciphertext, tag, associated].map((part) => Uint8Array.from(part));
      const whole = parts.reduce((sum, { length }) => sum + length, 0);
      let place = at % whole;
      for (const part of parts) {
        if (place < part.length) {
          part[place] = part[place]! ^ (1 << bit);
          break;
        }
        place -= part.length;
      }
      const [otherKey, otherNonce, otherCiphertext, otherTag, otherAssociated] = parts as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ];
      expect(openContent(otherKey, otherNonce, otherCiphertext, otherTag, otherAssociated)).toBeNull();
    }),
    { numRuns: 200 },
  );
});

test('a shorter tag opens nothing', () => {
  const key = createContentKey();
  const nonce = randomBytes(12);
  const { ciphertext, tag } = sealContent(key, nonce, Buffer.from('同心'), Buffer.alloc(0));
  expect(openContent(key, nonce, ciphertext, tag.subarray(0, 12), Buffer.alloc(0))).toBeNull();
  expect(openContent(key, nonce, ciphertext, new Uint8Array(0), Buffer.alloc(0))).toBeNull();
});
