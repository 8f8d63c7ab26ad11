import { afterEach, expect, test } from 'vitest';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { accept, callReturn, getDivorce, goTo, openDivorceDesk, withdraw } from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

const barred = (message: string) => ({
  ok: false,
  error: { code: 'case.refusedByLaw', details: { findings: expect.arrayContaining([expect.objectContaining({ message })]) } },
});
test('M-62 whoever came to withdraw before closing of the last day does so after, when the registrar says so', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  await goTo(desk, '2026-11-11T17:05');
  expect(await withdraw(desk.registrar, caseId, 'woman')).toMatchObject(barred('withdrawOver'));
  expect(await withdraw(desk.registrar, caseId, 'woman', true, true)).toMatchObject({ ok: true, value: { state: 'withdrawn' } });
  expect(await desk.payloadsOf('divorce.withdrawn')).toMatchObject([{ insideBeforeClosing: true }]);
});

test('M-65 a couple inside before closing of the last day begin after, and never the day after', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  await goTo(desk, '2026-12-11T17:05');
  expect(await callReturn(desk.registrar, caseId)).toMatchObject(barred('closedOnLastDay'));
  expect(await callReturn(desk.registrar, caseId, true)).toMatchObject({ ok: true, value: { point: 'issuable.returned' } });
  expect(await desk.payloadsOf('divorce.returned')).toMatchObject([{ insideBeforeClosing: true }]);
  const { couple } = await getDivorce(desk.registrar, caseId);
  const { findings } = await desk.registrar.ask('divorce.findings', { caseId, couple });
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'M-65', message: 'begunInTime' }));
  await goTo(desk, '2026-12-12T09:00');
  expect(await callReturn(desk.registrar, caseId, true)).toMatchObject({ ok: false });
  expect(await getDivorce(desk.registrar, caseId)).toMatchObject({ state: 'lapsed' });
});

test('M-62 the day after its last nobody withdraws, whatever is said; in the hours nothing of it is written', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  await goTo(desk, '2026-11-12T09:00');
  expect(await withdraw(desk.registrar, caseId, 'man', true, true)).toMatchObject({ ok: false });
  expect(await callReturn(desk.registrar, caseId, true)).toMatchObject({ ok: true });
  expect(await desk.payloadsOf('divorce.returned')).toMatchObject([{ insideBeforeClosing: false }]);
});
