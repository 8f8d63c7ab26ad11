import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import type { CivilDate, DivorceRow, DivorceView } from '#shared/model/index.ts';
import { fakeDivorce, openDivorce, rolled, rowOf, usual, type DivorceHall } from './divorce-waiting-hall.tsx';
import { inputsOf } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

type Upcoming = Output<'divorces.upcoming'>;
const on = '2026-12-11' as CivilDate;
const nobody: Upcoming = {
  on,
  issuable: [],
  lastDay: [],
  thisWeek: [],
  withdrawnToday: [],
  provisional: [],
  toBeTold: [],
  kept: [],
  unaccounted: [],
  lapsed: [],
  dueTomorrow: [],
  dueThrough: '2026-12-12' as CivilDate,
};

function monthFrom(month: string): Output<'divorces.month'> {
  const days = Array.from({ length: 30 }, (_, at) => {
    const day = at + 1;
    const weekend = month === '2026-12' && [0, 6].includes((at + 2) % 7);
    const isToday = month === '2026-12' && day === 11;
    return {
      on: `${month}-${String(day).padStart(2, '0')}` as CivilDate,
      open: !weekend,
      accepted: isToday ? 4 : 0,
      withdrawUntil: 0,
      issueFrom: 0,
      issueUntil: isToday ? 1 : 0,
      mayCome: isToday ? 6 : day === 10 ? 2 : 0,
      provisional: 0,
    };
  });
  return { month, today: on, days };
}

async function counterWith(upcoming: Partial<Upcoming>, view: DivorceView = fakeDivorce('issuable')): Promise<DivorceHall> {
  return openDivorce(view, on, {
    'divorces.upcoming': () => ({ ok: true, value: { ...nobody, ...upcoming } }),
    'divorces.month': ({ month }) => ({ ok: true, value: monthFrom(month) }),
  });
}

const F12 = () => fireEvent.keyDown(document.body, { key: 'F12' });
const rowNamed = (manName: string, point: DivorceView['point'] = 'issuable', change: Partial<DivorceView> = {}): DivorceRow =>
  rowOf(fakeDivorce(point, { manName, ...change }));

