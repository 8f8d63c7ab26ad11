import { createDecipheriv } from 'node:crypto';
import * as asn1js from 'asn1js';
import { bits, encode, readSequence } from './der.ts';
import { equalBytes } from './digest.ts';
import type { Unwrapper } from './holder.ts';
import { coordinateLength, keyPairOf, type KeyPair } from './key-pair.ts';

/** SM4 in ECB (GM/T 0006). */
const sm4Ecb = '1.2.156.10197.1.104.1';
const sm4KeyLength = 16;

/**
 * A pair that an authority made and sealed for a station's other key: SM2EnvelopedKey of GB/T 35276, in DER. Null when it
 * is none, was sealed for another key, or its halves are no pair.
 */
export async function openEnvelopedKey(unwrapper: Unwrapper, enveloped: Uint8Array): Promise<KeyPair | null> {
  const parts = readSequence(enveloped, 4);
  if (!parts || !isSm4Ecb(parts[0]!)) return null;
  const publicKey = bits(parts[2]);
  const sealed = bits(parts[3]);
  if (!publicKey || sealed?.length !== coordinateLength) return null;
  const key = await unwrapper.unwrap(encode(parts[1]!));
  if (key?.length !== sm4KeyLength) return null;
  const decrypt = createDecipheriv('sm4-ecb', key, null).setAutoPadding(false);
  const pair = keyPairOf(new Uint8Array(Buffer.concat([decrypt.update(sealed), decrypt.final()])));
  return pair && equalBytes(pair.publicKey, publicKey) ? pair : null;
}

/** With or without the NULL that some write for parameters. */
function isSm4Ecb(value: asn1js.AsnType): boolean {
  if (!(value instanceof asn1js.Sequence)) return false;
  const [algorithm, parameters, more] = value.valueBlock.value;
  const isBare = parameters === undefined || parameters instanceof asn1js.Null;
  return algorithm instanceof asn1js.ObjectIdentifier && algorithm.valueBlock.toString() === sm4Ecb && isBare && more === undefined;
}
