import { z } from 'zod';
import { AppointmentSettings } from './appointment.ts';
import { CeremonySettings } from './ceremony.ts';
import { PeakDaySettings } from './peak-days.ts';
import { PreReviewSettings } from './pre-review.ts';
import { RoomSettings } from './room.ts';
import { SignageSettings } from './signage-settings.ts';
import { TicketSettings } from './ticket.ts';

/** 预约. */
export const AppointmentSettings = z.object({});
export type AppointmentSettings = z.infer<typeof AppointmentSettings>;
/** 取号叫号. */
export const TicketSettings = z.object({
  /** What tickets are given for here, in the order they are offered. */
  services: z.array(Service).min(1).default(['marriage', 'divorceApply', 'divorceIssue', 'enquiry']),
});
export type TicketSettings = z.infer<typeof TicketSettings>;

/** How the front desk works: each part is set by itself, and what was never set is as here. */
export const FrontDeskSettings = z.object({
  appointments: AppointmentSettings.prefault({}),
  tickets: TicketSettings.prefault({}),
  signage: SignageSettings.prefault({}),
  peakDays: PeakDaySettings.prefault({}),
  preReview: PreReviewSettings.prefault({}),
  ceremonies: CeremonySettings.prefault({}),
  rooms: RoomSettings.prefault({}),
});
export type FrontDeskSettings = z.infer<typeof FrontDeskSettings>;
