import { z } from 'zod';
import { CivilDate, Grade, PriorityReason, Service, TicketNumber, TicketState } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

/** One call, as everybody in the hall may see it. */
export const ShownCall = z.object({
  ticketId: z.uuid(),
  number: TicketNumber,
  counter: z.string(),
  counterName: z.string(),
  /** 王*明; null: a ticket without a name. */
  name: z.string().nullable(),
  /** Instant of its last call. */
  at: z.string(),
  /** How often it was called by now, from 1. */
  times: z.number().int(),
  service: Service,
  /** To be spoken, with its syllables; absent: the hall does not have surnames spoken, or it is not known. */
  surname: z.object({ text: z.string(), pinyin: z.string() }).optional(),
});
export type ShownCall = z.infer<typeof ShownCall>;

/** The queue, as everybody in the hall may see it: no name in full, no reason of priority. */
export const TicketBoard = z.object({
  today: CivilDate,
  now: z.string(),
  /** The last call of each ticket called today, newest first; at most twelve. */
  calls: z.array(ShownCall),
  /** Who is before a counter now, by counter. */
  serving: z.array(ShownCall),
  /** Everybody who waits, longest first. */
  list: z.array(z.object({ ticketId: z.uuid(), number: TicketNumber, service: Service, name: z.string().nullable() })),
  /** Every service offered; `since`: instant from which the longest has waited. */
  waiting: z.array(z.object({ service: Service, count: z.number().int(), since: z.string().nullable() })),
  /** Appointments of today whose couples have not come yet, soonest first; at most eight. */
  next: z.array(z.object({ time: z.string(), name: z.string().nullable(), service: Service })),
});
export type TicketBoard = z.infer<typeof TicketBoard>;

/** As the staff see it. */
export const QueueTicket = z.object({
  id: z.uuid(),
  number: TicketNumber,
  /** As its QR code says it. */
  slipCode: z.string(),
  service: Service,
  name: z.string(),
  priority: PriorityReason.nullable(),
  /** Instant its half hour begins; null: they came without an appointment. */
  appointmentAt: z.string().nullable(),
  issuedAt: z.string(),
  since: z.string(),
  state: TicketState,
  counter: z.string().nullable(),
  /** The only counter it may be called to; null: any that serves it. */
  reservedFor: z.string().nullable(),
  calledAt: z.string().nullable(),
  begunAt: z.string().nullable(),
  calls: z.number().int(),
  caseIds: z.array(z.uuid()),
});
export type QueueTicket = z.infer<typeof QueueTicket>;

export const TicketList = z.object({
  today: CivilDate,
  now: z.string(),
  /** Before the caller's counter now. */
  here: QueueTicket.nullable(),
  /** What the caller's counter serves, else what the hall does. */
  services: z.array(Service),
  /** What numbers are given for here, and couples can be sent to. */
  offered: z.array(Service),
  /** All of today, longest waiting first. */
  tickets: z.array(QueueTicket),
  /** Whether a slip is printed with every number that is given. */
  printsAtOnce: z.boolean(),
});
export type TicketList = z.infer<typeof TicketList>;

/** The couple's last ticket, as long as the counter's screen asks them how it was. */
export const ToRate = z.object({ ticket: z.object({ id: z.uuid(), number: TicketNumber, until: z.string(), now: z.string() }).nullable() });
export type ToRate = z.infer<typeof ToRate>;

/** 好差评, counted: how many each registrar served for each service, and how often each grade was given. */
export const RatingCount = z.object({
  service: Service,
  /** null: it is not known who served. */
  staffName: z.string().nullable(),
  served: z.number().int(),
  grades: z.record(Grade, z.number().int()),
});
export type RatingCount = z.infer<typeof RatingCount>;

const hosts = { who: ['reception', 'registrar', 'supervisor'], stations: atTheDesk } as const;
const caller = { who: ['registrar'], stations: ['counter'] } as const;
const atCounter = ['session.noCounter', 'ticket.noneHere'] as const;
const Issued = z.object({
  service: Service,
  name: z.string().trim().max(60).default(''),
  /** As scanned or typed; '' without an appointment. */
  appointment: z.string().trim().max(40).default(''),
});
const issueErrors = ['ticket.noService', 'ticket.noAppointment', 'ticket.appointmentNotToday', 'ticket.appointmentUsed'] as const;

const printErrors = [
  'ticketPrinter.none',
  'ticketPrinter.away',
  'ticketPrinter.paperOut',
  'ticketPrinter.coverOpen',
  'ticketPrinter.notReady',
  'ticketPrinter.stopped',
  'ticketPrinter.unsure',
  'ticketPrinter.unreadable',
] as const;

