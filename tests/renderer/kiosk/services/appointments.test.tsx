import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ErrorCode, HallError, Input } from '#shared/contract/index.ts';
import { appointment, visitor } from '../fake-kiosk.ts';
import { asked, button, emit, layCard, open, press, question } from '../hands.tsx';
import { booked, both, calendar, day, partner } from './fake-services.ts';

const refusal =
  (code: ErrorCode, details: object = {}) =>
  () =>
    ({ ok: false, error: { code, details } as never }) as never;
const book = async (hall: Awaited<ReturnType<typeof open>>): Promise<void> => {
  await layCard(hall);
  await press(/^预约/);
};
const toConfirm = async (): Promise<void> => {
  await press('结婚登记');
  await press(/^不在/);
  await question('哪一天？');
  await press(/11月25日/);
  await question('几点？');
  await press(/09:00/);
  await question('这样对吗？');
};
const answersOf = (freeOn: readonly string[]) => ({
  'kiosk.days': calendar(freeOn),
  'kiosk.book': (input: Input<'kiosk.book'>) => ({ ok: true as const, value: booked(input) }),
});

describe('booking', () => {
  it('asks for service, company, day, half hour, and books what was chosen, with a telephone number from the keys', async () => {
    const hall = await open({ answers: answersOf(['2026-11-25', '2026-11-27']) });
    await book(hall);
    await question('预约哪项业务？');
    expect(screen.getByText(/不预约直接来，同样办理/)).toBeTruthy();
    await press('结婚登记');
    await question('另一方也在这里吗？');
    await press(/^不在/);
    await question('哪一天？');
    expect(await screen.findAllByRole('button', { name: /还有 2 个时段/ })).toHaveLength(2);
    await press(/11月25日/);
    await press(/09:00/);
    await question('这样对吗？');
    for (const key of '13800000000') fireEvent.keyDown(document.body, { key });
    await press('确认预约');
    await question('已约好');
    expect(asked(hall, 'kiosk.book')).toMatchObject([
      { input: { service: 'marriage', on: '2026-11-25', from: '09:00', phone: '13800000000' } },
    ]);
    expect(screen.getByText('TA01 2345 6789 A')).toBeTruthy();
    await press('完成');
    await question(/王\*明，您好/);
  });

  it('with the other’s card books for both, and names them as the hall may read', async () => {
    let visit: typeof both | typeof visitor = visitor;
    const hall = await open({
      visitNow: () => visit,
      answers: {
        ...answersOf(['2026-11-25']),
        'kiosk.enterPartner': () => {
          visit = both;
          return { ok: true, value: both };
        },
      },
    });
    await book(hall);
    await press('结婚登记');
    await press(/^在，/);
    await question('请放另一方的身份证');
    await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(2));
    await emit(hall, { event: 'kiosk.cardRead' });
    await question('哪一天？');
    await emit(hall, { event: 'kiosk.changed' });
    // Back leads to the service, and the reader waits for nobody any more.
    await press('返回');
    await question('预约哪项业务？');
    expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(2);
    await press('结婚登记');
    await question('哪一天？');
    await press(/11月25日/);
    await press(/09:00/);
    await question('这样对吗？');
    expect(screen.getAllByText(`${visitor.name}、${partner.name}`).length).toBeGreaterThan(0);
    expect(document.body.textContent).not.toMatch(/\d{17}[\dX]/u);
  });

  it('is told when the same card is laid down twice, and may go on alone', async () => {
    const hall = await open({ answers: { ...answersOf(['2026-11-25']), 'kiosk.enterPartner': refusal('appointment.samePerson') } });
    await book(hall);
    await press('结婚登记');
    await press(/^在，/);
    await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(2));
    await emit(hall, { event: 'kiosk.cardRead' });
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    await button('重新刷卡');
    await press('返回');
    await question('预约哪项业务？');
  });

  it.each<[ErrorCode, object]>([
    ['appointment.full', {}],
    ['appointment.closed', {}],
    ['appointment.past', {}],
    ['appointment.tooFar', {}],
  ])('%s is said in words, the choice stays, and the staff can be called', async (code, details) => {
    const hall = await open({ answers: { ...answersOf(['2026-11-25']), 'kiosk.book': refusal(code, details) } });
    await book(hall);
    await toConfirm();
    await press('确认预约');
    const said = (await screen.findByRole('alert')).textContent;
    expect(said).toMatch(/\p{Script=Han}{4}/u);
    expect(said).not.toContain(code);
    await question('这样对吗？');
    await button('呼叫工作人员');
  });

  it('where nothing is free says so, that walking in is served too, and finds the nearest free day', async () => {
    const hall = await open({ answers: answersOf(['2026-12-30']) });
    await book(hall);
    await press('结婚登记');
    await press(/^不在/);
    expect(await screen.findByText(/没有可约的时间.*不预约直接来取号办理/)).toBeTruthy();
    await press('找最近的空位');
    await press(/12月30日/);
    await question('几点？');
    expect(screen.queryByText(/没有可约的时间/)).toBeNull();
  });

  it('stops looking where nothing can be booked any more, and says so', async () => {
    const hall = await open({ answers: { 'kiosk.days': calendar([], { lastDay: '2026-12-20' }) } });
    await book(hall);
    await press('结婚登记');
    await press(/^不在/);
    await press('找最近的空位');
    expect(await screen.findByText(/都已约满。不预约也可以办理/)).toBeTruthy();
    // From 7 December the fortnight ends on the last day that can be booked; the one after it is too far ahead.
    expect(asked(hall, 'kiosk.days').map(({ input }) => (input as { from: string }).from)).toEqual([
      '2026-11-23',
      '2026-12-07',
      '2026-12-21',
    ]);
  });

  it('民法典 1077: a divorce’s second visit is booked only within its window, which is shown from its first day', async () => {
    const window = { from: day('2026-12-10'), until: day('2027-01-08'), certain: true };
    const hall = await open({
      state: { bookable: ['divorceIssue'], visit: both },
      card: both,
      answers: { ...answersOf([]), 'kiosk.days': calendar(['2026-12-11'], { window }) },
    });
    await book(hall);
    await press('离婚登记（发证）');
    expect(await screen.findByText(/2026年12月10日 星期四至2027年01月08日 星期五/)).toBeTruthy();
    await button(/12月11日/);
    expect(asked(hall, 'kiosk.days').at(-1)!.input).toMatchObject({ service: 'divorceIssue', from: '2026-12-10' });
  });

  it('a window that is not certain is called so; without an application nothing can be booked', async () => {
    const window = { from: day('2026-12-10'), until: day('2027-01-08'), certain: false };
    let found: typeof window | null = window;
    const hall = await open({
      state: { bookable: ['divorceIssue'] },
      card: both,
      answers: { 'kiosk.days': (input) => calendar([], { window: found })(input) },
    });
    await book(hall);
    await press('离婚登记（发证）');
    expect(await screen.findByText(/要等放假安排公布后才能确定/)).toBeTruthy();
    found = null;
    await press('返回');
    await emit(hall, { event: 'frontDesk.changed' });
    await press('离婚登记（发证）');
    expect(await screen.findByText(/没有查到您等待发证的离婚登记申请/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '找最近的空位' })).toBeNull();
  });
});

