import { createCipheriv, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { encode } from '#core/crypto/der.ts';
import { wrapKey, type KeyPair, type PublicKey } from '#core/crypto/index.ts';

const part = (bytes: Uint8Array) => new asn1js.BitString({ valueHex: Uint8Array.from(bytes).buffer });

/** SM2EnvelopedKey (GB/T 35276) as an authority makes it of a pair, for the owner of `signKey`. */
export function envelopKey(signKey: PublicKey, pair: KeyPair, of: { algorithm?: string; key?: Uint8Array; parameters?: boolean } = {}) {
  const { algorithm = '1.2.156.10197.1.104.1', key = randomBytes(16), parameters = false } = of;
  const cipher = createCipheriv('sm4-ecb', key.subarray(0, 16), null).setAutoPadding(false);
  const sealed = Buffer.concat([cipher.update(pair.privateKey), cipher.final()]);
  const identifier = new asn1js.Sequence({
    value: [new asn1js.ObjectIdentifier({ value: algorithm }), ...(parameters ? [new asn1js.Null()] : [])],
  });
  const wrapped = asn1js.fromBER(Uint8Array.from(wrapKey(signKey, key)).buffer).result;
  return encode(new asn1js.Sequence({ value: [identifier, wrapped, part(pair.publicKey), part(sealed)] }));
}
