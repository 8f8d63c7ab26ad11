export { counsellingRecorded } from './acts.ts';
export { createCounsellingHandlers } from './handlers.ts';
export { eraseStrayNotes } from './notes.ts';
