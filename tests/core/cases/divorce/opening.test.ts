import { afterEach, beforeEach, expect, test } from 'vitest';
import { DivorceApplication } from '#shared/model/index.ts';
import { people } from '../../../emulators/people.ts';
import { createTestDesk, typedCouple, type Caller, type TestDesk } from '../test-desk.ts';

let hall: TestDesk;
let registrar: Caller;

beforeEach(async () => {
  hall = await createTestDesk();
  registrar = hall.as('R1');
});
afterEach(() => hall.close());

test('a divorce is opened, filled in, found and taken over as a marriage is', async () => {
  const opened = await registrar.ask('cases.open', { business: 'divorce' });
  expect(opened).toMatchObject({ business: 'divorce', state: 'received', point: 'received', dates: null, receiptNumber: null, mine: true });
  const { id: caseId, draftRevision: revision } = opened;
  const couple = typedCouple();
  const divorceApplication = DivorceApplication.parse({ marriage: { registeredBy: 'mainlandOffice', number: 'J329901-2018-000001' } });
  await registrar.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication });
  expect(await registrar.ask('cases.get', { caseId })).toMatchObject({
    couple,
    application: divorceApplication,
    draftRevision: revision + 1,
  });
  expect(await registrar.ask('cases.worklist', {})).toMatchObject([{ id: caseId, business: 'divorce', manName: people.wangWei.name }]);
  expect(await registrar.ask('cases.find', { text: people.wangWei.idNumber })).toMatchObject([{ id: caseId }]);
  const colleague = hall.as('R2');
  expect(await colleague.ask('cases.takeOver', { caseId, reason: '同事午休' })).toMatchObject({ business: 'divorce', mine: true });
  expect((await registrar.ask('cases.history', { caseId })).map(({ action }) => action)).toEqual(['case.opened', 'case.takenOver']);
});

test('nothing of a marriage is done in a divorce', async () => {
  const { id: caseId } = await registrar.ask('cases.open', { business: 'divorce' });
  expect(await registrar.call('marriage.identify', { caseId })).toMatchObject({ ok: false, error: { code: 'case.notFound' } });
});
