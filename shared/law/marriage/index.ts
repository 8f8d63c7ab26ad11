export * from './examination.ts';
export { requiredCapabilities } from '../parties/capability.ts';
export { hasScan, unknownPerson } from '../parties/facts.ts';
export * from '../parties/party-papers.ts';
export * from '../registration-number.ts';
export * from './facts.ts';
export * from './materials.ts';
export * from './process.ts';
export { marriageRules } from './rules/index.ts';
