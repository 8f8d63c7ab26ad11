import * as acts from './acts.ts';

export type { Booking, Bookings } from './bookings.ts';
export { findOfAppointment } from './records.ts';
export { createTicketHandlers } from './handlers.ts';
export type { HallQueue } from './hall-queue.ts';
export { createLastTaken, type LastTaken } from './last-taken.ts';
export { createPrintSlip, type PrintSlip } from './print.ts';
export { createStoreQueue, linkOpenedCase } from './store-queue.ts';
export const ticketActs = Object.values(acts);
