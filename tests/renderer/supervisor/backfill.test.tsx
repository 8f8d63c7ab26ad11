import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BackfillReport, BackfillState, OperationName, TableLook } from '#shared/contract/index.ts';
import { BackfillSettings, ok, type BackfillBatch } from '#shared/model/index.ts';
import type { Answers, FakeHall } from '../entry/fake-hall.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const sourceId = '0192f3a0-0000-7000-8000-00000000000a';
const batch: BackfillBatch = {
  id: '0192f3a0-0000-7000-8000-0000000000b1',
  sourceId,
  sourceName: '一期系统',
  fileName: '旧登记簿.xlsx',
  path: '/media/旧登记簿.xlsx',
  rows: 100,
  taken: 60,
  known: 0,
  held: 2,
  setAside: 0,
  kept: 0,
  state: 'open',
  begunAt: '2026-11-24T02:00:00Z',
  begunBy: '孙档',
  endedAt: null,
};
const look: TableLook = {
  kind: 'xlsx',
  encoding: null,
  sheets: ['1978', '1979'],
  head: ['男方姓名', '籍贯'],
  rows: [{ line: 2, cells: ['王建国', '清江'] }],
  proposed: { 'man.name': '男方姓名' },
};
const report: BackfillReport = {
  sourceId,
  path: '/media/旧登记簿.xlsx',
  fileName: '旧登记簿.xlsx',
  rows: 10,
  taken: 8,
  known: 1,
  held: 1,
  checks: [
    { check: 'oldIdForm', rows: 3, examples: [] },
    { check: 'numberMissing', rows: 2, examples: [] },
    { check: 'formula', rows: 1, examples: [{ line: 7, column: '男方姓名', text: '=A1' }] },
  ],
};
const idle: BackfillState = { run: null, report: null, stopped: null };
const notAsked = ok({});
const inputsOf = (hall: FakeHall, operation: OperationName) => hall.callsOf(operation).map(({ input }) => input);

const open = (state: Partial<BackfillState> = {}, answers: Answers = {}) =>
  openDesk(
    '历史补录',
    {
      'backfill.state': () => ok({ ...idle, ...state }),
      'backfill.batches': () => ok([batch]),
      'backfill.sources': () => ok([]),
      'backfill.inspect': () => ok(look),
      ...answers,
    },
    officeView,
    ['archivist'],
  );

describe('M-121 the import of old records', () => {
  it('takes the proposed columns, lets them be changed, keeps the source and begins the trial run', async () => {
    const hall = await open(
      {},
      {
        'backfill.saveSource': () => ok({ id: sourceId, name: '一期系统', settings: BackfillSettings.parse({}) }),
        'backfill.check': () => notAsked,
      },
    );
    fireEvent.click(await screen.findByRole('button', { name: '导入文件' }));
    fireEvent.click(await screen.findByRole('button', { name: '选择文件' }));
    const form = await screen.findByRole('form', { name: '来源设置' });
    expect(within(form).getByText('王建国')).toBeTruthy();
    expect(within(within(form).getByRole('row', { name: /籍贯/ })).getByRole('button').textContent).toContain('原样保留');
    type('来源名称', '一期系统');
    fireEvent.submit(form);
    await waitFor(() => expect(inputsOf(hall, 'backfill.check')).toEqual([{ path: '/media/旧登记簿.xlsx', sourceId }]));
    expect(inputsOf(hall, 'backfill.saveSource')).toMatchObject([
      { id: null, name: '一期系统', settings: { columns: { 'man.name': '男方姓名' }, act: null, office: null } },
    ]);
  });

  it('shows what would become of the rows, what waits first, and takes them at a press', async () => {
    const hall = await open({ report }, { 'backfill.start': () => ok({ batchId: batch.id }) });
    const found = await screen.findByRole('region', { name: '试运行结果' });
    const marks = within(found)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.querySelector('.state-mark')?.textContent);
    expect(marks).toEqual(['待改正', '带备注导入', '照录']);
    expect(within(found).getByText('第 7 行 男方姓名 =A1')).toBeTruthy();
    fireEvent.click(within(found).getByRole('button', { name: '开始导入 8 行' }));
    await waitFor(() => expect(inputsOf(hall, 'backfill.start')).toEqual([{ path: report.path, sourceId }]));
  });

  it('says how far a run is and how long it takes, and pauses it', async () => {
    const run = {
      what: 'taking',
      batchId: batch.id,
      fileName: batch.fileName,
      done: 60,
      rows: 100,
      perSecond: 20.4,
      secondsLeft: 125,
    } as const;
    const hall = await open({ run }, { 'backfill.pause': () => notAsked });
    expect((await screen.findByRole('progressbar')).getAttribute('value')).toBe('60');
    expect(screen.getByText(/60 \/ 100 行，每秒 20 行，约剩 3 分钟/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '暂停' }));
    await screen.findByRole('progressbar');
    expect(inputsOf(hall, 'backfill.pause')).toEqual([{}]);
  });

  it('says why a run ended before its time, and goes on with the batch', async () => {
    const stopped = { fileName: batch.fileName, error: { code: 'backfill.fileChanged', details: {} } } as const;
    const hall = await open({ stopped }, { 'backfill.resume': () => notAsked });
    expect(await screen.findByText(/文件在开始导入之后被改动过/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '旧登记簿.xlsx' }));
    fireEvent.click(await screen.findByRole('button', { name: '继续' }));
    await screen.findByRole('button', { name: '继续' });
    expect(inputsOf(hall, 'backfill.resume')).toEqual([{ batchId: batch.id, path: null }]);
  });

  it('a batch is taken back by two people, never by one', async () => {
    const hall = await open({}, { 'backfill.rollBack': () => notAsked });
    fireEvent.click(await screen.findByRole('button', { name: '旧登记簿.xlsx' }));
    fireEvent.click(screen.getByRole('button', { name: '回滚这一批' }));
    const panel = screen.getByRole('region', { name: '回滚这一批' });
    fireEvent.change(within(panel).getByLabelText(/原因/), { target: { value: '错误的文件' } });
    expect(
      within(panel)
        .getByRole('button', { name: /回滚这一批/ })
        .hasAttribute('disabled'),
    ).toBe(true);
    expect(inputsOf(hall, 'backfill.rollBack')).toEqual([]);
  });

  it('shows a row that waits as it stands, the column at fault marked', async () => {
    await open(
      {},
      {
        'backfill.held': () =>
          ok({
            head: ['男方姓名', '籍贯'],
            rows: [{ line: 7, cells: ['=A1', '清江'], problems: [{ check: 'formula', column: '男方姓名', text: '=A1' }] }],
            more: false,
          }),
      },
    );
    fireEvent.click(await screen.findByRole('button', { name: '旧登记簿.xlsx' }));
    fireEvent.click(screen.getByRole('button', { name: '查看待改正的行' }));
    expect(await screen.findByText('男方姓名：单元格是公式，未予计算，请改为文字')).toBeTruthy();
    expect(document.querySelector('.backfill-faulty')?.textContent).toBe('男方姓名=A1');
  });
});
