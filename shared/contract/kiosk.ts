import { z } from 'zod';
import {
  AppointmentState,
  Business,
  CivilDate,
  HalfHour,
  KioskLanguage,
  KioskTrouble,
  MobileNumber,
  Service,
  TicketNumber,
  TicketState,
  VisitBy,
} from '#shared/model/index.ts';
import { BookableSlot } from './appointments.ts';
import { DraftService, MyPreReview, ProofRequest } from './kiosk-filing.ts';
import { operation } from './operation.ts';

/** Somebody as a screen in a hall may show them: 王*明, 110105********002X. */
export const MaskedPerson = z.object({ name: z.string(), idNumber: z.string().nullable() });
export type MaskedPerson = z.infer<typeof MaskedPerson>;

/** Who stands before the kiosk. */
export const Visit = MaskedPerson.extend({
  by: VisitBy,
  /** The card's validity is over. */
  expired: z.boolean(),
  /** The other of the two, once their card was laid down, too. */
  partner: MaskedPerson.nullable(),
});
export type Visit = z.infer<typeof Visit>;

export const MyAppointment = z.object({
  id: z.uuid(),
  slipCode: z.string(),
  service: Service,
  on: CivilDate,
  from: HalfHour,
  until: z.string(),
  state: AppointmentState,
  /** Counter's name; '' where none was said. */
  counterName: z.string(),
  /** The number that was given for it; null: none yet. */
  ticket: TicketNumber.nullable(),
  /** It is for today, and no number was given. */
  mayCheckIn: z.boolean(),
  mayChange: z.boolean(),
});
export type MyAppointment = z.infer<typeof MyAppointment>;

export const MyTicket = z.object({
  id: z.uuid(),
  number: TicketNumber,
  slipCode: z.string(),
  service: Service,
  state: TicketState,
  /** How many are before it; null: it does not wait. */
  before: z.number().int().nullable(),
  /** Where it was called to; '' before. */
  counterName: z.string(),
});
export type MyTicket = z.infer<typeof MyTicket>;

/** What one of the two may know of their own case. */
export const MyCase = z.object({
  id: z.uuid(),
  number: z.string(),
  business: Business,
  /** For whoever waits: it is being worked on, it cools off, the certificate may be had, it is done, it ended without. */
  stage: z.enum(['working', 'coolingOff', 'mayIssue', 'done', 'ended']),
  openedOn: CivilDate,
  /** Of a divorce applied for: last day to withdraw, first and last day on which both may ask for the certificate (民法典 art. 1077). */
  dates: z.object({ appliedOn: CivilDate, coolsUntil: CivilDate, from: CivilDate, until: CivilDate, certain: z.boolean() }).nullable(),
  registeredOn: CivilDate.nullable(),
  hasReceipt: z.boolean(),
});
export type MyCase = z.infer<typeof MyCase>;

const visitor = { who: 'visitor', stations: ['kiosk'] } as const;
const byCard = { who: 'visitorByCard', stations: ['kiosk'] } as const;
const anybody = { who: 'anyone', stations: ['kiosk'] } as const;
const bookingErrors = [
  'appointment.noIdNumber',
  'appointment.badIdNumber',
  'appointment.samePerson',
  'appointment.past',
  'appointment.tooSoon',
  'appointment.tooFar',
  'appointment.closed',
  'appointment.full',
  'appointment.twice',
  'appointment.delayed',
  'appointment.noApplication',
  'appointment.notTheirs',
  'appointment.outsideWindow',
  'appointment.windowNotKnown',
] as const;

