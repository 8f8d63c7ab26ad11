import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Output, RecordRequest } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { openDivorce } from './open-divorce.tsx';

beforeEach(() => localStorage.clear());
afterEach(() => {
  location.hash = '';
});

type Requests = Output<'requests.ofCase'>;
const suggested = { toOffice: '320583', registrationNumber: 'J320583-2019-000007', about: 'marriage' } as const;
const asked: RecordRequest = {
  id: '01890000-0000-7000-8000-0000000000aa',
  caseId: '01890000-0000-7000-8000-0000000000ab',
  caseNumber: '03-1122-001',
  about: 'marriage',
  toOffice: '320583',
  toName: '江苏省苏州市昆山市',
  registrationNumber: suggested.registrationNumber,
  purpose: '办理离婚登记，查找结婚登记档案',
  askedAt: '2026-11-22T02:00:00Z',
  askedBy: '李敏',
  state: 'passedOn',
  requestNumber: 'X0000000001',
  known: [],
  records: null,
  reason: null,
  answeredAt: null,
  seen: false,
};
const person = { name: '何东', idNumber: '110101198505182170', nationality: 'CHN', document: 'residentIdCard', documentNumber: '' };
const record = {
  business: 'marriage',
  registrationNumber: suggested.registrationNumber,
  office: '320583',
  officeName: '昆山市民政局婚姻登记处',
  registeredOn: '2019-05-20' as never,
  man: person,
  woman: { ...person, name: '罗燕' },
};
const answered: RecordRequest = { ...asked, state: 'answered', records: [record], answeredAt: '2026-11-22T03:00:00Z' };

it('M-47 asks the office that the certificate names, by keys alone, and shows the request on the case', async () => {
  const now: { value: Requests } = { value: { requests: [], suggested } };
  const { hall } = await openDivorce(
    'received',
    {},
    {
      'requests.ofCase': () => ok(now.value),
      'regions.find': () => ok([{ code: '320583', name: '江苏省苏州市昆山市' }]),
      'requests.make': () => {
        now.value = { requests: [asked], suggested };
        return ok(now.value);
      },
    },
  );
  fireEvent.keyDown(document.body, { key: 'x', code: 'KeyX', altKey: true });
  const form = await screen.findByRole('form', { name: '发起协查' });
  expect(await within(form).findByText('江苏省苏州市昆山市（320583）')).toBeTruthy();
  fireEvent.change(within(form).getByLabelText('补充说明'), { target: { value: '双方结婚证遗失' } });
  fireEvent.submit(form);
  expect(await screen.findByText(/已发出。对方登记机关复函后/)).toBeTruthy();
  const call = hall.calls.find(({ operation }) => operation === 'requests.make');
  expect(call?.input).toMatchObject({
    about: 'marriage',
    toOffice: '320583',
    registrationNumber: suggested.registrationNumber,
    note: '双方结婚证遗失',
  });
});

it('shows the answer, and that it was looked at is kept', async () => {
  const { hall } = await openDivorce(
    'received',
    {},
    {
      'requests.ofCase': () => ok({ requests: [answered], suggested }),
      'requests.see': () => ok({ requests: [{ ...answered, seen: true }], suggested }),
      'regions.find': () => ok([]),
      'requests.marks': () => ok([]),
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: '查看' }));
  const list = within(await screen.findByRole('list', { name: '已发出的协查' }));
  expect(list.getByText('江苏省苏州市昆山市复函')).toBeTruthy();
  expect(list.getByText('罗燕')).toBeTruthy();
  await waitFor(() => expect(hall.calls.filter(({ operation }) => operation === 'requests.see')).toHaveLength(1));
});

it('marks the case in the worklist while it waits, and when the answer has come', async () => {
  const marks: Output<'requests.marks'> = [];
  const { hall, open } = await openDivorce('received', {}, { 'requests.marks': () => ok([...marks]) });
  expect(screen.queryByText(/协查/, { selector: '.work-row *' })).toBeNull();
  marks.push({ caseId: open.divorce.id, state: 'waiting' });
  hall.emit({ event: 'case.changed', caseId: open.divorce.id });
  expect(await screen.findByText('等待协查复函', {}, { timeout: 5_000 })).toBeTruthy();
  marks[0] = { caseId: open.divorce.id, state: 'arrived' };
  hall.emit({ event: 'case.changed', caseId: open.divorce.id });
  expect(await screen.findByText('协查已复函，请查看', {}, { timeout: 5_000 })).toBeTruthy();
});

it('M-148 says where both are from, and lets the registrar correct it', async () => {
  const household = { region: '510107', name: '四川省成都市武侯区', scope: 'province', from: 'address' } as const;
  const { hall } = await openDivorce(
    'received.identified',
    {},
    {
      'households.get': () => ok({ man: household, woman: { region: null, name: '', scope: null, from: null } }),
      'households.set': () => ok({ man: household, woman: household }),
      'regions.find': () => ok([{ code: '320583', name: '江苏省苏州市昆山市' }]),
    },
  );
  const side = within(await screen.findByRole('region', { name: '户籍地' }));
  expect(side.getByText('跨省')).toBeTruthy();
  expect(side.getByText(/地址中未能识别/)).toBeTruthy();
  fireEvent.click(side.getByRole('button', { name: '更正' }));
  const form = await screen.findByRole('form', { name: '女方户籍地' });
  fireEvent.change(within(form).getByLabelText('女方户籍地'), { target: { value: '昆山' } });
  fireEvent.click(await within(form).findByRole('button', { name: /江苏省苏州市昆山市/ }));
  fireEvent.submit(form);
  await waitFor(() =>
    expect(hall.calls.find(({ operation }) => operation === 'households.set')?.input).toMatchObject({ party: 'woman', region: '320583' }),
  );
});
