import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper, witness } from '../test-desk.ts';
import { accept, getDivorce, goTo, openDivorceDesk, prepare, register } from './divorce-desk.ts';

let desk: ClockDesk;
let caseId: string;
let taken: readonly string[];

/** Certificates are prepared on a day, and the next one begins. */
async function leftPrepared(on: string, after: string): Promise<void> {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  ({ id: caseId } = await accept(desk.registrar));
  await goTo(desk, on);
  await desk.openOfflineDay();
  const { certificates } = await prepare(desk, caseId);
  taken = [certificates!.manBlank, certificates!.womanBlank];
  await goTo(desk, after);
}

beforeEach(() => leftPrepared('2026-11-12T16:00', '2026-11-13T09:00'));
afterEach(() => desk.close());

const account = (blanks: readonly string[], reason = '已找到，剪角作废', approval = witness, caller = desk.registrar) =>
  caller.call('blanks.account', { blanks: [...blanks], reason }, { approval });
const ledger = async (state: 'unaccounted' | 'voided' | 'used') => desk.supervisor.ask('blanks.list', { state });
const numbersOf = async (state: 'unaccounted' | 'voided' | 'used') => (await ledger(state)).map(({ blank }) => blank).toSorted();

test('M-103 at midnight the number is void, and the two sheets wait for somebody to say where they are', async () => {
  expect(await getDivorce(desk.registrar, caseId)).toMatchObject({
    point: 'issuable',
    certificates: null,
    unaccountedBlanks: taken,
    visits: [{ outcome: 'notFinished' }],
  });
  expect(await ledger('unaccounted')).toEqual(
    taken.toReversed().map((blank) => expect.objectContaining({ blank, reason: null, changedBy: '', witnessedBy: null })),
  );
  expect(await ledger('voided')).toEqual([]);
  expect(await register(desk.registrar, caseId)).toMatchObject({ ok: false, error: { code: 'case.notAllowedNow' } });
  expect(await desk.supervisor.ask('office.get', {})).toMatchObject({ blanksUnaccounted: 2 });
  expect(await desk.registrar.ask('divorces.upcoming', {})).toMatchObject({ unaccounted: [{ id: caseId }] });
  const { numbers_taken: numbers } = await desk.audit();
  expect(numbers).toMatchObject([{ state: 'voided', changed_by: null }]);
});

test('M-103 any registrar accounts for them before a witness, each with what became of it, once', async () => {
  const [first, second] = taken as [string, string];
  const other = desk.as('R2');
  expect(await account([first], '遗失', { code: 'R1', password: 'limin-2026' })).toMatchObject({ ok: false });
  expect(await desk.registrar.call('blanks.account', { blanks: [first], reason: '遗失' })).toMatchObject({
    ok: false,
    error: { code: 'approval.required' },
  });
  expect(await account([first], '遗失', witness, other)).toMatchObject({
    ok: true,
    value: [{ blank: first, state: 'voided', reason: '遗失' }],
  });
  // With one that is accounted for already, nothing is written of the other either.
  expect(await account(taken)).toMatchObject({ ok: false, error: { code: 'blanks.notUnaccounted', details: { blank: first } } });
  expect(await numbersOf('unaccounted')).toEqual([second]);
  expect(await account([second])).toMatchObject({ ok: true });
  expect(await account(['B00000020'])).toMatchObject({ ok: false, error: { code: 'blanks.notUnaccounted' } });

  expect(await numbersOf('voided')).toEqual([...taken]);
  for (const { changedBy, witnessedBy } of await ledger('voided')) expect([changedBy, witnessedBy]).not.toContain('');
  expect(await getDivorce(desk.registrar, caseId)).toMatchObject({ unaccountedBlanks: [] });
  expect(await desk.registrar.ask('divorces.upcoming', {})).toMatchObject({ unaccounted: [] });
  const history = await desk.registrar.ask('cases.history', { caseId });
  expect(history.filter(({ action }) => action === 'blanks.accountedFor').map(({ reason }) => reason)).toEqual([
    '遗失',
    '已找到，剪角作废',
  ]);
  await desk.audit();
});

test('M-103 the case goes on at once with new blanks; the report counts the old ones apart until they are accounted for', async () => {
  await desk.openOfflineDay();
  const { certificates } = await prepare(desk, caseId);
  expect(taken).not.toContain(certificates!.manBlank);
  expect(await register(desk.registrar, caseId)).toMatchObject({ ok: true, value: { state: 'registered', unaccountedBlanks: taken } });
  expect(await numbersOf('used')).toEqual([certificates!.manBlank, certificates!.womanBlank]);

  const report = () => desk.supervisor.ask('blanks.report', { from: '2026-11-12', until: '2026-11-13' } as never);
  expect(await report()).toMatchObject({ rows: 0 });
  await account([taken[0]!]);
  expect(await report()).toMatchObject({ rows: 1 });
  await account([taken[1]!]);
  expect(await report()).toMatchObject({ rows: 2 });
  await desk.audit();
});

test('M-65 M-103 where the last day passes with certificates prepared the application lapses, and the sheets still wait', async () => {
  await desk.close();
  await leftPrepared('2026-12-11T16:00', '2026-12-12T09:00');
  expect(await getDivorce(desk.registrar, caseId)).toMatchObject({ point: 'lapsed', unaccountedBlanks: taken });
  await printPaper(desk.registrar, caseId, 'lapseRecord', null);
  expect(await desk.registrar.ask('divorces.upcoming', {})).toMatchObject({ lapsed: [], unaccounted: [{ id: caseId }] });
  expect(await account(taken)).toMatchObject({ ok: true });
  expect(await desk.registrar.ask('divorces.upcoming', {})).toMatchObject({ unaccounted: [] });
  await desk.audit();
});