/** 自助服务: what visitors do by themselves. Whatever they say is unconfirmed until they stand at a counter. */
export const kioskOperations = {
  'kiosk.state': operation({
    about: 'What the kiosk can do now, and who stands before it.',
    input: z.object({}),
    output: z.object({
      hallName: z.string(),
      today: CivilDate,
      /** What numbers are given for. */
      services: z.array(Service),
      /** What half hours can be booked for. */
      bookable: z.array(Service),
      reader: z.enum(['there', 'lost', 'none']),
      ticketPrinter: z.enum(['ready', 'paperOut', 'lost', 'none']),
      /** Copies and slips can be printed here. */
      prints: z.boolean(),
      languages: z.array(KioskLanguage.omit({ words: true })),
      visit: Visit.nullable(),
      /** Staff were called and have not come yet. */
      called: z.boolean(),
    }),
    errors: [],
    access: anybody,
    writes: false,
  }),
  'kiosk.words': operation({
    about: 'The words of a language the hall added.',
    input: z.object({ tag: z.string().max(40) }),
    output: z.object({ words: z.record(z.string(), z.string()).nullable() }),
    errors: [],
    access: anybody,
    writes: false,
  }),
  'kiosk.awaitCard': operation({
    about: 'The reader waits for a visitor’s card (`kiosk.cardRead` tells that one was read), at most a minute.',
    input: z.object({}),
    output: z.object({}),
    errors: ['reader.none', 'reader.awaitedByCase'],
    access: anybody,
    writes: false,
  }),
  'kiosk.restReader': operation({
    about: 'Nobody is going to lay a card down.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    access: anybody,
    writes: false,
  }),
  'kiosk.enter': operation({
    about: 'Begins the visit of whoever laid their card down; the first card’s while one lasts.',
    input: z.object({}),
    output: Visit,
    errors: ['kiosk.noCard'],
    access: anybody,
    writes: false,
  }),
  'kiosk.enterByCode': operation({
    about: 'Begins a visit by the code of an appointment of today, for checking in alone.',
    input: z.object({ code: z.string().trim().max(40) }),
    output: Visit,
    errors: ['ticket.noAppointment', 'ticket.appointmentNotToday', 'kiosk.tooManyCodes'],
    access: anybody,
    writes: false,
  }),
  'kiosk.enterPartner': operation({
    about: 'The other of the two laid their card down as well.',
    input: z.object({}),
    output: Visit,
    errors: ['kiosk.noCard', 'appointment.samePerson'],
    access: byCard,
    writes: false,
  }),
  'kiosk.leave': operation({
    about: 'Ends the visit; whatever the core knew of it by heart is forgotten.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    access: anybody,
    writes: false,
  }),
  'kiosk.mine': operation({
    about: 'What the hall has for the visitor. By a slip’s code: the appointment it names and its number, no more.',
    input: z.object({}),
    output: z.object({
      today: CivilDate,
      appointments: z.array(MyAppointment),
      tickets: z.array(MyTicket),
      cases: z.array(MyCase),
      preReviews: z.array(MyPreReview),
      requests: z.array(ProofRequest),
      /** What they have filled in and not handed over. */
      drafts: z.array(z.object({ service: DraftService, erasedOn: CivilDate })),
    }),
    errors: [],
    access: visitor,
    writes: false,
  }),
  'kiosk.checkIn': operation({
    about: 'Gives the visitor a number: for their appointment of today, or without one.',
    input: z.object({ appointmentId: z.uuid().nullable().default(null), service: Service.nullable().default(null) }),
    output: MyTicket,
    errors: ['ticket.noService', 'ticket.noAppointment', 'ticket.appointmentNotToday', 'ticket.appointmentUsed', 'ticket.tooMany'],
    access: visitor,
    writes: true,
  }),
  'kiosk.printTicket': operation({
    about: 'Prints the slip of a number given at this visit or for its appointment; without one, of the last number taken here.',
    input: z.object({ slipCode: z.string().max(40) }),
    output: z.object({}),
    errors: [
      'ticket.notFound',
      'ticketPrinter.none',
      'ticketPrinter.away',
      'ticketPrinter.paperOut',
      'ticketPrinter.coverOpen',
      'ticketPrinter.notReady',
      'ticketPrinter.stopped',
      'ticketPrinter.unsure',
      'ticketPrinter.unreadable',
    ],
    access: anybody,
    writes: false,
  }),
  'kiosk.days': operation({
    about: 'Half hours with their places; for the second visit of a divorce, within the window of the visitor’s own application.',
    input: z.object({ service: Service, from: CivilDate, days: z.number().int().min(1).max(14).default(7) }),
    output: z.object({
      today: CivilDate,
      days: z.array(z.object({ date: CivilDate, slots: z.array(BookableSlot) })),
      window: z.object({ from: CivilDate, until: CivilDate, certain: z.boolean() }).nullable(),
    }),
    errors: [],
    access: byCard,
    writes: false,
  }),
  'kiosk.book': operation({
    about: 'Books a half hour for the visitor, and for the other of the two where both laid their cards down.',
    input: z.object({ service: Service, on: CivilDate, from: HalfHour, phone: MobileNumber }),
    output: MyAppointment,
    errors: bookingErrors,
    access: byCard,
    writes: true,
  }),
  'kiosk.move': operation({
    about: 'The visitor’s own appointment goes to another half hour.',
    input: z.object({ id: z.uuid(), on: CivilDate, from: HalfHour }),
    output: MyAppointment,
    errors: ['appointment.notFound', 'appointment.over', ...bookingErrors],
    access: byCard,
    writes: true,
  }),
  'kiosk.cancel': operation({
    about: 'The visitor does not come; the half hour is free again.',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
    errors: ['appointment.notFound', 'appointment.over'],
    access: byCard,
    writes: true,
  }),
  'kiosk.callStaff': operation({
    about: 'Somebody at the kiosk needs help.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    access: anybody,
    writes: false,
  }),
  'kiosk.report': operation({
    about: 'The kiosk says what was wrong with it.',
    input: z.object({ trouble: KioskTrouble.extract(['coreWasLost']) }),
    output: z.object({}),
    errors: [],
    access: anybody,
    writes: false,
  }),
} as const;
