import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { calendarDoubts, failure, type CalendarCheck, type CalendarView } from '#shared/contract/index.ts';
import { languages, resources } from '#shared/locales/index.ts';
import { ok, type CivilDate } from '#shared/model/index.ts';
import { stretchesOf, weeksOf } from '../../../renderer/supervisor/calendar/month-days.ts';
import { calendarView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const date = (text: string) => text as CivilDate;
const missing: CalendarView = { ...calendarView, coversThrough: date('2026-12-31'), warning: 'due', missing: 2027 };
const check: CalendarCheck = {
  kind: 'year',
  year: 2027,
  region: null,
  papers: ['https://www.gov.cn/2027.htm'],
  digest: 'ab',
  replaces: 'nothing',
  coversThrough: { before: date('2026-12-31'), after: date('2027-12-31') },
  changes: [
    { date: date('2027-01-01'), before: { kind: 'workday', name: null }, after: { kind: 'holiday', name: '元旦' } },
    { date: date('2027-01-02'), before: { kind: 'weekend', name: null }, after: { kind: 'holiday', name: '元旦' } },
    { date: date('2027-02-14'), before: { kind: 'weekend', name: null }, after: { kind: 'workedWeekend', name: '春节' } },
  ],
  doubts: [{ code: 'apart', details: { holiday: '国庆节', from: '2027-10-01', again: '2027-11-03' } }],
};
const choose = async (name = '2027.json', text = '{}') => {
  fireEvent.change(await screen.findByLabelText('选择文件'), { target: { files: [new File([text], name)] } });
};
function secondPerson(): void {
  type('工号', 'A1');
  type('密码', 'morning tea 7');
}

test.each(languages)('every oddity has its sentence: %s', (language) => {
  const { doubt } = resources[language].supervisor.calendar;
  expect(Object.keys(doubt).toSorted()).toEqual(calendarDoubts.toSorted());
});

describe('a month', () => {
  test('begins on its weekday and is whole weeks', () => {
    const weeks = weeksOf(2027, 2, new Map([[date('2027-02-14'), { date: date('2027-02-14'), kind: 'workedWeekend', name: '春节' }]]));
    expect(weeks.map((week) => week.map((day) => day?.day ?? 0))).toEqual([
      [1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11, 12, 13, 14],
      [15, 16, 17, 18, 19, 20, 21],
      [22, 23, 24, 25, 26, 27, 28],
    ]);
    expect(weeks[1]![6]).toMatchObject({ kind: 'workedWeekend', name: '春节' });
    expect(weeksOf(2026, 11, new Map())[0]).toEqual([null, null, null, null, null, null, expect.objectContaining({ day: 1 })]);
  });

  test('joins days that follow each other and are alike, over the end of a month too', () => {
    const days = ['2026-09-30', '2026-10-01', '2026-10-03'].map((on) => ({ date: date(on) }));
    expect(stretchesOf(days, () => '').map(({ from, until, days: count }) => [from, until, count])).toEqual([
      ['2026-09-30', '2026-10-01', 2],
      ['2026-10-03', '2026-10-03', 1],
    ]);
  });
});

describe('holidays', () => {
  test('are shown a year at a time, by name, with what is known from where', async () => {
    const hall = await openDesk('放假安排');
    const january = await screen.findByRole('region', { name: '1月' });
    expect(within(january).getByText('1—3日 元旦放假')).toBeTruthy();
    expect(within(january).getByText('4日 上班（元旦调休）')).toBeTruthy();
    expect(screen.getAllByText('21').filter((day) => day.getAttribute('aria-current') === 'date')).toHaveLength(1);
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows.find((row) => row?.startsWith('2027年'))).toContain('周静、李敏导入');
    expect(rows.find((row) => row?.startsWith('2026年'))).toContain('随程序提供');
    expect(screen.getByText('已知到 2027年12月31日')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '下一年' }));
    expect(hall.callsOf('calendar.get').at(-1)!.input).toEqual({ year: 2027 });
  });

  test.each([
    ['near', '放假安排只到 2026年12月31日'],
    ['due', '还没有 2027 年的放假安排'],
    ['over', '放假安排已于 2026年12月31日 到期'],
  ] as const)('that run out are pointed out on the first page: %s', async (warning, words) => {
    await openDesk(null, { 'calendar.get': () => ok({ ...missing, warning }) });
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryAllByText('待导入')).toHaveLength(warning === 'near' ? 0 : 1);
    fireEvent.click(screen.getByRole('button', { name: '导入放假安排' }));
    expect(await screen.findByRole('heading', { name: '放假安排', level: 1 })).toBeTruthy();
  });

  test('are imported by two people who saw what changes', async () => {
    const hall = await openDesk('放假安排', {
      'calendar.get': () => ok(missing),
      'calendar.check': () => ok(check),
      'calendar.import': () => ok({ year: 2027, region: null, coversThrough: date('2027-12-31') }),
    });
    await choose();
    const shown = await screen.findByRole('form', { name: '导入放假安排' });
    expect(document.activeElement).toBe(shown);
    const form = within(shown);
    expect(form.getByText('1月1日—1月2日')).toBeTruthy();
    expect(form.getByText('元旦放假 2 天')).toBeTruthy();
    expect(form.getByText('上班（春节调休）')).toBeTruthy();
    expect(form.getByText('放假安排由已知到 2026年12月31日，变为已知到 2027年12月31日。')).toBeTruthy();
    expect(form.getByText(/“国庆节”分在两处（2027年10月01日 起和 2027年11月03日 起）/)).toBeTruthy();
    fireEvent.click(form.getByRole('button', { name: /确认导入/ }));
    expect(await screen.findByText('请另一位工作人员输入工号和密码。')).toBeTruthy();
    expect(hall.callsOf('calendar.import')).toEqual([]);
    secondPerson();
    fireEvent.click(form.getByRole('button', { name: /确认导入/ }));
    expect(await screen.findByText('已导入 2027 年的放假安排，法定日期现在按它计算。')).toBeTruthy();
    const [call] = hall.callsOf('calendar.import');
    expect(call!.input).toEqual({ fileName: '2027.json', content: btoa('{}') });
    expect(call!.approval).toEqual({ code: 'A1', password: 'morning tea 7' });
  });

  test('of a year that is there already show what each day was', async () => {
    const replaced: CalendarCheck = {
      ...check,
      replaces: 'imported',
      coversThrough: { before: date('2027-12-31'), after: date('2027-12-31') },
      changes: [{ date: date('2027-10-07'), before: { kind: 'holiday', name: '国庆节' }, after: { kind: 'workday', name: null } }],
      doubts: [],
    };
    await openDesk('放假安排', { 'calendar.check': () => ok(replaced) });
    await choose();
    expect(await screen.findByText('替换以前导入的安排')).toBeTruthy();
    expect(screen.getByText('改为工作日')).toBeTruthy();
    expect(screen.getByText('原为放假 国庆节')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '取消' }));
    const again = await screen.findByRole('button', { name: '选择文件' });
    await waitFor(() => expect(document.activeElement).toBe(again));
  });

  test('say which day of a file is wrong, and ask for another', async () => {
    const hall = await openDesk('放假安排', {
      'calendar.check': () => failure('calendar.holidayMissing', { date: date('2027-05-02'), holiday: '劳动节' }),
    });
    await choose();
    expect(await screen.findByText(/2027年05月02日 是劳动节法定放假日，文件中没有/)).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
    await choose('huge.json', 'x'.repeat(300_000));
    expect(await screen.findByText(/这不是日历文件/)).toBeTruthy();
    expect(hall.callsOf('calendar.check')).toHaveLength(1);
  });
});
