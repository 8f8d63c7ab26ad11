import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { errorCodes, type Diagnostics } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { checksOf, countOpen } from '../../../renderer/supervisor/health/checks.ts';
import { familyOf } from '../../../renderer/supervisor/health/problem-table.tsx';
import { openDesk } from './desk.tsx';

const gigabyte = 1024 ** 3;
const hall: NonNullable<Diagnostics['hall']> = {
  tip: { station: 'S01', seq: 412 },
  lastVerify: { at: '2026-11-01T02:00:00Z', sound: true },
  clock: 'sure',
  clockOffsetMs: 300,
  backup: { lastAt: '2026-11-21T01:00:00Z', tail: 'upToDate', behind: 0, warnings: [] },
  keys: { passphrase: true, recoveryKey: true, unsealed: false },
  reader: { state: 'idle', problem: null },
  printers: [{ kind: 'lp', ready: true }],
  outbox: { pending: 0, oldestAt: null, alarm: false, setAside: 0, discrepancies: 0 },
  province: { state: 'none', warning: null },
};
const healthy: Diagnostics = {
  at: '2026-11-21T02:00:00Z',
  process: {
    version: '0.1.0',
    node: '24.11.1',
    platform: 'linux',
    arch: 'x64',
    startedAt: '2026-11-21T00:30:00Z',
    memory: 180 * 1024 ** 2,
  },
  storage: { databaseBytes: 42 * 1024 ** 2, freeBytes: 80 * gigabyte },
  hall,
  problems: [],
  calls: [],
};
const withHall = (part: Partial<NonNullable<Diagnostics['hall']>>): Diagnostics => ({ ...healthy, hall: { ...hall, ...part } });
const openOf = (view: Diagnostics): string[] =>
  checksOf(view, { store: 'open' }).flatMap(({ what, tone, words }) =>
    tone === 'done' || tone === 'neutral' ? [] : `${what} ${tone} ${words}`,
  );

describe('what is looked at', () => {
  test('a healthy hall has nothing open', () => expect(countOpen(checksOf(healthy, { store: 'open' }))).toBe(0));

  test.each([
    ['verify waiting never', withHall({ lastVerify: null })],
    ['verify waiting old', withHall({ lastVerify: { at: '2026-08-01T02:00:00Z', sound: true } })],
    ['verify refused unsound', withHall({ lastVerify: { at: '2026-11-20T02:00:00Z', sound: false } })],
    ['disk refused full', { ...healthy, storage: { databaseBytes: 1, freeBytes: gigabyte / 2 } }],
    ['disk waiting low', { ...healthy, storage: { databaseBytes: 3 * gigabyte, freeBytes: 8 * gigabyte } }],
    ['disk refused unknown', { ...healthy, storage: { databaseBytes: 1, freeBytes: null } }],
    ['backup refused noPlan', withHall({ backup: { ...hall.backup, lastAt: null, warnings: ['noPlan', 'none'] } })],
    ['backup refused wrong', withHall({ backup: { ...hall.backup, warnings: ['old', 'sameDisk'] } })],
    ['backup waiting sameDisk', withHall({ backup: { ...hall.backup, warnings: ['sameDisk'] } })],
    ['clock refused unsure', withHall({ clock: 'jumped' })],
    ['keys refused none', withHall({ keys: { passphrase: true, recoveryKey: false, unsealed: true } })],
    ['keys waiting unsealed', withHall({ keys: { passphrase: true, recoveryKey: true, unsealed: true } })],
    ['keys refused unreadable', withHall({ keys: null })],
    ['reader refused faulty', withHall({ reader: { state: 'idle', problem: 'selfTestFailed' } })],
    ['reader refused lost', withHall({ reader: { state: 'lost', problem: 'portMissing' } })],
    [
      'printers refused notReady',
      withHall({
        printers: [
          { kind: 'lp', ready: true },
          { kind: 'lp', ready: false },
        ],
      }),
    ],
    ['province refused lost', withHall({ province: { state: 'lost', warning: 'days30' } })],
    ['province waiting days30', withHall({ province: { state: 'enrolled', warning: 'days30' } })],
    ['province waiting days10', withHall({ province: { state: 'enrolled', warning: 'days10' } })],
    ['province refused days3', withHall({ province: { state: 'enrolled', warning: 'days3' } })],
    ['province refused ended', withHall({ province: { state: 'enrolled', warning: 'ended' } })],
    [
      'outbox waiting old',
      withHall({ outbox: { pending: 2, oldestAt: '2026-11-19T02:00:00Z', alarm: true, setAside: 0, discrepancies: 0 } }),
    ],
  ] as const)('%s', (wanted, view) => expect(openOf(view as Diagnostics)).toEqual([wanted]));

  test('of a store that is not open, only what can be seen from outside', () =>
    expect(checksOf({ ...healthy, hall: null }, { store: 'locked' }).map(({ what }) => what)).toEqual(['store', 'disk']));
});

test('every code that can stand in the log has words', () => {
  expect(familyOf('call.internal')).toBe('bug');
  expect(familyOf('core.ended')).toBe('core');
  for (const code of errorCodes) expect(familyOf(code)).toMatch(/^[a-z]+$/);
});

test('the page says what is wrong, what to do about it and where; problems and slow operations beside it', async () => {
  const view: Diagnostics = {
    ...withHall({ clock: 'behind', printers: [{ kind: 'lp', ready: false }] }),
    problems: [{ code: 'call.internal', count: 3, lastAt: '2026-11-21T01:59:00Z', operation: 'cases.find', reference: '0a1b2c3d4e5f' }],
    calls: [
      {
        operation: 'documents.draw',
        count: 12,
        p50: 90,
        p99: 420.4,
        max: 512,
        slow: 2,
        slowest: { at: '2026-11-21T01:00:00Z', ms: 512, queue: 2, handler: 500, commit: 10 },
      },
    ],
  };
  await openDesk('运行状况', { 'hall.diagnostics': () => ok(view) });
  expect(await screen.findByText('2 项需要处理')).toBeDefined();
  expect(screen.getByText(/核对前不能编号、登记/)).toBeDefined();
  expect(screen.getByText('call.internal · cases.find · 0a1b2c3d4e5f')).toBeDefined();
  expect(screen.getByText('排队 2 · 处理 500 · 写入 10 毫秒')).toBeDefined();
  const printers = screen.getByRole('row', { name: /打印机 未就绪/ });
  fireEvent.click(within(printers).getByRole('button'));
  expect(screen.queryByText('2 项需要处理')).toBeNull();
});

test('the diagnostic bundle is saved by one button, and the page says under which name', async () => {
  await openDesk('运行状况', { 'hall.diagnostics': () => ok(healthy) });
  expect(await screen.findByText('一切正常')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '保存诊断包' }));
  expect(await screen.findByText(/tongxin-2026-11-22.tar.gz 已保存/)).toBeDefined();
});
