import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fail, ok, type CivilDate } from '#shared/model/index.ts';
import { findBatchProblems, findBlockProblems } from '../../../renderer/supervisor/form-problems.ts';
import { daysUntil, findNewYearWarning, lowestLevel, stockLevel } from '../../../renderer/supervisor/warnings.ts';
import { blanks, blocks, officeView, open, staff } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

function secondPerson(code: string): void {
  const second = within(screen.getByRole('group', { name: '第二人在场确认' }));
  fireEvent.change(second.getByLabelText('工号'), { target: { value: code } });
  fireEvent.change(second.getByLabelText('密码'), { target: { value: 'morning tea 7' } });
}

describe('what runs out', () => {
  test('is pointed out at 200 left and when nothing is', () => {
    expect([201, 200, 1, 0].map(stockLevel)).toEqual(['enough', 'low', 'low', 'out']);
    const divorces = { numbersLeft: 900, blanksLeft: 3, completion: 'allowed' } as const;
    const view = { numbersLeft: 900, blanksLeft: 900, reissues: { marriage: null, divorce: null } };
    expect(lowestLevel({ ...view, divorces: { ...divorces, entered: false } }, 'blanks')).toBe('enough');
    expect(lowestLevel({ ...view, divorces: { ...divorces, entered: true } }, 'blanks')).toBe('low');
    // Certificates issued anew have numbers of their own.
    const reissuing = { ...view, divorces: { ...divorces, entered: false }, reissues: { marriage: 0, divorce: null } };
    expect([lowestLevel(reissuing, 'numbers'), lowestLevel(reissuing, 'blanks')]).toEqual(['out', 'enough']);
  });

  test('next year asks for its block from ten days before 1 January', () => {
    expect(findNewYearWarning('2026-12-21' as CivilDate, blocks)).toBeNull();
    expect(findNewYearWarning('2026-12-22' as CivilDate, blocks)).toEqual({ year: 2027, days: 10, ready: false });
    const lastDay = (...those: Parameters<typeof findNewYearWarning>[1]) => findNewYearWarning('2026-12-31' as CivilDate, those)?.ready;
    const of = (prefix: 'J' | 'L', year: number) => ({ prefix, year, next: 1, last: 900 });
    expect(lastDay(of('J', 2027))).toBe(true);
    // Divorces are numbered next year, too, where they were this year.
    expect(lastDay(of('J', 2027), of('L', 2026))).toBe(false);
    expect(lastDay(of('J', 2027), of('L', 2027))).toBe(true);
  });

  test('a certificate has days left until its last day is over', () => {
    expect(daysUntil('2026-11-21' as CivilDate, '2026-11-21' as CivilDate)).toBe(0);
    expect(daysUntil('2026-11-21' as CivilDate, '2026-11-20' as CivilDate)).toBe(-1);
  });
});

describe('today', () => {
  test('says what may be completed, what waits and what is low', async () => {
    await openDesk(null);
    expect(screen.getByText('可受理、可审查，暂不能登记发证')).toBeTruthy();
    expect(screen.getByText('184 个')).toBeTruthy();
    expect(screen.getByText('剩余离婚证字号')).toBeTruthy();
    expect(screen.getAllByText(/只剩 200 个以内/)).toHaveLength(2);
    expect(await screen.findByText('最早一件 09:12，已等待 48 分钟')).toBeTruthy();
  });

  test.each([
    ['beforeOpening', '今天 08:30 开始接待，17:00 截止'],
    ['open', '正在接待，17:00 截止'],
    ['afterClosing', /今天的接待已于 17:00 截止/],
    ['closedToday', '今天不接待'],
  ] as const)('says whether couples are taken in: %s', async (state, words) => {
    await openDesk(null, {}, { ...officeView, hours: { ...officeView.hours, state } });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByText('今天还有 2 件未办结')).toBeTruthy();
  });

  test('opens offline registration only with a reason', async () => {
    const hall = await openDesk(null, {
      'office.openOfflineRegistration': () =>
        ok({
          on: officeView.today,
          openedAt: open.now,
          openedBy: '周静',
          reason: '省厅平台故障',
          closedAt: null,
          authorisation: '民登〔2026〕12号',
          acts: 0,
        }),
    });
    fireEvent.click(screen.getByRole('button', { name: '开启今日离线登记' }));
    const reason = await screen.findByLabelText('原因');
    const confirm = screen.getByRole<HTMLButtonElement>('button', { name: /开启今日离线登记/ });
    expect(confirm.disabled).toBe(true);
    fireEvent.change(reason, { target: { value: ' 断 ' } });
    expect(confirm.disabled).toBe(true);
    fireEvent.keyDown(reason, { key: 'Enter' });
    expect(hall.callsOf('office.openOfflineRegistration')).toEqual([]);

    fireEvent.change(reason, { target: { value: '省厅平台故障' } });
    fireEvent.click(confirm);
    await screen.findByText('已开启今日离线登记。');
    expect(hall.callsOf('office.openOfflineRegistration')[0]?.input).toEqual({ reason: '省厅平台故障' });
  });

  test('offers no offline registration without an authorisation that holds today', async () => {
    const authorisation = { ...officeView.office.offlineAuthorisation!, validUntil: '2026-11-20' as CivilDate };
    await openDesk(
      null,
      {},
      { ...officeView, office: { ...officeView.office, offlineAuthorisation: authorisation }, completion: 'noAuthorisation' },
    );
    expect(screen.getByText('授权已过有效期')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '开启今日离线登记' })).toBeNull();
  });
});

