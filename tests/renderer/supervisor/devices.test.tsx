import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Input, PrinterInfo, PrintJob } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import { correctedOffset, readTenths } from '../../../renderer/supervisor/devices/calibration.ts';
import type { Answers } from '../entry/fake-hall.ts';
import { openDesk, type } from './desk.tsx';

const sheet = '01890000-0000-7000-8000-000000000901';
const job: PrintJob = {
  id: '01890000-0000-7000-8000-000000000902',
  documentId: sheet,
  printer: '窗口打印机',
  state: 'spooled',
  at: '2026-11-21T02:00:00Z',
};

/** One printer that stays where it was put, and one that was never calibrated. */
function devices(): Answers {
  const printers: PrinterInfo[] = [
    { name: '窗口打印机', kind: 'lp', ready: true, note: null, offset: { x: 5, y: -2 }, calibratedAt: '2026-10-08T01:30:00Z' },
    { name: 'PDF文件', kind: 'file', ready: false, note: null, offset: { x: 0, y: 0 }, calibratedAt: null },
  ];
  return {
    'devices.status': () =>
      ok({
        reader: { state: 'lost', problem: 'portMissing', sam: null, armed: null, desk: null },
        printers: printers.map((each) => ({ ...each })),
      }),
    'printers.calibrationSheet': () => ok({ documentId: sheet, pages: 1 }),
    'documents.print': () => ok(job),
    'documents.confirmPrinted': () => ok({ ...job, state: 'confirmed' }),
    'documents.spoilt': () => ok({ ...job, state: 'spoilt' }),
    'printers.calibrate': ({ input }) => {
      const { printer, offset } = input as Input<'printers.calibrate'>;
      Object.assign(
        printers.find(({ name }) => name === printer)!,
        { offset, calibratedAt: '2026-11-21T02:05:00Z' },
      );
      return ok(printers);
    },
  };
}

async function openWizard(answers: Answers = {}) {
  const hall = await openDesk('打印机与设备', { ...devices(), ...answers });
  fireEvent.click(await screen.findByRole('button', { name: '校准 窗口打印机' }));
  return hall;
}

async function printSheet(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: /打印校准页/ }));
  fireEvent.click(await screen.findByRole('button', { name: /打印完整，去测量/ }));
  await screen.findByRole('form', { name: '测量' });
}

describe('the devices', () => {
  test('show their state, and each printer its correction and when it was calibrated', async () => {
    await openDesk('打印机与设备', devices());
    const row = within((await screen.findByRole('rowheader', { name: /窗口打印机/ })).closest('tr')!);
    for (const words of ['就绪', '向右 0.5 毫米，向上 0.2 毫米', '2026年10月08日 09:30']) row.getByText(words);
    const other = within(screen.getByRole('rowheader', { name: /PDF文件/ }).closest('tr')!);
    for (const words of ['未就绪', '未校准', '存为 PDF 文件']) other.getByText(words);
    expect(screen.getByText('读卡器未连接，正在自动重连')).toBeTruthy();
    expect(screen.getByText(/找不到读卡器端口/)).toBeTruthy();
  });

  test('say where the print service does not let go of papers, and what to set', async () => {
    const kept: PrinterInfo = {
      name: '窗口打印机',
      kind: 'lp',
      ready: true,
      note: 'papersKept',
      offset: { x: 0, y: 0 },
      calibratedAt: null,
    };
    const reader = { state: 'none', problem: null, sam: null, armed: null, desk: null } as const;
    await openDesk('打印机与设备', { ...devices(), 'devices.status': () => ok({ reader, printers: [kept] }) });
    const row = within((await screen.findByRole('rowheader', { name: /窗口打印机/ })).closest('tr')!);
    row.getByText('就绪');
    expect(screen.getByText(/PreserveJobFiles No/)).toBeTruthy();
  });
});

