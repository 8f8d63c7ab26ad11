import { z } from 'zod';
import { FrontDeskParts, FrontDeskSettings } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

export const frontDeskOperations = {
  'frontDesk.settings': operation({
    about: 'How the front desk works: appointments, tickets, call screen.',
    input: z.object({}),
    output: FrontDeskSettings,
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: false,
  }),
  'frontDesk.configure': operation({
    about: 'The parts named work as said from now on; the others stay as they are.',
    input: FrontDeskParts,
    output: FrontDeskSettings,
    errors: ['appointment.divorceStopped', 'ticket.divorceStopped'],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: true,
  }),
} as const;
