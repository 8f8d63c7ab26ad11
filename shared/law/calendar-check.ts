import type { CalendarOverlay, CalendarYear, CivilDate } from '#shared/model/index.ts';
import { isWeekend, type Calendar } from './calendar.ts';
import type { DayChange } from './calendar-coverage.ts';
import { addDays, daysBetween } from './dates.ts';
import { statutoryHolidays, type StatutoryHoliday } from './statutory-holidays.ts';

type Fault<C extends string, D> = { readonly code: C; readonly details: D };

/** Why a file is no calendar that dates may be counted by. */
export type CalendarProblem =
  | Fault<'calendar.yearFirst', { readonly year: number; readonly first: number }>
  | Fault<'calendar.coverage', { readonly year: number; readonly coversThrough: CivilDate }>
  | Fault<'calendar.cutsOff', { readonly year: number; readonly next: number; readonly coversThrough: CivilDate }>
  | Fault<'calendar.dayOutside', { readonly date: CivilDate; readonly year: number }>
  | Fault<'calendar.dayNotCovered', { readonly date: CivilDate; readonly coversThrough: CivilDate }>
  | Fault<'calendar.dayTwice', { readonly date: CivilDate }>
  | Fault<'calendar.workdayAnyway', { readonly date: CivilDate }>
  | Fault<'calendar.holidayShort', { readonly year: number; readonly holiday: string; readonly days: number; readonly found: number }>
  | Fault<'calendar.holidayMissing', { readonly date: CivilDate; readonly holiday: string }>;

/** What is odd in a file that may be right all the same: somebody looks at the notice once more. */
export type CalendarDoubt =
  | Fault<'longRest', { readonly holiday: string; readonly from: CivilDate; readonly until: CivilDate; readonly days: number }>
  | Fault<'apart', { readonly holiday: string; readonly from: CivilDate; readonly again: CivilDate }>
  | Fault<'balance', { readonly off: number; readonly expected: number }>
  | Fault<'shorter', { readonly coversThrough: CivilDate; readonly now: CivilDate }>
  | Fault<'elsewhere', { readonly paper: string }>
  | Fault<'otherRegion', { readonly region: string }>
  | Fault<'offAnyway', { readonly date: CivilDate; readonly holiday: string }>
  | Fault<'past', { readonly date: CivilDate; readonly days: number }>;

export interface CalendarCheck {
  readonly problem: CalendarProblem | null;
  readonly doubts: readonly CalendarDoubt[];
}

/** The longest holiday there has been has nine days. */
const longestRest = 9;

/** Whether a year may be taken in beside those known, or instead of one of them. `calendar`: what is in force until then. */
export function checkCalendarYear(file: CalendarYear, known: readonly CalendarYear[], calendar: Calendar): CalendarCheck {
  const problem = findPlaceProblem(file, known) ?? findDayProblem(file, file.coversThrough) ?? findWorkProblem(file, calendar);
  return { problem: problem ?? findHolidayProblem(file), doubts: doubtsOf(file, known) };
}

/** Whether a region's days may be laid over a year; `regionCode`: the office's own. */
export function checkCalendarOverlay(
  file: CalendarOverlay,
  known: readonly CalendarYear[],
  calendar: Calendar,
  regionCode: string,
): CalendarCheck {
  const year = known.find((each) => each.year === file.year);
  if (!year) return { problem: { code: 'calendar.yearFirst', details: { year: file.year, first: file.year } }, doubts: [] };
  const doubts: CalendarDoubt[] = [];
  if (!regionCode.startsWith(file.region)) doubts.push({ code: 'otherRegion', details: { region: file.region } });
  for (const { date } of file.off) {
    const holiday = year.off.find((day) => day.date === date)?.name;
    if (holiday !== undefined) doubts.push({ code: 'offAnyway', details: { date, holiday } });
  }
  return { problem: findDayProblem(file, year.coversThrough) ?? findWorkProblem(file, calendar), doubts };
}

/** Days that are over and were another kind of day: what was counted by them may be done with. Null: there are none. */
export function findPastDoubt(changes: readonly DayChange[], today: CivilDate): CalendarDoubt | null {
  const past = changes.filter(({ date, before, after }) => date < today && before.kind !== after.kind);
  return past.length === 0 ? null : { code: 'past', details: { date: past[0]!.date, days: past.length } };
}

/** Years follow each other without a gap, or nothing behind the gap would hold. */
function findPlaceProblem({ year, coversThrough }: CalendarYear, known: readonly CalendarYear[]): CalendarProblem | null {
  const first = Math.min(...known.map((each) => each.year));
  const last = known.reduce((latest, each) => (each.year > latest.year ? each : latest));
  const missing = year > last.year + 1 ? last.year + 1 : year < first - 1 ? first - 1 : null;
  const unfinished = year === last.year + 1 && last.coversThrough < endOf(last.year) ? last.year : null;
  const before = unfinished ?? missing;
  if (before !== null) return { code: 'calendar.yearFirst', details: { year, first: before } };
  if (coversThrough < startOf(year) || coversThrough > endOf(year)) return { code: 'calendar.coverage', details: { year, coversThrough } };
  const isFollowed = known.some((each) => each.year === year + 1);
  return isFollowed && coversThrough < endOf(year) ? { code: 'calendar.cutsOff', details: { year, next: year + 1, coversThrough } } : null;
}