describe('one’s own appointments', () => {
  const own = { ...appointment, mayCheckIn: false };
  const show = async (more: Parameters<typeof open>[0] = {}) => {
    const hall = await open({ mine: { appointments: [own] }, ...more });
    await layCard(hall);
    await press(/^我的预约/);
    await question('我的预约');
    await press(/10:00–10:30/);
    await question('预约');
    return hall;
  };

  it('are none: says so, and that one is served without', async () => {
    const hall = await open();
    await layCard(hall);
    await press(/^我的预约/);
    expect(await screen.findByText(/现在没有预约。不预约也可以办理/)).toBeTruthy();
  });

  it('go to another half hour', async () => {
    const hall = await show({
      answers: {
        'kiosk.days': calendar(['2026-11-25']),
        'kiosk.move': ({ on, from }) => ({ ok: true, value: booked({ service: 'marriage', on, from }) }),
      },
    });
    await press('改时间');
    await press(/11月25日/);
    await press(/08:30/);
    await press('确认改到这个时间');
    await question('已约好');
    expect(asked(hall, 'kiosk.move')).toMatchObject([{ input: { id: own.id, on: '2026-11-25', from: '08:30' } }]);
    expect(asked(hall, 'kiosk.book')).toHaveLength(0);
  });

  it('are cancelled only when asked twice', async () => {
    const hall = await show({ answers: { 'kiosk.cancel': () => ({ ok: true, value: {} }) } });
    await press('取消预约');
    await press('保留');
    expect(asked(hall, 'kiosk.cancel')).toHaveLength(0);
    await press('取消预约');
    await screen.findByRole('group', { name: '确定取消这个预约吗？' });
    await press('取消预约');
    await question(/王\*明，您好/);
    expect(asked(hall, 'kiosk.cancel')).toMatchObject([{ input: { id: own.id } }]);
  });

  it('that were used or are over can neither be moved nor cancelled', async () => {
    await show({ mine: { appointments: [{ ...own, mayChange: false }] } });
    expect(screen.queryByRole('button', { name: '改时间' })).toBeNull();
    expect(screen.queryByRole('button', { name: '取消预约' })).toBeNull();
  });

  it('are printed, and what became of it is said', async () => {
    let paper = false;
    const failed: HallError = { code: 'kiosk.noPrinter', details: {} };
    await show({
      answers: { 'kiosk.printAppointment': () => (paper ? { ok: true, value: {} } : { ok: false, error: failed as never }) },
    });
    await press('打印预约单');
    expect((await screen.findByRole('alert')).textContent).toMatch(/\p{Script=Han}{4}/u);
    paper = true;
    await press('打印预约单');
    expect(await screen.findByText(/请取走打印件/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are not offered to be printed where the kiosk cannot', async () => {
    await show({ state: { prints: false } });
    expect(screen.queryByRole('button', { name: '打印预约单' })).toBeNull();
    expect(screen.getByText(/请记下或拍下预约码/)).toBeTruthy();
  });
});
