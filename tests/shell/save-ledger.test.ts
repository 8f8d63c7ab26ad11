import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveLedger } from '../../electron/main/save-ledger.ts';
import { saveWhole } from '../../electron/main/save-whole.ts';

const request = { requestId: '01890000-0000-7000-8000-00000000000a', from: '2026-11-01', to: '2026-11-22' };

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'ledger-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A core that answers an export of two rows, and a person who chooses `file`. */
function hall(file: string | null, { session = 'token' as string | null, refuses = false } = {}) {
  const calls: Array<{ operation: string; input: unknown }> = [];
  const offered: string[] = [];
  const answers: Record<string, unknown> = {
    'ledger.export': refuses ? { ok: false, error: { code: 'ledger.nothing', details: {} } } : { ok: true, value: { id: 'e1', rows: 2 } },
    'ledger.fetch': { ok: true, value: { data: Buffer.from('一,二\r\n').toString('base64') } },
  };
  const deps = {
    own: [join(dir, 'store')],
    core: {
      call: (_station: string, _session: string | null, call: { operation: string; input: unknown }) => {
        calls.push({ operation: call.operation, input: call.input });
        return Promise.resolve({ answer: answers[call.operation] });
      },
    },
    windows: { find: () => ({ station: 'supervisor', session }) },
    chooseNewFile: (_window: number, name: string) => {
      offered.push(name);
      return Promise.resolve(file);
    },
  } as unknown as Parameters<typeof saveLedger>[0];
  return { calls, offered, save: (input: unknown = request) => saveLedger(deps, 1, input) };
}

test('the copy goes from the core into the chosen file, and only this user may read it', async () => {
  const file = join(dir, '台账.csv');
  const { save, calls, offered } = hall(file);
  expect(await save()).toEqual({ ok: true, value: { file: '台账.csv', rows: 2 } });
  expect(offered).toEqual(['ledger-2026-11-01-2026-11-22.csv']);
  expect(calls).toEqual([
    { operation: 'ledger.export', input: { from: '2026-11-01', to: '2026-11-22' } },
    { operation: 'ledger.fetch', input: { exportId: 'e1' } },
  ]);
  expect(readFileSync(file, 'utf8')).toBe('一,二\r\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dir)).toEqual(['台账.csv']);
});

test('nothing is asked of the core where no file is chosen or nobody is signed in', async () => {
  const declined = hall(null);
  expect(await declined.save()).toEqual({ ok: true, value: null });
  const signedOut = hall(join(dir, 'a.csv'), { session: null });
  expect(await signedOut.save()).toMatchObject({ error: { code: 'session.required' } });
  expect([...declined.calls, ...signedOut.calls, ...signedOut.offered]).toEqual([]);
});

test.each([[{}], [{ ...request, from: '../../etc' }], [{ ...request, requestId: '/tmp/x' }], ['x'], [null]])(
  '%j of a window names no file and asks for nothing',
  async (input) => {
    const { save, offered } = hall(join(dir, 'a.csv'));
    expect(await save(input)).toMatchObject({ error: { code: 'call.invalid' } });
    expect(offered).toEqual([]);
  },
);

test('a refusal of the core leaves no file', async () => {
  expect(await hall(join(dir, 'a.csv'), { refuses: true }).save()).toMatchObject({ error: { code: 'ledger.nothing' } });
  expect(readdirSync(dir)).toEqual([]);
});

test('a disk that does not take it is said, and nothing half lies there', async () => {
  expect(await hall(join(dir, 'none', 'a.csv')).save()).toMatchObject({ error: { code: 'ledger.notSaved' } });
  expect(readdirSync(dir)).toEqual([]);
});

test('nothing of the program is written over, not through a link either', async () => {
  mkdirSync(join(dir, 'store'));
  writeFileSync(join(dir, 'store', 'hall.db'), 'the store');
  symlinkSync(join(dir, 'store'), join(dir, 'alias'));
  for (const folder of ['store', 'alias'])
    expect(await hall(join(dir, folder, 'hall.db')).save()).toMatchObject({ error: { code: 'ledger.notSaved' } });
  expect(readFileSync(join(dir, 'store', 'hall.db'), 'utf8')).toBe('the store');
});

test('a link laid where the file is written first is not followed', async () => {
  const elsewhere = join(dir, 'elsewhere');
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, join(dir, 'a.csv.part'));
  expect(await saveWhole(join(dir, 'a.csv'), Buffer.from('ledger'), [])).toBe(true);
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
});