function findDayProblem({ year, off, work }: CalendarYear | CalendarOverlay, coversThrough: CivilDate): CalendarProblem | null {
  const seen = new Set<CivilDate>();
  for (const { date } of [...off, ...work]) {
    if (date < lastDayBefore(year) || date > endOf(year)) return { code: 'calendar.dayOutside', details: { date, year } };
    if (date > coversThrough) return { code: 'calendar.dayNotCovered', details: { date, coversThrough } };
    if (seen.has(date)) return { code: 'calendar.dayTwice', details: { date } };
    seen.add(date);
  }
  return null;
}

/** Worked days are weekend days, or were taken back from a holiday: off until now, or at the edge of what is left of it. */
function findWorkProblem({ off, work }: CalendarYear | CalendarOverlay, calendar: Calendar): CalendarProblem | null {
  const rest = new Set(off.map(({ date }) => date));
  const stray = work.find(
    ({ date }) => !isWeekend(date) && !calendar.off.has(date) && !rest.has(addDays(date, -1)) && !rest.has(addDays(date, 1)),
  );
  return stray ? { code: 'calendar.workdayAnyway', details: { date: stray.date } } : null;
}

/** The days of 全国年节及纪念日放假办法 art. 2 are there, as far as the file reaches. */
function findHolidayProblem({ year, coversThrough, off }: CalendarYear): CalendarProblem | null {
  const dates = new Set(off.map(({ date }) => date));
  const holidays = statutoryHolidays(year).filter(({ overBy }) => `${year}-${overBy}` <= coversThrough);
  for (const holiday of holidays) {
    const missing = holiday.fixed.map((day) => `${year}-${day}` as CivilDate).find((date) => !dates.has(date));
    if (missing) return { code: 'calendar.holidayMissing', details: { date: missing, holiday: titleOf(holiday) } };
  }
  const names = Map.groupBy(off, ({ name }) => name);
  for (const holiday of holidays) {
    const mine = [...names].filter(([name]) => name.includes(holiday.name));
    const found = mine.reduce((sum, [, days]) => sum + days.length, 0);
    // Holidays that meet are given together, under one name, and each with its own days.
    const joined = mine.length === 1 ? holidays.filter(({ name }) => mine[0]![0].includes(name)) : [holiday];
    const days = joined.reduce((sum, each) => sum + each.days, 0);
    if (found < days) return { code: 'calendar.holidayShort', details: { year, holiday: mine[0]?.[0] ?? titleOf(holiday), days, found } };
  }
  return null;
}

function doubtsOf(file: CalendarYear, known: readonly CalendarYear[]): CalendarDoubt[] {
  const doubts: CalendarDoubt[] = [];
  const before = known.find(({ year }) => year === file.year);
  if (before && file.coversThrough < before.coversThrough)
    doubts.push({ code: 'shorter', details: { coversThrough: file.coversThrough, now: before.coversThrough } });
  const runs = runsOf(file.off);
  for (const [at, { name, from, until }] of runs.entries()) {
    const days = daysBetween(from, until) + 1;
    if (days > longestRest) doubts.push({ code: 'longRest', details: { holiday: name, from, until, days } });
    const earlier = runs.slice(0, at).find((run) => run.name === name);
    if (earlier) doubts.push({ code: 'apart', details: { holiday: name, from: earlier.from, again: from } });
  }
  // Whoever works on a weekend gets a weekday for it; the statutory days come on top of these.
  const off = file.off.filter(({ date }) => !isWeekend(date)).length;
  const worked = file.work.filter(({ date }) => isWeekend(date)).length;
  const expected = worked + statutoryHolidays(file.year).reduce((sum, { days }) => sum + days, 0);
  if (off !== expected && file.coversThrough === endOf(file.year)) doubts.push({ code: 'balance', details: { off, expected } });
  const elsewhere = file.papers.find((paper) => !/^https?:\/\/([a-z]+\.)*gov\.cn(\/|$)/i.test(paper));
  if (elsewhere !== undefined) doubts.push({ code: 'elsewhere', details: { paper: elsewhere } });
  return doubts;
}

interface Run {
  readonly name: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Days of one name that follow each other, in the order of time. */
function runsOf(days: CalendarYear['off']): Run[] {
  const runs: Run[] = [];
  for (const { date, name } of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = runs.at(-1);
    if (last && last.name === name && addDays(last.until, 1) === date) runs[runs.length - 1] = { ...last, until: date };
    else runs.push({ name, from: date, until: date });
  }
  return runs;
}

function titleOf({ name }: StatutoryHoliday): string {
  return name === '元旦' || name.endsWith('节') ? name : `${name}节`;
}

const startOf = (year: number): string => `${year}-01-01`;
const endOf = (year: number): string => `${year}-12-31`;
const lastDayBefore = (year: number): string => endOf(year - 1);
