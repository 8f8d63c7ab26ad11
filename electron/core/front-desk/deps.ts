import type { TFunction } from 'i18next';
import type { DrawingDep } from '../documents/types.ts';
import type { AppointmentPerson, CivilDate } from '#shared/model/index.ts';
import type { IdCard, ReaderForDesk, TicketPrinter, Voice } from '../devices/index.ts';
import type { CalendarDep, OpenHoursDep } from '../office/index.ts';
import type { ClockDep, EventsDep } from '../ports.ts';
import type { SessionsDep } from '../staff/types.ts';
import type { StoreDep } from '../store/index.ts';
import type { DeskCasesDep } from './desk-case.ts';

/** Whose card was laid on the reader. */
export interface CardHolder {
  readonly person: AppointmentPerson;
  readonly birthDate: CivilDate | null;
  /** null: 长期. */
  readonly validUntil: CivilDate | null;
}

/** What the front desk works with. */
export interface FrontDeskDeps extends StoreDep, ClockDep, EventsDep, CalendarDep, OpenHoursDep, DrawingDep, DeskCasesDep, SessionsDep {
  /** Papers are Chinese. */
  readonly t: TFunction;
  /** Of a purpose and a value, with the store's own key: 64 hex characters. */
  readonly keyedDigest: (purpose: string, value: unknown) => string;
  readonly storeDirectory: string;
  readonly voice: Voice;
  readonly ticketPrinter: TicketPrinter;
  readonly cardReader: ReaderForDesk;
  /** null: the card does not tell whose it is. */
  readonly holderOf: (card: IdCard) => CardHolder | null;
}
