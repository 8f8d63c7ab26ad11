import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failure, type Output } from '#shared/contract/index.ts';
import { ok, RegisterRecord, type Finding, type LookUp } from '#shared/model/index.ts';
import { officeView } from '../entry/samples.ts';
import type { Answers } from '../entry/fake-hall.ts';
import { openDesk, type } from './desk.tsx';

const record = RegisterRecord.parse({
  id: '0192f3a0-0000-7000-8000-000000000001',
  kind: 'marriage',
  registrationNumber: '（74）清革结字第0123号',
  office: { code: null, name: '清江县城关公社' },
  registeredOn: '1974-05-01',
  man: { name: '王建国', idNumber: '110105195001010011' },
  woman: { name: '李秀英' },
  source: 'paper',
  fileNumber: '1974-结-0123',
  notes: [],
});
const lookId = '0192f3a0-0000-7000-8000-0000000000a1';
const { id, kind, registrationNumber, office, registeredOn, source } = record;
const line = {
  id,
  kind,
  registrationNumber,
  office,
  registeredOn,
  source,
  manName: '王建国',
  womanName: '李秀英',
  notes: 1,
  by: null,
  legible: true,
  remarks: 0,
  registeredWritten: '',
};
const voided: Finding = {
  rule: 'M-90',
  outcome: 'refuse',
  party: null,
  article: 'regulation2025.19',
  since: '2025-05-10' as Finding['since'],
  message: 'voidedByCourt',
  params: { document: '7号', on: '2026-11-20', court: '清江县人民法院' },
};
const barred: Finding = { ...voided, rule: 'M-88', article: 'regulation2025.18', message: 'identityDocument', params: {} };
const opened: Output<'records.get'> = { record, inForce: true, because: [] };

const open = (answers: Answers = {}, roles = ['supervisor' as const]) =>
  openDesk(
    '查档',
    {
      'records.find': () => ok({ lookId, rows: [line], more: false }),
      'records.get': () => ok(opened),
      'records.related': () => ok([]),
      'recordRequests.list': () => ok([]),
      'lookUps.examine': () => ok([]),
      'devices.status': () => ok({ printers: [], reader: null } as never),
      ...answers,
    },
    officeView,
    roles,
  );

async function look(): Promise<void> {
  type('查询内容', '110105195001010011');
  type('事由', '办理房产过户');
  fireEvent.click(screen.getByRole('button', { name: /^查询/ }));
  fireEvent.click(await screen.findByRole('button', { name: /王建国 · 李秀英/ }));
  await screen.findByRole('heading', { name: '结婚登记记录' });
}

const approve = (): void => {
  type('工号', 'R2');
  type('密码', 'zhaoqiang-2026');
};

describe('M-88 looking up records', () => {
  it('asks for the matter before it looks, and opens what was found under that look', async () => {
    const hall = await open();
    type('查询内容', '110105195001010011');
    expect(screen.getByRole('button', { name: /^查询/ }).hasAttribute('disabled')).toBe(true);
    await look();
    expect(screen.getByText('登记有效存续')).toBeTruthy();
    // Other records of the couple are asked for once this one is drawn.
    await waitFor(() => expect(hall.callsOf('records.related')).toHaveLength(1));
    const asked = hall.calls.filter(({ operation }) => operation.startsWith('records.'));
    expect(asked).toMatchObject([
      {
        operation: 'records.find',
        input: {
          by: { text: '110105195001010011', spouse: '', from: null, until: null },
          why: 'lookUp',
          matter: '办理房产过户',
          lookId: null,
        },
      },
      { operation: 'records.get', input: { lookId, recordId: id } },
      { operation: 'records.related', input: { lookId, recordId: id } },
    ]);
  });

  it('says why nothing may be given, and gives once the papers are there, by two people', async () => {
    let findings = [barred];
    const given = { number: 'CD2026-0001', documentId: null, given: 'copies' } as LookUp;
    const hall = await open({ 'lookUps.examine': () => ok(findings), 'lookUps.enter': () => ok(given) });
    await look();
    fireEvent.click(screen.getByRole('button', { name: '提供查档' }));
    type('查询对象姓名', '王建国');
    await screen.findByText('请查验身份证件并填写号码。');
    expect(screen.getByRole('button', { name: /登记并提供/ }).hasAttribute('disabled')).toBe(true);
    findings = [];
    type('身份证件号码（文号）', '110105195001010011');
    type('复印页数', '12');
    await waitFor(() => expect(screen.getByRole('button', { name: /登记并提供/ }).hasAttribute('disabled')).toBe(false));
    fireEvent.click(screen.getByRole('button', { name: /登记并提供/ }));
    expect(hall.calls.some(({ operation }) => operation === 'lookUps.enter')).toBe(false);
    approve();
    fireEvent.click(screen.getByRole('button', { name: /登记并提供/ }));
    await screen.findByText(/CD2026-0001/);
    expect(hall.calls.find(({ operation }) => operation === 'lookUps.enter')).toMatchObject({
      input: {
        applicant: { by: 'self', name: '王建国', idNumber: '110105195001010011' },
        papers: [{ kind: 'identityDocument', number: '110105195001010011' }],
        given: 'copies',
        records: [{ id, pages: 12 }],
        asked: null,
      },
      approval: { code: 'R2' },
    });
  });

  it('shows the register and who looked, to whom it is for', async () => {
    await open(
      {
        'lookUps.list': () => ok([]),
        'records.looks': () =>
          ok([
            {
              id: lookId,
              at: '2026-11-22T02:10:00.000Z',
              staffName: '孙档',
              why: 'inquiry' as const,
              matter: '协查',
              sought: { name: '王建国' },
              found: 1,
              steps: [],
              opened: [{ at: '2026-11-22T02:11:00.000Z', registrationNumber: '清革结字123号' }],
            },
          ]),
      },
      ['supervisor'],
    );
    fireEvent.click(screen.getByRole('radio', { name: '查档登记簿' }));
    await screen.findByText('这段时间没有查档登记。');
    fireEvent.click(screen.getByRole('radio', { name: '查询留痕' }));
    const row = await screen.findByRole('row', { name: /孙档/ });
    expect(row.textContent).toContain('清革结字123号 10:11');
  });
});

