import type { Act } from './journal.ts';

/** What the hall has promised of its queue, as the settings in force say it. */
export interface QueueRules {
  readonly fairMinutes: number;
  readonly inARow: number;
  readonly lateMinutes: number;
  /** Counter → what it serves; a counter that is not named serves all. */
  readonly counters: Readonly<Record<string, readonly string[]>>;
}

interface Ticket {
  readonly number: string;
  service: string;
  readonly priority: boolean;
  /** When the half hour of their appointment begins; null: they came without. */
  readonly due: number | null;
  since: number;
  state: 'waiting' | 'before' | 'away' | 'over';
  counter: string | null;
  reservedFor: string | null;
  lastCall: number;
}

export interface CheckedQueue {
  /** What was otherwise than promised, a sentence each. */
  readonly wrong: readonly string[];
  /** Calls by why they were right: somebody had waited too long, was to go first, or was simply next. */
  readonly calls: { readonly long: number; readonly favoured: number; readonly next: number };
  /** Calls of an ordinary couple while somebody favoured waited, because so many had gone before. */
  readonly bounded: number;
}

const minute = 60_000;

/**
 * Reads a day's queue once more from what the journal says happened, by the hall's word alone: who has waited longer than is fair goes
 * first, first come first served; else priority, then appointments at their time, never more than so many in a row while others wait;
 * else first come first served. Nobody stands before two counters, no counter has two, nobody is called who does not wait.
 */