/** 取号叫号. Whoever walks in is served, too (条例 2025 art. 7). */
export const ticketOperations = {
  'tickets.board': operation({
    about: 'The queue as the whole hall may see it.',
    input: z.object({}),
    output: TicketBoard,
    errors: [],
    access: { who: 'anyone', stations: ['counter', 'kiosk', 'supervisor', 'signage'] },
    writes: false,
  }),
  'tickets.list': operation({
    about: 'The tickets of today, and who is before this counter.',
    input: z.object({}),
    output: TicketList,
    errors: [],
    access: hosts,
    writes: false,
  }),
  'tickets.desks': operation({
    about: 'Who called last today, at each counter that called anybody.',
    input: z.object({}),
    output: z.array(z.object({ counter: z.string(), staffName: z.string() })),
    errors: [],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: false,
  }),
  'tickets.ratings': operation({
    about: 'How couples said it was, by service and registrar; `from` and `until` included, of no couple in particular.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.array(RatingCount),
    errors: [],
    access: { who: ['supervisor', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'tickets.issue': operation({
    about: 'Gives somebody who has come a number, with priority where reception saw why.',
    input: Issued.extend({ priority: PriorityReason.nullable().default(null) }),
    output: QueueTicket,
    errors: issueErrors,
    access: hosts,
    writes: true,
  }),
  'tickets.take': operation({
    about: 'Somebody takes a number at the kiosk themselves.',
    input: Issued,
    output: z.object({ number: TicketNumber, slipCode: z.string(), before: z.number().int() }),
    errors: [...issueErrors, 'ticket.tooMany'],
    access: { who: 'anyone', stations: ['kiosk'] },
    writes: true,
  }),
  'tickets.call': operation({
    about: 'Calls the next in line to this counter.',
    input: z.object({}),
    output: QueueTicket,
    errors: ['session.noCounter', 'ticket.busy', 'ticket.nobody'],
    access: caller,
    writes: true,
  }),
  'tickets.recall': operation({
    about: 'Calls the ticket of this counter once more.',
    input: z.object({}),
    output: QueueTicket,
    errors: atCounter,
    access: caller,
    writes: true,
  }),
  'tickets.begin': operation({
    about: 'The couple has come to the counter.',
    input: z.object({}),
    output: QueueTicket,
    errors: atCounter,
    access: caller,
    writes: true,
  }),
  'tickets.pass': operation({
    about: 'Nobody came when called; the number is kept until they do.',
    input: z.object({}),
    output: QueueTicket,
    errors: atCounter,
    access: caller,
    writes: true,
  }),
  'tickets.park': operation({
    about: 'The couple is sent for something and comes back to go on.',
    input: z.object({}),
    output: QueueTicket,
    errors: atCounter,
    access: caller,
    writes: true,
  }),
  'tickets.transfer': operation({
    about: 'Sends the couple to another service or counter, with the time they have waited.',
    input: z.object({ service: Service, counter: z.string().max(2).nullable().default(null) }),
    output: QueueTicket,
    errors: [...atCounter, 'ticket.noService'],
    access: caller,
    writes: true,
  }),
  'tickets.link': operation({
    about: 'The ticket of this counter is served by this case, too.',
    input: z.object({ caseId: z.uuid() }),
    output: QueueTicket,
    errors: [...atCounter, 'case.notFound'],
    access: caller,
    writes: true,
  }),
  'tickets.finish': operation({
    about: 'The couple of this counter is served.',
    input: z.object({}),
    output: QueueTicket,
    errors: atCounter,
    access: caller,
    writes: true,
  }),
  'tickets.resume': operation({
    about: 'Somebody who was away is back: before this counter, or in the line again.',
    input: z.object({ id: z.uuid(), to: z.enum(['counter', 'queue']) }),
    output: QueueTicket,
    errors: ['ticket.notFound', 'ticket.notAway', 'ticket.busy', 'session.noCounter'],
    access: hosts,
    writes: true,
  }),
  'tickets.leave': operation({
    about: 'Somebody goes without being served.',
    input: z.object({ id: z.uuid() }),
    output: QueueTicket,
    errors: ['ticket.notFound', 'ticket.over'],
    access: hosts,
    writes: true,
  }),
  'tickets.print': operation({
    about:
      'Prints the slip of a ticket on the ticket printer, once more where it was lost. After `stopped` and `unsure` some of it may have come out, after any other failure nothing has.',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
    errors: ['ticket.notFound', ...printErrors],
    access: hosts,
    writes: false,
  }),
  'tickets.slip': operation({
    about: 'Draws the slip of a ticket as a paper of 80 mm, printed like any paper where no ticket printer does it.',
    input: z.object({ id: z.uuid() }),
    output: z.object({ documentId: z.uuid(), pages: z.number().int() }),
    errors: ['ticket.notFound', 'document.missingGlyph', 'document.overflow', 'document.barcodeUnreadable', 'document.noForm'],
    access: hosts,
    writes: true,
  }),
  'tickets.toRate': operation({
    about: "Whether this counter's couple is asked how it was.",
    input: z.object({}),
    output: ToRate,
    errors: [],
    access: { who: ['registrar'], stations: ['counter', 'applicant'] },
    writes: false,
  }),
  'tickets.rate': operation({
    about: 'The couple says how it was, once; only on the screen turned to them.',
    input: z.object({ id: z.uuid(), grade: Grade }),
    output: z.object({}),
    errors: ['ticket.notRateable'],
    access: { who: ['registrar'], stations: ['applicant'] },
    writes: true,
  }),
  'tickets.rateByCode': operation({
    about: 'Whoever holds a slip says how it was, once, at the kiosk.',
    input: z.object({ code: z.string().max(40), grade: Grade }),
    output: z.object({}),
    errors: ['ticket.notFound', 'ticket.notRateable'],
    access: { who: 'anyone', stations: ['kiosk'] },
    writes: true,
  }),
} as const;
