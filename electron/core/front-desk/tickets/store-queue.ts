import { Temporal } from 'temporal-polyfill';
import { failure, type QueueTicket } from '#shared/contract/index.ts';
import { ok, Service, ticketLetters, ticketNumber, type FrontDeskSettings } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { getOffice } from '../../office/index.ts';
import type { Author } from '../../ports.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { newDeskCode } from '../new-desk-code.ts';
import { readFrontDeskSettings } from '../settings.ts';
import {
  ticketCalled,
  ticketDayEnded,
  ticketFinished,
  ticketIssued,
  ticketLeft,
  ticketLinked,
  ticketParked,
  ticketPassed,
  ticketRated,
  ticketRecalled,
  ticketResumed,
  ticketServed,
  ticketTransferred,
} from './acts.ts';
import { readBoard } from './board.ts';
import type { Bookings } from './bookings.ts';
import type { HallQueue, NewTicket } from './hall-queue.ts';
import { nextInLine } from './order.ts';
import * as records from './records.ts';

/** The office's own zone: half hours are said in it. */
const officeZone = 'Asia/Shanghai';
/** s the couple's screen asks how it was; an answer on its way when it ends is still taken. */
const asked = 30;
const onItsWay = 10;
/** Numbers without an appointment the kiosk gives in a minute: nobody empties its paper, or fills the line, by pressing on and on. */
const takenAMinute = 6;

type TicketSettings = FrontDeskSettings['tickets'];

