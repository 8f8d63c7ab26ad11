import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Mine } from '../fake-kiosk.ts';
import { appointment, visitor } from '../fake-kiosk.ts';
import { asked, button, emit, layCard, open, press, question } from '../hands.tsx';
import { day, divorce, preReview, request } from './fake-services.ts';

const show = async (mine: Partial<Mine>, more: Parameters<typeof open>[0] = {}) => {
  const hall = await open({ mine, ...more });
  await layCard(hall);
  await press(/^本人事项/);
  await question('本人事项');
  return hall;
};

describe('one’s own matters', () => {
  it('are none: says so, and where to ask', async () => {
    await show({});
    expect(await screen.findByText(/没有查到您的事项。如在别处办理，请到窗口咨询/)).toBeTruthy();
  });

  it('民法典 1077: a divorce that cools off shows its days, how many are left, and that both must come', async () => {
    await show({ cases: [divorce] });
    expect(await screen.findByText('离婚冷静期')).toBeTruthy();
    expect(screen.getByText(/2026年11月25日 星期三 （还剩 2 天）/)).toBeTruthy();
    expect(screen.getByText(/2026年11月26日 星期四至2026年12月25日 星期五/)).toBeTruthy();
    expect(screen.getByText(/双方在上面的日期内一同前来/)).toBeTruthy();
    expect(screen.queryByText(/要等放假安排公布/)).toBeNull();
  });

  it.each([
    ['2026-11-24', '（还剩 1 天）'],
    ['2026-11-23', '（今天是最后一天）'],
  ])('an application for the certificate until %s: %s', async (until, says) => {
    const dates = { ...divorce.dates!, coolsUntil: day('2026-10-24'), from: day('2026-10-25'), until: day(until) };
    await show({ cases: [{ ...divorce, stage: 'mayIssue', dates }] });
    await screen.findByText('可以共同申领离婚证');
    expect(document.body.textContent).toContain(says);
    expect(screen.getByText(/带身份证、结婚证和受理回执单/)).toBeTruthy();
  });

  it('days that are not certain are called provisional', async () => {
    await show({ cases: [{ ...divorce, dates: { ...divorce.dates!, certain: false } }] });
    expect(await screen.findByText(/要等放假安排公布后才能确定/)).toBeTruthy();
  });

  it.each(['done', 'ended'] as const)('a divorce that is %s shows no days to come', async (stage) => {
    await show({ cases: [{ ...divorce, stage, registeredOn: stage === 'done' ? day('2026-11-20') : null }] });
    await screen.findByText(divorce.number);
    expect(document.body.textContent).not.toMatch(/可撤回至|一同前来/);
  });

  it('prints a copy of the receipt and says so', async () => {
    const hall = await show({ cases: [divorce] }, { answers: { 'kiosk.printReceipt': () => ({ ok: true, value: {} }) } });
    await press('打印受理回执单副本');
    expect(await screen.findByText(/请取走打印件/)).toBeTruthy();
    expect(asked(hall, 'kiosk.printReceipt')).toMatchObject([{ input: { caseId: divorce.id } }]);
  });

  it.each(['kiosk.noPrinter', 'kiosk.noReceipt', 'printer.failed'] as const)('%s is said, not that it was printed', async (code) => {
    await show({ cases: [divorce] }, { answers: { 'kiosk.printReceipt': () => ({ ok: false, error: { code, details: {} } }) as never } });
    await press('打印受理回执单副本');
    expect((await screen.findByRole('alert')).textContent).toMatch(/\p{Script=Han}{4}/u);
    expect(screen.queryByText(/请取走打印件/)).toBeNull();
  });

  it('where nothing can be printed says where it is', async () => {
    await show({ cases: [divorce] }, { state: { prints: false } });
    expect(await screen.findByText(/自助机不能打印；受理回执单副本请到窗口打印/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '打印受理回执单副本' })).toBeNull();
  });

  it('a pre-review that was returned says why', async () => {
    await show({ preReviews: [{ ...preReview, state: 'returned', reasons: ['unreadable', 'missing'], note: '请重拍户口簿' }] });
    expect(await screen.findByText('照片看不清、缺少材料 请重拍户口簿')).toBeTruthy();
    expect(screen.getByText('TP0123456789A')).toBeTruthy();
  });

  it.each([
    ['waiting', '等待查找'],
    ['served', '已出具'],
    ['notFound', '没有查到记录'],
    ['withdrawn', '已撤回'],
  ] as const)('a request for a proof that is %s: %s', async (state, says) => {
    await show({ requests: [{ ...request, state }] });
    expect(await screen.findByText(says)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\d{17}[\dX]/u);
  });
});

