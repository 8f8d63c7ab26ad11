import { afterEach, describe, expect, test } from 'vitest';
import type { CivilDate } from '#shared/model/index.ts';
import { withdrawn } from '#core/cases/divorce/acts.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper, typedCouple } from '../test-desk.ts';
import {
  accept,
  both,
  getDivorce,
  goTo,
  openDivorceDesk,
  prechecked,
  prepare,
  register,
  returnBoth,
  withdraw,
  witness,
} from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

const barred = (message: string) => ({
  ok: false,
  error: { code: 'case.refusedByLaw', details: { findings: expect.arrayContaining([expect.objectContaining({ message })]) } },
});
const historyOf = async (caseId: string) =>
  (await desk.registrar.ask('cases.history', { caseId })).map(({ action }) => action).filter((action) => action.startsWith('divorce.'));

test('M-45 … M-104 a couple applies, comes again and is divorced', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const accepted = await accept(desk.registrar);
  const { id: caseId } = accepted;
  expect(accepted).toMatchObject({
    state: 'coolingOff',
    receiptNumber: '2026-03-1012-001',
    dates: {
      accepted: '2026-10-12',
      withdrawUntil: '2026-11-11',
      issueFrom: '2026-11-12',
      issueUntil: '2026-12-11',
      lapsesOn: '2026-12-12',
      provisionalDates: [],
    },
  });
  await goTo(desk, '2026-11-12T09:00');
  expect(await getDivorce(desk.registrar, caseId)).toMatchObject({ state: 'issuable', point: 'issuable' });
  expect(await desk.registrar.ask('divorces.upcoming', {})).toMatchObject({ issuable: [{ id: caseId }], lastDay: [] });
  await desk.openOfflineDay();
  const prepared = await prepare(desk, caseId);
  expect(prepared.certificates).toEqual({
    registrationNumber: 'L329901-2026-000001',
    manBlank: 'B00000001',
    womanBlank: 'B00000002',
    preparedOn: '2026-11-12',
  });
  expect(await desk.registrar.call('divorce.register', { caseId, signedForReceipt: both, certificatesMarked: false })).toMatchObject({
    ok: false,
    error: { code: 'divorce.certificatesNotMarked' },
  });
  expect(await register(desk.registrar, caseId)).toMatchObject({
    ok: true,
    value: { state: 'registered', registeredOn: '2026-11-12', registrationNumber: 'L329901-2026-000001' },
  });
  expect(await historyOf(caseId)).toEqual([
    'divorce.identified',
    'divorce.prechecked',
    'divorce.accepted',
    'divorce.issueBegan',
    'divorce.returned',
    'divorce.questioned',
    'divorce.declared',
    'divorce.photographed',
    'divorce.photographed',
    'divorce.examined',
    'divorce.prepared',
    'divorce.registered',
  ]);
});

test('what both sign is printed first, and says what the form says', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const caseId = await prechecked(desk.registrar);
  const unprinted = { ok: false, error: { code: 'case.papersNotPrinted', details: { kinds: ['divorceApplication'] } } };
  expect(await desk.registrar.call('divorce.accept', { caseId, signed: both })).toEqual(unprinted);
  await printPaper(desk.registrar, caseId, 'divorceApplication', null);
  const { couple, draftRevision: revision } = await getDivorce(desk.registrar, caseId);
  const man = { ...couple.man, address: '清江县人民路2号' };
  await desk.registrar.ask('cases.saveDraft', { caseId, revision, couple: { ...couple, man } });
  expect(await desk.registrar.call('divorce.accept', { caseId, signed: both })).toEqual(unprinted);
  await printPaper(desk.registrar, caseId, 'divorceApplication', null);
  const accepted = await desk.registrar.ask('divorce.accept', { caseId, signed: both });
  const drawn = accepted.documents.filter(({ current }) => current).map(({ kind, party }) => [kind, party]);
  expect(drawn).toEqual([
    ['divorceApplication', null],
    ['acceptanceReceipt', 'man'],
    ['acceptanceReceipt', 'woman'],
    ['acceptanceReceipt', null],
    ['coolingOffLeaflet', null],
  ]);
});