describe('number blocks', () => {
  test('are entered with another person, never with oneself', async () => {
    const hall = await openDesk('号段', {
      'numbers.addBlock': () => ok({ ...blocks[0]!, first: 3001, last: 5000, next: 3001 }),
    });
    type('起始号', '3001');
    type('截止号', '5000');
    expect(await screen.findByText('J990101-2026-003001 至 J990101-2026-005000，共 2000 个')).toBeTruthy();
    const form = screen.getByRole('form', { name: '登记新号段' });
    fireEvent.submit(form);
    await screen.findByText('请另一位工作人员输入工号和密码。');
    secondPerson('s01');
    fireEvent.submit(form);
    await screen.findByText('批准人不能是您本人，请另一位工作人员输入。');
    expect(hall.callsOf('numbers.addBlock')).toEqual([]);

    secondPerson('R01');
    fireEvent.submit(form);
    await screen.findByText('已登记 J990101-2026-003001 至 J990101-2026-005000。');
    const [call] = hall.callsOf('numbers.addBlock');
    expect(call?.input).toEqual({ prefix: 'J', regionCode: '990101', year: 2026, first: 3001, last: 5000 });
    expect(call?.approval).toEqual({ code: 'R01', password: 'morning tea 7' });
  });

  test('of divorce certificates begin with L', async () => {
    const hall = await openDesk('号段', {
      'numbers.addBlock': () => ok({ ...blocks[0]!, prefix: 'L', first: 1, last: 500, next: 1 }),
    });
    type('起始号', '1');
    type('截止号', '500');
    fireEvent.click(within(screen.getByRole('form', { name: '登记新号段' })).getByRole('button', { name: /结婚证（J）/ }));
    fireEvent.click(await screen.findByRole('option', { name: '离婚证（L）' }));
    expect(await screen.findByText('L990101-2026-000001 至 L990101-2026-000500，共 500 个')).toBeTruthy();
    secondPerson('R01');
    fireEvent.submit(screen.getByRole('form', { name: '登记新号段' }));
    await screen.findByText('已登记 L990101-2026-000001 至 L990101-2026-000500。');
    expect(hall.callsOf('numbers.addBlock')[0]?.input).toEqual({ prefix: 'L', regionCode: '990101', year: 2026, first: 1, last: 500 });
  });

  test('keep what was typed when the core refuses', async () => {
    await openDesk('号段', {
      'numbers.addBlock': () => fail({ code: 'numbers.overlap', details: { first: 'J990101-2026-000001', last: 'J990101-2026-003000' } }),
    });
    await screen.findByLabelText('起始号');
    type('起始号', '2900');
    type('截止号', '3900');
    secondPerson('R01');
    fireEvent.submit(screen.getByRole('form', { name: '登记新号段' }));
    expect((await screen.findByRole('alert')).textContent).toContain('J990101-2026-003000');
    expect(screen.getByLabelText<HTMLInputElement>('起始号').value).toBe('2900');
  });

  test('cannot end before they begin', () => {
    expect(findBlockProblems({ year: '2026', first: '10', last: '9' })).toEqual({ last: 'serialOrder' });
    expect(findBlockProblems({ year: '26', first: '0', last: '1000000' })).toEqual({ year: 'year', first: 'serial', last: 'serial' });
  });
});

