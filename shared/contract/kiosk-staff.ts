import { z } from 'zod';
import { KioskTrouble } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const hosts = { who: ['reception', 'registrar', 'archivist', 'supervisor'], stations: atTheDesk } as const;

/** What the staff have to do with the kiosk. */
export const kioskStaffOperations = {
  'kiosk.release': operation({
    about: 'A supervisor or administrator proves themselves at the kiosk: main lets this window go for two minutes.',
    input: z.object({ code: z.string().max(20), password: z.string().max(200) }),
    output: z.object({ name: z.string() }),
    errors: ['kiosk.notReleased', 'staff.wrongPassword', 'staff.lockedOut', 'staff.inactive'],
    access: { who: 'anyone', stations: ['kiosk'] },
    writes: true,
  }),
  'kiosk.watch': operation({
    about: 'Whether the kiosk is used, somebody calls from it, or something is wrong with it.',
    input: z.object({}),
    output: z.object({
      /** Instants; null: nobody stands there, nobody called. */
      inUseSince: z.string().nullable(),
      calledAt: z.string().nullable(),
      troubles: z.array(z.object({ trouble: KioskTrouble, since: z.string() })),
      /** Null: no kiosk was ever opened since the program began. */
      seenAt: z.string().nullable(),
    }),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'kiosk.answerCall': operation({
    about: 'Somebody of the staff goes to the kiosk; what is over is struck off the list of troubles.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    access: hosts,
    writes: false,
  }),
} as const;
