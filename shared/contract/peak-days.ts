import { z } from 'zod';
import { CivilDate, OverflowState, PeakDay, PeakDayPlan, Service } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const hosts = { who: ['reception', 'registrar', 'supervisor'], stations: atTheDesk } as const;
const supervisors = { who: ['supervisor'], stations: atTheDesk } as const;
const Count = z.number().int().nonnegative();

export const Overflow = z.object({
  id: z.uuid(),
  on: CivilDate,
  service: Service,
  name: z.string(),
  phone: z.string(),
  note: z.string(),
  enteredAt: z.string(),
  state: OverflowState,
  /** Of those waiting for the same, 1 is next; null: waits no longer. */
  place: Count.nullable(),
  /** What was booked for them; null: nothing, or cancelled. */
  appointmentId: z.uuid().nullable(),
});
export type Overflow = z.infer<typeof Overflow>;

export const PeakDayView = PeakDay.extend({
  /** Whether the hall takes couples in on it, by its hours and the calendar. */
  open: z.boolean(),
  forecast: z.object({
    by: z.enum(['scaled', 'counts', 'none']),
    low: Count,
    expected: Count,
    high: Count,
    /** Registrations of an ordinary workday in the last sixty days. */
    ordinaryNow: z.number(),
    past: z.array(
      z.object({
        year: z.number(),
        date: CivilDate,
        count: Count,
        ordinary: z.number(),
        /** How many times an ordinary workday it was; null where none is known. */
        factor: z.number().nullable(),
        from: z.enum(['journal', 'entered']),
      }),
    ),
  }),
  minutesEach: Count,
  openMinutes: Count,
  countersNeeded: Count.nullable(),
  plan: PeakDayPlan.nullable(),
  overflow: z.array(Overflow),
});
export type PeakDayView = z.infer<typeof PeakDayView>;

/** 高峰日: more counters and longer hours where many come. Nothing here takes a business away (M-131). */
export const peakDayOperations = {
  'peakDays.list': operation({
    about: 'The peak days of the next thirteen months, and which of them are planned.',
    input: z.object({}),
    output: z.object({
      today: CivilDate,
      days: z.array(PeakDay.extend({ open: z.boolean(), planned: z.boolean(), waiting: Count })),
    }),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'peakDays.get': operation({
    about: 'One peak day: how many will come and how that was reckoned, its plan, who waits for a place.',
    input: z.object({ date: CivilDate }),
    output: PeakDayView,
    errors: [],
    access: hosts,
    writes: false,
  }),
  'peakDays.plan': operation({
    about: 'Decides counters, staff and longer hours of a peak day; bookings follow it at once.',
    input: PeakDayPlan,
    output: PeakDayView,
    errors: ['peakDay.past', 'peakDay.divorceStopped', 'peakDay.counterTwice', 'peakDay.staffTwice'],
    access: supervisors,
    writes: true,
  }),
  'peakDays.enterPast': operation({
    about: 'How many came on such a day in a year that this hall has no record of; goes before what the journal counts.',
    input: z.object({
      name: z.string().trim().min(1).max(20),
      year: z.number().int().min(2000).max(2100),
      count: Count.max(20_000),
      ordinary: Count.max(2_000),
    }),
    output: z.object({}),
    errors: [],
    access: supervisors,
    writes: true,
  }),
  'overflow.enter': operation({
    about: 'Somebody wants a day that has no place left: they are called back in order when one is free.',
    input: z.object({
      on: CivilDate,
      service: Service,
      name: z.string().trim().min(1).max(60),
      phone: z
        .string()
        .trim()
        .regex(/^[0-9+\- ]{5,20}$/),
      note: z.string().trim().max(200).default(''),
    }),
    output: Overflow,
    errors: ['overflow.past', 'overflow.already'],
    access: hosts,
    writes: true,
  }),
  'overflow.call': operation({
    about: 'Calls back whoever waits longest for this day and business; nobody before them.',
    input: z.object({ id: z.uuid() }),
    output: Overflow,
    errors: ['overflow.notFound', 'overflow.notWaiting', 'overflow.notFirst'],
    access: hosts,
    writes: true,
  }),
  'overflow.settle': operation({
    about: 'What became of a call that led to no appointment: they want none, or were not reached. Booking settles the others.',
    input: z.object({ id: z.uuid(), outcome: OverflowState.extract(['declined', 'unreached']) }),
    output: Overflow,
    errors: ['overflow.notFound', 'overflow.notCalled'],
    access: hosts,
    writes: true,
  }),
} as const;
