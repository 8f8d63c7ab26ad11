/** Two offices and their province: what one asks, the other answers, and what both are told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSetClock } from '#core/store/index.ts';
import { startProvince, type Province } from '../../../province/province.ts';
import { folderFor } from '../../sync/province/station.ts';
import { people } from '../../../emulators/people.ts';
import { applicationOf } from '../divorce/divorce-desk.ts';
import { aMorning, takeTo, typedCouple } from '../test-desk.ts';
import { openOffice, type OfficeHall } from './two-offices.ts';

const clock = createSetClock(aMorning);
let province: Province;
let here: OfficeHall;
let there: OfficeHall;

beforeAll(async () => {
  province = await startProvince({ folder: folderFor('requests'), clock: () => new Date(clock.now().epochMilliseconds) });
  here = await openOffice(province, clock, '329901', '清江县民政局婚姻登记处');
  there = await openOffice(province, clock, '320583', '昆山市民政局婚姻登记处');
});
afterAll(async () => {
  await here.close();
  await there.close();
  await province.stop();
});

const couple = typedCouple();
/** A divorce whose certificates are both lost; the marriage was registered at the other office. */
async function openDivorce(number: string) {
  const registrar = here.as('R1');
  const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'divorce' });
  const application = applicationOf(couple);
  const certificates = { man: 'lost', woman: 'lost' } as const;
  const divorceApplication = { ...application, marriage: { ...application.marriage, number, certificates } };
  await registrar.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication });
  return caseId;
}
const findings = async (caseId: string) => {
  const { findings } = await here.as('R1').ask('divorce.findings', { caseId, couple });
  return findings.filter(({ rule }) => rule === 'M-47').map(({ message }) => message);
};

test('M-47 what the office that registered the marriage answers comes to the case by itself, also across restarts', async () => {
  const { registrationNumber } = await takeTo(there.as('R1'), 'registered', couple);
  const caseId = await openDivorce(registrationNumber!);
  expect(await here.as('R1').ask('requests.ofCase', { caseId })).toEqual({
    requests: [],
    suggested: { toOffice: '320583', registrationNumber, about: 'marriage' },
  });
  const ask = { caseId, about: 'marriage', toOffice: '320583', registrationNumber } as const;
  expect(await here.as('R1').call('requests.make', { ...ask, toOffice: '329901' })).toMatchObject({ error: { code: 'request.ownOffice' } });
  expect(await here.as('R2').call('requests.make', ask)).toMatchObject({ error: { code: 'case.heldByColleague' } });
  const made = await here.as('R1').ask('requests.make', { ...ask, note: '双方结婚证遗失' });
  expect(made.requests).toMatchObject([
    {
      state: 'asked',
      requestNumber: null,
      known: null,
      toName: '江苏省苏州市昆山市',
      purpose: '办理离婚登记，查找结婚登记档案：双方结婚证遗失',
    },
  ]);
  expect(await here.as('R1').call('requests.make', ask)).toMatchObject({ error: { code: 'request.open' } });
  expect(await here.as('R1').ask('requests.marks', {})).toEqual([{ caseId, state: 'waiting' }]);

  // The other office has told the province of the marriage meanwhile: the registry itself knows it at once.
  await there.exchange();
  await here.exchange();
  const [passed] = (await here.as('R1').ask('requests.ofCase', { caseId })).requests;
  expect(passed).toMatchObject({ state: 'passedOn', requestNumber: 'X0000000001', known: [{ registrationNumber, office: '320583' }] });
  expect(await findings(caseId)).toContain('archiveCopyMissing');

  await there.exchange();
  const supervisor = there.as('S1');
  const [incoming] = await supervisor.ask('requests.incoming', {});
  expect(incoming).toMatchObject({ requestNumber: 'X0000000001', fromName: '清江县民政局婚姻登记处', registrationNumber, state: 'open' });
  const { requestNumber } = incoming!;
  const records = await supervisor.ask('requests.look', { requestNumber });
  expect(records).toMatchObject([
    { business: 'marriage', registrationNumber, man: { name: couple.man.name, idNumber: couple.man.idNumber }, office: '320583' },
  ]);
  const reply = { requestNumber, registrationNumbers: [registrationNumber!], refusal: null };
  expect(await there.as('R1').call('requests.reply', reply)).toMatchObject({ error: { code: 'session.notAllowed' } });
  expect(await supervisor.call('requests.reply', { ...reply, registrationNumbers: ['J320583-2026-000050'] })).toMatchObject({
    error: { code: 'request.changed' },
  });
  expect(await there.as('R2').ask('requests.reply', reply), 'an approver may').toMatchObject([
    { state: 'answered', records: 1, decidedBy: '赵强', delivered: false },
  ]);
  expect(await supervisor.call('requests.reply', reply)).toMatchObject({ error: { code: 'request.decided' } });
  await there.exchange();
  expect(await there.as('S1').ask('requests.incoming', {})).toMatchObject([{ state: 'answered', delivered: true }]);

  await here.exchange(2);
  expect(here.events).toContainEqual({ event: 'case.changed', caseId });
  const registrar = here.as('R1');
  expect(await registrar.ask('requests.marks', {})).toEqual([{ caseId, state: 'arrived' }]);
  const [answered] = (await registrar.ask('requests.ofCase', { caseId })).requests;
  expect(answered).toMatchObject({ state: 'answered', records: [{ registrationNumber }], seen: false });
  expect(await findings(caseId)).toEqual(expect.arrayContaining(['archiveAnswered', 'archiveCopyMissing']));
  expect((await registrar.ask('cases.history', { caseId })).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['request.made', 'request.lookedUp', 'request.passedOn', 'request.answered']),
  );
  await registrar.ask('requests.see', { caseId });
  expect(await registrar.ask('requests.marks', {})).toEqual([]);
  const before = await here.inside((store) => store.read((db) => db.prepare('SELECT * FROM record_requests').all()));
  const after = await here.inside((store) => {
    store.rebuild();
    return store.read((db) => db.prepare('SELECT * FROM record_requests').all());
  });
  expect(after, 'the journal has it all').toEqual(before);
});

