/** 条例 2025 art. 10: the province is asked about both parties by itself, and its answers stand on the case. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MarriageView } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { zhao } from '../sync/province/acts.ts';
import { openCheckedHall, type CheckedHall } from './checked-hall.ts';
import { createTestDesk, getMarriage, takeTo, testHall, testPhoto, typedCouple } from './test-desk.ts';

let open: CheckedHall;
beforeEach(async () => {
  open = await openCheckedHall();
});
afterEach(() => open.close());

const corrected = { ...people.chenJing, name: '陈婧' };
const wangWei = { name: people.wangWei.name, idNumber: people.wangWei.idNumber };
const view = (caseId: string) => getMarriage(open.registrar, caseId);
const m155 = (of: MarriageView, rule = 'M-155') =>
  of.findings.filter((finding) => finding.rule === rule).map(({ message, party }) => `${message}${party === null ? '' : ` ${party}`}`);

describe('M-155 asked by itself', () => {
  test('M-155 both are asked about once they are identified, and the answers stand on the case', async () => {
    const { id: caseId } = await takeTo(open.registrar, 'opened');
    expect((await view(caseId)).checks).toEqual({ man: null, woman: null });
    const identified = await open.registrar.ask('marriage.identify', { caseId });
    expect(identified.onlineCheck).toEqual({ state: 'pending', at: null });
    expect(identified.checks.man).toMatchObject({ state: 'pending', person: { ...wangWei, documentNumber: '' }, answeredAt: null });
    await open.deliver();
    const answered = await view(caseId);
    expect(answered.onlineCheck.state).toBe('matched');
    // The registry has never heard of either: no other identity.
    expect(answered.checks.woman).toMatchObject({ state: 'matched', answer: { identity: 'unknown', inForce: [] }, mismatches: [] });
    expect(answered.checks.man!.requestNumber).toBe(identified.checks.man!.requestNumber);
    const history = await open.registrar.ask('cases.history', { caseId });
    const said = history.map(({ action }) => action);
    expect(said.filter((action) => action === 'province.asked')).toHaveLength(2);
    expect(said.filter((action) => action === 'case.onlineChecked')).toHaveLength(2);
  });

  test('M-155 nothing is asked twice while an answer counts, and the act is completed on it', async () => {
    const { id: caseId } = await takeTo(open.registrar, 'identified');
    await open.deliver();
    await open.registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    const { checks } = await view(caseId);
    expect([checks.man!.state, checks.woman!.state]).toEqual(['matched', 'matched']);
    expect(m155(await view(caseId))).toEqual(['matched']);
    await open.registrar.ask('cases.checkOnline', { caseId, again: false });
    expect((await view(caseId)).checks).toEqual(checks);
  });

  test('M-155 a party corrected since is asked about anew, the other not; what was asked of nobody any more is withdrawn', async () => {
    const { id: caseId } = await takeTo(open.registrar, 'identified');
    const { draftRevision: revision, checks: before } = await view(caseId);
    const couple = typedCouple(people.wangWei, corrected);
    await open.registrar.ask('cases.saveDraft', { caseId, revision, couple });
    expect((await view(caseId)).checks.woman).toBeNull();
    expect((await view(caseId)).onlineCheck.state).toBe('pending');
    await open.registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    const { checks } = await view(caseId);
    expect(checks.man).toEqual(before.man);
    expect(checks.woman).toMatchObject({ state: 'pending', person: { name: corrected.name } });
    const open3 = await open.inStore((store) =>
      store.read((db) => db.prepare(`SELECT state, count(*) AS n FROM province_questions GROUP BY state ORDER BY state`).all()),
    );
    expect(open3).toEqual([
      { state: 'open', n: 2 },
      { state: 'withdrawn', n: 1 },
    ]);
  });

  test('M-155 an answer about others is none about those who stand in the form now', async () => {
    const { id: caseId } = await takeTo(open.registrar, 'identified');
    await open.deliver();
    await open.registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    const { draftRevision: revision } = await view(caseId);
    await open.registrar.ask('cases.saveDraft', { caseId, revision, couple: typedCouple(people.heDong, people.luoYan) });
    expect((await view(caseId)).onlineCheck).toEqual({ state: 'notAvailable', at: null });
  });

  test('M-155 an answer of yesterday is asked for again by the next step, and by the registrar at any time', async () => {
    const { id: caseId } = await takeTo(open.registrar, 'identified');
    await open.deliver();
    await open.registrar.ask('cases.checkOnline', { caseId });
    expect((await view(caseId)).onlineCheck.state).toBe('pending');
    await open.deliver();
    open.clock.advance({ hours: 24 });
    expect((await view(caseId)).onlineCheck.state).toBe('matched');
    await open.registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    expect((await view(caseId)).onlineCheck.state).toBe('pending');
  });

  test('half an identity is asked about by nobody, and a hall that is not enrolled asks nobody', async () => {
    const { id: caseId } = await open.registrar.ask('cases.open', { business: 'marriage' });
    expect(await open.registrar.call('cases.checkOnline', { caseId })).toMatchObject({ error: { code: 'check.identityIncomplete' } });
    const alone = await createTestDesk();
    const identified = await takeTo(alone.as('R1'), 'identified');
    expect(identified.onlineCheck).toEqual({ state: 'notAvailable', at: null });
    expect(await alone.as('R1').call('cases.checkOnline', { caseId: identified.id })).toMatchObject({
      error: { code: 'check.notEnrolled' },
    });
    await alone.close();
  });
});

describe('M-22 M-155 mismatches', () => {
  test('M-155 a marriage in force elsewhere is shown beside the party it is about, and bars examining until it is answered', async () => {
    await open.marryElsewhere(wangWei, zhao, { number: 'J329902-2020-000001' });
    const { id: caseId } = await takeTo(open.registrar, 'identified');
    await open.deliver();
    await open.registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    const shown = await view(caseId);
    expect(shown.onlineCheck.state).toBe('mismatched');
    expect(shown.checks.man).toMatchObject({
      state: 'mismatched',
      mismatches: ['marriedAlready'],
      answer: { identity: 'agrees', inForce: [{ registrationNumber: 'J329902-2020-000001', office: '329902', woman: zhao }] },
    });
    expect(shown.checks.woman).toMatchObject({ state: 'matched' });
    expect(m155(shown)).toEqual(['marriedAlready man']);
    expect(m155(shown, 'M-22')).toEqual(expect.arrayContaining(['mismatchProofMissing', 'mismatchConclusionMissing']));
    expect(shown.materials.map(({ kind }) => kind)).toContain('mismatchProof');
    const proof = { kind: 'mismatchProof', party: null, picture: await testPhoto(600, 400), from: 'camera', of: 'original' } as const;
    await open.registrar.ask('attachments.add', { caseId, ...proof });
    const { draftRevision: revision, couple, application } = await view(caseId);
    const concluded = { ...application, mismatchConclusion: '看过法院判决书，双方无配偶，系平台未更新。' };
    await open.registrar.ask('cases.saveDraft', { caseId, revision, couple, application: concluded });
    const { findings } = await open.registrar.ask('marriage.findings', { caseId, couple, application: concluded });
    expect(findings.filter(({ rule }) => rule === 'M-155').map(({ message }) => message)).toEqual(['mismatchAnswered']);
  });

  test('M-155 another name under the same number is another identity', async () => {
    await open.marryElsewhere({ ...wangWei, name: '王尾' }, zhao);
    const { id: caseId } = await takeTo(open.registrar, 'identified');
    await open.deliver();
    expect((await view(caseId)).checks.man).toMatchObject({ state: 'mismatched', mismatches: ['identityDiffers', 'marriedAlready'] });
  });
});

test('M-155 minutes that the office was told: the answer is asked for again, and nothing is numbered on an old one', async () => {
  await open.close();
  open = await openCheckedHall({ ...testHall, office: { ...testHall.office, practice: { checkMinutes: 30 } } });
  const { id: caseId } = await takeTo(open.registrar, 'identified');
  await open.deliver();
  open.clock.advance({ minutes: 31 });
  const { couple, application } = await view(caseId);
  const { findings } = await open.registrar.ask('marriage.findings', { caseId, couple, application });
  expect(findings.find(({ rule }) => rule === 'M-155')).toMatchObject({ message: 'tooOld', params: { minutes: 30 } });
  await open.registrar.ask('cases.checkOnline', { caseId, again: false });
  expect((await view(caseId)).onlineCheck.state).toBe('pending');
  await open.deliver();
  expect((await view(caseId)).onlineCheck.state).toBe('matched');
});
