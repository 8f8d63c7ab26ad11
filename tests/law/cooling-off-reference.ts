import type { CalendarYear, RestPolicy } from '#shared/model/index.ts';

interface Step {
  readonly day: number;
  readonly unknown: boolean;
}

/**
 * The same dates, counted one day after another in days since 1970: nothing of the law under test is used. It reads
 * 民法典 201, 203 and 民发〔2020〕116号 二 as a clerk with a wall calendar would.
 */
export function referenceDates(years: readonly CalendarYear[], accepted: string, policy: RestPolicy) {
  const off = new Set(years.flatMap((year) => year.off.map((day) => toDay(day.date))));
  const work = new Set(years.flatMap((year) => year.work.map((day) => toDay(day.date))));
  const published = new Set(years.map(({ year }) => year));
  const isKnown = (day: number): boolean => published.has(new Date(day * 86_400_000).getUTCFullYear());
  const isRest = (day: number): boolean => {
    if (off.has(day)) return true;
    const weekday = new Date(day * 86_400_000).getUTCDay();
    return policy === 'WIDE' && (weekday === 0 || weekday === 6) && !work.has(day);
  };
  const thirtyDaysFrom = (begin: number): Step => {
    let day = begin;
    for (let counted = 0; counted < 30; counted++) day += 1;
    let unknown = !isKnown(day);
    while (isRest(day)) {
      day += 1;
      unknown ||= !isKnown(day);
    }
    return { day, unknown };
  };
  const first = thirtyDaysFrom(toDay(accepted));
  const second = thirtyDaysFrom(first.day);
  const provisional = [
    ...(first.unknown ? ['withdrawUntil', 'issueFrom'] : []),
    ...(first.unknown || second.unknown ? ['issueUntil', 'lapsesOn'] : []),
  ];
  return {
    withdrawUntil: fromDay(first.day),
    issueFrom: fromDay(first.day + 1),
    issueUntil: fromDay(second.day),
    lapsesOn: fromDay(second.day + 1),
    provisionalDates: provisional,
  };
}

function toDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function fromDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
