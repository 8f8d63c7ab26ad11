import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CalendarYear, type RestPolicy } from '#shared/model/index.ts';
import { referenceDates } from '../../../../law/cooling-off-reference.ts';

const folder = join(import.meta.dirname, '../../../../../resources/calendar');
export const shippedYears = readdirSync(folder).map((name) => CalendarYear.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));

/** Minute of the day at which the simulated office mostly stops taking people in, and at which it does on a Friday. */
export const closing = 17 * 60;
export const fridayClosing = 16 * 60 + 30;

export function closingOn(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 5 ? fridayClosing : closing;
}

/** A minute on the office's wall. */
export interface Moment {
  readonly on: string;
  readonly minute: number;
}

/** What an application may and may not at a moment, by the count day by day and the office's hours alone. */
export interface Standing {
  readonly withdrawUntil: string;
  readonly issueUntil: string;
  readonly lapsesOn: string;
  /** No notice can move the end of the first period any more. */
  readonly firstIsFirm: boolean;
  readonly mayWithdraw: boolean;
  /** The first period is over for certain. */
  readonly inSecondPeriod: boolean;
  readonly mayReturn: boolean;
  readonly hasLapsed: boolean;
}

/** The wall calendar by which the simulation judges the core: none of the law under test is used. */
export interface Almanac {
  /** Another year's notice has come, or another of a year known. Nothing is counted anew by itself. */
  publish(year: CalendarYear): void;
  /** That very notice is the last there was of its year. */
  knows(year: CalendarYear): boolean;
  /** From the acts of the journal after a position on, what a receipt says goes by the calendar as it is now. */
  recount(receipt: string, after: number): void;
  /** The same of an application that has lapsed, where that moves its day; false where it does not. */
  redate(receipt: string, after: number, moment: Moment): boolean;
  /** The couple hold it in print as it is now. */
  print(receipt: string): void;
  /** They were told what it says now. */
  tell(receipt: string): void;
  /** The couple know other dates than those it has now. */
  isUntold(receipt: string): boolean;
  /** `receipt`: whose. What is asked first of one is what is printed on it. */
  standing(receipt: string, accepted: string, moment: Moment): Standing;
  /** As it stood for an act at a position of the journal. */
  standingThen(receipt: string, position: number, moment: Moment): Standing;
}

interface Counted {
  readonly withdrawUntil: string;
  readonly issueUntil: string;
  readonly firstIsFirm: boolean;
  readonly secondIsFirm: boolean;
  /** The last day that belongs to the second period whatever notice comes. */
  readonly sureUntil: string;
}

interface Receipt {
  readonly accepted: string;
  told: Counted;
  /** The latest day of each period that was certain on any paper in the couple's hands. */
  promised: { readonly withdrawUntil: string; readonly issueUntil: string };
  /** What it says by now is the last. */
  readonly counts: { readonly after: number; readonly says: Counted }[];
}

