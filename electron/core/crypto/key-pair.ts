import { createECDH, ECDH } from 'node:crypto';
import { encode, integerBytes, octets, readSequence } from './der.ts';

/** A point on the curve of GB/T 32918.5: 04, then 32 bytes each of x and y. */
export type PublicKey = Uint8Array;

export interface KeyPair {
  /** 32 bytes, most significant first. */
  readonly privateKey: Uint8Array;
  readonly publicKey: PublicKey;
}

const curve = 'SM2';
export const coordinateLength = 32;
const publicKeyLength = 1 + 2 * coordinateLength;
/** AlgorithmIdentifier (RFC 5480): id-ecPublicKey with the curve 1.2.156.10197.1.301. */
const algorithm = Buffer.from('301306072a8648ce3d020106082a811ccf5501822d', 'hex');
/** SubjectPublicKeyInfo up to the point. */
const publicKeyHead = Buffer.concat([Buffer.from('3059', 'hex'), algorithm, Buffer.from('034200', 'hex')]);

export function createKeyPair(): KeyPair {
  const pair = createECDH(curve);
  return { publicKey: new Uint8Array(pair.generateKeys()), privateKey: padded(pair.getPrivateKey()) };
}

/** The pair of a private key as a number of 32 bytes; null when it is none (0 or not below the order of the curve). */
export function keyPairOf(privateKey: Uint8Array): KeyPair | null {
  if (privateKey.length !== coordinateLength) return null;
  try {
    const pair = createECDH(curve);
    pair.setPrivateKey(privateKey);
    return { publicKey: new Uint8Array(pair.getPublicKey()), privateKey: new Uint8Array(privateKey) };
  } catch {
    return null;
  }
}

/** Whether the bytes are a point of the curve, uncompressed; whoever multiplies another one gives his private key away. */
export function isPublicKey(bytes: Uint8Array): bytes is PublicKey {
  if (bytes.length !== publicKeyLength || bytes[0] !== 4) return false;
  try {
    ECDH.convertKey(bytes, curve);
    return true;
  } catch {
    return false;
  }
}

/** SubjectPublicKeyInfo in DER, as certificates and `openssl pkey -pubout` have it. */
export function encodePublicKey(key: PublicKey): Uint8Array {
  return new Uint8Array(Buffer.concat([publicKeyHead, key]));
}

/** The key of a SubjectPublicKeyInfo; null when it is no point of this curve. */
export function readPublicKey(der: Uint8Array): PublicKey | null {
  const head = der.subarray(0, publicKeyHead.length);
  const key = der.subarray(publicKeyHead.length);
  return publicKeyHead.equals(head) && isPublicKey(key) ? new Uint8Array(key) : null;
}

/** A private key in PKCS #8 (RFC 5958 with RFC 5915), as `openssl genpkey` writes it; null when it is none of this curve. */
export function readPrivateKey(pkcs8: Uint8Array): KeyPair | null {
  const parts = readSequence(pkcs8, 3) ?? readSequence(pkcs8, 4);
  if (!parts || !algorithm.equals(encode(parts[1]!))) return null;
  const bare = octets(parts[2]);
  const inner = bare && (readSequence(bare, 2) ?? readSequence(bare, 3) ?? readSequence(bare, 4));
  const number = inner && integerBytes(inner[0], 1)?.[0] === 1 ? octets(inner[1]) : null;
  return number && number.length <= coordinateLength ? keyPairOf(padded(number)) : null;
}

function padded(number: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(coordinateLength);
  bytes.set(number, coordinateLength - number.length);
  return bytes;
}
