import type { Service } from '#shared/model/index.ts';

/** One call, as everybody in the hall may see it. */
export interface ShownCall {
  readonly ticketId: string;
  /** `A012`. */
  readonly number: string;
  readonly counter: string;
  readonly counterName: string;
  /** 王*明; null: a ticket without a name. */
  readonly name: string | null;
  /** Instant of the last call. */
  readonly at: string;
  /** How often it was called by now, from 1. */
  readonly times: number;
}

/** The queue, as everybody in the hall may see it. */
export interface ShownBoard {
  /** Newest first. */
  readonly calls: readonly ShownCall[];
  readonly waiting: readonly { readonly service: Service; readonly count: number; readonly since: string | null }[];
  readonly next: readonly { readonly time: string; readonly name: string | null; readonly service: Service }[];
}

/** Calls below the one that is called now. */
const earlier = 5;
/** Minutes after which a call of a hall that is closed is over. */
const lingering = 10;

/** The call that stands large, and the last five before it, each ticket once. */
export function callsOf({ calls }: Pick<ShownBoard, 'calls'>): { readonly now: ShownCall | null; readonly before: readonly ShownCall[] } {
  const newest = calls.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const once = newest.filter((call, i) => newest.findIndex(({ ticketId }) => ticketId === call.ticketId) === i);
  return { now: once[0] ?? null, before: once.slice(1, 1 + earlier) };
}

/** Nobody is served now: outside the hours, when nobody waits and nobody was called a moment ago. Who came before closing is still called. */
export function isIdle(
  hours: 'beforeOpening' | 'open' | 'closingSoon' | 'afterClosing' | 'closedToday',
  { calls, waiting }: Pick<ShownBoard, 'calls' | 'waiting'>,
  now: string,
): boolean {
  if (hours === 'open' || hours === 'closingSoon') return false;
  const recent = calls.some(({ at }) => Date.parse(now) - Date.parse(at) < lingering * 60_000);
  return !recent && waiting.every(({ count }) => count === 0);
}
