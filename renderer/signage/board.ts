import type { ShownCall, TicketBoard } from '#shared/contract/index.ts';

/** What the call screen shows of the queue. */
export type ShownBoard = Pick<TicketBoard, 'calls' | 'waiting' | 'next'>;

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
