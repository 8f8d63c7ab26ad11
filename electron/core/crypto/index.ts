/**
 * National cryptography behind one port: whoever imports this names purposes, never algorithms, so that a site's
 * certified module can take its place.
 */
export { isAuthority, judgeCertificate, readCertificate } from './certificate.ts';
export type { Certificate, CertificateFault } from './certificate.ts';
export { contentKeyLength, contentNonceLength, contentTagLength, createContentKey, openContent, sealContent } from './content.ts';
export {
  createDigest,
  deriveKey,
  digestBytes,
  digestHex,
  digestHexInSteps,
  equalBytes,
  keyedDigestBytes,
  keyedDigestHex,
  keyedDigestHexInSteps,
} from './digest.ts';
export { openEnvelopedKey } from './enveloped-key.ts';
export { holdKeyPair, keyIdOf, keyIdOfInfo } from './holder.ts';
export type { Signer, Unwrapper } from './holder.ts';
export { createKeyPair, encodePublicKey, isPublicKey, keyPairOf, readPrivateKey, readPublicKey } from './key-pair.ts';
export type { KeyPair, PublicKey } from './key-pair.ts';
export { unwrapKey, wrapKey } from './key-wrap.ts';
export { hashPassword, verifyPassword } from './password.ts';
export { createId, randomBytes } from './random.ts';
export { createRecoveryKey, parseRecoveryKey } from './recovery-key.ts';
export { open, openInSteps, seal, sealInSteps, sealOverhead } from './seal.ts';
export { defaultUserId, isSignedBy, sign } from './signature.ts';
export { createRequest, createTlsKey } from './request.ts';
export type { Subject } from './request.ts';
export { createStretchParameters, defaultStretchCost, stretch, StretchParameters } from './stretch.ts';
export type { StretchCost } from './stretch.ts';
export { inSteps, stepsOf } from './steps.ts';
