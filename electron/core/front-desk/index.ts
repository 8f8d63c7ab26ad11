import { failure } from '#shared/contract/index.ts';
import { ok, stopsDivorce } from '#shared/model/index.ts';
import { getOffice } from '../office/index.ts';
import type { HandlersFor } from '../ports.ts';
import type { ActDefinition } from '../store/index.ts';
import { appointmentActs, bookings, createAppointmentHandlers, findSettingsProblem } from './appointments/index.ts';
import { createCardHandlers } from './cards.ts';
import { ceremonyActs, createCeremonyHandlers } from './ceremonies/index.ts';
import type { FrontDeskDeps } from './deps.ts';
import { calledBack, createPeakDayHandlers, peakDayActs, withPlans } from './peak-days/index.ts';
import { createKiosk, kioskActs, type KioskPorts, type VisitTable } from './kiosk/index.ts';
import { createPreReviewHandlers, preReviewActs, type FolderWatch } from './pre-review/index.ts';
import { createRoomHandlers, roomBooked, roomCancelled } from './rooms/index.ts';
import { createFrontDeskSettingsHandlers, frontDeskConfigured } from './settings.ts';
import { createSignage } from './signage/index.ts';
import { createLastTaken, createPrintSlip, createStoreQueue, createTicketHandlers, ticketActs } from './tickets/index.ts';

export type { FrontDeskDeps } from './deps.ts';
export { settleProofRequest } from './kiosk/proof-requests.ts';
export { createVisitTable, type Visitors } from './kiosk/index.ts';
export { readFrontDeskSettings } from './settings.ts';
export { linkOpenedCase } from './tickets/index.ts';
export { createAppointmentSweep } from './appointments/index.ts';
export { eraseOverdue, hasOverdue } from './overdue.ts';
export { createFolderWatch, eraseHalfWritten, findReviewedCouple } from './pre-review/index.ts';

export const frontDeskActs = [
  frontDeskConfigured,
  ...ticketActs,
  ...appointmentActs,
  ...preReviewActs,
  ...peakDayActs,
  ...ceremonyActs,
  roomBooked,
  roomCancelled,
  ...kioskActs,
] as unknown as readonly ActDefinition[];

/** 前台: who comes when, who waits, who is called. */
export function createFrontDesk(deps: FrontDeskDeps & KioskPorts & { readonly visits: VisitTable }, folder: FolderWatch) {
  const queue = createStoreQueue({ ...deps, bookings });
  const lastTaken = createLastTaken(deps);
  return {
    ...createTicketHandlers(queue, deps, lastTaken),
    ...createKiosk({ ...deps, queue, lastTaken, printSlip: createPrintSlip(queue, deps) }, calledBack),
    ...createFrontDeskSettingsHandlers(deps, (db, parts) => {
      const { tickets } = parts;
      const counters = getOffice(db).counters.map(({ code }) => code);
      if (tickets !== undefined && stopsDivorce(tickets, counters)) return failure('ticket.divorceStopped', {});
      if (parts.appointments === undefined) return ok(parts);
      const appointments = withPlans(db, parts.appointments, deps.clock.today());
      return findSettingsProblem(deps, db, appointments) ?? ok({ ...parts, appointments });
    }),
    ...createAppointmentHandlers(deps, calledBack),
    ...createPreReviewHandlers(deps, folder),
    ...createPeakDayHandlers(deps),
    ...createCeremonyHandlers(deps),
    ...createRoomHandlers(deps),
    ...createCardHandlers(deps),
    ...createSignage(deps),
  } satisfies HandlersFor<never>;
}
