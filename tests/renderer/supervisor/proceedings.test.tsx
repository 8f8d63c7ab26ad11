import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { failure } from '#shared/contract/index.ts';
import {
  ok,
  ProceedingAct,
  RegisterRecord,
  type Finding,
  type Proceeding,
  type ProceedingStep,
  type StaffRole,
} from '#shared/model/index.ts';
import type { Answers } from '../entry/fake-hall.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const recordId = '0192f3a0-0000-7000-8000-000000000001';
const opening = {
  step: 'open',
  kind: 'revocation',
  source: 'judicialProposal',
  authority: '清江县人民法院',
  document: '司法建议〔2026〕3号',
  facts: '身份被冒用',
};
const step = (said: unknown, index: number): ProceedingStep => ({
  id: `0192f3a0-0000-7000-8000-0000000000b${index}`,
  at: '2026-11-10T02:00:00Z',
  day: '2026-11-10' as ProceedingStep['day'],
  staffId: 'x',
  staffName: '李敏',
  approverName: null,
  said: ProceedingAct.parse(said),
  until: null,
  scans: 0,
  documentId: null,
});
const review = { step: 'review', facts: '系冒用', evidence: ['比对意见书'], proposes: 'granted' };
const proceeding = (state: Proceeding['state'], ...more: unknown[]): Proceeding => ({
  id: '0192f3a0-0000-7000-8000-0000000000c1',
  number: 'CX2026-0001',
  kind: 'revocation',
  recordId,
  recordKind: 'marriage',
  registrationNumber: 'J329901-2024-000001',
  manName: '王伟',
  womanName: '陈静',
  state,
  due: null,
  steps: [opening, ...more].map(step),
});
const open = (answers: Answers, roles: readonly StaffRole[] = ['supervisor']) =>
  openDesk('查档', { 'devices.status': () => ok({ printers: [], reader: null } as never), ...answers }, officeView, roles);
const toList = (): void => void fireEvent.click(screen.getByRole('radio', { name: '撤销与更正' }));
const choose = async (): Promise<void> => void fireEvent.click(await screen.findByRole('button', { name: /王伟 · 陈静/ }));

it('M-91 a review is sent with its evidence line by line; what the law says against it is shown', async () => {
  const lacking: Finding = {
    rule: 'M-91',
    outcome: 'refuse',
    party: null,
    article: 'opinion2021',
    since: '2021-11-18' as Finding['since'],
    message: 'pagesMissing',
    params: {},
  };
  const hall = await open({
    'proceedings.list': () => ok([proceeding('opened')]),
    'proceedings.step': () => failure('proceeding.refused', { findings: [lacking] }),
  });
  toList();
  await choose();
  const form = await screen.findByRole('form', { name: '审查' });
  type('审查查明的事实', '系冒用');
  type('证据', '人像比对意见书\n\n 询问笔录 ');
  fireEvent.click(within(form).getByRole('button', { name: /提交审查/ }));
  await screen.findByText('请附上证据或者来文的扫描件，至少一页。');
  expect(hall.calls.find(({ operation }) => operation === 'proceedings.step')).toMatchObject({
    input: { said: { step: 'review', facts: '系冒用', evidence: ['人像比对意见书', '询问笔录'], proposes: 'granted' }, pages: [] },
  });
  expect((screen.getByLabelText('审查查明的事实') as HTMLTextAreaElement).value).toBe('系冒用');
});

it('M-91 a decision needs the second person', async () => {
  const heard = proceeding('heard', review, { step: 'notify' }, { step: 'hear', how: 'silent' });
  const hall = await open({ 'proceedings.list': () => ok([heard]), 'proceedings.decide': () => ok(heard) });
  toList();
  await choose();
  await screen.findByRole('form', { name: '决定' });
  type('决定书文号', '清民婚撤〔2026〕1号');
  type('理由', '冒名顶替');
  fireEvent.click(screen.getByRole('button', { name: /提交决定/ }));
  expect(hall.calls.some(({ operation }) => operation === 'proceedings.decide')).toBe(false);
  type('工号', 'R2');
  type('密码', 'zhaoqiang-2026');
  fireEvent.click(screen.getByRole('button', { name: /提交决定/ }));
  await waitFor(() =>
    expect(hall.calls.find(({ operation }) => operation === 'proceedings.decide')).toMatchObject({
      input: { said: { step: 'decide', outcome: 'granted', number: '清民婚撤〔2026〕1号', reasons: '冒名顶替' } },
      approval: { code: 'R2' },
    }),
  );
});

it('M-91 a service that is late says so, and who only reads is offered no step', async () => {
  const decided: Proceeding = {
    ...proceeding(
      'decided',
      review,
      { step: 'notify' },
      { step: 'hear', how: 'silent' },
      { step: 'decide', outcome: 'granted', number: '1号', reasons: '冒名' },
    ),
    due: { what: 'service', on: '2020-01-06' as ProceedingStep['day'] },
  };
  await open({ 'proceedings.list': () => ok([decided]), 'lookUps.list': () => ok([]) }, ['approver']);
  toList();
  await choose();
  expect((await screen.findAllByText(/送达已逾期/)).length).toBeGreaterThan(0);
  expect(screen.getByRole('heading', { name: '办理经过' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: '下一步' })).toBeNull();
});

it('M-92 a correction shows what is recorded and sends old and new; M-89 the guide to the court is at hand', async () => {
  const record = RegisterRecord.parse({
    id: recordId,
    kind: 'marriage',
    registrationNumber: 'J329901-2024-000001',
    office: { code: '329901', name: '清江县民政局婚姻登记处' },
    registeredOn: '2024-03-01',
    man: { name: '王伟', idNumber: '110105199001010016' },
    woman: { name: '陈静' },
    source: 'case',
    fileNumber: null,
    notes: [],
  });
  const { id, kind, registrationNumber, office, registeredOn, source } = record;
  const row = {
    id,
    kind,
    registrationNumber,
    office,
    registeredOn,
    source,
    manName: '王伟',
    womanName: '陈静',
    notes: 0,
    by: null,
    legible: true,
    remarks: 0,
    registeredWritten: '',
  };
  const hall = await open({
    'records.find': () => ok({ lookId: recordId, rows: [row], more: false }),
    'records.get': () => ok({ record, inForce: true, because: [] }),
    'proceedings.list': () => ok([]),
    'proceedings.open': () => ok(proceeding('opened')),
  });
  type('查询内容', '王伟');
  type('事由', '更正姓名');
  fireEvent.click(screen.getByRole('button', { name: /^查询/ }));
  await choose();
  fireEvent.click(await screen.findByRole('button', { name: '撤销或者更正' }));
  expect(await screen.findByRole('button', { name: '打印法院指引' })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '更正婚姻登记' }));
  expect(screen.getByText('现在的记载：').parentElement!.textContent).toContain('王伟');
  type('更正为', ' 王玮 ');
  type('反映的事实', '录入错误');
  fireEvent.click(screen.getByRole('button', { name: /立案/ }));
  await waitFor(() =>
    expect(hall.calls.find(({ operation }) => operation === 'proceedings.open')).toMatchObject({
      input: {
        recordId,
        said: { kind: 'correction', source: 'ownError', changes: [{ field: 'man.name', before: '王伟', after: '王玮' }] },
      },
    }),
  );
});
