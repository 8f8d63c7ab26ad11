import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveReminders } from '../../electron/main/save-reminders.ts';

const request = { requestId: '01890000-0000-7000-8000-00000000000a', on: '2026-11-10', daysBefore: 1, encoding: 'gb18030' };

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'reminders-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A core that answers a file of two messages, the second of its day, and a person who chooses `file`. */
function hall(file: string | null) {
  const calls: Array<{ operation: string; input: unknown }> = [];
  const answers: Record<string, unknown> = {
    'divorces.exportReminders': { ok: true, value: { id: 'e1', rows: 2, earlier: 1 } },
    'divorces.fetchReminders': { ok: true, value: { data: Buffer.from('一,二\r\n').toString('base64') } },
  };
  const deps = {
    own: [join(dir, 'store')],
    core: {
      call: (_station: string, _session: string | null, call: { operation: string; input: unknown }) => {
        calls.push({ operation: call.operation, input: call.input });
        return Promise.resolve({ answer: answers[call.operation] });
      },
    },
    windows: { find: () => ({ station: 'counter', session: 'token' }) },
    chooseNewFile: (_window: number, name: string) => Promise.resolve(file === null ? null : join(file, name)),
  } as unknown as Parameters<typeof saveReminders>[0];
  return { calls, save: (input: unknown = request) => saveReminders(deps, 1, input) };
}

test('the reminders of a day go from the core into the chosen file', async () => {
  const { save, calls } = hall(dir);
  expect(await save()).toEqual({ ok: true, value: { file: 'reminders-2026-11-10.csv', rows: 2, earlier: 1 } });
  expect(calls).toEqual([
    { operation: 'divorces.exportReminders', input: { on: '2026-11-10', daysBefore: 1, encoding: 'gb18030' } },
    { operation: 'divorces.fetchReminders', input: { exportId: 'e1' } },
  ]);
  expect(readFileSync(join(dir, 'reminders-2026-11-10.csv'), 'utf8')).toBe('一,二\r\n');
});

test('nothing is made where no file is chosen or the request is none, and a disk that refuses is said', async () => {
  const declined = hall(null);
  expect(await declined.save()).toEqual({ ok: true, value: null });
  expect(await declined.save({ ...request, on: '../../etc' })).toMatchObject({ error: { code: 'call.invalid' } });
  expect(declined.calls).toEqual([]);
  expect(await hall(join(dir, 'none')).save()).toMatchObject({ error: { code: 'reminders.notSaved' } });
});
