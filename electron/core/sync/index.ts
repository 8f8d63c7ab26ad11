export { projectOutbox, summariseOutbox } from './outbox.ts';
