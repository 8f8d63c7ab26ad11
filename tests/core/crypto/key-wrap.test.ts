import { describe, expect, test } from 'vitest';
import { createContentKey, createKeyPair, isPublicKey, keyPairOf, unwrapKey, wrapKey } from '#core/crypto/index.ts';
import { derInteger, encode, octetString, sequence } from '#core/crypto/der.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const wrapped = (x: string, y: string, hash: string, cipher: string) =>
  encode(sequence(derInteger(hex(x)), derInteger(hex(y)), octetString(hex(hash)), octetString(hex(cipher))));

/** GB/T 32918.5 annex C. */
const pair = keyPairOf(hex('3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8'))!;
const x = '04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73';
const y = 'E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0';
const hash = '59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766';
const cipher = '21886CA989CA9C7D58087307CA93092D651EFA';

test('GB/T 32918.5 C.2: the ciphertext of the standard is opened', () => {
  expect(Buffer.from(unwrapKey(pair, wrapped(x, y, hash, cipher))!).toString()).toBe('encryption standard');
});

test('what is wrapped for a key is opened by it and by no other', () => {
  for (let round = 0; round < 30; round += 1) {
    const mine = createKeyPair();
    const key = createContentKey();
    const closed = wrapKey(mine.publicKey, key);
    expect(unwrapKey(mine, closed)).toEqual(key);
    expect(unwrapKey(pair, closed)).toBeNull();
  }
});

describe('what was not wrapped so is not opened', () => {
  const good = wrapped(x, y, hash, cipher);
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['noise', Buffer.alloc(120, 9)],
    ['another hash', wrapped(x, y, hash.replace('5', '6'), cipher)],
    ['a short hash', wrapped(x, y, hash.slice(2), cipher)],
    ['another ciphertext', wrapped(x, y, hash, cipher.replace('2', '3'))],
    ['no ciphertext', wrapped(x, y, hash, '')],
    ['a byte behind it', Uint8Array.of(...good, 0)],
    ['a byte missing', good.subarray(0, -1)],
    ['a length in two bytes, as BER allows', Uint8Array.of(0x30, 0x81, good[1]!, ...good.subarray(2))],
    ['the coordinates exchanged', wrapped(y, x, hash, cipher)],
    ['the point of infinity', wrapped('00', '00', hash, cipher)],
    ['a coordinate of 33 bytes', wrapped(`01${x}`, y, hash, cipher)],
  ])('%s', (_, bytes) => {
    expect(unwrapKey(pair, bytes)).toBeNull();
  });

  test('a point beside the curve: multiplied by the private key it would tell of it', () => {
    // Whoever chose (1, y) with y² ≠ 1 + a + b works in a group of his choice; the library multiplies what is in ASN.1 unseen.
    const off = { x: '00'.repeat(31) + '01', y: '00'.repeat(31) + '02' };
    expect(isPublicKey(hex(`04${off.x}${off.y}`))).toBe(false);
    expect(unwrapKey(pair, wrapped(off.x, off.y, hash, cipher))).toBeNull();
  });
});

test('nothing is wrapped for what is no key', () => {
  expect(() => wrapKey(new Uint8Array(65), createContentKey())).toThrow();
  expect(() => wrapKey(pair.publicKey, new Uint8Array(0))).toThrow();
});
