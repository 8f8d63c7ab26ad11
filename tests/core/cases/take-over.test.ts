import { afterEach, expect, test } from 'vitest';
import { startReaderEmulator, type ReaderEmulator } from '../../emulators/reader/index.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { callerOf, takeTo, testHall, type TestDesk } from './test-desk.ts';

const { openHall } = eachTestsHall();
let reader: ReaderEmulator | null = null;
afterEach(async () => {
  await reader?.stop();
  reader = null;
});

const twoCounters = {
  ...testHall,
  office: {
    ...testHall.office,
    counters: [
      { code: '03', name: '3号窗口' },
      { code: '05', name: '5号窗口' },
    ],
  },
};

function colleagueAt(hall: TestDesk, counter: string | null) {
  const session = hall.desk.actAs('R2', counter);
  if (!session.ok) throw new Error(session.error.code);
  return callerOf(hall.desk, session.value);
}

test("a colleague's case is taken over with a reason; from then on only the new registrar acts in it", async () => {
  const { hall, registrar } = await openHall({ config: twoCounters });
  const { id: caseId, couple, draftRevision: revision } = await takeTo(registrar, 'prechecked');
  const colleague = colleagueAt(hall, '05');

  const held = { ok: false, error: { code: 'case.heldByColleague', details: { name: '李敏', counter: '03' } } };
  expect(await colleague.call('marriage.cancel', { caseId, reason: '当事人改期' })).toEqual(held);
  expect(await colleague.call('cases.saveDraft', { caseId, revision, couple })).toEqual(held);
  expect(await colleague.call('documents.draw', { caseId, kind: 'declaration', party: 'man' })).toEqual(held);
  expect(await colleague.ask('cases.get', { caseId })).toMatchObject({ mine: false, actions: [] });

  const taken = await colleague.ask('cases.takeOver', { caseId, reason: '李敏午休' });
  expect(taken).toMatchObject({ number: '03-1123-001', counter: '05', registrarName: '赵强', mine: true, state: 'prechecked', couple });
  expect(taken.actions).toContain('declare');
  expect(await registrar.call('marriage.cancel', { caseId, reason: '当事人改期' })).toEqual({
    ok: false,
    error: { code: 'case.heldByColleague', details: { name: '赵强', counter: '05' } },
  });
  expect(await registrar.ask('cases.get', { caseId })).toMatchObject({ mine: false, actions: [] });
  const history = await registrar.ask('cases.history', { caseId });
  expect(history.at(-1)).toMatchObject({ action: 'case.takenOver', staffName: '赵强', reason: '李敏午休' });
  expect((await colleague.ask('marriage.cancel', { caseId, reason: '当事人改期' })).state).toBe('cancelled');
});

test('numbers of later cases go on where they were, at both counters', async () => {
  const { hall, registrar } = await openHall({ config: twoCounters });
  const { id: caseId } = await takeTo(registrar, 'opened');
  const colleague = colleagueAt(hall, '05');
  await colleague.ask('cases.takeOver', { caseId, reason: '李敏午休' });
  expect((await registrar.ask('cases.open', { business: 'marriage' })).number).toBe('03-1123-002');
  expect((await colleague.ask('cases.open', { business: 'marriage' })).number).toBe('05-1123-001');
});

test('nobody takes over their own case, a closed one, one that is not, or without a counter', async () => {
  const { hall, registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'opened');
  const reason = '李敏午休';
  expect(await registrar.call('cases.takeOver', { caseId, reason })).toMatchObject({ error: { code: 'case.alreadyYours' } });
  expect(await colleagueAt(hall, null).call('cases.takeOver', { caseId, reason })).toMatchObject({ error: { code: 'session.noCounter' } });
  await registrar.ask('marriage.cancel', { caseId, reason: '当事人改期' });
  const colleague = colleagueAt(hall, '03');
  expect(await colleague.call('cases.takeOver', { caseId, reason })).toMatchObject({ error: { code: 'case.closed' } });
  const unknown = '01890000-0000-7000-8000-000000000001';
  expect(await colleague.call('cases.takeOver', { caseId: unknown, reason })).toMatchObject({ error: { code: 'case.notFound' } });
});

test('the screen the colleague had turned to the couple is empty from then on', async () => {
  const { hall, registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'identified');
  await registrar.ask('display.show', { page: 'check', caseId });
  await colleagueAt(hall, '03').ask('cases.takeOver', { caseId, reason: '李敏午休' });
  expect(await registrar.ask('display.get', {})).toMatchObject({ page: 'idle', shown: null });
});

test('the reader waits for the case no longer, and the colleague cannot arm it again', async () => {
  reader = await startReaderEmulator();
  const { hall, registrar } = await openHall({ readerPath: reader.path });
  const { id: caseId } = await registrar.ask('cases.open', { business: 'marriage' });
  const { id: otherId } = await registrar.ask('cases.open', { business: 'marriage' });
  const colleague = colleagueAt(hall, '03');
  const armed = () => hall.events.flatMap((each) => (each.event === 'reader.changed' ? [each.reader.armed] : [])).at(-1);

  await registrar.ask('devices.armReader', { caseId, slot: 'man' });
  await colleague.ask('cases.takeOver', { caseId: otherId, reason: '李敏午休' });
  await expect.poll(armed).toEqual({ caseId, slot: 'man' });
  await colleague.ask('cases.takeOver', { caseId, reason: '李敏午休' });
  await expect.poll(armed).toBeNull();
  expect(await registrar.call('devices.armReader', { caseId, slot: 'man' })).toMatchObject({ error: { code: 'case.heldByColleague' } });
});
