/**
 * What can go wrong between a station and its province. Before reading: `unread` (the connection breaks), `failed`, `tooMany`, `unavailable`
 * (500, 429, 503; with `Retry-After` where `seconds` are given). After ingesting: `lostAnswer` (the connection breaks), `truncated`,
 * `corrupted` (one bit), `stranger` (signed by another key), `otherStation` (an answer for another). `twice`: the request arrives twice.
 * `stalled`: the answer comes after `seconds`, or never where there are none. `late`: the connection breaks, and the request arrives `seconds`
 * later all the same, when others may have come before it.
 */
export type Fault =
  | 'unread'
  | 'failed'
  | 'tooMany'
  | 'unavailable'
  | 'lostAnswer'
  | 'truncated'
  | 'corrupted'
  | 'stranger'
  | 'otherStation'
  | 'twice'
  | 'stalled'
  | 'late';

export interface FaultRule {
  readonly fault: Fault;
  /** For so many of the next requests. */
  readonly times?: number;
  /** Or for each with this chance, 0 … 1. */
  readonly chance?: number;
  readonly seconds?: number;
  /** The call it happens to; envelopes, where nothing is said. */
  readonly at?: 'envelopes' | 'state' | 'keys';
}

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  /** The fault of this request, if any: the first rule that is due. */
  next(at: 'envelopes' | 'state' | 'keys'): FaultRule | null;
  /** What happened so far, in order. */
  readonly done: readonly Fault[];
  /** A number of 0 … most − 1, of the same seeded row. */
  pick(most: number): number;
}

/** @param seed the same seed makes the same faults happen to the same requests. */
export function makeFaults(seed = 1): Faults {
  const chance = seeded(seed);
  const done: Fault[] = [];
  let rules: { rule: FaultRule; left: number }[] = [];
  return {
    done,
    add: (rule) => void rules.push({ rule, left: rule.times ?? (rule.chance === undefined ? 1 : Infinity) }),
    clear: () => void (rules = []),
    next: (at) => {
      const due = rules.find(({ rule }) => (rule.at ?? 'envelopes') === at && (rule.chance === undefined || chance() < rule.chance));
      if (!due) return null;
      due.left -= 1;
      rules = rules.filter(({ left }) => left > 0);
      done.push(due.rule.fault);
      return due.rule;
    },
    pick: (most) => Math.floor(chance() * most),
  };
}

/** Mulberry32: 0 … 1, the same row for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
