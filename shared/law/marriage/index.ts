export * from './examination.ts';
export * from './facts.ts';
export * from './materials.ts';
export * from './party-papers.ts';
export * from './process.ts';
export * from './registration-number.ts';
export { requiredCapabilities } from './rules/capability.ts';
export { marriageRules } from './rules/index.ts';
