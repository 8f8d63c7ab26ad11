import type { ShownCall } from '#shared/contract/index.ts';
import type { SpokenCall } from '#shared/model/index.ts';
import { clockTime } from '../../client/index.ts';

/** Calls as they are told apart: a recall is another one. */
export const keyOf = ({ ticketId, times }: ShownCall): string => `${ticketId} ${times}`;

/** Calls that were not there before, oldest first. `known` null: the screen has just begun, and what stands there was called already. */
export function newCalls(known: ReadonlySet<string> | null, calls: readonly ShownCall[]): readonly ShownCall[] {
  if (known === null) return [];
  return calls.filter((call) => !known.has(keyOf(call))).toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Whether calls are spoken at this instant: not when it is switched off, nor in a quiet time, whose end no longer belongs to it. */
export function isSpoken({ on, volume, quiet }: SpokenCall, now: string): boolean {
  const time = clockTime(now);
  return on && volume > 0 && !quiet.some(({ from, until }) => from <= time && time < until);
}