export function createAlmanac(policy: RestPolicy): Almanac {
  let years: readonly CalendarYear[] = shippedYears;
  const receipts = new Map<string, Receipt>();
  /** The first day from this one on that is none of rest: where thirty days from thirty days before it end. */
  const openFrom = (day: string) => {
    const { withdrawUntil, provisionalDates } = referenceDates(years, dayAfter(day, -30), policy);
    return { day: withdrawUntil, isFirm: !provisionalDates.includes('withdrawUntil') };
  };
  /** No day that was certain when it was printed comes sooner; where it has become one of rest, it is the next that is none. */
  const count = (accepted: string, promised: Receipt['promised']): Counted => {
    const counted = openFrom(dayAfter(accepted, 30));
    const first = promised.withdrawUntil > counted.day ? openFrom(promised.withdrawUntil) : counted;
    const thirtieth = dayAfter(first.day, 30);
    const second = openFrom(thirtieth);
    const isKept = promised.issueUntil > second.day;
    const last = isKept ? openFrom(promised.issueUntil) : second;
    const secondIsFirm = first.isFirm && last.isFirm;
    const sureUntil = secondIsFirm || isKept ? last.day : thirtieth;
    return { withdrawUntil: first.day, issueUntil: last.day, firstIsFirm: first.isFirm, secondIsFirm, sureUntil };
  };
  const now = ({ counts }: Receipt): Counted => counts.at(-1)!.says;
  const promise = (receipt: Receipt) => {
    const { withdrawUntil, issueUntil, firstIsFirm, secondIsFirm } = now(receipt);
    const later = (one: string, other: string, isFirm: boolean) => (isFirm && other > one ? other : one);
    receipt.promised = {
      withdrawUntil: later(receipt.promised.withdrawUntil, withdrawUntil, firstIsFirm),
      issueUntil: later(receipt.promised.issueUntil, issueUntil, secondIsFirm),
    };
  };
  const tell = (receipt: Receipt) => {
    receipt.told = now(receipt);
    promise(receipt);
  };
  const isUntold = (receipt: Receipt): boolean => !saysTheSame(receipt.told, now(receipt));
  const receiptOf = (receipt: string, accepted: string): Receipt => {
    const known = receipts.get(receipt);
    if (known) return known;
    const says = count(accepted, { withdrawUntil: '', issueUntil: '' });
    const given: Receipt = { accepted, told: says, promised: { withdrawUntil: '', issueUntil: '' }, counts: [{ after: 0, says }] };
    promise(given);
    receipts.set(receipt, given);
    return given;
  };
  return {
    publish: (year) => void (years = [...years.filter((each) => each.year !== year.year), year]),
    knows: (year) => years.some((each) => isDeepStrictEqual(each, year)),
    recount(receipt, after) {
      const { accepted, promised, counts } = receipts.get(receipt)!;
      counts.push({ after, says: count(accepted, promised) });
    },
    redate(receipt, after, moment) {
      const lapsed = receipts.get(receipt)!;
      const says = count(lapsed.accepted, lapsed.promised);
      if (says.issueUntil === now(lapsed).issueUntil) return false;
      const nothingToTell = !isUntold(lapsed);
      lapsed.counts.push({ after, says });
      // Nobody is told of a day that is past all the same: it is written into the file, and stands there.
      if (nothingToTell && standingBy(says, moment).hasLapsed) tell(lapsed);
      return true;
    },
    print: (receipt) => promise(receipts.get(receipt)!),
    tell: (receipt) => tell(receipts.get(receipt)!),
    isUntold: (receipt) => isUntold(receipts.get(receipt)!),
    standing: (receipt, accepted, moment) => standingBy(now(receiptOf(receipt, accepted)), moment),
    standingThen(receipt, position, moment) {
      const { counts } = receipts.get(receipt)!;
      return standingBy(counts.findLast(({ after }) => after < position)!.says, moment);
    },
  };
}

function saysTheSame(one: Counted, other: Counted): boolean {
  return (['withdrawUntil', 'issueUntil', 'firstIsFirm', 'secondIsFirm'] as const).every((what) => one[what] === other[what]);
}

function standingBy({ withdrawUntil, issueUntil, firstIsFirm, secondIsFirm, sureUntil }: Counted, { on, minute }: Moment): Standing {
  const inTimeOn = (last: string) => on < last || (on === last && minute < closingOn(last));
  return {
    withdrawUntil,
    issueUntil,
    lapsesOn: dayAfter(issueUntil),
    firstIsFirm,
    mayWithdraw: !firstIsFirm || inTimeOn(withdrawUntil),
    inSecondPeriod: firstIsFirm && on > withdrawUntil,
    mayReturn: firstIsFirm && on > withdrawUntil && inTimeOn(sureUntil),
    hasLapsed: secondIsFirm && on > issueUntil,
  };
}

/** An instant as the office's clock shows it. */
export function momentAt(instant: string | number): Moment {
  const local = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
  return { on: local.slice(0, 10), minute: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) };
}

export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
