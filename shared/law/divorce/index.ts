export * from './agreement.ts';
export * from '../parties/other-document.ts';
export * from './closing.ts';
export * from './cooling-off.ts';
export * from './examination.ts';
export * from './facts.ts';
export * from './materials.ts';
export * from './process.ts';
export { divorceRules } from './rules/index.ts';
