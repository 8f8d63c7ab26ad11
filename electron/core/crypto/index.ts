/**
 * National cryptography behind one port: whoever imports this names purposes, never algorithms, so that a site's
 * certified module can take its place.
 */
export {
  createDigest,
  deriveKey,
  digestBytes,
  digestHex,
  equalBytes,
  keyedDigestBytes,
  keyedDigestHex,
  keyedDigestHexInSteps,
} from './digest.ts';
export { hashPassword, verifyPassword } from './password.ts';
export { createId, randomBytes } from './random.ts';
export { createRecoveryKey, parseRecoveryKey } from './recovery-key.ts';
export { open, openInSteps, seal, sealInSteps, sealOverhead } from './seal.ts';
export { createStretchParameters, defaultStretchCost, stretch, StretchParameters } from './stretch.ts';
export type { StretchCost } from './stretch.ts';