describe('by a slip’s code', () => {
  const byCode = { ...visitor, name: '王*明', by: 'code' as const, idNumber: null };

  it('says why there is no more, and shows what the card’s holder has once it was laid down, nothing of the slip’s', async () => {
    let mine: Partial<Mine> = { appointments: [appointment] };
    let card: typeof byCode | typeof visitor = byCode;
    const empty: Mine = { today: appointment.on, appointments: [], tickets: [], cases: [], preReviews: [], requests: [], drafts: [] };
    const hall = await open({
      visitNow: () => card,
      answers: {
        'kiosk.enterByCode': () => ({ ok: true, value: byCode }),
        'kiosk.mine': () => ({ ok: true, value: { ...empty, ...mine } }),
      },
      card: byCode,
    });
    await layCard(hall);
    expect(screen.getByText(/其他事项涉及个人信息，请刷身份证/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^本人事项/ })).toBeNull();
    await button(/签到取号/);
    await press(/^刷身份证/);
    await question('请放身份证');
    await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(2));
    card = { ...visitor, name: '李*' };
    mine = { cases: [divorce] };
    await emit(hall, { event: 'kiosk.cardRead' });
    await emit(hall, { event: 'kiosk.changed' });
    await question('李*，您好');
    await waitFor(() => expect(screen.queryByRole('button', { name: /签到取号/ })).toBeNull());
    await press(/^本人事项/);
    expect(await screen.findByText(divorce.number)).toBeTruthy();
  });
});

describe('a proof of a record', () => {
  const toYear = async (more: Parameters<typeof open>[0] = {}) => {
    const hall = await open(more);
    await layCard(hall);
    await press(/^查询婚姻登记记录/);
    expect(await screen.findByText(/只查本人的记录，不收费。查到后请本人带身份证到窗口领取/)).toBeTruthy();
    await press('结婚登记');
    await question('大约是哪一年登记的？');
    return hall;
  };
  const type = (digits: string): void => void [...digits].forEach((key) => fireEvent.keyDown(document.body, { key }));

  it('asks which, about when, what for and a number to call, and ends with its own number', async () => {
    const hall = await toYear({ answers: { 'kiosk.requestRecord': () => ({ ok: true, value: request }) } });
    type('2018');
    await press('下一步');
    await press('买房、卖房、贷款');
    type('13800000000');
    await press('提交申请');
    await question('已提交，请记下编号');
    expect(screen.getByText('CX20261123-01')).toBeTruthy();
    expect(screen.getByText(/档案人员会先查找/)).toBeTruthy();
    expect(asked(hall, 'kiosk.requestRecord')).toMatchObject([
      { input: { business: 'marriage', year: 2018, purpose: 'property', phone: '13800000000' } },
    ]);
  });

  it.each(['138', '02812345678'])('takes no number nobody can be called at: %s', async (typed) => {
    const hall = await toYear({ answers: { 'kiosk.requestRecord': () => ({ ok: true, value: request }) } });
    await press('不清楚');
    await press('其他');
    type(typed);
    expect(screen.getByText(/以 1 开头的 11 位数字/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '提交申请' }).hasAttribute('disabled')).toBe(true);
    [...typed].forEach(() => fireEvent.keyDown(document.body, { key: 'Backspace' }));
    await press('提交申请');
    expect(asked(hall, 'kiosk.requestRecord')).toMatchObject([{ input: { phone: '' } }]);
  });

  it('does without the year, and without a telephone', async () => {
    const hall = await toYear({ answers: { 'kiosk.requestRecord': () => ({ ok: true, value: request }) } });
    await press('不清楚');
    await press('其他');
    await press('提交申请');
    await question('已提交，请记下编号');
    expect(asked(hall, 'kiosk.requestRecord')).toMatchObject([{ input: { year: null, purpose: 'other', phone: '' } }]);
  });

  it.each(['1899', '2027'])('of %s is not asked for: nothing was registered then', async (year) => {
    await toYear();
    type(year);
    expect(await screen.findByText(/1912 至 2026 之间/)).toBeTruthy();
    expect((await button('下一步')).hasAttribute('disabled')).toBe(true);
  });

  it('that is asked for already is said', async () => {
    await toYear({
      answers: { 'kiosk.requestRecord': () => ({ ok: false, error: { code: 'kiosk.requestTwice', details: {} } }) as never },
    });
    await press('不清楚');
    await press('其他');
    await press('提交申请');
    expect((await screen.findByRole('alert')).textContent).toMatch(/\p{Script=Han}{4}/u);
    await button('呼叫工作人员');
  });
});
