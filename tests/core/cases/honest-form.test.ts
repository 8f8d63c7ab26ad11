import { describe, expect, test } from 'vitest';
import type { CaseView, Couple, MaterialKind, PartyDraft, Slot } from '#shared/model/index.ts';
import { paper, parties } from '../../law/couple.ts';
import { solidTextOf } from '../documents/poppler.ts';
import { prechecked } from './divorce/divorce-desk.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { confirmByCouple, printFinalPapers, takeTo, testHall, testPhoto, typedCouple, type Caller } from './test-desk.ts';

const { openHall, openOffline } = eachTestsHall();

const everybody = {
  ...testHall,
  staff: [...testHall.staff, { code: 'D1', name: '钱档', roles: ['archivist' as const], password: 'qiandang-2026' }],
  office: { ...testHall.office, capabilities: ['mainland' as const, 'hongKongMacao' as const, 'foreign' as const] },
};

const withMan = (changes: Partial<PartyDraft>): Couple => {
  const { man, woman } = typedCouple();
  return { man: { ...man, ...changes }, woman };
};

const scan = async (caller: Caller, caseId: string, kind: MaterialKind, party: Slot) =>
  caller.ask('attachments.add', { caseId, kind, party, picture: await testPhoto(), from: 'file' });

describe('M-36 papers nothing asks for any more', () => {
  test('leave the form with the next step: no paper names them, and the province is not told of them', async () => {
    const { registrar } = await openOffline();
    const view = await takeTo(registrar, 'examined', withMan({ papers: [paper('divorceCertificate', { number: 'L-1' })] }));
    const form = view.documents.find(({ kind }) => kind === 'examinationForm')!;
    const { pdf } = await registrar.ask('documents.bytes', { documentId: form.id });
    expect(solidTextOf(Buffer.from(pdf, 'base64'))).not.toContain('离婚证');
    await confirmByCouple(registrar, view.id);
    await registrar.ask('marriage.prepare', { caseId: view.id });
    await printFinalPapers(registrar, view.id);
    const registered = await registrar.ask('marriage.register', { caseId: view.id, signedForReceipt: { man: true, woman: true } });
    expect(registered.couple.man.papers).toEqual([]);
  });

  test('are not copied; their scans are listed to be withdrawn, and hold nobody up', async () => {
    const { registrar } = await openHall({ config: everybody });
    const foreign = parties.foreigner('female', { occupation: '教师', education: 'bachelor' });
    const { id: caseId, draftRevision: revision } = await takeTo(registrar, 'identified', { ...typedCouple(), woman: foreign });
    const { id: attachmentId } = await scan(registrar, caseId, 'singleProof', 'woman');
    const lineOf = ({ materials }: Pick<CaseView, 'materials'>) => materials.filter(({ kind }) => kind === 'singleProof');
    expect(lineOf(await registrar.ask('cases.get', { caseId }))).toMatchObject([{ party: 'woman', need: 'scan' }]);
    expect(await registrar.call('documents.draw', { caseId, kind: 'photocopies', party: 'woman' })).toMatchObject({ ok: true });

    await registrar.ask('cases.saveDraft', { caseId, revision, couple: typedCouple() });
    const left = [{ kind: 'singleProof', party: 'woman', need: 'mayAdd', given: true, noLongerAsked: true }];
    expect(lineOf(await registrar.ask('cases.get', { caseId }))).toEqual(left);
    expect(lineOf(await registrar.ask('marriage.findings', { caseId, couple: typedCouple() }))).toEqual(left);
    expect(await registrar.call('documents.draw', { caseId, kind: 'photocopies', party: 'woman' })).toMatchObject({
      error: { code: 'document.noScans' },
    });
    const picture = await testPhoto();
    const again = { caseId, kind: 'singleProof', party: 'woman', picture, from: 'file' } as const;
    expect(await registrar.call('attachments.add', again)).toMatchObject({ error: { code: 'material.notAsked' } });
    await registrar.ask('attachments.withdraw', { attachmentId, reason: '不再需要' });
    expect(lineOf(await registrar.ask('cases.get', { caseId }))).toEqual([]);
  });
});