describe('离婚办件', () => {
  it('is counted in the worklist, whoever must be looked after today', async () => {
    const [one, two] = [rowNamed('赵一'), rowNamed('钱二')];
    await counterWith({ issuable: [one, two], lastDay: [one], toBeTold: [] });
    const counts = await screen.findByRole('list', { name: '离婚办件提示' });
    expect(
      within(counts)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['今日可领证 2', '今日到期 1']);
  });

  it('opens by its key, by what is due; a line opens the case, Escape goes back', async () => {
    const view = fakeDivorce('issuable', { manName: '赵一' });
    await counterWith(
      {
        lastDay: [rowOf(view)],
        dueTomorrow: [{ row: rowOf(view), date: 'lapsesOn' }],
        provisional: [rowNamed('孙三', 'coolingOff', { dates: rolled })],
      },
      view,
    );
    F12();
    const page = within(await screen.findByRole('main', { name: '离婚办件' }));
    const lastDay = within(await page.findByRole('region', { name: '今日领证期届满' }));
    expect(lastDay.getByRole('button').textContent).toContain('领证止 今日 17:00');
    expect(page.getByRole('region', { name: '明日届满或者起算' }).textContent).toContain('视为撤回 2026年12月12日');
    expect(page.getByRole('region', { name: '日期暂定' }).textContent).toContain('暂定');
    expect(
      page.getByText(
        '没有：今日可领证、七日内届满或者起算、待告知双方、放假安排更正后仍按回执单日期办理、空白离婚证待交代、视为撤回待归档、今日撤回',
      ),
    ).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await screen.findByRole('main', { name: `办件 ${view.number}` });
    F12();
    fireEvent.click(within(await screen.findByRole('region', { name: '今日领证期届满' })).getByRole('button'));
    await screen.findByRole('main', { name: `办件 ${view.number}` });
  });

  it('M-73 has whose last day the calendar would set earlier, with the day that their receipts name', async () => {
    const kept = { ...usual, issueUntil: '2026-12-14' as CivilDate, lapsesOn: '2026-12-15' as CivilDate };
    const view = fakeDivorce('issuable', { manName: '赵一', dates: { ...kept, kept: ['issueUntil', 'lapsesOn'] } });
    await counterWith({ kept: [rowOf(view)] }, view);
    F12();
    const group = await screen.findByRole('region', { name: '放假安排更正后仍按回执单日期办理' });
    expect(within(group).getByRole('heading').textContent).toBe('放假安排更正后仍按回执单日期办理 1');
    expect(group.textContent).toContain('领证止 2026年12月14日 还剩 3 天');
    fireEvent.click(within(group).getByRole('button'));
    await screen.findByRole('main', { name: `办件 ${view.number}` });
  });

  it('M-65 has what lapsed and is not filed yet, since when; a line opens the case', async () => {
    const view = fakeDivorce('lapsed', { manName: '赵一', reached: 'issuable', dates: { ...usual, lapsesOn: '2026-12-10' as CivilDate } });
    await counterWith({ lapsed: [rowOf(view)] }, view);
    F12();
    const group = within(await screen.findByRole('region', { name: '视为撤回待归档' }));
    expect(group.getByRole('button').textContent).toContain('视为撤回 2026年12月10日');
    fireEvent.click(group.getByRole('button'));
    await screen.findByRole('main', { name: `办件 ${view.number}` });
    expect(screen.getByRole('button', { name: '打印视为撤回离婚登记申请归档单' })).toBeTruthy();
  });

  it('names the next office day where tomorrow is none, and says when nobody waits', async () => {
    await counterWith({ dueThrough: '2026-12-14' as CivilDate, dueTomorrow: [{ row: rowNamed('李四', 'coolingOff'), date: 'issueFrom' }] });
    F12();
    expect(await screen.findByRole('region', { name: '2026年12月14日（下一办公日）以前届满或者起算' })).toBeTruthy();
  });

  it('has the date that is nearest first', async () => {
    const late = rowNamed('晚', 'issuable', { dates: { ...usual, issueUntil: '2026-12-17' as CivilDate } });
    const soon = rowNamed('早', 'issuable', { dates: { ...usual, issueUntil: '2026-12-14' as CivilDate } });
    await counterWith({ issuable: [late, soon] });
    F12();
    const group = await screen.findByRole('region', { name: '今日可领证' });
    expect(
      within(group)
        .getAllByRole('button')
        .map(({ textContent }) => textContent?.[0]),
    ).toEqual(['早', '晚']);
    expect(group.textContent).toContain('还剩 3 天');
  });
});

describe('每日办理量', () => {
  const cell = (name: RegExp) => screen.getByRole('button', { name });

  it('shows the month of today: load as words, days of rest, today; a chosen day in numbers', async () => {
    await counterWith({});
    F12();
    await screen.findByRole('table');
    const today = cell(/2026年12月11日/);
    expect(today.getAttribute('aria-current')).toBe('date');
    expect(today.textContent).toContain('可来 6 对');
    expect(today.textContent).toContain('期日 1');
    expect(cell(/2026年12月12日/).textContent).toContain('不办公');
    const numbers = document.querySelector('.month-day')!;
    expect(numbers.textContent).toContain('受理4');
    fireEvent.click(cell(/2026年12月10日/));
    expect(document.querySelector('.month-day')!.textContent).toContain('2026年12月10日 周四');
  });

  it('is turned by keys, and walked by arrows', async () => {
    const { hall } = await counterWith({});
    F12();
    await screen.findByRole('table');
    fireEvent.keyDown(document.body, { key: 'PageDown' });
    await waitFor(() => expect(inputsOf(hall, 'divorces.month')).toContainEqual({ month: '2027-01' }));
    fireEvent.keyDown(document.body, { key: 'PageUp' });
    fireEvent.keyDown(await screen.findByRole('button', { name: /2026年12月01日/ }), { key: 'ArrowRight' });
    await waitFor(() => expect(cell(/2026年12月02日/)).toBe(document.activeElement));
    fireEvent.keyDown(cell(/2026年12月02日/), { key: 'ArrowUp' });
    await waitFor(() => expect(inputsOf(hall, 'divorces.month')).toContainEqual({ month: '2026-11' }));
    await waitFor(() => expect(cell(/2026年11月25日/)).toBe(document.activeElement));
  });
});
