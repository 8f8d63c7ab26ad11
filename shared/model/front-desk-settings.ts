import { z } from 'zod';
import { AppointmentSettings } from './appointment.ts';
import { CeremonySettings } from './ceremony.ts';
import { KioskSettings } from './kiosk.ts';
import { PeakDaySettings } from './peak-days.ts';
import { PreReviewSettings } from './pre-review.ts';
import { RoomSettings } from './room.ts';
import { SignageSettings } from './signage-settings.ts';
import { TicketSettings } from './ticket.ts';

/** Parts of how the front desk works, as far as they are named: what is absent is not said, and not set to what it is usually. */
export const FrontDeskParts = z
  .object({
    appointments: AppointmentSettings,
    tickets: TicketSettings,
    signage: SignageSettings,
    peakDays: PeakDaySettings,
    preReview: PreReviewSettings,
    ceremonies: CeremonySettings,
    rooms: RoomSettings,
    kiosk: KioskSettings,
  })
  .partial();

/** How the front desk works: each part is set by itself, and what was never set is as here. */
export const FrontDeskSettings = z.object({
  appointments: AppointmentSettings.prefault({}),
  tickets: TicketSettings.prefault({}),
  signage: SignageSettings.prefault({}),
  peakDays: PeakDaySettings.prefault({}),
  preReview: PreReviewSettings.prefault({}),
  ceremonies: CeremonySettings.prefault({}),
  rooms: RoomSettings.prefault({}),
  kiosk: KioskSettings.prefault({}),
});
export type FrontDeskSettings = z.infer<typeof FrontDeskSettings>;
