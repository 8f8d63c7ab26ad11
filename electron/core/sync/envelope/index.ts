export { openAnswer } from './answer.ts';
export type { AnswerFault, Opened } from './answer.ts';
export { checkNext, emptyChain } from './chain.ts';
export type { ChainEnd, ChainFault } from './chain.ts';
export { EnvelopeHeader, Lane, noEnvelope } from './header.ts';
export { readEnvelope } from './layout.ts';
export type { EnvelopeParts } from './layout.ts';
export { checkEnvelope, createWrappedKey, openEnvelope, sealEnvelope } from './seal.ts';
export type { Address, ContentKey, EnvelopeFault, Sealed } from './seal.ts';
