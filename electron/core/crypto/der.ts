import * as asn1js from 'asn1js';

/** A non-negative INTEGER (ITU-T X.690) of a number given as bytes, most significant first. */
export function derInteger(bytes: Uint8Array): asn1js.Integer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const bare = bytes.subarray(start);
  const signed = (bare[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...bare) : bare;
  return new asn1js.Integer({ valueHex: Uint8Array.from(signed).buffer });
}

/** The number of an INTEGER as `length` bytes; null when it is negative or longer. */
export function integerBytes(value: unknown, length: number): Uint8Array | null {
  if (!(value instanceof asn1js.Integer)) return null;
  const bytes = value.valueBlock.valueHexView;
  if (bytes.length === 0 || (bytes[0] ?? 0) >= 0x80) return null;
  const bare = bytes[0] === 0 ? bytes.subarray(1) : bytes;
  if (bare.length > length) return null;
  const padded = new Uint8Array(length);
  padded.set(bare, length - bare.length);
  return padded;
}

/** The content of an OCTET STRING; null when it is none. */
export function octets(value: unknown): Uint8Array | null {
  return value instanceof asn1js.OctetString ? value.valueBlock.valueHexView : null;
}

/** The content of a BIT STRING of whole bytes; null when it is none. */
export function bits(value: unknown): Uint8Array | null {
  return value instanceof asn1js.BitString && value.valueBlock.unusedBits === 0 ? value.valueBlock.valueHexView : null;
}

/**
 * The parts of a SEQUENCE of so many, which is all there is; null otherwise. BER has many forms of one value: where only one may be
 * believed, encode what was read again and compare.
 */
export function readSequence(bytes: Uint8Array, count: number): readonly asn1js.AsnType[] | null {
  const read = asn1js.fromBER(Uint8Array.from(bytes).buffer);
  if (read.offset !== bytes.length || !(read.result instanceof asn1js.Sequence)) return null;
  const parts = read.result.valueBlock.value as asn1js.AsnType[];
  return parts.length === count ? parts : null;
}

export function sequence(...value: asn1js.AsnType[]): asn1js.Sequence {
  return new asn1js.Sequence({ value });
}

export function octetString(bytes: Uint8Array): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
}

export function encode(value: asn1js.AsnType): Uint8Array {
  return new Uint8Array(value.toBER());
}
