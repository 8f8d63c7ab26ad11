import { afterEach, expect, test } from 'vitest';
import { year2027 } from '../../../law/year-2027.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper } from '../test-desk.ts';
import { accept, getDivorce, goTo, openDivorceDesk } from './divorce-desk.ts';

let hall: ClockDesk;
afterEach(() => hall.close());

const importYear = () =>
  hall.supervisor.ask(
    'calendar.import',
    { fileName: '2027.json', content: Buffer.from(JSON.stringify(year2027)).toString('base64') },
    { approval: { code: 'R1', password: 'limin-2026' } },
  );

test('M-65 whose application lapsed as the dates moved are told too, by any registrar and without new receipts', async () => {
  hall = await openDivorceDesk('2026-12-07T02:00:00Z');
  await hall.openOfflineDay();
  const { id: caseId } = await accept(hall.registrar);
  await goTo(hall, '2027-05-20T09:00');
  await importYear();
  expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed' });
  const listed = { toBeTold: [{ id: caseId }], lapsed: [{ id: caseId }] };
  expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject(listed);
  expect(await hall.as('R2').ask('divorce.told', { caseId })).toMatchObject({ mine: false, movedDates: null });
  expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ toBeTold: [], lapsed: [{ id: caseId }] });
});

test('a date that only became firm is told too: the receipt says 暂定', async () => {
  hall = await openDivorceDesk('2026-11-23T02:00:00Z');
  await hall.openOfflineDay();
  const { id: caseId, dates } = await accept(hall.registrar);
  expect(dates).toMatchObject({ withdrawUntil: '2026-12-23', issueUntil: '2027-01-22', provisionalDates: ['issueUntil', 'lapsesOn'] });
  await importYear();
  const firm = await getDivorce(hall.registrar, caseId);
  expect(firm).toMatchObject({ dates: { issueUntil: '2027-01-22', provisionalDates: [] }, movedDates: { before: dates } });
  // New papers are drawn for the couple to take with them.
  const receipts = firm.documents.filter(({ kind }) => kind === 'acceptanceReceipt' || kind === 'coolingOffLeaflet');
  expect(receipts.map(({ current }) => current)).toEqual([false, false, false, false]);
  expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ provisional: [], toBeTold: [{ id: caseId }] });
  // Nobody is told by a list that is emptied: both hold what says the new dates.
  const unprinted = { ok: false, error: { code: 'case.papersNotPrinted', details: { kinds: ['acceptanceReceipt'] } } };
  expect(await hall.registrar.call('divorce.told', { caseId })).toMatchObject(unprinted);
  await printPaper(hall.registrar, caseId, 'acceptanceReceipt', 'man');
  await hall.registrar.ask('documents.draw', { caseId, kind: 'acceptanceReceipt', party: 'woman' });
  expect(await hall.registrar.call('divorce.told', { caseId })).toMatchObject(unprinted);
  await printPaper(hall.registrar, caseId, 'acceptanceReceipt', 'woman');
  expect(await hall.registrar.ask('divorce.told', { caseId })).toMatchObject({ movedDates: null });
  expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ toBeTold: [] });
  expect(await hall.registrar.call('divorce.told', { caseId })).toMatchObject({ ok: false, error: { code: 'case.notAllowedNow' } });
  await hall.audit();
});
