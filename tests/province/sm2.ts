import { createCipheriv, createDecipheriv, createECDH, createHash, ECDH, randomBytes } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { decodeCipher, decodeSignature, encodeCipher, encodeSignature, type Sm2Cipher } from './der.ts';

/** A pair on the SM2 curve. `privateKey` 32 bytes; `point` 65 bytes, uncompressed. */
export interface KeyPair {
  readonly privateKey: Uint8Array;
  readonly point: Uint8Array;
}

const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const USER_ID = '1234567812345678';
/** SubjectPublicKeyInfo of id-ecPublicKey on 1.2.156.10197.1.301 up to the point. */
const SPKI_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');

export function sm3(...pieces: Uint8Array[]): Buffer {
  const hash = createHash('sm3');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

export function makeKeyPair(): KeyPair {
  const ecdh = createECDH('SM2');
  ecdh.generateKeys();
  return keyPairOf(ecdh.getPrivateKey());
}

export function keyPairOf(privateKey: Uint8Array): KeyPair {
  const ecdh = createECDH('SM2');
  const padded = Buffer.alloc(32);
  padded.set(privateKey, 32 - privateKey.length);
  ecdh.setPrivateKey(padded);
  return { privateKey: padded, point: ecdh.getPublicKey(null, 'uncompressed') };
}

export function isOnCurve(point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false;
  try {
    ECDH.convertKey(point, 'SM2');
    return true;
  } catch {
    return false;
  }
}

export function spkiOf(point: Uint8Array): Buffer {
  return Buffer.concat([SPKI_PREFIX, point]);
}

/** The point of a SubjectPublicKeyInfo on the SM2 curve, or null. */
export function pointOf(spki: Uint8Array): Uint8Array | null {
  const point = spki.subarray(SPKI_PREFIX.length);
  const known = Buffer.compare(spki.subarray(0, SPKI_PREFIX.length), SPKI_PREFIX) === 0;
  return known && isOnCurve(point) ? Uint8Array.from(point) : null;
}

/** 32 lower-case hex characters: the first 16 bytes of SM3 of a SubjectPublicKeyInfo. */
export function keyIdOf(spki: Uint8Array): string {
  return sm3(spki).subarray(0, 16).toString('hex');
}

export function sign(pair: KeyPair, ...pieces: Uint8Array[]): Uint8Array {
  const raw = sm2.doSignature(signedDigest(pair.point, pieces), hex(pair.privateKey));
  return encodeSignature(BigInt(`0x${raw.slice(0, 64)}`), BigInt(`0x${raw.slice(64)}`));
}

export function verify(point: Uint8Array, signature: Uint8Array, ...pieces: Uint8Array[]): boolean {
  try {
    const { r, s } = decodeSignature(signature);
    if (r < 1n || r >= ORDER || s < 1n || s >= ORDER) return false;
    return sm2.doVerifySignature(signedDigest(point, pieces), number32(r) + number32(s), hex(point));
  } catch {
    return false;
  }
}

export function wrap(point: Uint8Array, secret: Uint8Array): Uint8Array {
  return encodeCipher(cipherFor(point, secret));
}

export function cipherFor(point: Uint8Array, secret: Uint8Array): Sm2Cipher {
  const raw = Buffer.from(sm2.doEncrypt(secret, hex(point), 1), 'hex');
  return {
    x: BigInt(`0x${hex(raw.subarray(0, 32))}`),
    y: BigInt(`0x${hex(raw.subarray(32, 64))}`),
    hash: raw.subarray(64, 96),
    cipher: raw.subarray(96),
  };
}

/** The secret, or null: another encoding, a point off the curve, another key or a changed byte. */
export function unwrap(pair: KeyPair, wrapped: Uint8Array): Uint8Array | null {
  try {
    return openCipher(pair, decodeCipher(wrapped));
  } catch {
    return null;
  }
}

export function openCipher(pair: KeyPair, { x, y, hash, cipher }: Sm2Cipher): Uint8Array | null {
  if (x < 0n || y < 0n || cipher.length === 0) return null;
  const coordinates = number32(x) + number32(y);
  if (!isOnCurve(Buffer.from(`04${coordinates}`, 'hex'))) return null;
  const secret = sm2.doDecrypt(coordinates + hex(hash) + hex(cipher), hex(pair.privateKey), 1, { output: 'array' });
  return secret.length === cipher.length ? secret : null;
}

/** SM4-ECB of whole blocks, for the private key of an `SM2EnvelopedKey`. */
export function sealBlocks(key: Uint8Array, blocks: Uint8Array): Buffer {
  return createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks);
}

export function openBlocks(key: Uint8Array, blocks: Uint8Array): Buffer {
  return createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks);
}

export function freshKey(): Buffer {
  return randomBytes(16);
}

/** SM3 of Z and the message; the long half of it by Node, which is a hundred times as quick as the library's. */
function signedDigest(point: Uint8Array, pieces: Uint8Array[]): Uint8Array {
  return sm3(sm2.getZ(hex(point), USER_ID), ...pieces);
}

function number32(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
