import type { Act } from './journal.ts';

/** How many couples a counter expects for a service in a half hour; 0: it expects nobody then. */
export type Capacity = (slot: { readonly on: string; readonly from: string; readonly counter: string; readonly service: string }) => number;

export interface AppointmentRules {
  readonly capacity: Capacity;
  /** Minutes after the end of the half hour until a couple counts as not come. */
  readonly graceMinutes: number;
}

interface Kept {
  readonly code: string;
  plan: Plan;
  counter: string;
  state: 'booked' | 'arrived' | 'noShow' | 'cancelled';
}

interface Plan {
  readonly service: string;
  readonly on: string;
  readonly from: string;
  readonly people: readonly { readonly idNumber: string }[];
}

export interface CheckedAppointments {
  /** What was otherwise than promised, a sentence each. */
  readonly wrong: string[];
  /** Code → its state in the end. */
  readonly states: ReadonlyMap<string, Kept['state']>;
  /** Codes of those who had been given up and came all the same. */
  readonly late: ReadonlySet<string>;
}

const minute = 60_000;

/**
 * Reads the appointments once more from the journal: no counter has more couples in a half hour than it has places, nobody has two live
 * ones for the same, nobody is given up before their time is over, and whoever takes a number with one has come.
 */
export function checkAppointments(acts: readonly Act[], { capacity, graceMinutes }: AppointmentRules): CheckedAppointments {
  const wrong: string[] = [];
  const all = new Map<string, Kept>();
  const late = new Set<string>();
  const numbersOf = ({ people }: Plan): string[] => people.map(({ idNumber }) => idNumber).filter((number) => number !== '');
  const same = (one: Kept, other: Kept): boolean =>
    one.plan.on === other.plan.on &&
    one.plan.from === other.plan.from &&
    one.counter === other.counter &&
    one.plan.service === other.plan.service;

  const checkPlace = (kept: Kept): void => {
    const { service, on, from } = kept.plan;
    const others = [...all.values()].filter((each) => each !== kept && each.state !== 'cancelled');
    const taken = 1 + others.filter((each) => same(each, kept)).length;
    const most = capacity({ on, from, counter: kept.counter, service });
    if (taken > most) wrong.push(`${taken} for ${most} places: ${service} on ${on} at ${from}, counter ${kept.counter}`);
    const mine = numbersOf(kept.plan);
    const twice = others.find(
      (each) => each.state === 'booked' && each.plan.service === service && numbersOf(each.plan).some((number) => mine.includes(number)),
    );
    if (twice) wrong.push(`${twice.code} and ${kept.code} are of the same couple`);
  };

  for (const { type, at, on, payload } of acts) {
    if (type === 'ticket.issued') {
      const { appointment } = payload as { appointment: { id: string } | null };
      if (appointment === null) continue;
      const kept = all.get(appointment.id);
      if (kept === undefined || kept.state === 'cancelled' || kept.plan.on !== on)
        wrong.push(`${payload['number']} has no appointment of this day`);
      continue;
    }
    if (!type.startsWith('appointment.')) continue;
    const { id } = payload as { id: string };
    if (type === 'appointment.booked') {
      const kept = {
        code: payload['code'] as string,
        plan: payload['plan'] as Plan,
        counter: payload['counter'] as string,
        state: 'booked' as const,
      };
      checkPlace(kept);
      all.set(id, kept);
      continue;
    }
    const kept = all.get(id)!;
    if (type === 'appointment.changed') {
      Object.assign(kept, { plan: payload['plan'], counter: payload['counter'], state: 'booked' });
      checkPlace(kept);
    } else if (type === 'appointment.cancelled') {
      if (kept.state !== 'booked') wrong.push(`${kept.code} is cancelled and was ${kept.state}`);
      kept.state = 'cancelled';
    } else if (type === 'appointment.noShow') {
      const over = Date.parse(`${kept.plan.on}T${kept.plan.from}:00+08:00`) + (30 + graceMinutes) * minute;
      if (kept.state !== 'booked') wrong.push(`${kept.code} is given up and was ${kept.state}`);
      if (at < over) wrong.push(`${kept.code} is given up ${(over - at) / minute} minutes before their time is over`);
      kept.state = 'noShow';
    } else if (type === 'appointment.arrived') {
      if (kept.state === 'cancelled' || kept.state === 'arrived') wrong.push(`${kept.code} comes and was ${kept.state}`);
      if (kept.state === 'noShow') late.add(kept.code);
      kept.state = 'arrived';
    }
  }
  return { wrong, states: new Map([...all.values()].map(({ code, state }) => [code, state])), late };
}