describe('M-90 noting what a court decided', () => {
  it('is sent with all that was typed, says what is lacking, and keeps what was typed', async () => {
    let attempt = 0;
    const hall = await open({
      'records.note': () => (attempt++ === 0 ? failure('record.noteLacks', { problem: 'pages' }) : ok({} as never)),
      'records.get': () => ok(attempt > 1 ? { ...opened, inForce: false, because: [voided] } : opened),
    });
    await look();
    fireEvent.click(screen.getByRole('button', { name: '备注' }));
    type('生效日期', '20261120');
    type('文号', '7号');
    type('作出机关', '清江县人民法院');
    approve();
    const form = screen.getByRole('form', { name: '备注' });
    fireEvent.submit(form);
    await within(form).findByText(/请扫描判决书/);
    expect(screen.getByLabelText<HTMLInputElement>('文号').value).toBe('7号');
    fireEvent.submit(form);
    await screen.findByText('已不存续');
    expect(screen.getByText(/已确认婚姻无效/)).toBeTruthy();
    expect(hall.calls.find(({ operation }) => operation === 'records.note')).toMatchObject({
      input: { recordId: id, kind: 'voidedByCourt', on: '2026-11-20', document: '7号', authority: '清江县人民法院', pages: [] },
      approval: { code: 'R2' },
    });
  });
});

it('enters a record from paper with a second person, and goes on with the next of the volume', async () => {
  const hall = await open({ 'records.enterPaper': () => ok({ id }) });
  fireEvent.click(screen.getByRole('radio', { name: '纸质档案录入' }));
  const [his, hers] = await screen.findAllByLabelText('姓名');
  fireEvent.change(his!, { target: { value: '王建国' } });
  fireEvent.change(hers!, { target: { value: '李秀英' } });
  type('登记日期', '19740501');
  type('登记机关', '清江县城关公社');
  approve();
  fireEvent.click(screen.getByRole('button', { name: /^录入/ }));
  await screen.findByText('已录入。可以接着录下一件。');
  expect(screen.getByLabelText<HTMLInputElement>('登记机关').value).toBe('清江县城关公社');
  expect(hall.calls.find(({ operation }) => operation === 'records.enterPaper')).toMatchObject({
    input: { kind: 'marriage', registeredOn: '1974-05-01', man: { name: '王建国' }, woman: { name: '李秀英' }, registrationNumber: '' },
    approval: { code: 'R2' },
  });
});

it('M-93 lists somebody with the decision, by two people, and takes nobody off without one', async () => {
  const listing = {
    id,
    name: '王建国',
    idNumber: '110105195001010011',
    ground: 'documents' as const,
    facts: '冒用他人证件',
    evidence: '公安机关证明',
    document: '失信〔2026〕1号',
    authority: '清江县民政局',
    listedOn: '2026-11-22' as Finding['since'],
    until: '2029-11-22' as Finding['since'],
    scans: 0,
    staffName: '周敏',
    approverName: '赵强',
    removed: null,
  };
  const hall = await open({
    'dishonesty.list': () => ok([listing]),
    'dishonesty.enter': () => ok(listing),
    'dishonesty.remove': () => ok(listing),
  });
  fireEvent.click(screen.getByRole('radio', { name: '失信名单' }));
  await screen.findByText('列入至 2029年11月22日');
  fireEvent.click(screen.getByRole('button', { name: '列入名单' }));
  for (const field of ['姓名', '身份证件号', '事实', '证据', '决定文书号', '认定机关']) type(field, `${field}若干`);
  approve();
  fireEvent.click(screen.getByRole('button', { name: /^列入\b|^列入(?!名单)/ }));
  await screen.findByText('已列入名单。');
  fireEvent.click(screen.getByRole('button', { name: '移出名单：王建国' }));
  type('移出理由', '复核撤销');
  expect(screen.getByRole('button', { name: /^移出名单(?!：)/ }).hasAttribute('disabled')).toBe(true);
  type('决定文书号', '失信〔2026〕2号');
  approve();
  fireEvent.click(screen.getByRole('button', { name: /^移出名单(?!：)/ }));
  await screen.findByText('已移出名单，原记录保留。');
  expect(hall.calls.filter(({ operation }) => /^dishonesty.(enter|remove)/.test(operation))).toMatchObject([
    { input: { name: '姓名若干', ground: 'documents', until: null }, approval: { code: 'R2' } },
    { input: { id, reason: '复核撤销', document: '失信〔2026〕2号' } },
  ]);
});
