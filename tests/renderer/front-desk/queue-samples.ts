import type { QueueTicket, TicketList } from '#shared/contract/index.ts';
import { formatDeskCode, ok, type TicketState } from '#shared/model/index.ts';
import { today } from '../entry/samples.ts';

export const uuid = (digit: string): string => `01890000-0000-7000-8000-0000000000${digit}`;
export const now = '2026-11-21T02:30:00.000Z';
export const ticket = (number: string, state: TicketState, more: Partial<QueueTicket> = {}): QueueTicket => ({
  id: uuid(number.slice(2)),
  number,
  slipCode: formatDeskCode('ticket', '0123456789'),
  service: 'marriage',
  name: '王小明',
  priority: null,
  appointmentAt: null,
  issuedAt: '2026-11-21T02:18:00.000Z',
  since: '2026-11-21T02:18:00.000Z',
  state,
  counter: state === 'called' || state === 'serving' ? '03' : null,
  reservedFor: null,
  calledAt: null,
  begunAt: null,
  calls: state === 'called' ? 1 : 0,
  caseIds: [],
  ...more,
});
export const listOf = (tickets: readonly QueueTicket[], more: Partial<TicketList> = {}): TicketList => ({
  today,
  now,
  here: tickets.find(({ state }) => state === 'called' || state === 'serving') ?? null,
  services: ['marriage', 'divorceApply'],
  offered: ['marriage', 'divorceApply'],
  tickets: [...tickets],
  printsAtOnce: false,
  ...more,
});
/** Printers that are there, ready. */
export const devices =
  (...names: readonly string[]) =>
  () =>
    ok({
      reader: { state: 'none' as const, problem: null, sam: null, armed: null, desk: null },
      printers: names.map((name) => ({ name, kind: 'lp' as const, ready: true, note: null, offset: { x: 0, y: 0 }, calibratedAt: null })),
    });
