export * from './examination.ts';
export * from './facts.ts';
export * from './materials.ts';
export * from './numbering.ts';
export * from './process.ts';
export { reissueRules } from './rules/index.ts';
