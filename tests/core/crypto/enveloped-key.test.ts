import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyPair, holdKeyPair, openEnvelopedKey } from '#core/crypto/index.ts';
import { encodeEnvelopedKey } from '../../province/der.ts';
import { cipherFor, sealBlocks } from '../../province/sm2.ts';
import { envelopKey } from './enveloped-key.ts';

const station = createKeyPair();
const open = (bytes: Uint8Array, by = station) => openEnvelopedKey(holdKeyPair(by), bytes);

test('GB/T 35276: a pair that an authority made goes round', async () => {
  for (let round = 0; round < 20; round += 1) {
    const pair = createKeyPair();
    expect(await open(envelopKey(station.publicKey, pair, { parameters: round % 2 === 1 }))).toEqual(pair);
  }
});

test('GB/T 35276: what the reference province writes by itself is opened', async () => {
  const pair = createKeyPair();
  const key = randomBytes(16);
  const made = encodeEnvelopedKey({
    wrapped: cipherFor(Buffer.from(station.publicKey), key),
    point: Buffer.from(pair.publicKey),
    sealedPrivateKey: sealBlocks(key, pair.privateKey),
  });
  expect(await open(made)).toEqual(pair);
});

test('it is not opened for another key, with halves of two pairs, by another cipher or key length, or altered', async () => {
  const pair = createKeyPair();
  const made = envelopKey(station.publicKey, pair);
  expect(await open(made, createKeyPair())).toBeNull();
  expect(await open(envelopKey(station.publicKey, { ...pair, publicKey: createKeyPair().publicKey }))).toBeNull();
  expect(await open(envelopKey(station.publicKey, pair, { algorithm: '1.2.156.10197.1.104.2' }))).toBeNull();
  expect(await open(envelopKey(station.publicKey, pair, { key: randomBytes(24) }))).toBeNull();
  expect(await open(Buffer.concat([made, Buffer.from([0])]))).toBeNull();
  expect(await open(new Uint8Array())).toBeNull();
  for (let place = 0; place < made.length; place += 3) {
    const turned = Uint8Array.from(made);
    turned[place]! ^= 1;
    expect(await open(turned).then((opened) => opened && Buffer.from(opened.privateKey).equals(pair.privateKey))).not.toBe(false);
  }
});
