import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { coordinateLength, isPublicKey, type KeyPair, type PublicKey } from './key-pair.ts';
import { derInteger, encode, integerBytes, readSequence, sequence } from './der.ts';
import { digestAlgorithm } from './digest.ts';
import { preparedPoint } from './prepared-point.ts';

/** The user id of whoever has none agreed upon (GM/T 0009). */
export const defaultUserId = '1234567812345678';

/** Order of the curve (GB/T 32918.5). */
const order = BigInt('0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123');

/** The secret number of one signature and its point (GB/T 32918.2 6.1 A3, A4); used twice it would give the private key away. */
type SignaturePoint = ReturnType<typeof sm2.getPoint>;

/** Points made beforehand: the only part of a signature that takes long, and no message is needed for it. */
export interface PreparedSignatures {
  /** Makes one, where none waits. */
  prepare(): void;
  /** Each is taken out once. */
  readonly points: SignaturePoint[];
}

export function prepareSignatures(): PreparedSignatures {
  const points: SignaturePoint[] = [];
  return {
    points,
    prepare: () => void (points.length === 0 && points.push(sm2.getPoint())),
  };
}

/** Signs a message (GB/T 32918.2), whose SM3 digest is taken together with the key and the user id: SM2Signature of GM/T 0009, in DER. */
export function sign(
  { privateKey, publicKey }: KeyPair,
  message: Uint8Array,
  userId: string = defaultUserId,
  prepared: Pick<PreparedSignatures, 'points'> = { points: [] },
): Uint8Array {
  const numbers = sm2.doSignature(digestFor(publicKey, message, userId), hex(privateKey), { pointPool: prepared.points });
  const half = coordinateLength * 2;
  return encodeSignature(bytes(numbers.slice(0, half)), bytes(numbers.slice(half)));
}

/** Whether the owner of a key signed exactly this message. False for whatever is no signature or no key. */
export function isSignedBy(publicKey: PublicKey, message: Uint8Array, signature: Uint8Array, userId: string = defaultUserId): boolean {
  const parts = readSequence(signature, 2);
  const r = parts && integerBytes(parts[0], coordinateLength);
  const s = parts && integerBytes(parts[1], coordinateLength);
  if (!r || !s || !isPublicKey(publicKey)) return false;
  // GB/T 32918.2 7.1 B1, B2: the library leaves these to its callers. One signature has one form.
  if (!isInRange(r) || !isInRange(s) || !Buffer.from(encodeSignature(r, s)).equals(signature)) return false;
  return sm2.doVerifySignature(digestFor(publicKey, message, userId), hex(r) + hex(s), preparedPoint(publicKey));
}

/** e of GB/T 32918.2: the digest of Z, which stands for user id, curve and key, and of the message. */
function digestFor(publicKey: PublicKey, message: Uint8Array, userId: string): Uint8Array {
  return createHash(digestAlgorithm)
    .update(sm2.getZ(hex(publicKey), userId))
    .update(message)
    .digest();
}

function encodeSignature(r: Uint8Array, s: Uint8Array): Uint8Array {
  return encode(sequence(derInteger(r), derInteger(s)));
}

function isInRange(number: Uint8Array): boolean {
  const value = BigInt(`0x${hex(number)}`);
  return value > 0n && value < order;
}

function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex');
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'hex');
}
