import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveDiagnostics, type SaveDiagnosticsDeps } from '../../electron/main/save-diagnostics.ts';
import { createWindowRegister } from '../../electron/main/window-register.ts';

const request = '01890000-0000-7000-8000-000000000001';
const bundle = Buffer.from('bundle');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diagnostics-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function deps(file: string | null, answer: unknown = { ok: true, value: { bundle: bundle.toString('base64') } }) {
  const windows = createWindowRegister();
  windows.add(1, 'supervisor');
  windows.setSession(1, 'session');
  windows.add(2, 'supervisor');
  const call = vi.fn<SaveDiagnosticsDeps['core']['call']>(() => Promise.resolve({ answer }));
  const chooseNewFile = vi.fn<SaveDiagnosticsDeps['chooseNewFile']>(() => Promise.resolve(file));
  return { windows, core: { call }, chooseNewFile, own: [] };
}

it('puts the bundle where the person chose, readable by this user alone, as the window’s own session', async () => {
  const file = join(folder, 'out.tar.gz');
  const given = deps(file);
  expect(await saveDiagnostics(given, 1, request)).toEqual({ ok: true, value: 'out.tar.gz' });
  expect([readFileSync(file), statSync(file).mode & 0o777, readdirSync(folder)]).toEqual([bundle, 0o600, ['out.tar.gz']]);
  expect(given.core.call.mock.calls).toEqual([
    ['supervisor', 'session', { operation: 'hall.exportDiagnostics', input: {}, requestId: request, approval: null }],
  ]);
});

it('asks nobody for a file where nobody is signed in, or the window is unknown', async () => {
  for (const windowId of [2, 3]) {
    const given = deps(join(folder, 'x'));
    expect(await saveDiagnostics(given, windowId, request)).toMatchObject({ ok: false, error: { code: 'session.required' } });
    expect(given.chooseNewFile).not.toHaveBeenCalled();
  }
});

it('makes nothing when no file was chosen, so nothing is journaled', async () => {
  const given = deps(null);
  expect(await saveDiagnostics(given, 1, request)).toEqual({ ok: true, value: null });
  expect(given.core.call).not.toHaveBeenCalled();
});

it('passes on why the core refuses, and leaves no file', async () => {
  const refusal = { ok: false, error: { code: 'session.notAllowed', details: { roles: ['supervisor'] } } };
  expect(await saveDiagnostics(deps(join(folder, 'x'), refusal), 1, request)).toEqual(refusal);
  expect(readdirSync(folder)).toEqual([]);
});

it('says so when the file cannot be written, and leaves nothing half there', async () => {
  expect(await saveDiagnostics(deps(join(folder, 'no', 'such', 'x')), 1, request)).toMatchObject({
    error: { code: 'diagnostics.notSaved' },
  });
  expect(readdirSync(folder)).toEqual([]);
});