test('M-22 a request by person is refused with a reason, or not passed on at all; a refusal is told', async () => {
  const { id: caseId } = await takeTo(here.as('R1'), 'opened', typedCouple(people.heDong, people.chenJing));
  const ask = { caseId, about: 'woman', registrationNumber: null } as const;
  await here.as('R1').ask('requests.make', { ...ask, toOffice: '320583' });
  await here.as('R1').ask('requests.make', { ...ask, toOffice: '999998' });
  await here.exchange();
  const states = async () => (await here.as('R1').ask('requests.ofCase', { caseId })).requests.map(({ state, reason }) => [state, reason]);
  expect(await states()).toEqual([
    ['passedOn', null],
    ['notPassedOn', 'question.unknownOffice'],
  ]);
  await there.exchange();
  const supervisor = there.as('S1');
  const [open] = await supervisor.ask('requests.incoming', {});
  expect(open).toMatchObject({ state: 'open', registrationNumber: null, person: { name: people.chenJing.name } });
  expect(await supervisor.ask('requests.look', { requestNumber: open!.requestNumber }), 'of whom something is held').toHaveLength(1);
  const refusal = '请求的用途不明，请补充说明';
  await supervisor.ask('requests.reply', { requestNumber: open!.requestNumber, registrationNumbers: [], refusal });
  await there.exchange();
  await here.exchange(2);
  expect(await states()).toEqual([
    ['refused', refusal],
    ['notPassedOn', 'question.unknownOffice'],
  ]);
  expect(await here.as('R1').ask('requests.marks', {})).toEqual([{ caseId, state: 'arrived' }]);
});

test('M-148 the office of a household elsewhere is told of the registration, and once more of one that contradicts it', async () => {
  const { man, woman } = typedCouple(people.heDong, people.luoYan);
  const first = await takeTo(here.as('R1'), 'registered', { man: { ...man, address: '江苏省昆山市玉山镇' }, woman });
  await here.exchange();
  await there.exchange();
  const notices = await there.as('S1').ask('requests.notices', {});
  expect(notices).toMatchObject([{ record: { registrationNumber: first.registrationNumber, office: '329901', man: { name: '何东' } } }]);

  const second = await takeTo(there.as('R1'), 'registered', typedCouple(people.heDong, people.liJie));
  await there.exchange();
  await here.exchange();
  const { rows } = await here.as('S1').ask('discrepancies.list', {});
  expect(rows).toMatchObject([
    {
      caseId: first.id,
      kind: 'conflict',
      theirs: { conflictsWith: { registrationNumber: second.registrationNumber, office: '320583', about: 'man' } },
    },
  ]);
  await here.exchange(2);
  expect((await here.as('S1').ask('discrepancies.list', {})).rows, 'said once').toHaveLength(1);
});

test('numbers are asked of the province and entered by its answer, once, behind what is used', async () => {
  const supervisor = here.as('S1');
  const lease = { prefix: 'J', year: 2026, count: 100 } as const;
  await supervisor.ask('numbers.lease', lease);
  expect(await supervisor.call('numbers.lease', lease)).toMatchObject({ error: { code: 'numbers.leaseOpen' } });
  expect(await here.as('R1').call('numbers.lease', lease)).toMatchObject({ error: { code: 'session.notAllowed' } });
  await here.exchange(2);
  // The province knows what was told it; the block entered here before is longer: nothing of what it gave is entered.
  expect((await here.as('S1').ask('numbers.leases', {}))[0]).toMatchObject({ state: 'refused', code: 'lease.overlap', reason: '2–101' });
  await here.as('S1').ask('numbers.lease', { ...lease, year: 2027 });
  await here.exchange(2);
  const [given] = await here.as('S1').ask('numbers.leases', {});
  expect(given).toMatchObject({ state: 'given', year: 2027, count: 100 });
  const blocks = (await here.as('S1').ask('numbers.list', {})).filter(({ year, prefix }) => year === 2027 && prefix === 'J');
  expect(blocks).toMatchObject([{ first: 1, last: 100, next: 1, enteredBy: '周敏', approvedBy: null, regionCode: '329901' }]);
});
