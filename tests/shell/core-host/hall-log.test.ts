import { beforeEach, expect, it, vi } from 'vitest';
import { LogLine } from '#shared/contract/index.ts';
import { crashLine, createHallLog, mainLine, type HallLog } from '../../../electron/main/hall-log.ts';
import { keepQuiet } from '../../../electron/main/quiet.ts';

let written: string[];
let log: HallLog;
beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  log = createHallLog((line) => void written.push(line));
});

const parsed = () => written.map((line) => LogLine.parse(JSON.parse(line)));
const call = {
  time: '2026-11-22T02:00:00.000Z',
  level: 'info',
  by: 'core',
  event: 'call',
  operation: 'cases.open',
  code: null,
  ms: 3.1,
} as const;

it('keeps lines of the log as they are', () => {
  log(`${JSON.stringify(call)}\n`);
  log(mainLine({ level: 'error', event: 'ended', code: 'core.ended', cause: 'exit SIGKILL' }));
  expect(parsed()).toMatchObject([call, { by: 'main', event: 'ended', code: 'core.ended', cause: 'exit SIGKILL' }]);
});

it('keeps of a dying Node how much it said, the kind of error and its places', () => {
  log(
    [
      'file:///opt/tongxin/out/core/index.js:12',
      "    throw new TypeError('王小明 110101199001011237');",
      'TypeError: 王小明 110101199001011237 zhoumin-2026',
      '    at 王小明 (file:///home/zhoumin/x.js:1:1)',
      '    at Object.act (file:///home/zhoumin/tongxin/out/core/index.js:12:34)',
      '    at async answerCall (node:internal/process/task_queues:105:5)',
      'Node.js v24.11.1',
    ].join('\n'),
  );
  vi.advanceTimersByTime(1000);
  expect(parsed()).toMatchObject([
    {
      event: 'strange',
      count: 7,
      name: 'TypeError',
      frames: ['Object.act out/core/index.js:12', 'answerCall node:internal/process/task_queues:105'],
    },
  ]);
  expect(written.join('')).not.toMatch(/王|1101|zhoumin/);
});

it.each([
  ['another field', { ...call, person: '王小明' }],
  ['a name for an operation', { ...call, operation: '王小明' }],
  ['a number for a case', { ...call, caseId: '110101199001011237' }],
  ['an own field’s text', { ...call, cause: '王小明' }],
  ['a place that is none', { ...call, frames: ['at 王小明 (x.js:1:1)'] }],
])('does not keep a line with %s', (_, line) => {
  log(JSON.stringify(line));
  vi.advanceTimersByTime(1000);
  expect(parsed()).toMatchObject([{ event: 'strange', count: 1 }]);
});

it('tells what was strange before the next line', () => {
  log('Segmentation fault\n');
  log(`${JSON.stringify(call)}\n`);
  expect(parsed().map(({ event }) => event)).toEqual(['strange', 'call']);
});

it('says of what main did not catch its kind and places alone', () => {
  const line = crashLine(new RangeError('王小明\n    at wangxiaoming (file:///home/x/out/x.js:1:1)'));
  expect(LogLine.parse(JSON.parse(line))).toMatchObject({
    level: 'error',
    by: 'main',
    event: 'bug',
    code: 'main.crashed',
    name: 'RangeError',
  });
  expect(line).not.toMatch(/王|wangxiaoming/);
});

it('lets nobody write past the log', () => {
  const console = { debug() {}, error() {}, info() {}, log() {}, trace() {}, warn() {} };
  keepQuiet(console, log);
  (console.error as (...said: unknown[]) => void)("Error occurred in handler for 'hall:call':", new Error('王小明'));
  vi.advanceTimersByTime(1000);
  expect(parsed()).toMatchObject([{ event: 'strange', count: 1 }]);
  expect(written.join('')).not.toContain('王');
});
