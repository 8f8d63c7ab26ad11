import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveEnrolmentRequest } from '../../electron/main/save-enrolment-request.ts';

const requestId = '01890000-0000-7000-8000-00000000000a';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'enrolment-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A core that answers a file, and a person who chooses this folder. */
function hall(folder: string | null, session: string | null = 'token') {
  const calls: Array<{ operation: string; requestId: string }> = [];
  const deps = {
    own: [join(dir, 'store')],
    core: {
      call: (_station: string, _session: string | null, call: { operation: string; requestId: string }) => {
        calls.push({ operation: call.operation, requestId: call.requestId });
        return Promise.resolve({ answer: { ok: true, value: { file: '{"officeName":"清江县"}\n' } } });
      },
    },
    windows: { find: () => ({ station: 'supervisor', session }) },
    chooseNewFile: () => Promise.resolve(folder && join(folder, 'request.json')),
  } as unknown as Parameters<typeof saveEnrolmentRequest>[0];
  return { calls, save: (input: unknown) => saveEnrolmentRequest(deps, 1, input) };
}

test('the request file goes from the core into the chosen file, a new one or once more', async () => {
  const { save, calls } = hall(dir);
  expect(await save({ requestId, again: false })).toEqual({ ok: true, value: 'request.json' });
  expect(readFileSync(join(dir, 'request.json'), 'utf8')).toBe('{"officeName":"清江县"}\n');
  expect(await save({ requestId, again: true })).toEqual({ ok: true, value: 'request.json' });
  expect(calls.map(({ operation }) => operation)).toEqual(['province.request', 'province.requestFile']);
  expect(calls[0]!.requestId).toBe(requestId);
});

test('no keys are made where no file is chosen, nobody is signed in, or the call is none; a disk that refuses is said', async () => {
  const none = hall(null);
  expect(await none.save({ requestId, again: false })).toEqual({ ok: true, value: null });
  expect(await none.save({ requestId, again: 'yes' })).toMatchObject({ error: { code: 'call.invalid' } });
  const nobody = hall(dir, null);
  expect(await nobody.save({ requestId, again: false })).toMatchObject({ error: { code: 'session.required' } });
  expect([...none.calls, ...nobody.calls]).toEqual([]);
  expect(await hall(join(dir, 'none')).save({ requestId, again: false })).toMatchObject({ error: { code: 'province.notSaved' } });
});
