import { BitString, fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';

/** Bytes that are not the one DER encoding of what they say. */
export class NotDer extends Error {}

/** `SM2Cipher` of GB/T 35276: a point, SM3 of the secret with it, and the secret. */
export interface Sm2Cipher {
  readonly x: bigint;
  readonly y: bigint;
  readonly hash: Uint8Array;
  readonly cipher: Uint8Array;
}

/** `SM2EnvelopedKey` of GB/T 35276: an encryption pair under an SM4 key that is wrapped for the owner's sign key. */
export interface EnvelopedKey {
  readonly wrapped: Sm2Cipher;
  readonly point: Uint8Array;
  readonly sealedPrivateKey: Uint8Array;
}

const SM4_ECB = '1.2.156.10197.1.104.1';

export function encodeSignature(r: bigint, s: bigint): Uint8Array {
  return bytesOf(new Sequence({ value: [integer(r), integer(s)] }));
}

/** Whoever encodes another way than DER, or adds bytes, is refused: what was read is compared with its own encoding. */
export function decodeSignature(bytes: Uint8Array): { r: bigint; s: bigint } {
  const [r, s, ...more] = membersOf(bytes);
  if (!(r instanceof Integer) || !(s instanceof Integer) || more.length > 0) throw new NotDer();
  const read = { r: numberOf(r), s: numberOf(s) };
  return same(bytes, encodeSignature(read.r, read.s), read);
}

export function encodeCipher(cipher: Sm2Cipher): Uint8Array {
  return bytesOf(cipherBlock(cipher));
}

export function decodeCipher(bytes: Uint8Array): Sm2Cipher {
  const read = readCipher(membersOf(bytes));
  return same(bytes, encodeCipher(read), read);
}

export function encodeEnvelopedKey(key: EnvelopedKey): Uint8Array {
  const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: SM4_ECB })] });
  const parts = [algorithm, cipherBlock(key.wrapped), bits(key.point), bits(key.sealedPrivateKey)];
  return bytesOf(new Sequence({ value: parts }));
}

/** As a station reads it; the parameters of the algorithm are absent. */
export function decodeEnvelopedKey(bytes: Uint8Array): EnvelopedKey {
  const [, wrapped, point, sealed] = membersOf(bytes);
  if (!(wrapped instanceof Sequence) || !(point instanceof BitString) || !(sealed instanceof BitString)) throw new NotDer();
  const read = {
    wrapped: readCipher(wrapped.valueBlock.value),
    point: new Uint8Array(point.valueBlock.valueHexView),
    sealedPrivateKey: new Uint8Array(sealed.valueBlock.valueHexView),
  };
  return same(bytes, encodeEnvelopedKey(read), read);
}

function readCipher([x, y, hash, cipher, ...more]: unknown[]): Sm2Cipher {
  const known = x instanceof Integer && y instanceof Integer && hash instanceof OctetString && cipher instanceof OctetString;
  if (!known || more.length > 0) throw new NotDer();
  const read = { x: numberOf(x), y: numberOf(y), hash: octets(hash), cipher: octets(cipher) };
  if (read.hash.length !== 32) throw new NotDer();
  return read;
}

function cipherBlock({ x, y, hash, cipher }: Sm2Cipher): Sequence {
  const secret = [
    new OctetString({ valueHex: Uint8Array.from(hash).buffer }),
    new OctetString({ valueHex: Uint8Array.from(cipher).buffer }),
  ];
  return new Sequence({ value: [integer(x), integer(y), ...secret] });
}

/** @param value not negative. */
function integer(value: bigint): Integer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const sign = (bytes[0] ?? 0) >= 0x80 ? [Buffer.alloc(1)] : [];
  return new Integer({ valueHex: Uint8Array.from(Buffer.concat([...sign, bytes])).buffer });
}

function numberOf(block: Integer): bigint {
  const bytes = Buffer.from(block.valueBlock.valueHexView);
  if (bytes.length === 0 || (bytes[0] ?? 0) >= 0x80) throw new NotDer();
  return BigInt(`0x${bytes.toString('hex')}`);
}

function bits(value: Uint8Array): BitString {
  return new BitString({ valueHex: Uint8Array.from(value).buffer });
}

function octets(block: OctetString): Uint8Array {
  return new Uint8Array(block.valueBlock.valueHexView);
}

function membersOf(bytes: Uint8Array): unknown[] {
  const { result, offset } = fromBER(Uint8Array.from(bytes).buffer);
  if (offset !== bytes.length || !(result instanceof Sequence)) throw new NotDer();
  return result.valueBlock.value;
}

function bytesOf(block: Sequence): Uint8Array {
  return new Uint8Array(block.toBER());
}

function same<T>(bytes: Uint8Array, encoded: Uint8Array, value: T): T {
  if (Buffer.compare(bytes, encoded) !== 0) throw new NotDer();
  return value;
}
