import { afterEach, expect, test } from 'vitest';
import { people } from '../../../emulators/people.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper, takeTo, testPhoto, typedCouple, witness } from '../test-desk.ts';
import { accept, applicationOf, both, getDivorce, goTo, openDivorceDesk, prechecked, prepare, register } from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

test('M-104 from its registration neither is in the marriage that was registered here, and the province is told', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const couple = typedCouple();
  const { registrationNumber } = await takeTo(desk.registrar, 'registered', couple);
  const before = await desk.audit();
  expect(before['marriages_in_force']).toHaveLength(2);
  const application = applicationOf(couple);
  const marriage = { ...application.marriage, number: registrationNumber!, registeredOn: '2026-10-12' as never };
  const { id: caseId } = await accept(desk.registrar, couple, { ...application, marriage });
  await goTo(desk, '2026-11-12T09:00');
  await desk.openOfflineDay();
  await prepare(desk, caseId);
  expect(await register(desk.registrar, caseId)).toMatchObject({ ok: true });
  const after = await desk.audit();
  expect(after['marriages_in_force']).toEqual([]);
  const told = (after['outbox'] as { act: string; content: string }[]).map(({ act, content }) => ({ act, ...JSON.parse(content) }));
  expect(told).toMatchObject([
    { business: 'marriage' },
    { business: 'divorce', registrationNumber: 'L329901-2026-000001', acceptedOn: '2026-10-12', marriage: { number: registrationNumber } },
  ]);
});

test('the other ends are written down whole: refused, given up, a death, lapsed', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { registrar } = desk;
  const refused = await registrar.ask('cases.open', { business: 'divorce' });
  const others = typedCouple(people.zhangJi, people.liJie);
  await registrar.ask('cases.saveDraft', { caseId: refused.id, revision: refused.draftRevision, couple: others });
  const grounds = [{ ground: 'noAgreement' as const, party: null }];
  expect(await registrar.ask('divorce.refuse', { caseId: refused.id, grounds })).toMatchObject({
    state: 'refused',
    documents: [{ kind: 'divorceRefusalNotice' }],
  });
  const givenUp = await registrar.ask('cases.open', { business: 'divorce' });
  expect(await registrar.ask('divorce.cancel', { caseId: givenUp.id, reason: '当事人改期' })).toMatchObject({
    state: 'ended',
    endedAs: 'cancelled',
    reached: 'received',
  });
  const bereaved = await accept(registrar);
  const death = { caseId: bereaved.id, as: 'death' as const, reason: '死亡医学证明' };
  expect(await registrar.call('divorce.end', death)).toMatchObject({ ok: false, error: { code: 'approval.required' } });
  expect(await registrar.ask('divorce.end', death, { approval: witness })).toMatchObject({ state: 'ended', endedAs: 'death' });
  const forgotten = await accept(registrar, others);
  await goTo(desk, '2026-12-12T09:00');
  expect(await getDivorce(desk.registrar, forgotten.id)).toMatchObject({ state: 'lapsed' });
  const { divorces, cases } = await desk.audit();
  expect(divorces).toHaveLength(4);
  expect((cases as { state: string; closed_on: string }[]).map(({ state, closed_on }) => `${state} ${closed_on}`).toSorted()).toEqual([
    'ended 2026-10-12',
    'ended 2026-10-12',
    'lapsed 2026-12-12',
    'refused 2026-10-12',
  ]);
});

test('M-47, M-51 certificates that were shown are marked; where both are lost there is nothing to mark', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const couple = typedCouple();
  const application = applicationOf(couple);
  const marriage = { ...application.marriage, certificates: { man: 'lost', woman: 'lost' } as const, archiveCopy: true };
  const caseId = await prechecked(desk.registrar, couple, { ...application, marriage });
  const picture = await testPhoto();
  for (const [kind, party] of [
    ['lossStatement', 'man'],
    ['lossStatement', 'woman'],
    ['marriageArchiveCopy', null],
  ] as const)
    await desk.registrar.ask('attachments.add', { caseId, kind, party, picture, from: 'file', of: 'original' });
  await printPaper(desk.registrar, caseId, 'divorceApplication', null);
  await desk.registrar.ask('divorce.accept', { caseId, signed: both });
  const others = typedCouple(people.zhangJi, people.liJie);
  const { id: otherId } = await accept(desk.registrar, others);
  await goTo(desk, '2026-11-12T09:00');
  await desk.openOfflineDay();
  await prepare(desk, caseId);
  await prepare(desk, otherId);
  expect(await register(desk.registrar, otherId, false)).toMatchObject({ ok: false, error: { code: 'divorce.certificatesNotMarked' } });
  expect(await register(desk.registrar, caseId, false)).toMatchObject({ ok: true, value: { state: 'registered' } });
});