export function checkQueue(acts: readonly Act[], rules: QueueRules): CheckedQueue {
  const wrong: string[] = [];
  const tickets = new Map<string, Ticket>();
  const cases = new Map<string, Act>();
  const calls = { long: 0, favoured: 0, next: 0 };
  let bounded = 0;
  /** The calls of the day, and whether they favoured somebody. */
  const called: { readonly ticket: Ticket; readonly favoured: boolean }[] = [];
  const serves = (counter: string, { service }: Ticket): boolean => rules.counters[counter]?.includes(service) ?? true;
  const before = (counter: string | null): Ticket[] =>
    [...tickets.values()].filter((each) => each.state === 'before' && each.counter === counter);

  const comeBefore = (ticket: Ticket, counter: string, at: number): void => {
    const [other] = before(counter);
    if (other) wrong.push(`${ticket.number} is called to ${counter} where ${other.number} is`);
    Object.assign(ticket, { state: 'before', counter, reservedFor: null, lastCall: at });
  };

  const call = (ticket: Ticket, counter: string, at: number): void => {
    const { number } = ticket;
    if (ticket.state !== 'waiting')
      wrong.push(`${number} is called to ${counter} and does not wait but is ${ticket.state} ${ticket.counter ?? ''}`);
    // Kept for another counter until its last call is longer ago than anybody is to wait.
    const isFree = (each: Ticket): boolean => each.reservedFor === null || at - each.lastCall > rules.fairMinutes * minute;
    const line = [...tickets.values()].filter(
      (each) => each.state === 'waiting' && (each.reservedFor === counter || (serves(counter, each) && isFree(each))),
    );
    if (!line.includes(ticket)) wrong.push(`${number} is called to ${counter}, which does not serve it`);

    const first = Math.min(...line.map(({ since }) => since));
    const isDue = ({ due, since }: Ticket): boolean => due !== null && due <= at && since <= due + rules.lateMinutes * minute;
    const isFavoured = (each: Ticket): boolean => each.priority || isDue(each);
    const unfair = at - first > rules.fairMinutes * minute;
    const ordinary = line.filter((each) => !isFavoured(each));
    const inRow = rowOf(counter);
    if (unfair) {
      if (ticket.since !== first)
        wrong.push(`${number} is called before somebody who has waited ${Math.round((at - first) / minute)} minutes`);
    } else if (isFavoured(ticket)) {
      if (ordinary.length > 0 && inRow >= rules.inARow) wrong.push(`${number} goes before others as ${inRow} in a row did`);
      wrong.push(...line.filter((each) => goesBefore(each, ticket)).map((each) => `${number} is called before ${each.number}`));
    } else {
      if (ordinary.some(({ since }) => since < ticket.since)) wrong.push(`${number} is called before one who came first`);
      if (ordinary.length < line.length && inRow < rules.inARow)
        wrong.push(`${number} is called before one with priority or an appointment`);
    }
    calls[unfair ? 'long' : isFavoured(ticket) ? 'favoured' : 'next'] += 1;
    if (!unfair && !isFavoured(ticket) && ordinary.length < line.length) bounded += 1;
    called.push({ ticket, favoured: !unfair && isFavoured(ticket) });
    comeBefore(ticket, counter, at);

    function goesBefore(one: Ticket, other: Ticket): boolean {
      if (one.priority) return !other.priority || one.since < other.since;
      if (other.priority || !isDue(one)) return false;
      const timeOf = ({ due, since }: Ticket): number => Math.max(due!, since);
      return timeOf(one) < timeOf(other);
    }
  };

  /** How many were favoured one after another until now, of what a counter serves. */
  const rowOf = (counter: string): number => {
    const mine = called.filter(({ ticket }) => serves(counter, ticket));
    return mine.length - 1 - mine.findLastIndex(({ favoured }) => !favoured);
  };

  const leaveCounter = (ticket: Ticket, { counter, type }: Act, state: Ticket['state']): void => {
    if (ticket.state !== 'before' || ticket.counter !== counter) wrong.push(`${type} of ${ticket.number} at ${counter}, where it is not`);
    Object.assign(ticket, { state, counter: null });
  };

  for (const act of acts) {
    const { type, at, payload, counter } = act;
    if (type === 'case.opened') cases.set(act.caseId!, act);
    if (!type.startsWith('ticket.')) continue;
    const { id } = payload as { id: string };
    if (type === 'ticket.issued') {
      const ticket = ticketOf(act);
      if ([...tickets.values()].some(({ number }) => number === ticket.number)) wrong.push(`${ticket.number} is given twice`);
      tickets.set(id, ticket);
      continue;
    }
    const ticket = tickets.get(id);
    if (ticket === undefined) {
      wrong.push(`${type} of no ticket`);
      continue;
    }
    const isHere = ticket.state === 'before' && ticket.counter === counter;
    if (type === 'ticket.called') call(ticket, payload['counter'] as string, at);
    else if (type === 'ticket.recalled' || type === 'ticket.served') {
      if (!isHere) wrong.push(`${type} of ${ticket.number} at ${counter}, where it is not`);
      if (type === 'ticket.recalled') ticket.lastCall = at;
    } else if (type === 'ticket.passed' || type === 'ticket.parked') {
      leaveCounter(ticket, act, 'away');
      // Who was called and not there begins to wait anew.
      if (type === 'ticket.passed') ticket.since = Number.NaN;
    } else if (type === 'ticket.resumed') {
      if (ticket.state !== 'away') wrong.push(`${ticket.number} comes back and was not away`);
      if (Number.isNaN(ticket.since)) ticket.since = at;
      if (payload['counter'] === null) ticket.state = 'waiting';
      else comeBefore(ticket, payload['counter'] as string, at);
    } else if (type === 'ticket.transferred') {
      leaveCounter(ticket, act, 'waiting');
      ticket.service = payload['service'] as string;
      ticket.reservedFor = payload['reservedFor'] as string | null;
    } else if (type === 'ticket.finished') leaveCounter(ticket, act, 'over');
    else if (type === 'ticket.left') {
      if (ticket.state === 'over') wrong.push(`${ticket.number} goes and was over`);
      Object.assign(ticket, { state: 'over', counter: null });
    } else if (type === 'ticket.linked') {
      const opened = cases.get(payload['caseId'] as string);
      if (!isHere || opened?.counter !== counter)
        wrong.push(`${ticket.number} is linked to a case of ${opened?.counter ?? 'nobody'} at ${counter}`);
      else cases.delete(opened.caseId!);
    } else if (type === 'ticket.rated') {
      if (ticket.state !== 'over') wrong.push(`${ticket.number} is rated before it is over`);
    }
  }
  for (const { number, state } of tickets.values()) if (state !== 'over') wrong.push(`${number} is ${state} at the end`);
  for (const { counter } of cases.values()) wrong.push(`a case opened at ${counter} belongs to no ticket`);
  return { wrong, calls, bounded };
}

function ticketOf({ at, payload }: Act): Ticket {
  const { number, service, priority, appointment } = payload as unknown as IssuedPayload;
  const due = appointment === null ? null : Date.parse(appointment.at);
  return {
    number,
    service,
    priority: priority !== null,
    due,
    since: at,
    state: 'waiting',
    counter: null,
    reservedFor: null,
    lastCall: Infinity,
  };
}

interface IssuedPayload {
  readonly number: string;
  readonly service: string;
  readonly priority: string | null;
  readonly appointment: { readonly at: string } | null;
}
