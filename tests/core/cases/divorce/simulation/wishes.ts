import type { DivorcePoint, Slot } from '#shared/model/index.ts';
import { closingOn, dayAfter, type Moment, type Standing } from './almanac.ts';
import type { Dice } from './dice.ts';

/** What somebody comes for; whether they get it is for the law to say. */
export type Wish =
  | { readonly what: 'withdraw'; readonly by: Slot; readonly receiptShown: boolean }
  /** Both come for their certificates, and stay until a point; `leave`: they say that they go. */
  | { readonly what: 'return'; readonly until: DivorcePoint; readonly leave: boolean; readonly minutes: number }
  | { readonly what: 'comeAlone'; readonly party: Slot }
  | { readonly what: 'end'; readonly as: 'death' | 'courtDivorce' | 'annulled' }
  | { readonly what: 'applyAgain' };

export interface Appointment {
  readonly at: Moment;
  readonly wish: Wish;
}

/** When a couple come again after they applied: mostly within a day of a date that counts, or within minutes of closing on it. */
export function appointments(dice: Dice, accepted: string, { withdrawUntil, issueUntil }: Standing): Appointment[] {
  const kind = dice.int(1, 100);
  if (kind <= 15) return []; // forgotten by themselves
  const at = (from: string, until: string): Moment => {
    const on = pickDay(dice, from, until);
    return { on, minute: pickMinute(dice, closingOn(on)) };
  };
  const issueFrom = dayAfter(withdrawUntil);
  if (kind <= 40)
    return [{ at: at(issueFrom, issueUntil), wish: { what: 'return', until: 'registered', leave: false, minutes: dice.int(0, 12) } }];
  if (kind <= 55) return [{ at: at(accepted, withdrawUntil), wish: withdrawing(dice) }];
  const several = Array.from({ length: dice.int(1, 4) }, () => ({
    at: at(dice.one([accepted, withdrawUntil, issueFrom]), dice.one([withdrawUntil, issueUntil, dayAfter(issueUntil, 4)])),
    wish: anyWish(dice),
  }));
  return several;
}

function pickDay(dice: Dice, one: string, other: string): string {
  const [from, until] = one < other ? [one, other] : [other, one];
  const kind = dice.int(1, 10);
  if (kind <= 2) return dayAfter(from, dice.int(-1, 1));
  if (kind <= 8) return dayAfter(until, dice.one([-1, 0, 0, 0, 1]));
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
  return dayAfter(from, dice.int(0, days));
}

function pickMinute(dice: Dice, closing: number): number {
  return dice.percent(55) ? dice.one([closing - 6, closing - 1, closing, closing + 1, closing + 30]) : dice.int(9 * 60, closing - 1);
}

function withdrawing(dice: Dice): Wish {
  return { what: 'withdraw', by: dice.one(['man', 'woman']), receiptShown: dice.percent(70) };
}

const halfway = ['issuable.returned', 'issuable.questioned', 'issuable.photographed', 'issuable.examined', 'issuable.prepared'] as const;

function anyWish(dice: Dice): Wish {
  const kind = dice.int(1, 100);
  if (kind <= 30) return withdrawing(dice);
  if (kind <= 50) return { what: 'return', until: 'registered', leave: false, minutes: dice.int(0, 12) };
  if (kind <= 70) {
    const until = dice.one(halfway);
    return { what: 'return', until, leave: until !== 'issuable.prepared' && dice.percent(50), minutes: dice.int(0, 12) };
  }
  if (kind <= 82) return { what: 'comeAlone', party: dice.one(['man', 'woman']) };
  if (kind <= 88) return { what: 'end', as: dice.one(['death', 'courtDivorce', 'annulled']) };
  return { what: 'applyAgain' };
}
