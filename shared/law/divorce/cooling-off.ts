import { CoolingOffDate, type CivilDate, type CoolingOffDates, type RestPolicy, type Roll } from '#shared/model/index.ts';
import { rollToWorkday, type Calendar, type RolledDate } from '../calendar.ts';
import { addDays } from '../dates.ts';

/** First day on which an application for divorce waits (民法典 1077). */
export const coolingOffSince = '2021-01-01' as CivilDate;

/** 民法典 1077: calendar days of each of the two periods, neither workdays nor a month. */
const days = 30;

/**
 * The dates of an application accepted on a day. The day itself does not count (民法典 201); a period whose last day is a day of
 * rest ends on the first day after it that is none (民法典 203); the second period begins the day after the first has ended so.
 *
 * `held`: the dates on receipts that the couple have. A last day that was certain when it was printed is never an earlier one, whatever
 * a correction of the calendar says: the couple go by what the office gave them in writing. It is `kept`, and moves on where it has
 * become a day of rest itself.
 */
export function coolingOffDates(
  accepted: CivilDate,
  calendar: Calendar,
  policy: RestPolicy,
  held: readonly CoolingOffDates[] = [],
): CoolingOffDates {
  const counting = { calendar, policy, held };
  const withdraw = lastDay(addDays(accepted, days), 'withdrawUntil', counting);
  const nominalIssueUntil = addDays(withdraw.date, days);
  const issue = lastDay(nominalIssueUntil, 'issueUntil', counting);
  const provisionalDates: CoolingOffDate[] = [];
  if (withdraw.provisional) provisionalDates.push('withdrawUntil', 'issueFrom');
  if (withdraw.provisional || issue.provisional) provisionalDates.push('issueUntil', 'lapsesOn');
  const kept: CoolingOffDate[] = [];
  if (withdraw.kept) kept.push('withdrawUntil', 'issueFrom');
  if (issue.kept) kept.push('issueUntil', 'lapsesOn');
  return {
    accepted,
    withdrawUntil: withdraw.date,
    issueFrom: addDays(withdraw.date, 1),
    issueUntil: issue.date,
    lapsesOn: addDays(issue.date, 1),
    nominalIssueUntil: issue.kept ? issue.date : nominalIssueUntil,
    provisionalDates,
    rolled: [...withdraw.rolled, ...issue.rolled],
    ...(kept.length > 0 && { kept }),
  };
}

interface Counting {
  readonly calendar: Calendar;
  readonly policy: RestPolicy;
  readonly held: readonly CoolingOffDates[];
}

interface LastDay {
  readonly date: CivilDate;
  readonly provisional: boolean;
  readonly rolled: readonly Roll[];
  readonly kept: boolean;
}

/** The last day of a period whose thirtieth day is `nominal`, or the later one that a receipt names as certain. */
function lastDay(nominal: CivilDate, which: CoolingOffDate, { calendar, policy, held }: Counting): LastDay {
  const counted = rollToWorkday(calendar, nominal, policy);
  const firm = held.filter((dates) => isFirm(dates, which)).toSorted((one, other) => (one[which] < other[which] ? -1 : 1));
  const printed = firm.at(-1);
  if (printed === undefined || printed[which] <= counted.date)
    return { date: counted.date, provisional: counted.provisional, rolled: rollOf(nominal, counted), kept: false };
  const promised = printed[which];
  const moved = rollToWorkday(calendar, promised, policy);
  // Where it stays as printed, the receipt says why it fell there.
  const rolled = moved.date === promised ? printed.rolled.filter(({ to }) => to === promised) : rollOf(promised, moved);
  return { date: moved.date, provisional: moved.provisional, rolled, kept: true };
}

/** Whether a notice not published yet may move any of the dates. */
export function isProvisional({ provisionalDates }: CoolingOffDates): boolean {
  return provisionalDates.length > 0;
}

/**
 * 撤回: from the day of acceptance through the last day. While that day is not firm nobody may be told that it is over: a notice
 * can only move it later.
 */
export function mayWithdraw(dates: CoolingOffDates, on: CivilDate): boolean {
  return on >= dates.accepted && (on <= dates.withdrawUntil || !isFirm(dates, 'withdrawUntil'));
}

/**
 * 申请发给离婚证: after a firm last day of the first period, through the last day of the second. While that is not firm, only through
 * the thirtieth day as counted: whether the days of rest after it belong to the period is not known.
 */
export function mayIssue(dates: CoolingOffDates, on: CivilDate): boolean {
  return isFirm(dates, 'issueFrom') && on >= dates.issueFrom && on <= lastSureDay(dates);
}

/** 视为撤回: from the day after a firm last day on. */
export function hasLapsed(dates: CoolingOffDates, on: CivilDate): boolean {
  return isFirm(dates, 'lapsesOn') && on >= dates.lapsesOn;
}

/** Neither open nor over: the calendar of the year has to be taken in before anybody can say. */
export function awaitsCalendar(dates: CoolingOffDates, on: CivilDate): boolean {
  return !mayWithdraw(dates, on) && !mayIssue(dates, on) && !hasLapsed(dates, on) && on >= dates.accepted;
}

/** The last day on which the certificates may be asked for, so far as is known. */
export function lastSureDay(dates: CoolingOffDates): CivilDate {
  return isFirm(dates, 'issueUntil') ? dates.issueUntil : dates.nominalIssueUntil;
}

export function isFirm({ provisionalDates }: CoolingOffDates, date: CoolingOffDate): boolean {
  return !provisionalDates.includes(date);
}

/** Whether a receipt with the one is right by the other: no date moved, and none marked 暂定 became firm or the other way round. */
export function saysTheSame(one: CoolingOffDates, other: CoolingOffDates): boolean {
  return CoolingOffDate.options.every((date) => one[date] === other[date] && isFirm(one, date) === isFirm(other, date));
}

function rollOf(from: CivilDate, { date, passed }: RolledDate): Roll[] {
  if (passed.length === 0) return [];
  return [{ from, to: date, why: [...new Set(passed.map(({ name }) => name ?? 'weekend'))] }];
}
