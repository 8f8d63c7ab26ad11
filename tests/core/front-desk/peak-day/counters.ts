import { performance } from 'node:perf_hooks';
import type { Answer, Appointment, QueueTicket } from '#shared/contract/index.ts';
import { minute, type Agenda } from './agenda.ts';
import { minutesAt } from './book.ts';
import type { Visitor } from './draw-day.ts';
import { counters, opensAt, type PeakHall } from './hall.ts';

export interface Served {
  /** Names of those who went without being served. */
  readonly gone: ReadonlySet<string>;
  /** Case → number of the ticket before the counter that opened it. */
  readonly cases: ReadonlyMap<string, string>;
  /** Grades given, by ticket number. */
  readonly rated: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, Visitor>;
  /** ms from asking to the answer of a call that called somebody. */
  readonly calls: readonly number[];
  /** Most calls that were on their way at once. */
  readonly together: number;
}

interface Play {
  readonly hall: PeakHall;
  readonly agenda: Agenda;
  readonly visitors: readonly Visitor[];
  readonly booked: ReadonlyMap<string, Appointment>;
  /** Counter → minutes after opening. */
  readonly goesHome: ReadonlyMap<string, number>;
  readonly over: number;
}

/** The couples of a day come, and each counter calls when it is free. */
export async function serveDay({ hall, agenda, visitors, booked, goesHome, over }: Play): Promise<Served> {
  const [reception, second] = hall.receptions;
  const numbers = new Map<string, Visitor>();
  const arriving = new Set<Promise<unknown>>();
  const inLine = new Set<string>();
  const idle = new Set<string>();
  const gone = new Set<string>();
  const cases = new Map<string, string>();
  const rated = new Map<string, string>();
  const calls: number[] = [];
  /** What happened to somebody once does not happen again. */
  const met = new Set<string>();
  const once = (what: string, { name }: Visitor): boolean => !met.has(`${what} ${name}`) && met.add(`${what} ${name}`).size > 0;
  /** Who comes back to the counter that sent them. */
  const expected = new Map<string, QueueTicket[]>(counters.map((code) => [code, []]));
  let [flying, together] = [0, 0];

  const isHome = (code: string): boolean => agenda.now() - opensAt >= (goesHome.get(code) ?? Infinity) * minute;

  /** Somebody is in line: whoever has nobody calls, all at once. */
  const stir = (): void => {
    for (const code of idle) agenda.after(0, () => callNext(code));
    idle.clear();
  };

  const arrive = async (visitor: Visitor, place: number): Promise<void> => {
    const { name, service, priority, ticketFrom, patience } = visitor;
    const host = place % 2 === 0 ? reception! : second!;
    const slip = booked.get(name)?.slipCode ?? '';
    const found = async (): Promise<string> => {
      const matches = await host.ask('appointments.find', { text: name });
      return matches.find((each) => each.state !== 'cancelled' && each.people[0]!.name === name)?.slipCode ?? '';
    };
    const appointment = ticketFrom === 'slipForgotten' ? await found() : slip;
    if (appointment !== slip) throw new Error(`reception does not find the appointment of ${name}`);
    const from =
      ticketFrom === 'kiosk'
        ? hall.kiosk.ask('tickets.take', { service, appointment })
        : host.ask('tickets.issue', { service, appointment, priority });
    arriving.add(from);
    const ticket = await from;
    numbers.set(ticket.number, visitor);
    arriving.delete(from);
    inLine.add(ticket.number);
    if (patience !== null && 'id' in ticket) agenda.after(patience, () => leave(ticket));
    stir();
  };

  const leave = async ({ id, number }: QueueTicket): Promise<void> => {
    if (!inLine.delete(number)) return;
    gone.add(numbers.get(number)!.name);
    await second!.ask('tickets.leave', { id });
  };

  const callNext = async (code: string): Promise<void> => {
    if (isHome(code)) {
      await Promise.all(expected.get(code)!.splice(0).map(rejoin));
      return;
    }
    const { desk } = hall.counter(code);
    const back = expected.get(code)!.shift();
    if (back !== undefined) return serve(code, await desk.ask('tickets.resume', { id: back.id, to: 'counter' }));
    const asked = performance.now();
    together = Math.max(together, (flying += 1));
    const answer = await desk.call('tickets.call', {});
    flying -= 1;
    if (answer.ok) {
      calls.push(performance.now() - asked);
      return serve(code, answer.value);
    }
    if (answer.error.code !== 'ticket.nobody') throw new Error(answer.error.code);
    idle.add(code);
    // Who was sent to a counter that went home is called by the others after a while.
    if (inLine.size > 0) agenda.after(5, () => (idle.delete(code) ? callNext(code) : Promise.resolve()));
  };

  const serve = async (code: string, ticket: QueueTicket): Promise<void> => {
    const { desk } = hall.counter(code);
    // Their number can be called before the slip is in their hands.
    await Promise.all(arriving);
    const visitor = numbers.get(ticket.number)!;
    inLine.delete(ticket.number);
    if (gone.has(visitor.name)) return missGone(code);
    if (visitor.away !== false && once('away', visitor)) return miss(code, ticket, visitor.away);
    await desk.ask('tickets.begin', {});
    if (visitor.opensCase && once('case', visitor)) await openCase(code, ticket, visitor);
    const half = Math.ceil(visitor.takes / 2);
    if (visitor.sentOn !== null && once('sentOn', visitor)) agenda.after(half, () => sendOn(code, ticket.number, visitor.sentOn!));
    else if (visitor.parked !== false && once('parked', visitor)) agenda.after(half, () => park(code, ticket, visitor.parked as number));
    else agenda.after(visitor.takes, () => finish(code, ticket.number, visitor));
  };

  /** They went in the moment they were called. */
  const missGone = async (code: string): Promise<void> => {
    agenda.after(1, async () => {
      const answer: Answer<'tickets.recall'> = await hall.counter(code).desk.call('tickets.recall', {});
      if (answer.ok || answer.error.code !== 'ticket.noneHere') throw new Error('who has gone is called again');
      await callNext(code);
    });
  };

  const miss = async (code: string, ticket: QueueTicket, back: number | null): Promise<void> => {
    const { id, number } = ticket;
    const { desk } = hall.counter(code);
    agenda.after(1, async () => void (await desk.ask('tickets.recall', {})));
    agenda.after(2, async () => {
      await desk.ask('tickets.pass', {});
      if (back === null) {
        // Never comes back: let go at closing.
        gone.add(numbers.get(number)!.name);
        agenda.at(opensAt + over * minute, async () => void (await reception!.ask('tickets.leave', { id })));
      } else agenda.after(back, () => rejoin(ticket));
      await callNext(code);
    });
  };

  const rejoin = async ({ id, number }: QueueTicket): Promise<void> => {
    await reception!.ask('tickets.resume', { id, to: 'queue' });
    inLine.add(number);
    stir();
  };

  const openCase = async (code: string, { number }: QueueTicket, { service }: Visitor): Promise<void> => {
    const business = service === 'marriage' ? ('marriage' as const) : ('divorce' as const);
    const { id } = await hall.counter(code).desk.ask('cases.open', { business, insideBeforeClosing: true });
    cases.set(id, number);
  };

  const sendOn = async (code: string, number: string, to: NonNullable<Visitor['sentOn']>): Promise<void> => {
    await hall.counter(code).desk.ask('tickets.transfer', to);
    inLine.add(number);
    stir();
    await callNext(code);
  };

  /** Every other couple is told to come back to the same counter, the rest to the line. */
  const park = async (code: string, ticket: QueueTicket, back: number): Promise<void> => {
    await hall.counter(code).desk.ask('tickets.park', {});
    agenda.after(back, async () => {
      if (isHome(code) || Number(ticket.number.slice(1)) % 2 === 1) return rejoin(ticket);
      expected.get(code)!.push(ticket);
      if (idle.delete(code)) await callNext(code);
    });
    await callNext(code);
  };

  const finish = async (code: string, number: string, { rates }: Visitor): Promise<void> => {
    const { desk, screen } = hall.counter(code);
    const { id, slipCode } = await desk.ask('tickets.finish', {});
    if (rates?.at === 'screen') await screen.ask('tickets.rate', { id, grade: rates.grade });
    if (rates?.at === 'kiosk')
      agenda.after(5, async () => void (await hall.kiosk.ask('tickets.rateByCode', { code: slipCode, grade: rates.grade })));
    if (rates) rated.set(number, rates.grade);
    await callNext(code);
  };

  for (const code of counters) agenda.at(opensAt, () => callNext(code));
  for (const [place, visitor] of visitors.entries())
    agenda.at(opensAt + visitor.arrives * minute, async () => {
      // They come about the half hour they got, not the one they wanted.
      const got = booked.get(visitor.name)?.from;
      const shift = got === undefined || visitor.booked === null ? 0 : minutesAt(got) - visitor.booked;
      if (shift > 0) agenda.after(shift, () => arrive(visitor, place));
      else await arrive(visitor, place);
    });
  agenda.at(opensAt + over * minute, () => Promise.resolve());
  await agenda.run(hall.passTo);
  return { gone, cases, rated, numbers, calls, together };
}
