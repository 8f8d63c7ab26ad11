import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CrossingRow, IncomingRequest, NumberLease, RecordRequest } from '#shared/contract/index.ts';
import { ok, type ProvinceRecord } from '#shared/model/index.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const person = (name: string, idNumber: string) => ({ name, idNumber, nationality: 'CHN', document: 'residentIdCard', documentNumber: '' });
const record: ProvinceRecord = {
  business: 'marriage',
  registrationNumber: 'J329901-2019-000007',
  office: '329901',
  officeName: '清江县民政局婚姻登记处',
  registeredOn: '2019-05-20' as ProvinceRecord['registeredOn'],
  man: person('何东', '110101198505182170'),
  woman: person('罗燕', '110101198609202181'),
};
const open: IncomingRequest = {
  requestNumber: 'X0000000007',
  fromOffice: '320583',
  fromName: '昆山市民政局婚姻登记处',
  registrationNumber: record.registrationNumber,
  person: null,
  purpose: '办理离婚登记，查找结婚登记档案',
  receivedAt: '2026-11-22T02:00:00.000Z',
  state: 'open',
  records: null,
  reason: null,
  decidedAt: null,
  decidedBy: null,
  delivered: false,
};
const answered: IncomingRequest = { ...open, state: 'answered', records: 1, decidedAt: '2026-11-22T03:00:00Z', decidedBy: '周敏' };

it('marks requests of other offices, shows what is held here, and answers with what was chosen', async () => {
  const now = { rows: [open] };
  const hall = await openDesk('协查与通知', {
    'requests.incoming': () => ok(now.rows),
    'requests.look': () => ok([record]),
    'requests.reply': () => {
      now.rows = [answered];
      return ok(now.rows);
    },
  });
  expect(await screen.findByText('1 件')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: '昆山市民政局婚姻登记处' }));
  const decide = within(screen.getByRole('region', { name: '处理协查' }));
  expect(await decide.findByText('何东')).toBeTruthy();
  fireEvent.click(await decide.findByRole('button', { name: '复函（1 条记录）' }));
  await waitFor(() => expect(hall.calls.filter(({ operation }) => operation === 'requests.reply')).toHaveLength(1));
  expect(hall.calls.find(({ operation }) => operation === 'requests.reply')?.input).toEqual({
    requestNumber: open.requestNumber,
    registrationNumbers: [record.registrationNumber],
    refusal: null,
  });
});

it('refuses with a reason, and answers that nothing is held', async () => {
  const hall = await openDesk('协查与通知', {
    'requests.incoming': () => ok([open]),
    'requests.look': () => ok([]),
    'requests.reply': () => ok([answered]),
  });
  fireEvent.click(await screen.findByRole('button', { name: '昆山市民政局婚姻登记处' }));
  expect(await screen.findByText('本处没有查到符合的登记记录。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '复函：查无记录' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '不提供' }));
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: '请求的用途不明' } });
  fireEvent.click(screen.getByRole('button', { name: /说明不提供/ }));
  await waitFor(() =>
    expect(hall.calls.find(({ operation }) => operation === 'requests.reply')?.input).toMatchObject({
      registrationNumbers: [],
      refusal: '请求的用途不明',
    }),
  );
});

it('lists what this office asked, and registrations elsewhere of people of here', async () => {
  const sent = {
    id: '01890000-0000-7000-8000-0000000000aa',
    caseId: '01890000-0000-7000-8000-0000000000ab',
    caseNumber: '03-1122-001',
    about: 'marriage',
    toOffice: '320583',
    toName: '江苏省苏州市昆山市',
    registrationNumber: record.registrationNumber,
    purpose: open.purpose,
    askedAt: '2026-11-22T02:00:00Z',
    askedBy: '李敏',
    state: 'answered',
    requestNumber: 'X0000000001',
    known: [],
    records: [record],
    reason: null,
    answeredAt: '2026-11-22T03:00:00Z',
    seen: false,
  } satisfies RecordRequest;
  await openDesk('协查与通知', {
    'requests.incoming': () => ok([]),
    'requests.sent': () => ok([sent]),
    'requests.notices': () => ok([{ number: 3, at: '2026-11-22T02:00:00Z', record: { ...record, office: '320583' } }]),
  });
  expect(await screen.findByText('没有收到其他登记机关的协查。')).toBeTruthy();
  fireEvent.click(screen.getByText('本处发出的协查'));
  expect(await screen.findByText('江苏省苏州市昆山市')).toBeTruthy();
  expect(screen.getByText('1 条记录')).toBeTruthy();
  fireEvent.click(screen.getByText('户籍地通知'));
  expect(await screen.findByText('何东 · 罗燕')).toBeTruthy();
});

it('asks the province for numbers where few are left, and says what became of it', async () => {
  const lease = {
    id: '01890000-0000-7000-8000-0000000000ac',
    prefix: 'J',
    year: 2026,
    count: 500,
    askedAt: '2026-11-22T02:00:00Z',
    askedBy: '周敏',
    state: 'refused',
    code: 'lease.overlap',
    reason: '2–101',
    answeredAt: '2026-11-22T02:00:05Z',
  } satisfies NumberLease;
  const hall = await openDesk(
    '号段',
    { 'numbers.leases': () => ok([lease]), 'numbers.lease': () => ok([]) },
    { ...officeView, numbersLeft: 150 },
  );
  const panel = within(await screen.findByRole('form', { name: '向省平台申请号段' }));
  expect(panel.getByText('号段即将用完，可以直接向省平台申请。')).toBeTruthy();
  expect(await screen.findByText('所给号段 2–101 与已登记的号段重叠，没有入库，请与省平台核对')).toBeTruthy();
  type('数量', '0');
  expect(panel.getByRole('button', { name: '申请号段' })).toHaveProperty('disabled', true);
  type('数量', '300');
  fireEvent.click(panel.getByRole('button', { name: '申请号段' }));
  expect(await screen.findByText('已申请，省平台答复后自动入库。')).toBeTruthy();
  expect(hall.calls.find(({ operation }) => operation === 'numbers.lease')?.input).toEqual({ prefix: 'J', year: 2026, count: 300 });
});

it('M-148 counts couples from elsewhere, of today and of the month', async () => {
  const rows = (couples: number): CrossingRow[] =>
    (['marriage', 'divorce'] as const).flatMap((business) =>
      (['province', 'city', 'county'] as const).map((scope) => ({
        business,
        scope,
        couples: business === 'marriage' && scope === 'province' ? couples : 0,
        both: business === 'marriage' && scope === 'province' ? couples - 1 : 0,
      })),
    );
  await openDesk(null, { 'households.crossings': () => ok({ today: rows(2), month: rows(31) }) });
  const figures = within(await screen.findByRole('region', { name: '跨地区登记' }));
  expect(figures.getByRole('row', { name: /结婚登记 · 今日 2 对 ?其中双方 1 对 0 对 0 对/ })).toBeTruthy();
  expect(figures.getByRole('row', { name: /结婚登记 · 本月 31 对/ })).toBeTruthy();
  expect(figures.queryByText(/离婚登记/)).toBeNull();
});
