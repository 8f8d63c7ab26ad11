import { z } from 'zod';
import { AppointmentPerson, CivilDate, FrontDeskParts, FrontDeskSettings, HalfHour, Service, TicketNumber } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

/** Whose card was laid down at the front desk, and what is known of them there. */
export const DeskCard = z.object({
  person: AppointmentPerson,
  /** 老年人: sixty and over (老年人权益保障法 2). */
  elderly: z.boolean(),
  /** The card is past its validity. */
  expired: z.boolean(),
  /** Theirs of today; `ticket`: the number they have by it already. */
  appointment: z
    .object({ id: z.uuid(), slipCode: z.string(), service: Service, on: CivilDate, from: HalfHour, ticket: TicketNumber.nullable() })
    .nullable(),
});
export type DeskCard = z.infer<typeof DeskCard>;

const hosts = { who: ['reception', 'registrar', 'supervisor'], stations: atTheDesk } as const;

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
  'frontDesk.armReader': operation({
    about: 'The next card read is for this window of the caller, unless a case wants it. The id names this waiting.',
    input: z.object({}),
    output: z.object({ id: z.uuid() }),
    errors: ['reader.none', 'reader.awaitedByCase'],
    access: hosts,
    writes: false,
  }),
  'frontDesk.disarmReader': operation({
    about: 'This waiting is over; another one, or a card read for a case, is left alone.',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'frontDesk.takeCard': operation({
    about: 'The card that was read, once and only for who waited for it; null: there is none for them. Nothing of it is kept.',
    input: z.object({ id: z.uuid() }),
    output: z.object({ card: DeskCard.nullable() }),
    errors: [],
    access: hosts,
    writes: false,
  }),
} as const;