describe('the calibration', () => {
  test('prints the sheet, moves by what was measured on top of the old offset, and offers to print again', async () => {
    const hall = await openWizard();
    await printSheet();
    expect(hall.callsOf('documents.print')[0]?.input).toEqual({ documentId: sheet, printer: '窗口打印机' });
    type('偏右（毫米）', '1.2');
    type('偏下（毫米）', '-0.3');
    expect(screen.getByText('向左 1.2 毫米，向下 0.3 毫米')).toBeTruthy();
    expect(screen.getByText('向左 0.7 毫米，向下 0.1 毫米')).toBeTruthy();
    expect(screen.getByRole('img', { name: /向右 1.2 毫米，向上 0.3 毫米/ })).toBeTruthy();
    fireEvent.submit(screen.getByRole('form', { name: '测量' }));
    await screen.findByText('校正已保存。');
    expect(hall.callsOf('printers.calibrate')[0]?.input).toEqual({ printer: '窗口打印机', offset: { x: -7, y: 1 } });
    await waitFor(() => expect(screen.getByText('2026年11月21日 10:05')).toBeTruthy());

    fireEvent.click(screen.getByRole('button', { name: '再打一张核对' }));
    await printSheet();
    type('偏右（毫米）', '0');
    type('偏下（毫米）', '0');
    fireEvent.submit(screen.getByRole('form', { name: '测量' }));
    await screen.findByText('校正已保存。');
    expect(hall.callsOf('printers.calibrate')[1]?.input).toEqual({ printer: '窗口打印机', offset: { x: -7, y: 1 } });
    fireEvent.click(screen.getByRole('button', { name: /^完成/ }));
    expect(screen.queryByRole('region', { name: '校准 窗口打印机' })).toBeNull();
  });

  test('steps by a tenth with the arrow keys', async () => {
    await openWizard();
    await printSheet();
    const right = screen.getByLabelText<HTMLInputElement>('偏右（毫米）');
    fireEvent.keyDown(right, { key: 'ArrowUp' });
    fireEvent.keyDown(right, { key: 'ArrowUp' });
    expect(right.value).toBe('0.2');
    const down = screen.getByLabelText<HTMLInputElement>('偏下（毫米）');
    fireEvent.keyDown(down, { key: 'ArrowDown' });
    expect(down.value).toBe('-0.1');
  });

  test('saves nothing that was not measured, and nothing beyond 20 mm', async () => {
    const hall = await openWizard();
    await printSheet();
    const form = screen.getByRole('form', { name: '测量' });
    type('偏右（毫米）', 'abc');
    fireEvent.submit(form);
    expect(await screen.findAllByText(/请填毫米数/)).toHaveLength(2);
    type('偏右（毫米）', '-19.9');
    type('偏下（毫米）', '0');
    fireEvent.submit(form);
    await screen.findByText(/校正合计超过 20 毫米/);
    expect(hall.callsOf('printers.calibrate')).toEqual([]);
  });

  test('a sheet that did not come out is spoilt and printed again', async () => {
    const hall = await openWizard();
    fireEvent.click(screen.getByRole('button', { name: /打印校准页/ }));
    fireEvent.click(await screen.findByRole('button', { name: '没有打好，重打' }));
    await screen.findByRole('button', { name: /打印校准页/ });
    expect(hall.callsOf('documents.spoilt')[0]?.input).toEqual({ jobId: job.id, reason: '校准页没有打好' });
    expect(hall.callsOf('documents.confirmPrinted')).toEqual([]);
  });

  test('says why the printer took nothing', async () => {
    await openWizard({
      'documents.print': () => fail({ code: 'printer.failed', details: { printer: '窗口打印机', reason: 'queueRejecting' } }),
    });
    fireEvent.click(screen.getByRole('button', { name: /打印校准页/ }));
    expect(await screen.findByText(/打印队列暂停接收任务/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /打印校准页/ })).toBeTruthy();
  });
});

describe('a measure', () => {
  test.each([
    ['1.2', 12],
    ['-0.3', -3],
    ['−０．５', -5],
    ['+20', 200],
    ['0', 0],
    ['-0', 0],
    ['20.1', null],
    ['1.25', null],
    ['', null],
    ['一', null],
  ] as const)('%j is %j tenths of a millimetre', (text, tenths) => {
    expect(readTenths(text)).toBe(tenths);
  });

  test('what lies right and low is moved left and up', () => {
    expect(correctedOffset({ x: 0, y: 0 }, { x: 12, y: 3 })).toEqual({ x: -12, y: -3 });
    expect(correctedOffset({ x: 195, y: 0 }, { x: -6, y: 0 })).toBeNull();
  });
});
