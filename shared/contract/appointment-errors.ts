import { z } from 'zod';
import { CivilDate } from '#shared/model/index.ts';

/** Of appointments: see `errorDetails`. */
export const appointmentErrors = {
  'appointment.notFound': z.object({}),
  'appointment.over': z.object({}),
  'appointment.noIdNumber': z.object({}),
  'appointment.badIdNumber': z.object({ name: z.string() }),
  'appointment.samePerson': z.object({}),
  'appointment.past': z.object({}),
  'appointment.tooSoon': z.object({ days: z.number() }),
  'appointment.tooFar': z.object({ days: z.number() }),
  'appointment.closed': z.object({ on: CivilDate, from: z.string() }),
  'appointment.full': z.object({ on: CivilDate, from: z.string() }),
  'appointment.twice': z.object({ id: z.uuid(), name: z.string(), on: CivilDate, from: z.string() }),
  'appointment.delayed': z.object({ until: CivilDate, count: z.number() }),
  'appointment.noApplication': z.object({}),
  'appointment.notTheirs': z.object({ number: z.string() }),
  'appointment.outsideWindow': z.object({ from: CivilDate, until: CivilDate }),
  'appointment.windowNotKnown': z.object({ from: CivilDate, until: CivilDate }),
  'appointment.notToday': z.object({ on: CivilDate }),
  'appointment.notYet': z.object({}),
  'appointment.divorceStopped': z.object({ on: CivilDate }),
  'appointment.fileUnreadable': z.object({}),
  'appointment.columnsMissing': z.object({ columns: z.string() }),
  'appointment.fileGone': z.object({}),
} as const;
