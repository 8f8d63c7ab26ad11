import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { eachTestsHall } from '../cases/each-tests-hall.ts';

const { openHall } = eachTestsHall();

test('whoever takes a bundle does so once in the journal, however often the request is sent', async () => {
  const { supervisor } = await openHall();
  const rows = async () => (await supervisor.ask('hall.health', {})).journalRows!;
  const before = await rows();
  const requestId = uuidv7();
  const first = await supervisor.ask('hall.exportDiagnostics', {}, { requestId });
  const again = await supervisor.ask('hall.exportDiagnostics', {}, { requestId });
  for (const { bundle } of [first, again]) expect(Buffer.from(bundle, 'base64').subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  expect(await rows()).toBe(before + 1);
  await supervisor.ask('hall.exportDiagnostics', {});
  expect(await rows()).toBe(before + 2);
});

test('a registrar neither looks nor takes', async () => {
  const { registrar } = await openHall();
  for (const operation of ['hall.diagnostics', 'hall.exportDiagnostics'] as const)
    expect(await registrar.call(operation, {})).toMatchObject({ ok: false, error: { code: 'session.notAllowed' } });
});

test('what was called is measured, its transactions apart', async () => {
  const { supervisor } = await openHall();
  await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const { calls, hall, storage } = await supervisor.ask('hall.diagnostics', {});
  expect(calls.find(({ operation }) => operation === 'office.openOfflineRegistration')).toMatchObject({ count: 1 });
  expect(hall).toMatchObject({ clock: 'sure', lastVerify: null, tip: { station: 'S01' } });
  expect(storage.databaseBytes).toBeGreaterThan(0);
});

test('a verification from the window is remembered', async () => {
  const { supervisor } = await openHall();
  await supervisor.ask('store.verify', {});
  expect((await supervisor.ask('hall.diagnostics', {})).hall!.lastVerify).toMatchObject({ sound: true, at: expect.any(String) });
});