describe('the blank ledger', () => {
  test('voids a blank in stock with a reason and a witness', async () => {
    const hall = await openDesk('空白证台账', { 'blanks.void': () => ok({ ...blanks[5]!, state: 'voided' }) });
    fireEvent.click(await screen.findByRole('button', { name: '作废 A0002385' }));
    fireEvent.click(await screen.findByRole('button', { name: '污损' }));
    secondPerson('R01');
    fireEvent.click(within(screen.getByRole('region', { name: '作废 A0002385' })).getByRole('button', { name: /^作废/ }));
    await screen.findByText('A0002385 已作废。');
    expect(hall.callsOf('blanks.void')[0]).toMatchObject({
      input: { blank: 'A0002385', reason: '污损' },
      approval: { code: 'R01', password: 'morning tea 7' },
    });
  });

  test('M-103 asks with a witness what became of a blank that a day left unfinished, and says how many there are', async () => {
    const left = { ...blanks[0]!, blank: 'B00000001', kind: 'divorce' as const, state: 'unaccounted' as const, reason: null };
    const hall = await openDesk(
      '空白证台账',
      {
        'blanks.list': () => ok([left]),
        'blanks.account': () => ok([{ ...left, state: 'voided' }]),
      },
      { ...officeView, blanksUnaccounted: 1 },
    );
    await screen.findByText(/^1 本待交代/);
    fireEvent.click(screen.getByRole('button', { name: '只看待交代' }));
    await waitFor(() => expect(hall.callsOf('blanks.list').at(-1)?.input).toEqual({ state: 'unaccounted', limit: 200 }));
    fireEvent.click(await screen.findByRole('button', { name: '交代 B00000001 的去向' }));
    fireEvent.click(await screen.findByRole('button', { name: '已找到，剪角作废' }));
    secondPerson('R01');
    fireEvent.click(within(screen.getByRole('region', { name: '交代 B00000001 的去向' })).getByRole('button', { name: /^确认并作废/ }));
    await screen.findByText('B00000001 已交代并作废。');
    expect(hall.callsOf('blanks.account')[0]).toMatchObject({
      input: { blanks: ['B00000001'], reason: '已找到，剪角作废' },
      approval: { code: 'R01' },
    });
  });

  test('offers voiding only for blanks in stock', async () => {
    await openDesk('空白证台账');
    await screen.findByText('A0002384');
    expect(screen.queryByRole('button', { name: '作废 A0002384' })).toBeNull();
    expect(screen.getAllByRole('button', { name: /^作废 A/ })).toHaveLength(blanks.filter((row) => row.state === 'stock').length);
  });

  test('asks the core for one state', async () => {
    const hall = await openDesk('空白证台账');
    fireEvent.click(await screen.findByRole('radio', { name: '已作废' }));
    await waitFor(() => expect(hall.callsOf('blanks.list').at(-1)?.input).toEqual({ state: 'voided', limit: 200 }));
  });

  test('takes only one series at a time', () => {
    expect(findBatchProblems({ first: 'a0001', last: 'A0200' })).toEqual({});
    expect(findBatchProblems({ first: 'A0001', last: 'B0200' })).toEqual({ last: 'blankShape' });
  });
});

describe('staff', () => {
  test('marks an expired certificate and one about to end', async () => {
    await openDesk('工作人员');
    expect(within((await screen.findByText('孙玉兰')).closest('tr')!).getByText('已过期')).toBeTruthy();
    expect(within(screen.getByText('赵海波').closest('tr')!).getByText('还剩 24 天')).toBeTruthy();
  });

  test('changes a certificate and leaves the password alone', async () => {
    const member = staff[2]!;
    const hall = await openDesk('工作人员', { 'staff.update': () => ok(member) });
    fireEvent.click(await screen.findByRole('button', { name: '修改 赵海波' }));
    type('有效期至', '20281215');
    const form = screen.getByRole('form', { name: '修改 赵海波' });
    fireEvent.submit(form);
    await screen.findByText('请另一位工作人员输入工号和密码。');
    secondPerson('s01');
    fireEvent.submit(form);
    await screen.findByText('批准人不能是您本人，请另一位工作人员输入。');
    expect(hall.callsOf('staff.update')).toEqual([]);

    secondPerson(member.code);
    fireEvent.submit(form);
    await screen.findByText('赵海波 的信息已保存。');
    expect(hall.callsOf('staff.update')[0]?.approval).toEqual({ code: member.code, password: 'morning tea 7' });
    expect(hall.callsOf('staff.update')[0]?.input).toEqual({
      staffId: member.id,
      name: '赵海波',
      roles: ['registrar', 'archivist'],
      idNumber: member.idNumber,
      certificate: { number: '990101-0034', validUntil: '2028-12-15' },
      active: true,
      newPassword: null,
    });
  });

  test('gives nobody a new password on their own approval', async () => {
    const member = staff[2]!;
    const hall = await openDesk('工作人员', { 'staff.update': () => ok(member) });
    fireEvent.click(await screen.findByRole('button', { name: '修改 赵海波' }));
    type('重设登录密码', 'evening tea 8');
    secondPerson(` ${member.code.toLowerCase()}`);
    const form = screen.getByRole('form', { name: '修改 赵海波' });
    fireEvent.submit(form);
    await screen.findByText(/不能由本人批准/);
    expect(hall.callsOf('staff.update')).toEqual([]);
    secondPerson('A01');
    fireEvent.submit(form);
    await screen.findByText('赵海波 的信息已保存。');
    expect(hall.callsOf('staff.update')[0]).toMatchObject({ input: { newPassword: 'evening tea 8' }, approval: { code: 'A01' } });
  });

  test('keeps a new member on the page when the code is taken', async () => {
    await openDesk('工作人员', { 'staff.add': () => fail({ code: 'staff.codeTaken', details: { code: 'R01' } }) });
    fireEvent.click(await screen.findByRole('button', { name: '增加工作人员' }));
    const form = screen.getByRole('form', { name: '增加工作人员' });
    fireEvent.submit(form);
    expect(await screen.findAllByText('请填写此项。')).toHaveLength(3);
    type('姓名', '吴桐');
    fireEvent.change(within(form).getAllByLabelText('工号')[0]!, { target: { value: 'R01' } });
    type('初始登录密码', 'evening tea 8');
    secondPerson('R02');
    fireEvent.submit(form);
    expect((await screen.findByRole('alert')).textContent).toContain('R01');
    expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe('吴桐');
  });
});
