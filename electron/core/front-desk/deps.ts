import type { TFunction } from 'i18next';
import type { DrawingDep } from '../documents/types.ts';
import type { TicketPrinter, Voice } from '../devices/index.ts';
import type { CalendarDep } from '../office/index.ts';
import type { ClockDep, EventsDep } from '../ports.ts';
import type { StoreDep } from '../store/index.ts';
import type { DeskCasesDep } from './desk-case.ts';

/** What the front desk works with. */
export interface FrontDeskDeps extends StoreDep, ClockDep, EventsDep, CalendarDep, DrawingDep, DeskCasesDep {
  /** Papers are Chinese. */
  readonly t: TFunction;
  /** Of a purpose and a value, with the store's own key: 64 hex characters. */
  readonly keyedDigest: (purpose: string, value: unknown) => string;
  readonly storeDirectory: string;
  readonly voice: Voice;
  readonly ticketPrinter: TicketPrinter;
}
