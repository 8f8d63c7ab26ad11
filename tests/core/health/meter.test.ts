import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMeter, type MeasuredCall } from '#core/meter.ts';
import { findProblems, groupProblems } from '#core/health/problems.ts';
import type { LogLine } from '#shared/contract/index.ts';

const call: MeasuredCall = { operation: 'cases.get', caseId: null, code: null, ms: 10, queue: 0, commit: 0 };

test('each operation has its count, median, slowest per cent, maximum, and where its slowest call spent its time', () => {
  const meter = createMeter(() => '2026-11-22T02:00:00.000Z');
  for (let ms = 1; ms <= 100; ms += 1) meter.record({ ...call, ms });
  meter.record({ ...call, ms: 900, queue: 100, commit: 300 });
  meter.record({ ...call, ms: 250 });
  meter.record({ ...call, operation: 'hall.health', ms: 1 });
  const [first, second] = meter.list();
  expect(first).toMatchObject({
    operation: 'cases.get',
    count: 102,
    slow: 2,
    slowest: { at: '2026-11-22T02:00:00.000Z', ms: 900, queue: 100, handler: 500, commit: 300 },
  });
  for (const [figure, wanted] of [
    [first!.p50, 51],
    [first!.p99, 250],
    [first!.max, 900],
  ] as const)
    expect(Math.abs(figure - wanted) / wanted).toBeLessThan(0.02);
  expect(second).toMatchObject({ operation: 'hall.health', count: 1, slow: 0, slowest: null });
});

test('a transaction is added to its own request and forgotten with it', () => {
  const meter = createMeter(() => '');
  meter.committed('one', 3);
  meter.committed('one', 4);
  meter.committed('other', 5);
  expect([meter.takeCommit('one'), meter.takeCommit('one'), meter.takeCommit('other')]).toEqual([7, 0, 5]);
  for (let act = 0; act < 5000; act += 1) meter.committed(`card ${act}`, 1);
  expect([meter.takeCommit('card 0'), meter.takeCommit('card 4999')]).toEqual([0, 1]);
});

test('problems of the program are counted by code, the latest first; refusals of everyday work are not', () => {
  const line = (part: Partial<LogLine>): LogLine => ({
    time: '2026-11-22T02:00:00.000Z',
    level: 'info',
    by: 'core',
    event: 'call',
    ...part,
  });
  const problems = groupProblems([
    line({ code: 'case.refusedByLaw', operation: 'marriage.examine' }),
    line({ code: 'call.internal', operation: 'cases.find' }),
    line({ code: 'call.internal', event: 'bug', operation: 'cases.find', reference: '0a1b2c3d4e5f' }),
    line({ code: 'printer.failed', operation: 'documents.print' }),
    line({ by: 'main', event: 'ended', code: 'program.damaged' }),
    line({ code: 'call.internal', event: 'bug', operation: 'cases.get', time: '2026-11-21T02:00:00.000Z' }),
    line({ code: 'staff.wrongPassword', operation: 'staff.signIn' }),
    line({ code: null, operation: 'cases.get' }),
  ]);
  expect(problems).toEqual([
    { code: 'call.internal', count: 2, lastAt: '2026-11-22T02:00:00.000Z', operation: 'cases.find', reference: '0a1b2c3d4e5f' },
    { code: 'printer.failed', count: 1, lastAt: '2026-11-22T02:00:00.000Z', operation: 'documents.print', reference: null },
    { code: 'program.damaged', count: 1, lastAt: '2026-11-22T02:00:00.000Z', operation: null, reference: null },
  ]);
});

test('a fault of days ago is told however much was logged since, one of last week is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'problems-'));
  const write = (name: string, ...lines: Partial<LogLine>[]) =>
    writeFileSync(
      join(folder, name),
      lines.map((line) => `${JSON.stringify({ level: 'info', by: 'core', event: 'call', ...line })}\n`).join(''),
    );
  const quiet: Partial<LogLine> = { time: '2026-11-22T01:00:00.000Z', operation: 'cases.get', code: null, ms: 3.1 };
  try {
    write('hall-2026-11-14.1.log', { time: '2026-11-14T02:00:00.000Z', code: 'core.ended' });
    write(
      'hall-2026-11-17.1.log',
      { time: '2026-11-17T02:00:00.000Z', code: 'store.full' },
      { time: '2026-11-17T03:00:00.000Z', code: 'store.full' },
    );
    write('hall-2026-11-22.1.log', ...Array.from({ length: 20_000 }, () => quiet), {
      time: '2026-11-22T01:30:00.000Z',
      code: 'printer.failed',
    });
    const found = await findProblems(folder, new Date('2026-11-22T02:00:00Z'));
    expect(found.map(({ code, count, lastAt }) => [code, count, lastAt])).toEqual([
      ['printer.failed', 1, '2026-11-22T01:30:00.000Z'],
      ['store.full', 2, '2026-11-17T03:00:00.000Z'],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
