export * from './cooling-off.ts';
