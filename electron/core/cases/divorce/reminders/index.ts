export { remindersExported } from './acts.ts';
export { createReminderHandlers } from './handlers.ts';
