import { describe, expect, test } from 'vitest';
import { slots, type CaseView, type Couple } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { allDeclared, confirmByCouple, printPaper, takeTo, testHall, typedCouple, type Caller } from './test-desk.ts';

const { openHall, openOffline } = eachTestsHall();

async function changeOccupation(registrar: Caller, { id: caseId, couple, draftRevision: revision }: CaseView, occupation: string) {
  await registrar.ask('cases.saveDraft', { caseId, revision, couple: { ...couple, man: { ...couple.man, occupation } } });
}

const current = ({ documents }: CaseView, kind: string) =>
  documents.filter((document) => document.current && document.kind === kind).map(({ party, print }) => [party, print]);

describe('a form sent back for changes', () => {
  const reason = '男方职业有误';

  test('may be changed again; what was declared and confirmed counts no longer, the photo stays', async () => {
    const { registrar } = await openOffline();
    const { id: caseId, photo } = await takeTo(registrar, 'examined');
    await confirmByCouple(registrar, caseId);
    const view = await registrar.ask('marriage.reopen', { caseId, reason });
    expect(view).toMatchObject({ state: 'identified', confirmation: null, photo });
    expect(photo).not.toBeNull();
    expect(current(view, 'examinationForm')).toEqual([]);
    expect(current(view, 'declaration')).toEqual([
      ['man', 'confirmed'],
      ['woman', 'confirmed'],
    ]);
    expect((await registrar.ask('cases.history', { caseId })).at(-1)).toMatchObject({ action: 'marriage.reopened', reason });
  });

  test('asks for the papers anew that say something else now, and for no others', async () => {
    const { registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'photographed');
    await changeOccupation(registrar, await registrar.ask('marriage.reopen', { caseId, reason }), '医生');
    await registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    const declare = () => registrar.call('marriage.declare', { caseId, declared: allDeclared });
    expect(await declare()).toMatchObject({ error: { code: 'case.papersNotPrinted', details: { kinds: ['declaration'] } } });
    await printPaper(registrar, caseId, 'declaration', 'man');
    expect(await declare()).toMatchObject({ ok: true, value: { state: 'declared' } });

    const kept = await registrar.ask('marriage.keepPhoto', { caseId });
    expect(kept.state).toBe('photographed');
    await registrar.ask('marriage.examine', { caseId });
    expect(await registrar.call('marriage.prepare', { caseId })).toMatchObject({ error: { code: 'case.notConfirmed' } });
    await confirmByCouple(registrar, caseId);
    expect((await registrar.ask('marriage.prepare', { caseId })).couple.man.occupation).toBe('医生');
  });

  test('is never one whose certificates are prepared', async () => {
    const { registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'prepared');
    expect(await registrar.call('marriage.reopen', { caseId, reason })).toMatchObject({ error: { code: 'case.notAllowedNow' } });
  });

  test('keeps the photo for the two people on it, and for no others', async () => {
    const { registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'photographed', typedCouple(people.zhangJi, people.liJie));
    const declareAs = async (couple: Couple) => {
      const { draftRevision: revision } = await registrar.ask('marriage.reopen', { caseId, reason });
      await registrar.ask('cases.saveDraft', { caseId, revision, couple });
      await registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
      for (const slot of slots) await printPaper(registrar, caseId, 'declaration', slot);
      await registrar.ask('marriage.declare', { caseId, declared: allDeclared });
      return registrar.call('marriage.keepPhoto', { caseId });
    };
    expect(await declareAs(typedCouple(people.longTermCard, people.liJie))).toMatchObject({ error: { code: 'photo.ofOthers' } });
    expect(await declareAs(typedCouple(people.zhangJi, people.liJie))).toMatchObject({ ok: true, value: { state: 'photographed' } });
  });

  test('has no photo to keep before one was taken', async () => {
    const { registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'declared');
    expect(await registrar.call('marriage.keepPhoto', { caseId })).toMatchObject({ error: { code: 'photo.none' } });
  });
});

describe("the couple's confirmation", () => {
  test('counts for the photo they saw, and no other', async () => {
    const { registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'examined');
    await confirmByCouple(registrar, caseId);
    expect(await registrar.ask('cases.get', { caseId })).toMatchObject({ confirmation: { on: 'counter', holds: true } });
    const { shown } = await registrar.ask('display.show', { page: 'check', caseId });
    expect(shown).toMatchObject({ confirmed: true });
    const outdated = await registrar.call('marriage.confirm', { caseId, seen: 'something else' });
    expect(outdated).toMatchObject({ error: { code: 'display.outdated' } });
  });
});

describe('M-94 a concern', () => {
  const config = {
    ...testHall,
    staff: [...testHall.staff, { code: 'D1', name: '钱档', roles: ['archivist' as const], password: 'qiandang-2026' }],
  };
  const secret = '女方手腕有伤';

  test('M-159 is read by registrars and supervisors only; nobody else learns that there is one', async () => {
    const { hall, registrar, supervisor } = await openHall({ config });
    const { id: caseId } = await takeTo(registrar, 'identified');
    const concern = { caseId, kind: 'violence', party: 'woman', note: secret } as const;
    const view = await registrar.ask('marriage.recordConcern', concern);
    expect(view).toMatchObject({ state: 'identified', concerns: [{ kind: 'violence', party: 'woman', note: secret, staffName: '李敏' }] });
    expect((await supervisor.ask('cases.get', { caseId })).concerns).toHaveLength(1);
    expect((await registrar.ask('cases.history', { caseId })).at(-1)).toMatchObject({ action: 'case.concernRecorded', reason: null });

    const archivist = hall.as('D1');
    const seen = [
      await archivist.ask('cases.get', { caseId }),
      await archivist.ask('cases.history', { caseId }),
      await archivist.ask('cases.find', { text: '王伟' }),
      await archivist.ask('cases.worklist', {}),
    ];
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect(JSON.stringify(seen)).not.toMatch(/concernRecorded|violence/);
    expect(await archivist.call('marriage.recordConcern', concern)).toMatchObject({ error: { code: 'session.notAllowed' } });
  });

  test('M-159 shows in no list, in no history row and on no screen turned to the couple', async () => {
    const { registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'identified');
    await registrar.ask('marriage.recordConcern', { caseId, kind: 'coercion', party: null, note: secret });
    const seen = [
      await registrar.ask('cases.history', { caseId }),
      await registrar.ask('cases.worklist', {}),
      await registrar.ask('display.show', { page: 'check', caseId }),
    ];
    expect(JSON.stringify(seen)).not.toContain(secret);
  });

  test('may be noted a moment after the case has ended', async () => {
    const { registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'identified');
    await registrar.ask('marriage.cancel', { caseId, reason: '当事人改期' });
    const view = await registrar.ask('marriage.recordConcern', { caseId, kind: 'trafficking', party: 'man', note: '' });
    expect(view).toMatchObject({ state: 'cancelled', concerns: [{ kind: 'trafficking' }] });
  });
});
