import { afterEach, expect, test } from 'vitest';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { accept, accepting, callReturn, divorceHall, getDivorce, goTo, openDivorceDesk, withdraw } from './divorce-desk.ts';

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

/** On Fridays it closes at half past four. */
const earlyFridays = {
  ...divorceHall,
  office: { ...divorceHall.office, hours: { weekdayHours: [{ weekday: 5, until: '16:30' }] } },
};

test('M-65 a last day that opens later closes as its weekday does', async () => {
  const hours = { ...earlyFridays.office.hours, dateHours: [{ date: '2026-12-11', from: '09:30' }] };
  desk = await openDivorceDesk(accepting, { ...divorceHall, office: { ...divorceHall.office, hours } });
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  await goTo(desk, '2026-12-11T16:35');
  expect(await desk.supervisor.ask('office.get', {})).toMatchObject({ hours: { from: '09:30', until: '16:30', state: 'afterClosing' } });
  expect(await callReturn(desk.registrar, caseId)).toMatchObject(barred('closedOnLastDay'));
});

test('M-65 on a last day that is a Friday the office closes when it closes on Fridays', async () => {
  desk = await openDivorceDesk(accepting, earlyFridays);
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  await goTo(desk, '2026-12-10T16:35');
  expect(await callReturn(desk.registrar, caseId)).toMatchObject({ ok: true });
  await desk.registrar.ask('divorce.leave', { caseId, outcome: 'notFinished' });
  await goTo(desk, '2026-12-11T16:35');
  expect(await desk.supervisor.ask('office.get', {})).toMatchObject({ hours: { until: '16:30', state: 'afterClosing' } });
  expect(await callReturn(desk.registrar, caseId)).toMatchObject(barred('closedOnLastDay'));
  expect(await callReturn(desk.registrar, caseId, true)).toMatchObject({ ok: true });
});

test('M-65 an office that opens on a Saturday until noon takes nobody in after it', async () => {
  const saturdays = { weekdays: [1, 2, 3, 4, 5, 6], weekdayHours: [{ weekday: 6, from: '09:00', until: '12:00' }], enforced: true };
  desk = await openDivorceDesk(accepting, { ...divorceHall, office: { ...divorceHall.office, hours: saturdays } });
  await goTo(desk, '2026-10-17T08:45');
  const open = () => desk.registrar.call('cases.open', { business: 'divorce' });
  const closed = { ok: false, error: { code: 'office.closed', details: { from: '09:00', until: '12:00' } } };
  expect(await open()).toMatchObject(closed);
  await goTo(desk, '2026-10-17T11:59');
  expect(await open()).toMatchObject({ ok: true });
  await goTo(desk, '2026-10-17T12:00');
  expect(await open()).toMatchObject(closed);
});
