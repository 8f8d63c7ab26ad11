/** Somebody who waits, as far as the order asks. Instants are ms. */
export interface InLine {
  /** Since when they wait. */
  readonly since: number;
  /** Tells apart who came in the same millisecond: the lower came first. */
  readonly place: number;
  readonly priority: boolean;
  /** When their appointment begins; null: they came without. */
  readonly dueAt: number | null;
}

export interface OrderRules {
  /** ms of waiting after which nobody goes before. */
  readonly fair: number;
  /** How many may be favoured one after another while others wait. */
  readonly inARow: number;
  /** ms after the time of an appointment in which its couple may come and still go at its time. */
  readonly late: number;
}

export interface Next<T> {
  readonly who: T;
  /** They go before others by priority or appointment. */
  readonly favoured: boolean;
}

/**
 * Whom to call: whoever has waited longer than is fair, first come first served; then those with priority, then appointments at their
 * time, at most `inARow` of them one after another; then who came first. An appointment that came before its time, or too late for
 * it, waits as if it had none. `favouredBefore`: how many favoured ones were called last, one after another.
 */
export function nextInLine<T extends InLine>(
  waiting: readonly T[],
  now: number,
  favouredBefore: number,
  { fair, inARow, late }: OrderRules,
): Next<T> | null {
  const came = waiting.toSorted(byArrival);
  const [longest] = came;
  if (longest === undefined) return null;
  if (now - longest.since > fair) return { who: longest, favoured: false };
  const isDue = ({ dueAt, since }: InLine): boolean => dueAt !== null && dueAt <= now && since <= dueAt + late;
  const favoured = came.find(({ priority }) => priority) ?? came.filter(isDue).toSorted(byTime)[0];
  const ordinary = came.find((each) => !each.priority && !isDue(each));
  if (favoured !== undefined && (ordinary === undefined || favouredBefore < inARow)) return { who: favoured, favoured: true };
  return ordinary === undefined ? null : { who: ordinary, favoured: false };
}

function byArrival(one: InLine, other: InLine): number {
  return one.since - other.since || one.place - other.place;
}

/** Who came late to an appointment goes as if it were at the moment they came. */
function byTime(one: InLine, other: InLine): number {
  return timeOf(one) - timeOf(other) || byArrival(one, other);
}

function timeOf({ dueAt, since }: InLine): number {
  return Math.max(dueAt ?? since, since);
}
