import { z } from 'zod';
import {
  AppointmentPerson,
  AppointmentPlan,
  AppointmentSource,
  AppointmentState,
  CivilDate,
  HalfHour,
  Service,
} from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const hosts = { who: ['reception', 'registrar', 'supervisor'], stations: atTheDesk } as const;

export const Appointment = z.object({
  id: z.uuid(),
  code: z.string(),
  /** As its QR code says it. */
  slipCode: z.string(),
  service: Service,
  on: CivilDate,
  from: HalfHour,
  until: z.string(),
  people: z.array(AppointmentPerson),
  phone: z.string(),
  note: z.string(),
  /** 窗口 code. */
  counter: z.string(),
  source: AppointmentSource,
  state: AppointmentState,
  reason: z.string().nullable(),
  /** Of the divorce applied for, where its second visit is booked. */
  caseNumber: z.string().nullable(),
});
export type Appointment = z.infer<typeof Appointment>;

export const BookableSlot = z.object({
  from: HalfHour,
  places: z.number(),
  free: z.number(),
  /** Why it is not booked although it has a place. */
  untimely: z.enum(['past', 'tooSoon', 'tooFar', 'notYetKnown', 'outside']).nullable(),
});
export type BookableSlot = z.infer<typeof BookableSlot>;

/** A row of an export of bookings, as it would be taken in. */
export const ImportedRow = z.object({
  /** In the file, the names of the columns being line 1. */
  line: z.number(),
  number: z.string(),
  names: z.array(z.string()),
  service: Service.nullable(),
  on: CivilDate.nullable(),
  from: HalfHour.nullable(),
  /** `none`: known as it is, or cancelled before it was ever taken in. */
  outcome: z.enum(['new', 'changed', 'cancelled', 'none', 'odd']),
  problem: z
    .object({
      why: z.enum([
        'noNumber',
        'numberTwice',
        'unknownService',
        'noDate',
        'noTime',
        'noName',
        'noIdNumber',
        'badIdNumber',
        'samePerson',
        'twice',
        'closed',
        'past',
        'full',
        'noApplication',
        'notTheirs',
        'outsideWindow',
        'notYetKnown',
        'over',
      ]),
      /** What the row says there. */
      value: z.string(),
    })
    .nullable(),
});
export type ImportedRow = z.infer<typeof ImportedRow>;

/** The number of the case or of either of the two, for the second visit of a divorce; '' where the people say it. */
const application = z.string().trim().max(40).default('');
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

/** 预约: a convenience, never a condition (条例 2025 art. 7). */
export const appointmentOperations = {
  'appointments.days': operation({
    about: 'Half hours with their places, for what somebody comes for.',
    input: z.object({ service: Service, from: CivilDate, days: z.number().int().min(1).max(14).default(5), application }),
    output: z.object({
      today: CivilDate,
      days: z.array(z.object({ date: CivilDate, slots: z.array(BookableSlot) })),
      /** Of the divorce applied for; null: none was asked for, or found. */
      window: z.object({ number: z.string(), from: CivilDate, until: CivilDate, certain: z.boolean() }).nullable(),
    }),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'appointments.list': operation({
    about: 'Appointments of a day, by time.',
    input: z.object({ on: CivilDate.nullable().default(null) }),
    output: z.object({ today: CivilDate, on: CivilDate, appointments: z.array(Appointment) }),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'appointments.find': operation({
    about: 'Appointments by name, phone, code or identity number, the newest first.',
    input: z.object({ text: z.string().trim().min(2).max(60) }),
    output: z.array(Appointment),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'appointments.book': operation({
    about: 'Books a half hour for a couple, at the desk or by phone.',
    input: AppointmentPlan.extend({
      application,
      source: z.enum(['reception', 'phone']).default('reception'),
      /** Who was called back from the overflow list for it. */
      overflowId: z.uuid().nullable().default(null),
    }),
    output: Appointment,
    errors: [...bookingErrors, 'overflow.notFound', 'overflow.notCalled'],
    access: hosts,
    writes: true,
  }),
  'appointments.change': operation({
    about: 'Agrees another half hour, or who comes, of an appointment.',
    input: AppointmentPlan.omit({ service: true }).extend({ id: z.uuid(), application }),
    output: Appointment,
    errors: ['appointment.notFound', 'appointment.over', ...bookingErrors],
    access: hosts,
    writes: true,
  }),
  'appointments.cancel': operation({
    about: 'The couple does not come, and says so before; who was called back for it from the overflow list waits there again.',
    input: z.object({ id: z.uuid(), reason: z.string().trim().max(200).default('') }),
    output: Appointment,
    errors: ['appointment.notFound', 'appointment.over'],
    access: hosts,
    writes: true,
  }),
  'appointments.arrive': operation({
    about: 'The couple has come, late perhaps.',
    input: z.object({ id: z.uuid() }),
    output: Appointment,
    errors: ['appointment.notFound', 'appointment.over', 'appointment.notToday'],
    access: hosts,
    writes: true,
  }),
  'appointments.noShow': operation({
    about: 'The couple did not come, and their half hour has begun.',
    input: z.object({ id: z.uuid() }),
    output: Appointment,
    errors: ['appointment.notFound', 'appointment.over', 'appointment.notYet'],
    access: hosts,
    writes: true,
  }),
  'appointments.slip': operation({
    about: 'Draws the slip of an appointment: when, where, what to bring, and its code.',
    input: z.object({ id: z.uuid() }),
    output: z.object({ documentId: z.uuid(), pages: z.number() }),
    errors: [
      'appointment.notFound',
      'appointment.over',
      'document.missingGlyph',
      'document.overflow',
      'document.noForm',
      'document.barcodeUnreadable',
    ],
    access: hosts,
    writes: true,
  }),
  'appointments.read': operation({
    about: 'Reads an export of bookings and says of each row what would become of it; nothing is taken in yet.',
    input: z.object({
      /** Base 64. */
      content: z.string().max(8_000_000),
    }),
    output: z.object({ fileId: z.uuid(), rows: z.array(ImportedRow) }),
    errors: ['appointment.fileUnreadable', 'appointment.columnsMissing'],
    access: hosts,
    writes: false,
  }),
  'appointments.takeIn': operation({
    about: 'Takes in the good rows of a file that was read, some at a time, and answers where to go on.',
    input: z.object({ fileId: z.uuid(), from: z.number().int().min(0) }),
    output: z.object({ taken: z.number(), odd: z.array(ImportedRow), next: z.number().nullable() }),
    errors: ['appointment.fileGone'],
    access: hosts,
    writes: true,
  }),
} as const;
