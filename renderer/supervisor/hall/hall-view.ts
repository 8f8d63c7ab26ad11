import type { OfficeView, QueueTicket } from '#shared/contract/index.ts';
import type { CaseRow } from '#shared/model/index.ts';

/** Who serves where. */
export interface CounterLine {
  readonly counter: string;
  readonly name: string;
  /** null: nobody has called anybody here today. */
  readonly staffName: string | null;
  readonly ticket: QueueTicket | null;
  /** The last of the cases linked to the ticket. */
  readonly serves: CaseRow | null;
}

export interface HallNow {
  readonly counters: readonly CounterLine[];
  /** Away, longest first. */
  readonly away: readonly QueueTicket[];
  /** Who waits longest. */
  readonly longest: QueueTicket | null;
  /** Tickets of people who have not gone, each with its case. */
  readonly inside: readonly { readonly ticket: QueueTicket; readonly serves: CaseRow | null }[];
}

export interface HallKnown {
  readonly office: OfficeView['office'];
  readonly tickets: readonly QueueTicket[];
  readonly cases: readonly CaseRow[];
  readonly desks: readonly { readonly counter: string; readonly staffName: string }[];
}

/** The hall at this moment, put together from its queue and its cases. */
export function hallNow({ office, tickets, cases, desks }: HallKnown): HallNow {
  const caseOf = ({ caseIds }: QueueTicket): CaseRow | null => cases.findLast(({ id }) => caseIds.includes(id)) ?? null;
  const isBefore = ({ state }: QueueTicket): boolean => state === 'called' || state === 'serving';
  const inLine = tickets.filter(({ state }) => state === 'waiting');
  return {
    counters: office.counters.map(({ code, name }) => {
      const ticket = tickets.find((each) => each.counter === code && isBefore(each)) ?? null;
      const serves = ticket && caseOf(ticket);
      const staffName = serves?.registrarName ?? desks.find(({ counter }) => counter === code)?.staffName ?? null;
      return { counter: code, name, staffName, ticket, serves };
    }),
    away: tickets.filter(({ state }) => state === 'parked' || state === 'passed'),
    longest: inLine.toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since))[0] ?? null,
    // Who was called and did not come may have gone: they are away, and not counted as inside.
    inside: tickets
      .filter((ticket) => isBefore(ticket) || ticket.state === 'waiting' || ticket.state === 'parked')
      .map((ticket) => ({ ticket, serves: caseOf(ticket) })),
  };
}

/** Of a couple: as their cards say, else as they said when they took their number. */
export function namesOf({ name }: QueueTicket, serves: CaseRow | null): string {
  const read = serves === null ? [] : [serves.manName, serves.womanName].filter((each) => each !== '');
  return read.length > 0 ? read.join(' · ') : name;
}
