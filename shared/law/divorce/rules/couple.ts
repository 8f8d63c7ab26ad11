import { identityKey, slots, type Couple, type Finding, type Slot } from '#shared/model/index.ts';
import { sexesOf } from '../../parties/sexes.ts';
import type { Say } from '../../rule.ts';
import { civilCodeSince, divorceRule, regulationSince } from '../divorce-rule.ts';
import { divorceStateOf } from '../process.ts';

const says = {
  sexesMatch: { outcome: 'pass', params: [] },
  swapped: { outcome: 'ask', params: [], blocksFrom: 'identify' },
  // Somebody's sex may have been registered anew since the wedding: the marriage is lawful, and so is its end.
  sexUnclearNow: { outcome: 'ask', params: [] },
  sameSexNow: { outcome: 'ask', params: [] },
  sameNumber: { outcome: 'refuse', params: [], ground: 'acceptance' },
  openCase: { outcome: 'ask', params: ['number'], blocksFrom: 'prepare' },
} as const;

/** Two people in their own places, of whom nothing else is open here. */
export const couple = divorceRule({
  id: 'M-40',
  article: 'regulation2025.14',
  since: regulationSince,
  says,
  evaluate: ({ couple: both, existing }, say) => [
    ...sexes(both, say),
    ...(identityKey(both.man) !== '' && identityKey(both.man) === identityKey(both.woman) ? [say('sameNumber', null)] : []),
    ...slots.flatMap((slot) => {
      const { openCaseNumber: number, divorceInFlight } = existing[slot];
      return number === null || number === divorceInFlight?.number ? [] : [say('openCase', slot, { number })];
    }),
  ],
});

function sexes(both: Couple, say: Say<typeof says>): Finding[] {
  const found = sexesOf(both);
  switch (found?.are) {
    case undefined:
      return [];
    case 'unclear':
      return found.whose.map((slot) => say('sexUnclearNow', slot));
    case 'same':
      return [say('sameSexNow', null)];
    case 'swapped':
      return [say('swapped', null)];
    case 'match':
      return [say('sexesMatch', null)];
  }
}

interface Other {
  readonly message: 'inFlight' | 'alsoAtCounter';
  readonly slot: Slot;
  readonly number: string;
}

/**
 * One application at a time: while one of either is in its two periods no other is accepted, and of two at the counter only one.
 * It bars, and is no ground of a notice: they go on with the first, or withdraw it.
 */
export const oneApplication = divorceRule({
  id: 'M-66',
  article: 'civilCode.1077',
  since: civilCodeSince,
  says: {
    inFlight: { outcome: 'refuse', params: ['number'] },
    alsoAtCounter: { outcome: 'ask', params: ['number'], blocksFrom: 'accept' },
  },
  evaluate: ({ existing, dates }, say) => {
    if (dates !== null) return [];
    const found = slots.flatMap((slot): Other[] => {
      const other = existing[slot].divorceInFlight;
      if (other === null) return [];
      const state = divorceStateOf(other.point);
      if (state === 'coolingOff' || state === 'issuable') return [{ message: 'inFlight', slot, number: other.number }];
      return state === 'received' ? [{ message: 'alsoAtCounter', slot, number: other.number }] : [];
    });
    const [first, second] = found;
    if (first && second && first.number === second.number) return [say(first.message, null, { number: first.number })];
    return found.map(({ message, slot, number }) => say(message, slot, { number }));
  },
});
