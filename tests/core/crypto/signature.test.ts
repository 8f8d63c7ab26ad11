import { describe, expect, test } from 'vitest';
import { createKeyPair, isSignedBy, keyPairOf, sign } from '#core/crypto/index.ts';
import { derInteger, encode, sequence } from '#core/crypto/der.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const signatureOf = (r: string, s: string) => encode(sequence(derInteger(hex(r)), derInteger(hex(s))));
const order = 'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123';

/** GB/T 32918.5 annex A. */
const example = {
  privateKey: hex('3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8'),
  publicKey: hex(`04 09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020
    CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13`),
  message: Buffer.from('message digest'),
  r: 'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3',
  s: 'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
};

test('GB/T 32918.5 A.2: the signature of the standard is that of its key, and of no other message', () => {
  expect(keyPairOf(example.privateKey)?.publicKey).toEqual(example.publicKey);
  const signature = signatureOf(example.r, example.s);
  expect(isSignedBy(example.publicKey, example.message, signature)).toBe(true);
  expect(isSignedBy(example.publicKey, Buffer.from('message digesT'), signature)).toBe(false);
  expect(isSignedBy(example.publicKey, example.message, signature, 'ALICE123@YAHOO.COM')).toBe(false);
  expect(isSignedBy(createKeyPair().publicKey, example.message, signature)).toBe(false);
});

test('GM/T 0009: what is signed is a SEQUENCE of two numbers, and is believed', () => {
  for (let round = 0; round < 50; round += 1) {
    const pair = createKeyPair();
    const message = Buffer.from(`第 ${round} 件`);
    const signature = sign(pair, message);
    expect(signature[0]).toBe(0x30);
    expect(isSignedBy(pair.publicKey, message, signature)).toBe(true);
  }
});

describe('what is no signature is not believed', () => {
  const good = signatureOf(example.r, example.s);
  const plus = (number: string, by: bigint) => (BigInt(`0x${number}`) + by).toString(16).padStart(64, '0');
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['noise', Buffer.alloc(70, 7)],
    ['r = 0', signatureOf('00', example.s)],
    ['s = 0', signatureOf(example.r, '00')],
    ['both 0', signatureOf('00', '00')],
    ['r = n', signatureOf(order, example.s)],
    ['s = n', signatureOf(example.r, order)],
    ['r + n, which is r again', signatureOf(plus(example.r, BigInt(`0x${order}`)).padStart(66, '0'), example.s)],
    ['s + n, which is s again', signatureOf(example.r, plus(example.s, BigInt(`0x${order}`)).padStart(66, '0'))],
    ['r and s in the other order', signatureOf(example.s, example.r)],
    ['a byte behind it', Uint8Array.of(...good, 0)],
    ['a byte missing', good.subarray(0, -1)],
    ['a length in two bytes, as BER allows', Uint8Array.of(0x30, 0x81, good[1]!, ...good.subarray(2))],
    ['a third number', encode(sequence(derInteger(hex(example.r)), derInteger(hex(example.s)), derInteger(Uint8Array.of(1))))],
    ['r without its leading zero: a negative number', Uint8Array.of(0x30, good[1]! - 1, 0x02, 0x20, ...good.subarray(5))],
  ])('%s', (_, signature) => {
    expect(isSignedBy(example.publicKey, example.message, signature)).toBe(false);
  });

  test('a key that is no point of the curve believes nothing', () => {
    const off = Uint8Array.from(example.publicKey);
    off[64] = off[64]! ^ 1;
    expect(isSignedBy(off, example.message, good)).toBe(false);
    expect(isSignedBy(example.publicKey.subarray(1), example.message, good)).toBe(false);
  });
});
