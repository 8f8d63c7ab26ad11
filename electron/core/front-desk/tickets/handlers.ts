import { failure, type OperationName } from '#shared/contract/index.ts';
import { ok, parseDeskCode, type Result } from '#shared/model/index.ts';
import type { QueueTicket } from '#shared/contract/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { getStaff } from '../../staff/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { readFrontDeskSettings } from '../settings.ts';
import type { HallQueue } from './hall-queue.ts';
import type { LastTaken } from './last-taken.ts';
import { createSlipHandlers } from './print.ts';
import { ratingCounts } from './ratings.ts';

type TicketOperation = Extract<OperationName, `tickets.${string}`>;

/** 取号叫号: whatever the queue is kept in. */
export function createTicketHandlers(queue: HallQueue, deps: FrontDeskDeps, lastTaken: LastTaken): HandlersFor<TicketOperation> {
  const { store, cases, ticketPrinter } = deps;
  const answer = ({ id }: { readonly id: string }): QueueTicket => queue.ticket(id);
  return {
    'tickets.board': () => ok(queue.board()),
    'tickets.list': ({ caller }) => {
      const { printAtOnce } = store.read(readFrontDeskSettings).tickets;
      return ok({ ...queue.list(caller?.counter ?? null), printsAtOnce: printAtOnce ?? ticketPrinter.isSet });
    },
    'tickets.desks': () =>
      ok(store.read((db) => queue.desks().map(({ counter, staffId }) => ({ counter, staffName: getStaff(db, staffId).name })))),
    'tickets.ratings': ({ input: { from, until } }) =>
      ok(store.read((db) => ratingCounts(queue.ratings(from, until), (id) => getStaff(db, id).name))),
    'tickets.issue': writing('tickets.issue', {
      act: ({ author, input: { appointment, ...order } }) => {
        const code = appointmentCode(appointment);
        return code.ok ? queue.issue(author, { ...order, appointmentCode: code.value }) : code;
      },
      answer,
    }),
    'tickets.take': writing('tickets.take', {
      act: ({ author, input: { appointment, ...order } }) => {
        const code = appointmentCode(appointment);
        return code.ok ? queue.take(author, { ...order, appointmentCode: code.value }) : code;
      },
      answer: ({ id }) => {
        lastTaken.set(id);
        const { number, slipCode } = queue.ticket(id);
        return { number, slipCode, before: queue.before(id) ?? 0 };
      },
    }),
    'tickets.call': writing('tickets.call', { act: ({ author }) => queue.callNext(author), answer }),
    'tickets.recall': writing('tickets.recall', { act: ({ author }) => queue.callAgain(author), answer }),
    'tickets.begin': writing('tickets.begin', { act: ({ author }) => queue.begin(author), answer }),
    'tickets.pass': writing('tickets.pass', { act: ({ author }) => queue.pass(author), answer }),
    'tickets.park': writing('tickets.park', { act: ({ author }) => queue.park(author), answer }),
    'tickets.finish': writing('tickets.finish', { act: ({ author }) => queue.finish(author), answer }),
    'tickets.transfer': writing('tickets.transfer', { act: ({ author, input }) => queue.transfer(author, input), answer }),
    'tickets.link': writing('tickets.link', {
      act: ({ author, input: { caseId } }) =>
        store.read((db) => cases.find(db, caseId)) ? queue.link(author, caseId) : failure('case.notFound', {}),
      answer,
    }),
    'tickets.resume': writing('tickets.resume', { act: ({ author, input: { id, to } }) => queue.resume(author, id, to), answer }),
    'tickets.leave': writing('tickets.leave', { act: ({ author, input: { id } }) => queue.leave(author, id), answer }),
    ...createSlipHandlers(queue, deps),
    'tickets.toRate': ({ caller }) => ok(queue.toRate(caller?.counter ?? null)),
    'tickets.rate': writing('tickets.rate', {
      act: ({ author, input: { id, grade } }) => queue.rate(author, id, grade),
      answer: () => ({}),
    }),
    'tickets.rateByCode': writing('tickets.rateByCode', {
      act: ({ author, input: { code, grade } }) => {
        const read = parseDeskCode(code);
        return read?.kind === 'ticket' ? queue.rateByCode(author, read.code, grade) : failure('ticket.notFound', {});
      },
      answer: () => ({}),
    }),
  };
}

function appointmentCode(text: string): Result<string | null, ReturnType<typeof failure<'ticket.noAppointment'>>['error']> {
  if (text === '') return ok(null);
  const read = parseDeskCode(text);
  return read?.kind === 'appointment' ? ok(read.code) : failure('ticket.noAppointment', {});
}
