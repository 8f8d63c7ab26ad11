/** What the province contradicts is noted beside what was registered, and settled by two people; nothing is rolled back. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteDiscrepancy, noteReceipt } from '#core/cases/index.ts';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, systemAuthor, type Transaction } from '#core/store/index.ts';
import { ok, type MarriageView } from '#shared/model/index.ts';
import { aMorning, callerOf, createTestDesk, openDesk, takeTo, type Caller, type TestDesk } from './test-desk.ts';

const clock = createSetClock(aMorning);
let hall: TestDesk;
let desk: TestDesk['desk'];
let registered: MarriageView;
let supervisor: Caller;
let registrar: Caller;

const other = { registrationNumber: 'J329902-2025-000007', office: '329902', registeredOn: '2025-05-20', about: 'man' } as never;
const receipt = (result: 'conflict' | 'rejected', code: string) => ({
  id: uuidv7(),
  result,
  code,
  reason: '该当事人已有存续的婚姻登记',
  receipt: result === 'conflict' ? 'R-1' : null,
  ingestedAt: null,
  conflictsWith: result === 'conflict' ? other : null,
});
const conflict = receipt('conflict', 'act.marriedAlready');

/** In the store itself, as the answers of the province are taken in; the desk is closed meanwhile. */
async function taken<T>(work: (transaction: Transaction) => T): Promise<T> {
  await desk.close();
  const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts });
  if (!opened.ok) throw new Error(opened.error.code);
  let value: T;
  opened.value.commit(systemAuthor('province.answerTaken'), (transaction) => {
    value = work(transaction);
    return ok(null);
  });
  opened.value.close();
  ({ desk } = openDesk({ dir: join(hall.dir, 'store'), pcClock: clock }));
  await callerOf(desk, null).ask('setup.unlock', {});
  as();
  return value!;
}
function as(): void {
  const of = (code: string) => {
    const session = desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(desk, session.value);
  };
  supervisor = of('S1');
  registrar = of('R1');
}

beforeAll(async () => {
  hall = await createTestDesk({ pcClock: clock });
  desk = hall.desk;
  as();
  await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  registered = await takeTo(registrar, 'registered');
});
afterAll(async () => {
  await desk.close();
  await hall.close();
});

test('a receipt that contradicts is a discrepancy, once; what goes again by itself is none', async () => {
  const noted = await taken((transaction) => [
    noteReceipt(transaction, registered.id, conflict),
    noteReceipt(transaction, registered.id, conflict),
    noteReceipt(transaction, registered.id, receipt('rejected', 'act.earlierRejected')),
    noteReceipt(transaction, registered.id, receipt('rejected', 'act.part')),
    noteReceipt(transaction, registered.id, receipt('rejected', 'act.invalid')),
  ]);
  expect(noted).toEqual([true, false, false, false, true]);
  const { rows, more } = await supervisor.ask('discrepancies.list', {});
  expect(more).toBe(false);
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'rejected']);
  expect(rows.find(({ kind }) => kind === 'conflict')).toMatchObject({
    caseId: registered.id,
    caseNumber: registered.number,
    party: 'man',
    settled: null,
    ours: {
      registrationNumber: registered.registrationNumber,
      man: { name: registered.manName, idNumber: registered.couple.man.idNumber },
    },
    theirs: { receipt: 'R-1', code: 'act.marriedAlready', conflictsWith: other },
  });
});

test('the case bears the mark, and is what it was', async () => {
  const view = await registrar.ask('cases.get', { caseId: registered.id });
  expect(view).toMatchObject({ state: 'registered', registrationNumber: registered.registrationNumber, discrepancies: 2 });
  const [row] = await registrar.ask('cases.worklist', {});
  expect(row?.discrepancies).toBe(2);
});

test('a supervisor settles it with a second person, with a measure that goes with what was concluded', async () => {
  const { rows } = await supervisor.ask('discrepancies.list', {});
  const { id } = rows.find(({ kind }) => kind === 'conflict')!;
  const said = { id, conclusion: 'theirsStands', measure: 'toCourt', note: '已电话核对对方登记处档案，确有登记。' } as const;
  const approval = desk.approvalAs('R2')!;
  expect(await supervisor.call('discrepancies.settle', said)).toMatchObject({ ok: false, error: { code: 'approval.required' } });
  expect(await registrar.call('discrepancies.settle', said, { approval })).toMatchObject({ error: { code: 'session.notAllowed' } });
  expect(await supervisor.call('discrepancies.settle', { ...said, measure: 'none' }, { approval: desk.approvalAs('R2')! })).toMatchObject({
    error: { code: 'discrepancy.otherMeasure' },
  });
  const settled = await supervisor.ask('discrepancies.settle', said, { approval: desk.approvalAs('R2')! });
  expect(settled.settled).toMatchObject({ by: '周敏', approvedBy: '赵强', conclusion: 'theirsStands', measure: 'toCourt' });
  expect(await supervisor.call('discrepancies.settle', said, { approval: desk.approvalAs('R2')! })).toMatchObject({
    error: { code: 'discrepancy.settledAlready', details: { name: '周敏' } },
  });
  expect((await supervisor.ask('discrepancies.list', { state: 'settled' })).rows).toHaveLength(1);
  expect((await registrar.ask('cases.get', { caseId: registered.id })).discrepancies).toBe(1);
  const history = await registrar.ask('cases.history', { caseId: registered.id });
  expect(history.map(({ action }) => action).filter((action) => action.startsWith('discrepancy.'))).toEqual([
    'discrepancy.found',
    'discrepancy.found',
    'discrepancy.settled',
  ]);
});

test('what was settled and is told once more is another one; the tables are those of the journal', async () => {
  expect(await taken((transaction) => noteReceipt(transaction, registered.id, conflict))).toBe(true);
  expect(
    await taken((transaction) =>
      noteDiscrepancy(transaction, { caseId: registered.id, kind: 'conflict', party: null, source: 'notice:1', theirs: {} }),
    ),
  ).toBe(true);
  expect((await supervisor.ask('discrepancies.list', {})).rows).toHaveLength(3);
});
