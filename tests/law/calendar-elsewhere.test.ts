import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHoliday, isWorkday } from 'chinese-days';
import { expect, it } from 'vitest';
import { createCalendar, dayOf } from '#shared/law/calendar.ts';
import { addDays } from '#shared/law/dates.ts';
import { CalendarYear } from '#shared/model/index.ts';

const folder = join(import.meta.dirname, '../../resources/calendar');
const calendar = createCalendar(
  readdirSync(folder).map((name) => CalendarYear.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))),
);

// Only here: at run time nobody asks the package, for it calls the days of a year not published yet ordinary.
it('every day of the shipped years is a day of rest or not, as others read the same notices', () => {
  const differing: string[] = [];
  let compared = 0;
  for (let date = calendar.coversFrom; date <= calendar.coversThrough; date = addDays(date, 1)) {
    const { rest } = dayOf(calendar, date);
    compared += 1;
    if (isHoliday(date) !== rest || isWorkday(date) === rest) differing.push(date);
  }
  expect(differing).toEqual([]);
  expect(compared).toBe(2557);
});
