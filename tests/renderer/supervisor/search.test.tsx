import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Output, RecordLine } from '#shared/contract/index.ts';
import { HistoricalRecord, ok, RegisterRecord } from '#shared/model/index.ts';
import { officeView } from '../entry/samples.ts';
import type { Answers } from '../entry/fake-hall.ts';
import { openDesk, type } from './desk.tsx';

const id = '0192f3a0-0000-7000-8000-000000000001';
const lookId = '0192f3a0-0000-7000-8000-0000000000a1';
const record = RegisterRecord.parse({
  id,
  kind: 'marriage',
  registrationNumber: '（74）清革结字第0123号',
  office: { code: null, name: '清江县城关公社' },
  registeredOn: '1974-05-01',
  man: { name: '王建国' },
  woman: { name: '李秀英' },
  source: 'paper',
  fileNumber: null,
  notes: [],
});
const { kind, registrationNumber, office, registeredOn, source } = record;
const line: RecordLine = {
  id,
  kind,
  registrationNumber,
  office,
  registeredOn,
  source,
  manName: '王建国',
  womanName: '李秀英',
  notes: 0,
  by: 'name',
  legible: true,
  remarks: 0,
  registeredWritten: '',
};

const open = (answers: Answers) =>
  openDesk(
    '查档',
    {
      'records.get': () => ok({ record, inForce: true, because: [] }),
      'records.related': () => ok([]),
      'recordRequests.list': () => ok([]),
      'devices.status': () => ok({ printers: [], reader: null } as never),
      ...answers,
    },
    officeView,
    ['supervisor'],
  );

async function look(): Promise<void> {
  type('查询内容', '王建国');
  type('事由', '办理房产过户');
  fireEvent.click(screen.getByRole('button', { name: /^查询/ }));
  await screen.findByRole('button', { name: /王建国 · / });
}

test('goes on with the same look while somebody types, walks by arrows, and says by what a name was found', async () => {
  const nearly = { ...line, id: lookId, by: 'oneDiffers' as const, manName: '王健国' };
  const hall = await open({ 'records.find': () => ok({ lookId, rows: [line, nearly], more: true }) });
  await look();
  type('查询内容', 'wjg');
  await waitFor(() => expect(hall.callsOf('records.find').at(-1)?.input).toMatchObject({ by: { text: 'wjg' }, lookId }));
  expect(await screen.findByText('差一字')).toBeTruthy();
  expect(screen.getByText(/显示前 2 条/)).toBeTruthy();
  fireEvent.keyDown(screen.getByLabelText('查询内容'), { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toContain('王建国');
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toContain('王健国');
  // What is too short finds nobody, and what was found by more is not shown.
  type('查询内容', '');
  expect(screen.queryByText('差一字')).toBeNull();
  type('查询内容', '王建国');
  // Another purpose is another look.
  type('事由', '离婚诉讼');
  fireEvent.click(screen.getByRole('button', { name: /^查询/ }));
  await waitFor(() => expect(hall.callsOf('records.find').at(-1)?.input).toMatchObject({ matter: '离婚诉讼', lookId: null }));
});

test('M-121 opens what nobody can read as a record as the paper has it, and says of whom other records are', async () => {
  const old: Output<'records.getHistorical'> = {
    record: HistoricalRecord.parse({
      id,
      act: 'marriage',
      office: { code: null, name: '清江县人民政府' },
      registeredWritten: '1986年2月30日',
      man: { name: '王建国' },
      woman: {},
      remarks: [{ flag: 'dateImpossible', note: '原件如此' }],
    }),
    pages: 0,
    from: { source: '旧系统', fileName: '1986.xlsx', line: 17 },
    enteredBy: null,
    confirmedBy: null,
  };
  const row = {
    ...line,
    source: 'backfill' as const,
    legible: false,
    registeredOn: null,
    registeredWritten: '1986年2月30日',
    womanName: '',
    remarks: 1,
  };
  const related = {
    slot: 'man',
    other: { ...line, id: lookId, registrationNumber: '清离字7号' },
    otherSlot: 'man',
    because: ['nameAndSpouse'],
    same: null,
    staffName: null,
  } as const;
  const hall = await open({
    'records.find': () => ok({ lookId, rows: [row], more: false }),
    'records.getHistorical': () => ok(old),
    'records.related': () => ok([{ ...related, because: [...related.because] }]),
    'records.link': () => ok({ same: true }),
  });
  await look();
  fireEvent.click(await screen.findByRole('button', { name: /王建国 · 姓名不详/ }));
  const paper = await screen.findByRole('region', { name: '结婚登记（原档所载）' });
  expect(paper.textContent).toContain('1986年2月30日');
  expect(paper.textContent).toContain('日期非法 · 原件如此');
  expect(paper.textContent).toContain('来源：旧系统，1986.xlsx 第 17 行');
  expect(hall.callsOf('records.get')).toEqual([]);
  expect(await screen.findByText('可能是王建国：姓名、配偶相同')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '是同一人' }));
  await waitFor(() =>
    expect(hall.callsOf('records.link')[0]?.input).toEqual({
      one: { recordId: id, slot: 'man' },
      other: { recordId: lookId, slot: 'man' },
      same: true,
    }),
  );
});