test('a spoilt blank is replaced, certificates are voided and prepared anew', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  await goTo(desk, '2026-11-12T09:00');
  await desk.openOfflineDay();
  await prepare(desk, caseId);
  const replaced = await desk.registrar.ask('divorce.replaceBlank', { caseId, holder: 'woman', reason: '卡纸' }, { approval: witness });
  expect(replaced.certificates).toMatchObject({ manBlank: 'B00000001', womanBlank: 'B00000003' });
  const voided = await desk.registrar.ask('divorce.voidCertificates', { caseId, reason: '未签收' }, { approval: witness });
  expect(voided).toMatchObject({ point: 'issuable.examined', certificates: null });
  expect(await desk.registrar.ask('divorce.prepare', { caseId })).toMatchObject({
    certificates: { registrationNumber: 'L329901-2026-000002' },
  });
});

describe('M-60, M-62 withdrawing', () => {
  test.each([
    ['man', true],
    ['woman', false],
  ] as const)('by the %s alone on the day of acceptance, receipt shown: %s', async (by, receiptShown) => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { id: caseId } = await accept(desk.registrar);
    expect(await withdraw(desk.registrar, caseId, by, receiptShown)).toMatchObject({
      ok: true,
      value: { state: 'withdrawn', reached: 'coolingOff', withdrawal: { party: by, receiptShown } },
    });
    expect(await desk.registrar.ask('divorces.upcoming', {})).toMatchObject({ withdrawnToday: [{ id: caseId }], thisWeek: [] });
    // Applied for again the same day.
    expect(await accept(desk.registrar)).toMatchObject({ state: 'coolingOff', receiptNumber: '2026-03-1012-002' });
  });

  test('is open on the last day until the office closes, and is over the day after', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const first = await accept(desk.registrar);
    await goTo(desk, '2026-11-11T17:00');
    expect(await withdraw(desk.registrar, first.id, 'woman')).toMatchObject(barred('withdrawOver'));
    await goTo(desk, '2026-11-12T09:00');
    expect(await withdraw(desk.registrar, first.id, 'woman')).toMatchObject({ ok: false, error: { code: 'case.notAllowedNow' } });
  });

  test('asks for the document shown now; one that ran out since acceptance keeps nobody', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { man, woman } = typedCouple();
    const validUntil = '2026-10-20' as CivilDate;
    const couple = { man, woman: { ...woman, longTerm: false, validUntil } };
    const { id: caseId } = await accept(desk.registrar, couple);
    await goTo(desk, '2026-11-10T10:00');
    const unseen = { by: 'woman', documentSeen: false, receiptShown: true, lossStated: false, signed: true } as const;
    await printPaper(desk.registrar, caseId, 'withdrawalApplication', 'woman');
    expect(await desk.registrar.call('divorce.withdraw', { caseId, withdrawal: unseen })).toMatchObject(barred('documentNotSeen'));
    expect(await withdraw(desk.registrar, caseId, 'woman')).toMatchObject({ ok: true, value: { state: 'withdrawn' } });
    // Journals of before it was asked do not say so.
    const { documentSeen: _, ...before } = unseen;
    expect(withdrawn.payload.parse({ state: 'withdrawn', withdrawal: before, findings: [] }).withdrawal.documentSeen).toBe(true);
  });

  test('is done a minute before', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { id: caseId } = await accept(desk.registrar);
    await goTo(desk, '2026-11-11T16:59');
    expect(await desk.registrar.call('divorce.return', { caseId, bothCame: true })).toMatchObject({
      ok: false,
      error: { code: 'case.notAllowedNow' },
    });
    expect(await withdraw(desk.registrar, caseId, 'man')).toMatchObject({ ok: true });
  });
});

