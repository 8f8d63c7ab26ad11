import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveLookUps } from '../../electron/main/save-look-ups.ts';

const request = { requestId: '01890000-0000-7000-8000-00000000000a', from: '2026-11-01', until: '2026-11-30' };

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'look-ups-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A core that answers an export of three entries, and a person who chooses `file`. */
function hall(file: string) {
  const calls: Array<readonly [operation: string, input: unknown]> = [];
  const answers: Record<string, unknown> = {
    'lookUps.export': { ok: true, value: { id: 'e1', rows: 3 } },
    'lookUps.fetch': { ok: true, value: { data: Buffer.from('编号\r\n').toString('base64') } },
  };
  const deps = {
    own: [],
    core: {
      call(_station: string, _session: string | null, { operation, input }: { operation: string; input: unknown }) {
        calls.push([operation, input]);
        return Promise.resolve({ answer: answers[operation] });
      },
    },
    windows: { find: () => ({ station: 'supervisor', session: 'token' }) },
    chooseNewFile: (_window: number, name: string) => Promise.resolve(join(file, name)),
  } as unknown as Parameters<typeof saveLookUps>[0];
  return { calls, save: (input: unknown = request) => saveLookUps(deps, 1, input) };
}

test('the register of a period goes from the core into the chosen file', async () => {
  const { calls, save } = hall(dir);
  const name = 'look-ups-2026-11-01-2026-11-30.csv';
  expect(await save()).toEqual({ ok: true, value: { file: name, rows: 3 } });
  expect(calls).toEqual([
    ['lookUps.export', { from: '2026-11-01', until: '2026-11-30' }],
    ['lookUps.fetch', { exportId: 'e1' }],
  ]);
  expect(readFileSync(join(dir, name), 'utf8')).toBe('编号\r\n');
});

test('a disk that does not take it is said, and what is no period asks for nothing', async () => {
  expect(await hall(join(dir, 'none')).save()).toMatchObject({ error: { code: 'lookUp.notSaved' } });
  const wrong = hall(dir);
  expect(await wrong.save({ ...request, from: '../../etc' })).toMatchObject({ error: { code: 'call.invalid' } });
  expect(wrong.calls).toEqual([]);
  expect(readdirSync(dir)).toEqual([]);
});
