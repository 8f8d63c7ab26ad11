import { expect, test } from 'vitest';
import { eachTestsHall } from './each-tests-hall.ts';
import { allDeclared, confirmPrint, printPaper, takeTo } from './test-desk.ts';

const { openHall, openOffline } = eachTestsHall();

const reason = '李敏午休';
const held = { ok: false, error: { code: 'case.heldByColleague', details: { name: '李敏', counter: '03' } } };
const printer = '文件';

test('papers of an open case are printed, confirmed and called spoilt by whoever serves it', async () => {
  const { hall, registrar, supervisor } = await openOffline();
  const colleague = hall.as('R2');
  const { id: caseId, documents } = await takeTo(registrar, 'prepared');
  const { id: documentId } = documents.find(({ kind, current }) => kind === 'certificate' && current)!;
  expect(await colleague.call('documents.print', { documentId, printer })).toEqual(held);
  expect(await supervisor.call('documents.print', { documentId, printer })).toEqual(held);

  const { id: jobId } = await registrar.ask('documents.print', { documentId, printer });
  expect(await colleague.call('documents.confirmPrinted', { jobId })).toEqual(held);
  expect(await colleague.call('documents.spoilt', { jobId, reason: '卡纸重打' })).toEqual(held);
  await colleague.ask('cases.takeOver', { caseId, reason });
  expect(await registrar.call('documents.confirmPrinted', { jobId })).toMatchObject({
    error: { code: 'case.heldByColleague', details: { name: '赵强' } },
  });
  expect((await colleague.ask('documents.confirmPrinted', { jobId })).state).toBe('confirmed');
});

test('papers of a closed case are printed by anybody who may print', async () => {
  const { hall, registrar, supervisor } = await openOffline();
  const { documents } = await takeTo(registrar, 'registered');
  const { id: documentId } = documents.find(({ kind, current }) => kind === 'examinationForm' && current)!;
  for (const caller of [hall.as('R2'), supervisor]) {
    const { id: jobId } = await caller.ask('documents.print', { documentId, printer });
    expect((await caller.ask('documents.confirmPrinted', { jobId })).state).toBe('confirmed');
  }
});

test('a case taken over while its paper was drawn gets no paper from the colleague before', async () => {
  const { hall, registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'prechecked');
  const drawing = registrar.call('documents.draw', { caseId, kind: 'declaration', party: 'man' });
  await hall.as('R2').ask('cases.takeOver', { caseId, reason });
  expect(await drawing).toMatchObject({ error: { code: 'case.heldByColleague', details: { name: '赵强' } } });
  expect((await registrar.ask('cases.get', { caseId })).documents).toEqual([]);
});

test('a form changed while its paper was drawn is drawn as it now stands', async () => {
  const { registrar } = await openHall();
  const { id: caseId, couple, draftRevision: revision } = await takeTo(registrar, 'prechecked');
  const drawing = registrar.ask('documents.draw', { caseId, kind: 'declaration', party: 'man' });
  await registrar.ask('cases.saveDraft', { caseId, revision, couple: { ...couple, man: { ...couple.man, occupation: '医生' } } });
  const { documentId } = await drawing;
  await confirmPrint(registrar, documentId);
  // What was just printed says what the form says: only the other party's is missing.
  await printPaper(registrar, caseId, 'declaration', 'woman');
  expect((await registrar.ask('marriage.declare', { caseId, declared: allDeclared })).state).toBe('declared');
});
