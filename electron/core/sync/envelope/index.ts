export { checkNext, emptyChain } from './chain.ts';
export type { ChainEnd, ChainFault } from './chain.ts';
export { ContentType, EnvelopeHeader, Lane, noEnvelope } from './header.ts';
export { limits } from './layout.ts';
export type { EnvelopeParts } from './layout.ts';
export { checkEnvelope, longestContent, openEnvelope, sealEnvelope } from './seal.ts';
export type { Address, EnvelopeFault, Sealed } from './seal.ts';
