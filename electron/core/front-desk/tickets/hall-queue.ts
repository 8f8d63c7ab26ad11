import type { ErrorCode, HallError, QueueTicket, TicketBoard, TicketList, ToRate } from '#shared/contract/index.ts';
import type { CivilDate, Grade, PriorityReason, Result, Service } from '#shared/model/index.ts';
import type { Author } from '../../ports.ts';

export interface NewTicket {
  readonly service: Service;
  /** '' where nobody says it. */
  readonly name: string;
  readonly priority: PriorityReason | null;
  /** Ten digits, as the appointment keeps them; null: they came without. */
  readonly appointmentCode: string | null;
}

/** How often; `grade` null: served, and nobody said how it was. */
export interface Rated {
  readonly service: Service;
  readonly staffId: string | null;
  readonly grade: Grade | null;
  readonly count: number;
}

type Changed<C extends ErrorCode> = Result<{ readonly id: string }, HallError<C>>;
type AtCounter<C extends ErrorCode = never> = Changed<C | 'session.noCounter' | 'ticket.noneHere'>;

/**
 * The queue of a hall, wherever its state is kept: handlers know nothing else of it. `createStoreQueue` keeps it in this PC's
 * store; several PCs can share one that keeps it elsewhere. What happens at a counter happens at the author's.
 */
export interface HallQueue {
  board(): TicketBoard;
  /** `counter`: of whoever asks; null: they sit at none. */
  list(counter: string | null): Omit<TicketList, 'printsAtOnce'>;
  /** Who called last today, at each counter that called anybody. */
  desks(): readonly { readonly counter: string; readonly staffId: string }[];
  /** How many were served and how each grade was given, from one day until another, both included. */
  ratings(from: CivilDate, until: CivilDate): readonly Rated[];
  ticket(id: string): QueueTicket;
  /** How many wait for the same since before a ticket of today; null: there is no such ticket. */
  before(id: string): number | null;
  /** What the couple before a counter may say how it was of. */
  toRate(counter: string | null): ToRate;
  issue(
    author: Author,
    order: NewTicket,
  ): Changed<'ticket.noService' | 'ticket.noAppointment' | 'ticket.appointmentNotToday' | 'ticket.appointmentUsed'>;
  /** By themselves: without priority, and only so many in a minute. */
  take(
    author: Author,
    order: Omit<NewTicket, 'priority'>,
  ): Changed<'ticket.noService' | 'ticket.noAppointment' | 'ticket.appointmentNotToday' | 'ticket.appointmentUsed' | 'ticket.tooMany'>;
  /** Never the same to two counters. */
  callNext(author: Author): Changed<'session.noCounter' | 'ticket.busy' | 'ticket.nobody'>;
  callAgain(author: Author): AtCounter;
  begin(author: Author): AtCounter;
  pass(author: Author): AtCounter;
  park(author: Author): AtCounter;
  finish(author: Author): AtCounter;
  transfer(author: Author, to: { readonly service: Service; readonly counter: string | null }): AtCounter<'ticket.noService'>;
  link(author: Author, caseId: string): AtCounter;
  /** Of one parked or passed: before the author's counter, or back into the line. */
  resume(
    author: Author,
    id: string,
    to: 'counter' | 'queue',
  ): Changed<'ticket.notFound' | 'ticket.notAway' | 'ticket.busy' | 'session.noCounter'>;
  leave(author: Author, id: string): Changed<'ticket.notFound' | 'ticket.over'>;
  /** By the couple before the author's counter, shortly after they were served. */
  rate(author: Author, id: string, grade: Grade): Changed<'ticket.notRateable'>;
  /** By whoever holds the slip. */
  rateByCode(author: Author, code: string, grade: Grade): Changed<'ticket.notFound' | 'ticket.notRateable'>;
}
