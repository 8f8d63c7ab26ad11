import { z } from 'zod';
import { CeremonyPlan, CivilDate, RoomTime } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const hosts = { who: ['reception', 'registrar', 'supervisor'], stations: atTheDesk } as const;
const rooms = { who: ['reception', 'counsellor', 'supervisor'], stations: atTheDesk } as const;

/** The case a ceremony belongs to, and when that was registered: what the case says, copied nowhere. */
const CeremonyCase = z.object({ caseId: z.uuid(), number: z.string(), registeredOn: CivilDate.nullable() });

export const Ceremony = z.object({
  id: z.uuid(),
  /** On its slip. */
  code: z.string(),
  plan: CeremonyPlan,
  until: z.string(),
  case: CeremonyCase.nullable(),
  state: z.enum(['booked', 'held', 'cancelled']),
  officiantName: z.string().nullable(),
  reason: z.string().nullable(),
  /** As it will be spoken. */
  script: z.string(),
});
export type Ceremony = z.infer<typeof Ceremony>;

/** By the number of the case or of the certificate; '' for none yet. */
const caseNumber = z.string().trim().max(60).default('');
const bookingErrors = [
  'ceremony.past',
  'ceremony.noPlace',
  'ceremony.placeTaken',
  'ceremony.officiantTaken',
  'ceremony.noCase',
  'ceremony.otherNames',
  'ceremony.beforeRegistration',
] as const;

export const RoomBooking = z.object({
  id: z.uuid(),
  time: RoomTime,
  /** Whom to expect, as reception wrote it. */
  who: z.string(),
  counsellorId: z.uuid().nullable(),
  counsellorName: z.string().nullable(),
  /** Of the divorce they applied for; only counsellors are told. */
  caseNumber: z.string().nullable(),
  cancelled: z.boolean(),
});
export type RoomBooking = z.infer<typeof RoomBooking>;

/** 颁证仪式 and 辅导室: both free, both at the couple's wish (民发〔2020〕99号). */
export const ceremonyOperations = {
  'ceremonies.list': operation({
    about: 'Ceremonies of a period, both days included, by time.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.object({ today: CivilDate, ceremonies: z.array(Ceremony), staff: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'ceremonies.book': operation({
    about: 'Books a ceremony; of a case that is registered, or will be before it is held.',
    input: CeremonyPlan.extend({ caseNumber }),
    output: Ceremony,
    errors: bookingErrors,
    access: hosts,
    writes: true,
  }),
  'ceremonies.change': operation({
    about: 'Agrees anew what a ceremony is to be; nothing of its case changes.',
    input: CeremonyPlan.extend({ id: z.uuid(), caseNumber }),
    output: Ceremony,
    errors: ['ceremony.notFound', 'ceremony.over', ...bookingErrors],
    access: hosts,
    writes: true,
  }),
  'ceremonies.cancel': operation({
    about: 'The couple does without; their registration stands as it is.',
    input: z.object({ id: z.uuid(), reason: z.string().trim().max(200).default('') }),
    output: Ceremony,
    errors: ['ceremony.notFound', 'ceremony.over'],
    access: hosts,
    writes: true,
  }),
  'ceremonies.held': operation({
    about: 'The ceremony was held, on its day or later, after the registration.',
    input: z.object({ id: z.uuid() }),
    output: Ceremony,
    errors: ['ceremony.notFound', 'ceremony.over', 'ceremony.notRegistered', 'ceremony.notYet'],
    access: hosts,
    writes: true,
  }),
  'ceremonies.print': operation({
    about: 'Draws the sheet with the words of a ceremony.',
    input: z.object({ id: z.uuid() }),
    output: z.object({ documentId: z.uuid(), pages: z.number() }),
    errors: ['ceremony.notFound', 'document.missingGlyph', 'document.overflow', 'document.barcodeUnreadable', 'document.noForm'],
    access: hosts,
    writes: true,
  }),
  'rooms.list': operation({
    about: 'Bookings of the counselling rooms in a period, both days included.',
    input: z.object({ from: CivilDate, until: CivilDate }),
    output: z.object({
      today: CivilDate,
      rooms: z.array(z.string()),
      /** Not booked any more, with bookings that were. */
      closed: z.array(z.string()),
      bookings: z.array(RoomBooking),
      counsellors: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
    errors: [],
    access: rooms,
    writes: false,
  }),
  'rooms.book': operation({
    about: 'Books a counselling room for half hours; it is no part of the registration file.',
    input: RoomTime.extend({ who: z.string().trim().min(1).max(60), counsellorId: z.uuid().nullable().default(null), caseNumber }),
    output: RoomBooking,
    errors: ['room.unknown', 'room.noTime', 'room.past', 'room.taken', 'room.counsellorTaken', 'room.notCounsellor', 'room.noCase'],
    access: rooms,
    writes: true,
  }),
  'rooms.cancel': operation({
    about: 'Gives the half hours of a room free again.',
    input: z.object({ id: z.uuid() }),
    output: RoomBooking,
    errors: ['room.notFound'],
    access: rooms,
    writes: true,
  }),
} as const;
