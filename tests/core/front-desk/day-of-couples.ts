import type { PriorityReason, Service } from '#shared/model/index.ts';

/** One who comes, and what will happen to them. Times in minutes after the hall opens. */
export interface Visitor {
  readonly name: string;
  readonly service: Service;
  readonly arrives: number;
  /** Begins of their half hour; null: they walk in. */
  readonly booked: number | null;
  readonly priority: PriorityReason | null;
  /** Minutes at the counter. */
  readonly takes: number;
  /** Is away when called, and comes back after so many minutes; null: never comes back. */
  readonly away: number | null | false;
  /** Is sent for copies half-way and comes back after so many minutes. */
  readonly parked: number | false;
}

/** Who wants which half hour, in minutes after the hall opens. */
export type Booking = Pick<Visitor, 'name' | 'service'> & { readonly booked: number };

export interface Day {
  readonly visitors: readonly Visitor[];
  /** Booked, and will not come. */
  readonly absent: readonly Booking[];
}

/** Half hours of the morning and afternoon with how many of a day come then: the morning peaks, lunch is quiet. */
const shape = [9, 10, 9, 8, 6, 5, 4, 3, 3, 4, 5, 6, 6, 5, 4, 3, 2, 2];
const minutesOf: Readonly<Partial<Record<Service, readonly [mean: number, spread: number]>>> = {
  marriage: [7, 0.35],
  divorceApply: [13, 0.4],
  divorceIssue: [11, 0.35],
  reissue: [6, 0.3],
};

/** A day of so many couples, the same for the same seed. */
export function drawDay(couples: number, seed: number): Day {
  const random = randomFrom(seed);
  const pick = (weights: readonly number[]): number => {
    let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
    return Math.max(
      0,
      weights.findIndex((weight) => (left -= weight) < 0),
    );
  };
  const services: readonly Service[] = ['marriage', 'divorceApply', 'divorceIssue', 'reissue'];
  const visitors: Visitor[] = [];
  const absent: Booking[] = [];
  for (let couple = 0; couple < couples; couple++) {
    const service = services[pick([80, 8, 5, 7])]!;
    const half = pick(shape) * 30;
    // The second visit of a divorce is booked with its own case: here they walk in.
    const isBooked = random() < 0.7 && service !== 'divorceIssue';
    if (isBooked && random() < 0.08) {
      absent.push({ name: `第${couple + 1}对`, service, booked: half });
      continue;
    }
    const [mean, spread] = minutesOf[service]!;
    visitors.push({
      name: `第${couple + 1}对`,
      service,
      // Early rather than late; one in twelve by more than half an hour.
      arrives: Math.max(0, Math.round(isBooked ? half - 12 + gauss(random) * 14 + (random() < 0.08 ? 40 : 0) : half + random() * 30)),
      booked: isBooked ? half : null,
      priority: random() < 0.05 ? (['soldier', 'elderly', 'disabled', 'pregnant'] as const)[pick([1, 1, 1, 2])]! : null,
      takes: Math.max(2, Math.round(mean * Math.exp(gauss(random) * spread))),
      away: random() < 0.03 ? (random() < 0.7 ? 5 + Math.round(random() * 15) : null) : false,
      parked: random() < 0.03 ? 8 + Math.round(random() * 12) : false,
    });
  }
  return { visitors: visitors.toSorted((a, b) => a.arrives - b.arrives), absent };
}

/** Mulberry32: small, even, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal, by Box and Muller. */
function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function percentile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
