import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { PrintJob } from '#shared/contract/index.ts';
import { ok, type CivilDate } from '#shared/model/index.ts';
import { periodOf, rowsWithin } from '../../../renderer/supervisor/spoilt/period.ts';
import type { Answers } from '../entry/fake-hall.ts';
import { blanks } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

// jsdom has no canvas; the preview itself is tested in the window.
vi.mock('../../../renderer/counter/papers/pdf.ts', () => ({
  openPdf: () => ({ pdf: new Promise(() => undefined), destroy: () => undefined }),
  drawPage: () => Promise.resolve(),
}));

const report = '01890000-0000-7000-8000-000000000911';
const job: PrintJob = {
  id: '01890000-0000-7000-8000-000000000912',
  documentId: report,
  printer: '窗口打印机',
  state: 'spooled',
  at: '2026-11-21T02:00:00Z',
};
const spoilt = { ...blanks[2]!, state: 'voided' as const };
const voided = [
  { ...spoilt, blank: 'A0002382', reason: '封皮破损', changedAt: '2026-11-21T02:10:00Z' },
  { ...spoilt, blank: 'A0002370', reason: '打印偏移', changedAt: '2026-11-02T02:10:00Z' },
  { ...spoilt, blank: 'A0002301', reason: '遗失', changedAt: '2026-10-31T15:59:00Z' },
];
const answers: Answers = {
  'blanks.list': () => ok(voided),
  'blanks.report': () => ok({ documentId: report, pages: 1, rows: 2 }),
  'devices.status': () =>
    ok({
      reader: { state: 'none', problem: null, sam: null, armed: null, desk: null },
      printers: [{ name: '窗口打印机', kind: 'lp', ready: true, note: null, offset: { x: 0, y: 0 }, calibratedAt: null }],
    }),
  'documents.bytes': () => ok({ pdf: '', title: '空白证报废台账' }),
  'documents.print': () => ok(job),
  'documents.confirmPrinted': () => ok({ ...job, state: 'confirmed' }),
};

async function openReport() {
  const hall = await openDesk('空白证台账', answers);
  fireEvent.click(await screen.findByRole('button', { name: '报废台账' }));
  await screen.findByRole('heading', { name: '空白证报废台账' });
  return hall;
}

const shown = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

describe('the report of voided blanks', () => {
  test('shows this month, today, or the days chosen', async () => {
    await openReport();
    await screen.findByText('2026年11月01日 至 2026年11月21日，作废 2 本');
    expect(shown()).toEqual(['A0002382', 'A0002370']);
    fireEvent.click(screen.getByRole('radio', { name: '今天' }));
    expect(shown()).toEqual(['A0002382']);
    fireEvent.click(screen.getByRole('radio', { name: '自选' }));
    screen.getByText('请填写完整的起止日期。');
    type('起始日期', '20261031');
    type('截止日期', '20261030');
    screen.getByText('截止日期早于起始日期，请核对。');
    type('截止日期', '20261031');
    expect(shown()).toEqual(['A0002301']);
    type('起始日期', '20260101');
    type('截止日期', '20260131');
    screen.getByText('2026年01月01日 至 2026年01月31日 没有作废的空白证。');
    expect(screen.queryByRole('button', { name: '生成台账' })).toBeNull();
  });

  test('is drawn for the period, shown, printed and confirmed', async () => {
    const hall = await openReport();
    fireEvent.click(await screen.findByRole('button', { name: '生成台账' }));
    fireEvent.click(await screen.findByRole('button', { name: '打印' }));
    fireEvent.click(await screen.findByRole('button', { name: '打印无误' }));
    await screen.findByText('已打印。');
    expect(hall.callsOf('blanks.report').map(({ input }) => input)).toEqual([{ from: '2026-11-01', until: '2026-11-21' }]);
    expect(hall.callsOf('documents.bytes')[0]?.input).toEqual({ documentId: report });
    expect(hall.callsOf('documents.print')[0]?.input).toEqual({ documentId: report, printer: '窗口打印机' });
    expect(hall.callsOf('documents.confirmPrinted')[0]?.input).toEqual({ jobId: job.id });
  });

  test('of another period is another paper', async () => {
    await openReport();
    fireEvent.click(await screen.findByRole('button', { name: '生成台账' }));
    await screen.findByRole('button', { name: '打印' });
    fireEvent.click(screen.getByRole('radio', { name: '今天' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '打印' })).toBeNull());
    within(screen.getByRole('region', { name: '打印报废台账' })).getByRole('button', { name: '生成台账' });
  });
});

describe('a period', () => {
  const today = '2026-11-21' as CivilDate;
  const none = { from: null, until: null };

  test('is today, or this month up to today', () => {
    expect(periodOf('today', today, none)).toEqual({ from: today, until: today });
    expect(periodOf('month', today, none)).toEqual({ from: '2026-11-01', until: today });
  });

  test('goes by the office’s calendar, not by UTC', () => {
    const rows = [
      { ...spoilt, changedAt: '2026-11-20T16:00:00Z' },
      { ...spoilt, changedAt: '2026-11-20T15:59:59Z' },
    ];
    expect(rowsWithin(rows, { from: today, until: today })).toEqual([rows[0]]);
  });
});
