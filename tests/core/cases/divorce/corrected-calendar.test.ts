import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper } from '../test-desk.ts';
import { accept, callReturn, getDivorce, goTo, importDaysOff, openDivorceDesk, withdraw } from './divorce-desk.ts';

let hall: ClockDesk;
beforeEach(async () => {
  hall = await openDivorceDesk();
  await hall.openOfflineDay();
});
afterEach(() => hall.close());

const importWith = (...dates: readonly string[]) => importDaysOff(hall, ...dates);
const actsOf = async (caseId: string, ...wanted: readonly string[]) =>
  (await hall.registrar.ask('cases.history', { caseId })).map(({ action }) => action).filter((action) => wanted.includes(action));

describe('M-73 a correction that would set a printed day earlier', () => {
  test('leaves the first period as the receipts say; the registrar sees why, and nobody is to be told', async () => {
    await importWith('2026-11-11');
    const { id: caseId, dates } = await accept(hall.registrar);
    expect(dates).toMatchObject({ withdrawUntil: '2026-11-12', issueFrom: '2026-11-13', issueUntil: '2026-12-14' });
    await importWith();
    const kept = await getDivorce(hall.registrar, caseId);
    expect(kept).toMatchObject({ movedDates: null, dates: { ...dates, kept: ['withdrawUntil', 'issueFrom'] } });
    expect(kept.documents.filter(({ kind }) => kind === 'acceptanceReceipt').map(({ current }) => current)).toEqual([true, true, true]);
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ toBeTold: [] });
    expect(await actsOf(caseId, 'divorce.datesChanged')).toHaveLength(1);
    // Once written it is not written again, and what it says is done.
    await hall.reopen();
    expect(await actsOf(caseId, 'divorce.datesChanged')).toHaveLength(1);
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ kept: [{ id: caseId }] });
    await goTo(hall, '2026-11-12T09:00');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'coolingOff' });
    expect(await withdraw(hall.registrar, caseId, 'woman')).toMatchObject({ ok: true });
    await hall.audit();
  });

  test('leaves the end of the second as they say, and is forgotten when another correction restores it', async () => {
    await importWith('2026-12-11');
    const { id: caseId, dates } = await accept(hall.registrar);
    expect(dates).toMatchObject({ withdrawUntil: '2026-11-11', issueUntil: '2026-12-14', lapsesOn: '2026-12-15' });
    await importWith();
    expect((await getDivorce(hall.registrar, caseId)).dates).toEqual({
      ...dates,
      nominalIssueUntil: '2026-12-14',
      kept: ['issueUntil', 'lapsesOn'],
    });
    await importWith('2026-12-11');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates, movedDates: null });
    await importWith();
    await goTo(hall, '2026-12-14T09:00');
    expect(await callReturn(hall.registrar, caseId)).toMatchObject({ ok: true });
    await hall.audit();
  });

  test('takes back a day that no receipt names yet, and not one that a new receipt does', async () => {
    const { id: caseId, dates } = await accept(hall.registrar);
    await importWith('2026-12-11');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates: { issueUntil: '2026-12-14' }, movedDates: { before: dates } });
    await importWith();
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ dates, movedDates: null });
    await importWith('2026-12-11');
    // One of them has it in hand, and the other was not told yet.
    await printPaper(hall.registrar, caseId, 'acceptanceReceipt', 'man');
    await importWith();
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({
      dates: { issueUntil: '2026-12-14', kept: ['issueUntil', 'lapsesOn'] },
      movedDates: { before: dates },
    });
    await hall.audit();
  });
});

describe('M-65 M-73 an application that lapsed, and whose last day a correction moves later', () => {
  const lapse = async (at = '2026-12-12T09:00') => {
    const { id, dates } = await accept(hall.registrar);
    await goTo(hall, at);
    expect(await getDivorce(hall.registrar, id)).toMatchObject({ state: 'lapsed', movedDates: null });
    return { caseId: id, dates };
  };
  const lapsesWritten = (caseId: string) => actsOf(caseId, 'divorce.lapsed', 'divorce.lapseRedated', 'divorce.issueResumed');

  test('goes on where the new day is not past: the couple are told, may come, and else it lapses again and is filed again', async () => {
    const { caseId, dates } = await lapse();
    await printPaper(hall.registrar, caseId, 'lapseRecord', null);
    await importWith('2026-12-11');
    const resumed = await getDivorce(hall.registrar, caseId);
    expect(resumed).toMatchObject({ state: 'issuable', dates: { issueUntil: '2026-12-14' }, movedDates: { before: dates } });
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ toBeTold: [{ id: caseId }], lapsed: [] });
    expect(resumed.documents.filter(({ kind, current }) => kind === 'lapseRecord' && current)).toEqual([]);
    await goTo(hall, '2026-12-15T09:00');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed' });
    expect(await lapsesWritten(caseId)).toEqual(['divorce.lapsed', 'divorce.issueResumed', 'divorce.lapsed']);
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ lapsed: [{ id: caseId }] });
    await printPaper(hall.registrar, caseId, 'lapseRecord', null);
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ lapsed: [] });
    await hall.audit();
  });

  test('is begun and finished by who come after all', async () => {
    const { caseId } = await lapse();
    await importWith('2026-12-11');
    await goTo(hall, '2026-12-14T09:00');
    expect(await callReturn(hall.registrar, caseId)).toMatchObject({ ok: true, value: { point: 'issuable.returned' } });
    await hall.audit();
  });

  test('stays lapsed from the right day on where that is past too, and its sheet is drawn anew; or nothing is written', async () => {
    const { caseId } = await lapse('2026-12-15T09:00');
    await printPaper(hall.registrar, caseId, 'lapseRecord', null);
    await importWith('2026-11-20');
    expect(await lapsesWritten(caseId)).toEqual(['divorce.lapsed']);
    hall.clock.advance({ minutes: 5 });
    await importWith('2026-12-11');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed', dates: { lapsesOn: '2026-12-15' } });
    expect(await lapsesWritten(caseId)).toEqual(['divorce.lapsed', 'divorce.lapseRedated']);
    expect(await hall.registrar.ask('divorces.upcoming', {})).toMatchObject({ lapsed: [{ id: caseId }] });
    const { cases } = await hall.audit();
    expect(cases).toMatchObject([{ closed_on: '2026-12-15' }]);
  });

  test('is over for good where they applied anew meanwhile', async () => {
    const { caseId } = await lapse();
    await accept(hall.registrar);
    await importWith('2026-12-11');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed', dates: { issueUntil: '2026-12-11' } });
    expect(await lapsesWritten(caseId)).toEqual(['divorce.lapsed']);
    await hall.audit();
  });

  test('waits while acts are missing after a restore, and goes on once numbers do', async () => {
    const { caseId } = await lapse();
    await hall.restore();
    await importWith('2026-12-11');
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed' });
    const gap = (await hall.supervisor.ask('numbers.gap', {}))!;
    const blocks = gap.blocks.map(({ id, next }) => ({ id, next }));
    const batches = gap.batches.map(({ id, next }) => ({ id, next }));
    const approval = { code: 'R2', password: 'zhaoqiang-2026' };
    await hall.supervisor.ask('numbers.resume', { blocks, batches, reason: '恢复备份，按纸质证件核对' }, { approval });
    expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'issuable', movedDates: expect.anything() });
    await hall.audit();
  });
});