test('what the machine readable zone gave keeps its mark', async () => {
  const { registrar } = await openHall({ config: everybody });
  const mrz = { kind: 'mrz', at: '2026-11-23T02:00:00Z' } as const;
  const woman = parties.foreigner('female', { occupation: '教师', education: 'bachelor', sources: { name: mrz, idNumber: mrz } });
  const view = await takeTo(registrar, 'identified', { ...typedCouple(), woman });
  expect(view.couple.woman.sources).toMatchObject({ name: mrz, idNumber: mrz, sex: { kind: 'typed' } });
});

test('M-159 a telephone number is kept with its owner’s consent alone, in the draft as in the journal', async () => {
  const { registrar } = await openHall();
  const phone = '13800000000';
  const { id: caseId } = await registrar.ask('cases.open', { business: 'marriage' });
  const save = (revision: number, phoneConsent: boolean) =>
    registrar.call('cases.saveDraft', { caseId, revision, couple: withMan({ phone, phoneConsent }) });
  expect(await save(0, false)).toEqual({ ok: true, value: { revision: 1 } });
  // Sent again because its answer was lost.
  expect(await save(0, false)).toEqual({ ok: true, value: { revision: 1 } });
  expect((await registrar.ask('cases.get', { caseId })).couple.man.phone).toBe('');
  expect((await registrar.ask('marriage.swapParties', { caseId })).couple.woman.phone).toBe('');
  const swapped = await registrar.ask('marriage.swapParties', { caseId });
  await save(swapped.draftRevision, true);
  expect((await registrar.ask('marriage.identify', { caseId })).couple.man).toMatchObject({ phone, phoneConsent: true });
});

test('M-159 a doubt about somebody’s capacity is read by those who must act on it', async () => {
  const { hall, registrar, supervisor } = await openHall({ config: everybody });
  const { id: caseId } = await takeTo(registrar, 'identified', withMan({ capacityNote: '反应迟缓' }));
  const noteFor = async (caller: Caller) => (await caller.ask('cases.get', { caseId })).couple.man.capacityNote;
  expect(await noteFor(registrar)).toBe('反应迟缓');
  expect(await noteFor(supervisor)).toBe('反应迟缓');
  expect(await noteFor(hall.as('D1'))).toBe('');
});

test('M-159 that there is such a doubt, too, is found by them alone', async () => {
  const { hall, registrar, supervisor } = await openHall({ config: everybody });
  const { id: marriage } = await takeTo(registrar, 'prechecked', withMan({ capacityNote: '反应迟缓' }));
  const divorce = await prechecked(registrar, withMan({ capacityNote: '反应迟缓' }));
  const foundFor = async (caller: Caller, caseId: string) =>
    (await caller.ask('cases.get', { caseId })).findings.map(({ message }) => message);
  for (const caseId of [marriage, divorce]) {
    const found = await foundFor(registrar, caseId);
    const doubts = found.filter((message) => message.includes('capacityDoubt'));
    expect(doubts).toHaveLength(1);
    expect(await foundFor(supervisor, caseId)).toEqual(found);
    expect(await foundFor(hall.as('D1'), caseId)).toEqual(found.filter((message) => !doubts.includes(message)));
  }
});

test('exchanged slots take along the scans, the concerns and whose papers they are', async () => {
  const { registrar } = await openHall({ config: everybody });
  const hongKong = parties.hongKong('female', { occupation: '教师', education: 'bachelor' });
  const { id: caseId } = await takeTo(registrar, 'opened', { man: hongKong, woman: typedCouple().man });
  await scan(registrar, caseId, 'singleDeclaration', 'man');
  await registrar.ask('marriage.recordConcern', { caseId, kind: 'coercion', party: 'man', note: '神色紧张' });
  await registrar.ask('marriage.recordConcern', { caseId, kind: 'other', party: null, note: '' });
  const view = await registrar.ask('marriage.swapParties', { caseId });
  expect(view.couple.woman.type).toBe('hongKong');
  expect(view.scans.map(({ kind, party }) => [kind, party])).toEqual([['singleDeclaration', 'woman']]);
  expect(view.concerns.map(({ kind, party }) => [kind, party])).toEqual([
    ['coercion', 'woman'],
    ['other', null],
  ]);
  expect(view.materials.filter(({ noLongerAsked }) => noLongerAsked)).toEqual([]);
  expect(view.materials).toContainEqual({ kind: 'singleDeclaration', party: 'woman', need: 'scan', given: true });
});
