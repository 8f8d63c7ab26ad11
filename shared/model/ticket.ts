import { z } from 'zod';
import { Service } from './service.ts';

/** Each service counts for itself, from 001 every day: A001. */
export const ticketLetters: Readonly<Record<Service, string>> = {
  marriage: 'A',
  divorceApply: 'B',
  divorceIssue: 'C',
  reissue: 'D',
  recordProof: 'E',
  adoption: 'F',
  enquiry: 'G',
};

/** `A001`: a letter for the service it was issued for and a number, from 001 every day. */
export const TicketNumber = z.string().regex(/^[A-G]\d{3,4}$/);
export type TicketNumber = z.infer<typeof TicketNumber>;

export function ticketNumber(service: Service, running: number): TicketNumber {
  return `${ticketLetters[service]}${String(running).padStart(3, '0')}`;
}

/**
 * `passed`: called and not there; `parked`: sent away for something and expected back; `left`: went without being served, or the
 * day ended.
 */
export const TicketState = z.enum(['waiting', 'called', 'serving', 'parked', 'passed', 'finished', 'left']);
export type TicketState = z.infer<typeof TicketState>;

/** 优先: why somebody goes first. Reception writes it down; no screen and no slip shows it. */
export const PriorityReason = z.enum(['soldier', 'elderly', 'disabled', 'pregnant', 'other']);
export type PriorityReason = z.infer<typeof PriorityReason>;

/** 好差评: five grades, best first. */
export const Grade = z.enum(['verySatisfied', 'satisfied', 'fair', 'dissatisfied', 'veryDissatisfied']);
export type Grade = z.infer<typeof Grade>;

/** 取号叫号: as here a small hall works without setting anything. */
export const TicketSettings = z.object({
  /** What tickets are given for here, in the order they are offered. */
  services: z.array(Service).min(1).default(['marriage', 'divorceApply', 'divorceIssue', 'enquiry']),
  /** Counter → what it serves; a counter that is not named serves all. */
  counters: z.record(z.string(), z.array(Service).min(1)).default({}),
  /** Minutes of waiting after which nobody goes before. */
  fairMinutes: z.number().int().min(10).max(120).default(40),
  /** How many of those with priority or an appointment may go one after another while others wait. */
  inARow: z.number().int().min(1).max(10).default(3),
  /** Minutes after its time until which an appointment still goes at its time. */
  lateMinutes: z.number().int().min(0).max(120).default(30),
  /** Whether the couple is asked how it was. */
  rating: z.boolean().default(true),
  /** Whether the spoken call says the surname, too; off, a number is all that is heard. */
  speakSurname: z.boolean().default(false),
  /** Whether a slip is printed with every number that is given; null: where the hall has a ticket printer. */
  printAtOnce: z.boolean().nullable().default(null),
});
export type TicketSettings = z.infer<typeof TicketSettings>;

/** M-131: whether numbers would be given and called for marriage, and not for both visits of a divorce. `at`: the office's counters. */
export function stopsDivorce({ services, counters }: Pick<TicketSettings, 'services' | 'counters'>, at: readonly string[]): boolean {
  const takes = (service: Service): boolean =>
    services.includes(service) && at.some((counter) => (counters[counter] ?? services).includes(service));
  return takes('marriage') && !(takes('divorceApply') && takes('divorceIssue'));
}
