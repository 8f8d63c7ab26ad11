export { roomBooked, roomCancelled } from './acts.ts';
export { createRoomHandlers } from './handlers.ts';
