import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slots } from '#shared/model/index.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper } from '../test-desk.ts';
import { accept, callReturn, getDivorce, goTo, importDaysOff, openDivorceDesk } from './divorce-desk.ts';

let hall: ClockDesk;
beforeEach(async () => {
  hall = await openDivorceDesk();
  await hall.openOfflineDay();
});
afterEach(() => hall.close());

const kept = { issueUntil: '2026-12-14', lapsesOn: '2026-12-15', kept: ['issueUntil', 'lapsesOn'] };

/** They come on the day that a receipt of theirs names, and are served. */
async function comeAndAreServed(caseId: string): Promise<void> {
  await goTo(hall, '2026-12-14T09:00');
  expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'issuable' });
  expect(await callReturn(hall.registrar, caseId)).toMatchObject({ ok: true });
  await hall.audit();
}

describe('M-73 a day that was certain on a receipt once printed', () => {
  test('holds where receipts were drawn again after it and not printed', async () => {
    const { id: caseId, dates } = await accept(hall.registrar);
    await importDaysOff(hall, '2026-12-11');
    for (const party of slots) await printPaper(hall.registrar, caseId, 'acceptanceReceipt', party);
    for (const party of slots) await hall.registrar.ask('documents.draw', { caseId, kind: 'acceptanceReceipt', party });
    await importDaysOff(hall);
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates: kept, movedDates: { before: dates } });
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ toBeTold: [{ id: caseId }], kept: [{ id: caseId }] });
    await comeAndAreServed(caseId);
  });

  test('holds where a third change came before they were told of the second', async () => {
    const { id: caseId, dates } = await accept(hall.registrar);
    await importDaysOff(hall, '2026-12-11');
    await printPaper(hall.registrar, caseId, 'acceptanceReceipt', 'man');
    await importDaysOff(hall, '2026-12-11', '2026-12-14');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates: { issueUntil: '2026-12-15' } });
    await importDaysOff(hall);
    // Nobody was given the fifteenth.
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates: kept, movedDates: { before: dates } });
    await comeAndAreServed(caseId);
  });

  test('holds whatever they were told since, and where the receipt went to the printer alone', async () => {
    const { id: caseId } = await accept(hall.registrar);
    await importDaysOff(hall, '2026-12-11');
    const { documentId } = await hall.registrar.ask('documents.draw', { caseId, kind: 'acceptanceReceipt', party: 'woman' });
    await hall.registrar.ask('documents.print', { documentId, printer: '文件' });
    await importDaysOff(hall);
    for (const party of slots) await printPaper(hall.registrar, caseId, 'acceptanceReceipt', party);
    await hall.registrar.ask('divorce.told', { caseId });
    await importDaysOff(hall, '2026-11-20');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates: kept, movedDates: null });
    await comeAndAreServed(caseId);
  });

  test('is none where the receipt was drawn and never printed', async () => {
    const { id: caseId, dates } = await accept(hall.registrar);
    await importDaysOff(hall, '2026-12-11');
    for (const party of slots) await hall.registrar.ask('documents.draw', { caseId, kind: 'acceptanceReceipt', party });
    await importDaysOff(hall);
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates, movedDates: null });
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ kept: [] });
  });

  test('holds for one that has lapsed too', async () => {
    const { id: caseId } = await accept(hall.registrar);
    await importDaysOff(hall, '2026-12-11');
    await printPaper(hall.registrar, caseId, 'acceptanceReceipt', 'man');
    await importDaysOff(hall, '2026-12-11', '2026-12-14');
    await goTo(hall, '2026-12-16T09:00');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed', dates: { issueUntil: '2026-12-15' } });
    await importDaysOff(hall);
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed', dates: kept });
    await hall.audit();
  });
});