/** The queue kept in this PC's store; every change is an act of its journal. */
export function createStoreQueue(deps: FrontDeskDeps & { readonly bookings: Bookings }): HallQueue {
  const { store, clock, events, bookings } = deps;
  const settingsOf = (db: ReadableDb): TicketSettings => readFrontDeskSettings(db).tickets;

  /** Whatever is done to the queue first ends the days before. */
  const change = <R extends { readonly ok: boolean }>(author: Author, decide: (transaction: Transaction) => R): R => {
    const changed = store.commit(author, (transaction) => {
      endEarlierDays(transaction);
      return decide(transaction) as never;
    }) as R;
    if (changed.ok) events.emit({ event: 'frontDesk.changed' });
    return changed;
  };
  /** Of the ticket before the author's counter. */
  const here = (author: Author, decide: (transaction: Transaction, row: records.TicketRow, counter: string) => void) => {
    const { counter } = author;
    if (counter === null) return failure('session.noCounter', {});
    return change(author, (transaction) => {
      const row = records.findBefore(transaction.db, counter);
      if (!row) return failure('ticket.noneHere', {});
      decide(transaction, row, counter);
      return ok({ id: row.id });
    });
  };

  const issueIn = (transaction: Transaction, { service, name, priority, appointmentCode }: NewTicket) => {
    const { db, on, append } = transaction;
    const booking = appointmentCode === null ? null : bookings.find(db, appointmentCode);
    if (appointmentCode !== null && !booking?.open) return failure('ticket.noAppointment', {});
    if (booking && booking.on !== on) return failure('ticket.appointmentNotToday', { on: booking.on });
    const used = booking && records.findOfAppointment(db, booking.id);
    if (used) return failure('ticket.appointmentUsed', { number: used.number });
    const served = booking?.service ?? service;
    if (!booking && !settingsOf(db).services.includes(served)) return failure('ticket.noService', {});
    const running = records.highestRunning(db, on, ticketLetters[served]) + 1;
    const id = createId();
    const at = booking && Temporal.PlainDateTime.from(`${booking.on}T${booking.from}`).toZonedDateTime(officeZone).toInstant();
    append(ticketIssued, {
      id,
      code: newDeskCode(),
      number: ticketNumber(served, running),
      running,
      service: served,
      name: name || (booking?.name ?? ''),
      priority,
      appointment: booking && { id: booking.id, at: String(at) },
    });
    if (booking) bookings.arrive(transaction, booking.id);
    return ok({ id });
  };

  return {
    board: () => store.read((db) => readBoard(db, clock, settingsOf(db), bookings)),

    list: (counter) =>
      store.read((db) => {
        const settings = settingsOf(db);
        const rows = records.listTickets(db, clock.today()).map((row) => records.ticketView(db, row));
        const isHere = ({ state, counter: at }: QueueTicket): boolean => at === counter && (state === 'called' || state === 'serving');
        return {
          today: clock.today(),
          now: clock.now().toString(),
          here: counter === null ? null : (rows.find(isHere) ?? null),
          services: counter === null ? settings.services : servicesAt(settings, counter),
          offered: settings.services,
          tickets: rows,
        };
      }),

    desks: () => store.read((db) => records.listDesks(db, clock.today())),

    ratings: (from, until) => store.read((db) => records.countRatings(db, from, until)),

    ticket: (id) => store.read((db) => records.ticketView(db, records.findTicket(db, id) as records.TicketRow)),

    before: (id) =>
      store.read((db) => {
        const row = records.findTicket(db, id);
        if (row?.on !== clock.today()) return null;
        const waiting = records.listTickets(db, row.on).filter(({ state, service }) => state === 'waiting' && service === row.service);
        return waiting.filter(({ since, running }) => since < row.since || (since === row.since && running < row.running)).length;
      }),

    toRate: (counter) =>
      store.read((db) => {
        const row = counter === null ? null : records.findFinished(db, counter, clock.today());
        const until = row?.endedAt && Temporal.Instant.from(row.endedAt).add({ seconds: asked });
        if (!row || !until || !settingsOf(db).rating || records.isRated(db, row.id)) return { ticket: null };
        if (Temporal.Instant.compare(until, clock.now()) <= 0) return { ticket: null };
        return { ticket: { id: row.id, number: row.number, until: until.toString(), now: clock.now().toString() } };
      }),

    issue: (author, order) => change(author, (transaction) => issueIn(transaction, order)),

    take: (author, order) =>
      change(author, (transaction) => {
        const full = order.appointmentCode === null && takenOf(transaction) >= takenAMinute;
        return full ? failure('ticket.tooMany', {}) : issueIn(transaction, { ...order, priority: null });
      }),

    callNext(author) {
      const { counter } = author;
      if (counter === null) return failure('session.noCounter', {});
      return change(author, ({ db, on, at, append }) => {
        const before = records.findBefore(db, counter);
        if (before) return failure('ticket.busy', { number: before.number });
        const settings = settingsOf(db);
        const services = servicesAt(settings, counter);
        const favoured = records.countFavoured(db, on, services, settings.inARow);
        const keptSince = Temporal.Instant.from(at).subtract({ minutes: settings.fairMinutes }).toString({ smallestUnit: 'millisecond' });
        const next = nextInLine(records.listWaiting(db, { on, counter, services, keptSince }), Date.parse(at), favoured, {
          fair: settings.fairMinutes * 60_000,
          inARow: settings.inARow,
          late: settings.lateMinutes * 60_000,
        });
        if (!next) return failure('ticket.nobody', {});
        append(ticketCalled, { id: next.who.id, counter, favoured: next.favoured });
        return ok({ id: next.who.id });
      });
    },

    callAgain: (author) => here(author, ({ append }, { id }, counter) => void append(ticketRecalled, { id, counter })),
    begin: (author) => here(author, ({ append }, { id }) => void append(ticketServed, { id })),
    pass: (author) => here(author, ({ append }, { id }) => void append(ticketPassed, { id })),
    park: (author) => here(author, ({ append }, { id }) => void append(ticketParked, { id })),
    finish: (author) => here(author, ({ append }, { id }) => void append(ticketFinished, { id })),
    link: (author, caseId) => here(author, ({ append }, { id }) => void append(ticketLinked, { id, caseId })),

    transfer(author, { service, counter }) {
      const served = store.read((db) => {
        const { services } = settingsOf(db);
        return services.includes(service) && (counter === null || getOffice(db).counters.some(({ code }) => code === counter));
      });
      if (!served) return failure('ticket.noService', {});
      return here(author, ({ append }, { id }) => void append(ticketTransferred, { id, service, reservedFor: counter }));
    },

    resume(author, id, to) {
      const counter = to === 'counter' ? author.counter : null;
      if (to === 'counter' && counter === null) return failure('session.noCounter', {});
      return change(author, ({ db, on, append }) => {
        const row = records.findTicket(db, id);
        if (row?.on !== on) return failure('ticket.notFound', {});
        if (row.state !== 'parked' && row.state !== 'passed') return failure('ticket.notAway', { number: row.number });
        const before = counter === null ? null : records.findBefore(db, counter);
        if (before) return failure('ticket.busy', { number: before.number });
        append(ticketResumed, { id, counter });
        return ok({ id });
      });
    },

    leave: (author, id) =>
      change(author, ({ db, append }) => {
        const row = records.findTicket(db, id);
        if (!row) return failure('ticket.notFound', {});
        if (row.state === 'finished' || row.state === 'left') return failure('ticket.over', { number: row.number });
        append(ticketLeft, { id });
        return ok({ id });
      }),

    rate: (author, id, grade) =>
      change(author, ({ db, on, at, append }) => {
        const row = author.counter === null ? null : records.findFinished(db, author.counter, on);
        const since = row?.endedAt ? (Date.parse(at) - Date.parse(row.endedAt)) / 1000 : Infinity;
        if (row?.id !== id || since > asked + onItsWay || records.isRated(db, id)) return failure('ticket.notRateable', {});
        append(ticketRated, { id, grade });
        return ok({ id });
      }),

    rateByCode: (author, code, grade) =>
      change(author, ({ db, append }) => {
        const row = records.findTicketByCode(db, code);
        if (!row) return failure('ticket.notFound', {});
        if (row.state !== 'finished' || records.isRated(db, row.id)) return failure('ticket.notRateable', {});
        append(ticketRated, { id: row.id, grade });
        return ok({ id: row.id });
      }),
  };
}

function takenOf({ db, at }: Transaction): number {
  return records.countTaken(db, Temporal.Instant.from(at).subtract({ minutes: 1 }).toString({ smallestUnit: 'millisecond' }));
}

/** A counter that is not named serves all: what has an appointment, too, though nobody is given a number for it without one. */
function servicesAt({ counters }: TicketSettings, counter: string): Service[] {
  return [...(counters[counter] ?? Service.options)];
}

function endEarlierDays({ db, on, append }: Transaction): void {
  const open = db.prepare(`SELECT 1 FROM tickets WHERE "on" < ? AND state NOT IN ('finished', 'left') LIMIT 1`).get(on);
  if (open !== undefined) append(ticketDayEnded, { before: on });
}

/** In the commit that opens a case: it is what the ticket before this counter is served with. */
export function linkOpenedCase({ db, on, append }: Transaction, { caseId, counter }: { caseId: string; counter: string }): void {
  const row = records.findBefore(db, counter);
  if (row?.on !== on) return;
  if (row.state === 'called') append(ticketServed, { id: row.id });
  append(ticketLinked, { id: row.id, caseId });
}
