import { sm2 } from 'sm-crypto-v2';
import { derInteger, encode, integerBytes, octets, octetString, readSequence, sequence } from './der.ts';
import { digestLength } from './digest.ts';
import { preparedPoint } from './prepared-point.ts';
import { coordinateLength, isPublicKey, type KeyPair, type PublicKey } from './key-pair.ts';

/** C1C3C2, the order of GB/T 32918.4-2016. */
const order = 1;
const pointLength = 2 * coordinateLength;
/** Keys are wrapped, not contents. */
const longest = 1024;

/** Encrypts a key for the owner of `publicKey` (GB/T 32918.4): SM2Cipher of GM/T 0009, in DER. */
export function wrapKey(publicKey: PublicKey, key: Uint8Array): Uint8Array {
  if (!isPublicKey(publicKey)) throw new Error('no public key');
  if (key.length === 0 || key.length > longest) throw new Error('not a key');
  for (;;) {
    const wrapped = Buffer.from(sm2.doEncrypt(key, preparedPoint(publicKey), order), 'hex');
    const x = wrapped.subarray(0, coordinateLength);
    const y = wrapped.subarray(coordinateLength, pointLength);
    const hash = wrapped.subarray(pointLength, pointLength + digestLength);
    const cipher = wrapped.subarray(pointLength + digestLength);
    // GB/T 32918.4 6.1 A5: a key stream of zeros would show the key.
    if (Buffer.from(key).equals(cipher)) continue;
    return encodeCipher(x, y, hash, cipher);
  }
}

/** The key that was wrapped for this pair; null when it was wrapped for another one, or altered. */
export function unwrapKey({ privateKey }: KeyPair, wrapped: Uint8Array): Uint8Array | null {
  const parts = readSequence(wrapped, 4);
  if (!parts) return null;
  const x = integerBytes(parts[0], coordinateLength);
  const y = integerBytes(parts[1], coordinateLength);
  const hash = octets(parts[2]);
  const cipher = octets(parts[3]);
  if (!x || !y || hash?.length !== digestLength || !cipher || cipher.length === 0 || cipher.length > longest) return null;
  if (!Buffer.from(encodeCipher(x, y, hash, cipher)).equals(wrapped)) return null;
  // A point that is not on the curve, multiplied by the private key, would tell of it.
  if (!isPublicKey(Uint8Array.of(4, ...x, ...y))) return null;
  const opened = sm2.doDecrypt(hex(x) + hex(y) + hex(hash) + hex(cipher), hex(privateKey), order, { output: 'array' });
  return opened.length === cipher.length ? Uint8Array.from(opened) : null;
}

function encodeCipher(x: Uint8Array, y: Uint8Array, hash: Uint8Array, cipher: Uint8Array): Uint8Array {
  return encode(sequence(derInteger(x), derInteger(y), octetString(hash), octetString(cipher)));
}

function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex');
}
