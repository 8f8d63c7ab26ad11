import { Grade, type PriorityReason, type Service } from '#shared/model/index.ts';
import { createDice, type Dice } from '../../cases/divorce/simulation/dice.ts';

/** One couple who come, and what will happen to them. Times in minutes after the hall opens. */
export interface Visitor {
  readonly name: string;
  readonly service: Service;
  readonly arrives: number;
  /** Begins of their half hour; null: they walk in. */
  readonly booked: number | null;
  /** When they book: days before, or by phone on the day itself. */
  readonly books: 'before' | 'today';
  readonly ticketFrom: 'reception' | 'slipForgotten' | 'kiosk';
  readonly priority: PriorityReason | null;
  /** Minutes at the counter. */
  readonly takes: number;
  /** Are away when called, and come back after so many minutes; null: never come back. */
  readonly away: number | null | false;
  /** Are sent for copies half-way and come back after so many minutes. */
  readonly parked: number | false;
  /** Half-way they turn out to need something else, or somebody else. */
  readonly sentOn: { readonly service: Service; readonly counter: string | null } | null;
  /** Go after so many minutes if nobody has called them by then. */
  readonly patience: number | null;
  /** A case is opened for them. */
  readonly opensCase: boolean;
  readonly rates: { readonly grade: Grade; readonly at: 'screen' | 'kiosk' } | null;
}

/** Who wants which half hour, in minutes after the hall opens, and will not come. */
export interface Absent {
  readonly name: string;
  readonly service: Service;
  readonly booked: number;
  /** Takes it back so many minutes before; null: says nothing. */
  readonly cancels: number | null;
}

export interface Day {
  readonly visitors: readonly Visitor[];
  readonly absent: readonly Absent[];
}

/** Half hours of the morning and afternoon with how many of a day come then: the morning peaks, lunch is quiet. */
const shape = [9, 10, 9, 8, 6, 5, 4, 3, 3, 4, 5, 6, 6, 5, 4, 3, 2, 2];
const services = { marriage: 75, divorceApply: 8, divorceIssue: 5, reissue: 7, enquiry: 5 } as const;
type Wanted = keyof typeof services;
/** Minutes at the counter: their mean and how they spread, log-normal. */
const minutesOf: Readonly<Record<Wanted, readonly [mean: number, spread: number]>> = {
  marriage: [7, 0.35],
  divorceApply: [13, 0.4],
  divorceIssue: [11, 0.35],
  reissue: [6, 0.3],
  enquiry: [3, 0.4],
};

/** A day of so many couples, the same for the same seed. `earlyCounter`: goes home early, and some are sent there all the same. */
export function drawDay(couples: number, seed: number, counters: readonly string[], earlyCounter: string): Day {
  const dice = createDice(seed);
  // A hall that had the papers beforehand is faster: the line is long or short with it.
  const pace = dice.one([0.65, 0.8, 1]);
  const visitors: Visitor[] = [];
  const absent: Absent[] = [];
  for (let couple = 1; couple <= couples; couple++) {
    const name = `第${couple}对`;
    const service = Object.keys(services)[pick(dice, Object.values(services))] as Wanted;
    const half = pick(dice, shape) * 30;
    // The second visit of a divorce is booked with its own case: here they walk in.
    const isBooked = service !== 'divorceIssue' && service !== 'enquiry' && dice.percent(70);
    if (isBooked && dice.percent(10)) {
      absent.push({ name, service, booked: half, cancels: dice.percent(30) ? dice.int(40, 200) : null });
      continue;
    }
    const phonesToday = isBooked && half >= 150 && dice.percent(12);
    const [mean, spread] = minutesOf[service];
    const priority = dice.percent(5) ? dice.one(['soldier', 'elderly', 'disabled', 'pregnant'] as const) : null;
    visitors.push({
      name,
      service,
      arrives: arrivalOf(dice, half, isBooked),
      booked: isBooked ? half : null,
      books: phonesToday ? 'today' : 'before',
      ticketFrom: priority === null && dice.percent(25) ? 'kiosk' : dice.percent(10) ? 'slipForgotten' : 'reception',
      priority,
      takes: Math.max(2, Math.round(pace * mean * Math.exp(gauss(dice) * spread))),
      away: dice.percent(3) ? (dice.percent(70) ? dice.int(5, 20) : null) : false,
      parked: dice.percent(4) ? dice.int(8, 20) : false,
      sentOn: sentOn(dice, service, counters, earlyCounter),
      patience: dice.percent(4) ? dice.int(15, 60) : null,
      opensCase: (service === 'marriage' && dice.percent(20)) || (service === 'divorceApply' && dice.percent(40)),
      rates: dice.percent(40) ? { grade: dice.one(Grade.options), at: dice.percent(75) ? 'screen' : 'kiosk' } : null,
    });
  }
  return { visitors: visitors.toSorted((a, b) => a.arrives - b.arrives), absent };
}

/** Early rather than late, some before the doors open; a few are late, and a few so late that nobody expects them any more. */
function arrivalOf(dice: Dice, half: number, isBooked: boolean): number {
  if (!isBooked) return half + dice.int(0, 29);
  const late = dice.percent(8) ? 40 : dice.percent(4) ? 80 : 0;
  return Math.max(-20, Math.round(half - 12 + gauss(dice) * 14 + late));
}

function sentOn(dice: Dice, service: Wanted, counters: readonly string[], earlyCounter: string): Visitor['sentOn'] {
  if (service === 'enquiry') return dice.percent(50) ? { service: dice.one(['marriage', 'reissue']), counter: null } : null;
  if (!dice.percent(4)) return null;
  if (dice.percent(30)) return { service: 'reissue', counter: null };
  return { service, counter: dice.percent(40) ? earlyCounter : dice.one(counters) };
}

function pick(dice: Dice, weights: readonly number[]): number {
  let left = dice.int(
    1,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  return weights.findIndex((weight) => (left -= weight) <= 0);
}

/** Standard normal, by Box and Muller. */
function gauss(dice: Dice): number {
  const even = (): number => dice.int(1, 1_000_000) / 1_000_000;
  return Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
}
