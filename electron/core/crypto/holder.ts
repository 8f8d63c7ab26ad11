import { digestBytes } from './digest.ts';
import { encodePublicKey, type KeyPair, type PublicKey } from './key-pair.ts';
import { unwrapKey } from './key-wrap.ts';
import { defaultUserId, prepareSignatures, sign } from './signature.ts';

/** Whoever signs: the program with a key of its own, a UKey or a card, which give no key away and may take their time. */
export interface Signer {
  readonly keyId: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
  /** Does beforehand what the next signature needs, whatever it is of; a module that cannot has none. */
  prepare?(): void;
}

/** Whoever opens what was wrapped for a public key; null when it was wrapped for another one, or altered. */
export interface Unwrapper {
  readonly keyId: string;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array | null>;
}

/** Names a public key in headers: the first 16 bytes of the digest of its SubjectPublicKeyInfo, in hex. */
export function keyIdOf(publicKey: PublicKey): string {
  return keyIdOfInfo(encodePublicKey(publicKey));
}

/** The same of a key of any curve, by its SubjectPublicKeyInfo in DER. */
export function keyIdOfInfo(publicKeyInfo: Uint8Array): string {
  return Buffer.from(digestBytes(publicKeyInfo).subarray(0, 16)).toString('hex');
}

/** A pair that this program holds itself. */
export function holdKeyPair(pair: KeyPair): Signer & Unwrapper {
  const prepared = prepareSignatures();
  return {
    keyId: keyIdOf(pair.publicKey),
    sign: async (message) => sign(pair, message, defaultUserId, prepared),
    prepare: prepared.prepare,
    unwrap: async (wrapped) => unwrapKey(pair, wrapped),
  };
}
