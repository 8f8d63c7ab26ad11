export { mayLookAtQueue, OutboxBadge } from './outbox-badge.tsx';
export { QueueView } from './queue-view.tsx';
