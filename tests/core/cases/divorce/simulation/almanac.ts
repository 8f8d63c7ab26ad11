import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Another year's notice has come, or another of a year known. */
  publish(year: CalendarYear): void;
  /** `receipt`: whose. What is asked first of one is what is printed on it. */
  standing(receipt: string, accepted: string, moment: Moment): Standing;
}

type Counted = ReturnType<typeof referenceDates>;

export function createAlmanac(policy: RestPolicy): Almanac {
  let years: readonly CalendarYear[] = shippedYears;
  const counted = new Map<string, Counted>();
  const printed = new Map<string, Counted>();
  const datesOf = (receipt: string, accepted: string) => {
    const dates = counted.get(receipt) ?? notBefore(printed.get(receipt), referenceDates(years, accepted, policy));
    counted.set(receipt, dates);
    if (!printed.has(receipt)) printed.set(receipt, dates);
    return dates;
  };
  /** No day that was certain when it was printed comes sooner; what is corrected here only ever leaves fewer days of rest. */
  const notBefore = (receipt: Counted | undefined, now: Counted): Counted => {
    if (receipt === undefined) return now;
    const later = (day: 'withdrawUntil' | 'issueUntil', counts: Counted) =>
      !receipt.provisionalDates.includes(day) && receipt[day] > counts[day] ? receipt[day] : counts[day];
    const withdrawUntil = later('withdrawUntil', now);
    // The second period has its thirty days from the end of the first as it is, as one from a day of acceptance has.
    const counts =
      withdrawUntil === now.withdrawUntil ? now : { ...now, issueUntil: referenceDates(years, withdrawUntil, policy).withdrawUntil };
    const issueUntil = later('issueUntil', counts);
    return { ...now, withdrawUntil, issueFrom: dayAfter(withdrawUntil), issueUntil, lapsesOn: dayAfter(issueUntil) };
  };
  return {
    publish(year) {
      years = [...years.filter((each) => each.year !== year.year), year];
      counted.clear();
    },
    standing(receipt, accepted, { on, minute }) {
      const { withdrawUntil, issueUntil, lapsesOn, provisionalDates } = datesOf(receipt, accepted);
      const firstIsFirm = !provisionalDates.includes('withdrawUntil');
      const secondIsFirm = !provisionalDates.includes('issueUntil');
      const sureUntil = secondIsFirm ? issueUntil : dayAfter(withdrawUntil, 30);
      const inTimeOn = (last: string) => on < last || (on === last && minute < closingOn(last));
      return {
        withdrawUntil,
        issueUntil,
        lapsesOn,
        firstIsFirm,
        mayWithdraw: !firstIsFirm || inTimeOn(withdrawUntil),
        inSecondPeriod: firstIsFirm && on > withdrawUntil,
        mayReturn: firstIsFirm && on > withdrawUntil && inTimeOn(sureUntil),
        hasLapsed: secondIsFirm && on > issueUntil,
      };
    },
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