describe('M-63, M-65 coming again', () => {
  test('one alone changes nothing', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { id: caseId } = await accept(desk.registrar);
    await goTo(desk, '2026-11-20T10:00');
    expect(await desk.registrar.call('divorce.return', { caseId, bothCame: false })).toMatchObject(barred('cameAlone'));
    expect(await desk.registrar.ask('divorce.recordVisit', { caseId, came: 'woman', outcome: 'cameAlone', note: '' })).toMatchObject({
      point: 'issuable',
      visits: [{ on: '2026-11-20', came: 'woman', outcome: 'cameAlone', staffName: '李敏' }],
    });
  });

  test('a notice why nothing is issued states the grounds of the last visit, and is drawn for nothing else', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { id: caseId } = await accept(desk.registrar);
    const draw = () => desk.registrar.call('documents.draw', { caseId, kind: 'divorceNotNowNotice', party: null });
    expect(await draw()).toMatchObject({ ok: false, error: { code: 'case.notAllowedNow' } });
    await goTo(desk, '2026-11-20T10:00');
    const visit = { caseId, came: null, outcome: 'disagreed' } as const;
    expect(await desk.registrar.ask('divorce.recordVisit', { ...visit, grounds: [{ ground: 'disagrees', party: 'man' }] })).toMatchObject({
      point: 'issuable',
      findings: [{ rule: 'M-63', message: 'disagrees', party: 'man' }],
    });
    expect(await draw()).toMatchObject({ ok: true });
    await desk.registrar.ask('divorce.recordVisit', { caseId, came: 'man', outcome: 'cameAlone' });
    expect(await draw()).toMatchObject({ ok: false, error: { code: 'case.notAllowedNow' } });
  });

  test('a visit begun a minute before closing of the last day is finished that day', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { id: caseId } = await accept(desk.registrar);
    await goTo(desk, '2026-12-11T16:59');
    await desk.openOfflineDay();
    expect(await desk.registrar.ask('divorces.upcoming', {})).toMatchObject({ lastDay: [{ id: caseId }] });
    await returnBoth(desk.registrar, caseId);
    desk.clock.advance({ minutes: 30 });
    expect(
      await desk.registrar.ask('divorce.leave', {
        caseId,
        outcome: 'changedTheirMind',
        grounds: [{ ground: 'changedTheirMind', party: 'woman' }],
      }),
    ).toMatchObject({
      point: 'issuable',
      findings: [{ rule: 'M-63', message: 'changedTheirMind', party: 'woman' }],
      visits: [{ outcome: 'changedTheirMind', came: null }],
    });
    expect(await desk.registrar.call('divorce.return', { caseId, bothCame: true })).toMatchObject(barred('closedOnLastDay'));
  });

  test('after closing on the last day no visit begins, and the next day the application has lapsed, once', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { id: caseId } = await accept(desk.registrar);
    await goTo(desk, '2026-12-11T17:00');
    expect(await desk.registrar.call('divorce.return', { caseId, bothCame: true })).toMatchObject(barred('closedOnLastDay'));
    await goTo(desk, '2026-12-15T09:00');
    await desk.reopen();
    expect(await getDivorce(desk.registrar, caseId)).toMatchObject({ state: 'lapsed', reached: 'issuable' });
    expect((await historyOf(caseId)).slice(-2)).toEqual(['divorce.issueBegan', 'divorce.lapsed']);
    await desk.openOfflineDay();
    expect(await accept(desk.registrar)).toMatchObject({ dates: { accepted: '2026-12-15' } });
  });

  test('a visit not finished ends with its day; its number is void, and its blanks are to be accounted for', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const { id: caseId } = await accept(desk.registrar);
    await goTo(desk, '2026-12-11T15:00');
    await desk.openOfflineDay();
    await prepare(desk, caseId);
    await goTo(desk, '2026-12-12T09:00');
    expect(await getDivorce(desk.registrar, caseId)).toMatchObject({
      state: 'lapsed',
      certificates: null,
      visits: [{ outcome: 'notFinished', staffName: '' }],
    });
    expect((await historyOf(caseId)).slice(-2)).toEqual(['divorce.visitEnded', 'divorce.lapsed']);
    const lost = await desk.registrar.ask('blanks.list', { state: 'unaccounted' });
    expect(lost.map(({ blank }) => blank).toSorted()).toEqual(['B00000001', 'B00000002']);
  });
});

test('M-40, M-64, M-66 whoever has a divorce in flight neither marries nor applies twice', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  await accept(desk.registrar);
  const couple = typedCouple();
  const { id, draftRevision: revision } = await desk.registrar.ask('cases.open', { business: 'marriage' });
  await desk.registrar.ask('cases.saveDraft', { caseId: id, revision, couple });
  expect(await desk.registrar.call('marriage.identify', { caseId: id })).toMatchObject(barred('inFlight'));
  await expect(accept(desk.registrar)).rejects.toThrow(/refusedByLaw/);
});
