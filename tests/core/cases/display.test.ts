import { expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Answer, Input, OperationName } from '#shared/contract/index.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { callerOf, takeTo, testHall, typedCouple, type TestDesk } from './test-desk.ts';
import type { CivilDate } from '#shared/model/index.ts';

const { openHall, openOffline } = eachTestsHall();

/** A counter and its second screen: one session, two windows. */
function counterWithScreen(hall: TestDesk) {
  const session = hall.desk.actAs('R1', '03');
  if (!session.ok) throw new Error(session.error.code);
  const applicant = async <K extends OperationName>(operation: K, input: Input<K>): Promise<Answer<K>> => {
    const raw = { operation, input, requestId: uuidv7(), approval: null, station: 'applicant', session: session.value } as const;
    return (await hall.desk.call(raw)).answer as never;
  };
  return { counter: callerOf(hall.desk, session.value), applicant };
}

test('the couple looks through their form and confirms it on their own screen', async () => {
  const { hall } = await openOffline();
  const { counter, applicant } = counterWithScreen(hall);
  const { id: caseId } = await takeTo(counter, 'examined');
  expect(await applicant('display.get', {})).toMatchObject({ ok: true, value: { page: 'idle', offline: true, shown: null } });
  await counter.ask('display.show', { page: 'check', caseId });
  const looked = await applicant('display.get', {});
  if (!looked.ok) throw new Error(looked.error.code);
  const shown = looked.value.shown!;
  expect(shown).toMatchObject({ caseId, mayConfirm: true, confirmed: false, pointed: [] });
  expect(shown.photo).not.toBeNull();
  expect(shown.man.fields).toContainEqual({ field: 'name', text: '王伟' });
  expect(shown.man.fields).toContainEqual({ field: 'maritalStatus', text: '未婚' });
  expect(shown.man.fields).toContainEqual({ field: 'nationality', text: '中国' });

  expect(await applicant('marriage.confirm', { caseId, seen: shown.seen })).toMatchObject({ ok: true });
  expect(await counter.ask('cases.get', { caseId })).toMatchObject({ confirmation: { on: 'applicantScreen', holds: true } });
  expect((await counter.ask('marriage.prepare', { caseId })).state).toBe('prepared');
});

test('what they point at as wrong stands at the counter, and keeps them from confirming until it is taken back', async () => {
  const { hall } = await openHall();
  const { counter, applicant } = counterWithScreen(hall);
  const { id: caseId } = await takeTo(counter, 'photographed');
  expect(await applicant('display.point', { party: 'man', field: 'name', wrong: true })).toMatchObject({
    error: { code: 'display.nothingShown' },
  });
  await counter.ask('display.show', { page: 'check', caseId });
  await applicant('display.point', { party: 'man', field: 'occupation', wrong: true });
  await applicant('display.point', { party: 'man', field: 'occupation', wrong: true });
  expect((await counter.ask('display.get', {})).shown).toMatchObject({
    pointed: [{ party: 'man', field: 'occupation' }],
    mayConfirm: false,
  });
  expect(hall.events.at(-1)).toEqual({ event: 'display.changed' });
  const { seen } = (await counter.ask('display.get', {})).shown!;
  const wrong = { ok: false, error: { code: 'display.fieldsWrong', details: { count: 1 } } };
  expect(await applicant('marriage.confirm', { caseId, seen })).toEqual(wrong);
  expect(await counter.call('marriage.confirm', { caseId, seen })).toEqual(wrong);
  await counter.ask('display.point', { party: 'man', field: 'occupation', wrong: false });
  expect((await counter.ask('display.get', {})).shown).toMatchObject({ pointed: [], mayConfirm: true });
});

test('M-159 nothing of what the registrar notes or the reader gave reaches the couple', async () => {
  const { hall } = await openHall();
  const { counter } = counterWithScreen(hall);
  const typed = typedCouple();
  const man = { ...typed.man, phone: '13800000000', capacityNote: '反应迟缓', help: { reads: false, writes: true, companion: null } };
  const { id: caseId } = await takeTo(counter, 'opened', { ...typed, man });
  await counter.ask('marriage.recordConcern', { caseId, kind: 'coercion', party: 'man', note: '神色紧张' });
  const view = await counter.ask('display.show', { page: 'check', caseId });
  expect(view.shown).toMatchObject({ man: { readAloud: true }, woman: { readAloud: false } });
  expect(JSON.stringify(view)).not.toMatch(/13800000000|反应迟缓|神色紧张|coercion|sources|card/);
});

test("only the registrar's own case is shown, and no longer than it lasts", async () => {
  const { hall, registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'identified');
  const colleague = hall.as('R2');
  expect(await colleague.call('display.show', { page: 'check', caseId })).toMatchObject({ error: { code: 'case.heldByColleague' } });
  const unknown = '01890000-0000-7000-8000-000000000001';
  expect(await colleague.call('display.show', { page: 'check', caseId: unknown })).toMatchObject({ error: { code: 'case.notFound' } });
  await registrar.ask('display.show', { page: 'declaration', caseId });
  await registrar.ask('marriage.cancel', { caseId, reason: '当事人改期' });
  expect(await registrar.ask('display.get', {})).toMatchObject({ page: 'idle', shown: null });
});

test('a page about nobody shows nobody', async () => {
  const { registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'identified');
  for (const page of ['privacy', 'divorcePrivacy'] as const)
    expect(await registrar.ask('display.show', { page, caseId })).toMatchObject({ page, shown: null });
  expect(await registrar.ask('display.show', { page: 'check', caseId: null })).toMatchObject({ page: 'idle', shown: null });
});

test('a locked screen, one signed out, and another window than the two show nothing', async () => {
  const { hall } = await openHall();
  const { counter, applicant } = counterWithScreen(hall);
  const { id: caseId } = await takeTo(counter, 'identified');
  await counter.ask('display.show', { page: 'check', caseId });
  expect(await applicant('cases.get', { caseId })).toMatchObject({ error: { code: 'session.wrongStation' } });
  expect(await applicant('display.show', { page: 'check', caseId })).toMatchObject({ error: { code: 'session.wrongStation' } });
  await counter.ask('staff.lock', {});
  expect(await applicant('display.get', {})).toMatchObject({ error: { code: 'session.locked' } });
  await counter.ask('staff.signOut', {});
  expect(await applicant('display.get', {})).toMatchObject({ error: { code: 'session.required' } });
});

test('M-38 the couple reads the words of the form that their declarations are drawn from', async () => {
  const { registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'identified');
  const declared = async () => (await registrar.ask('display.show', { page: 'declaration', caseId })).shown!.declared;
  expect(await declared()).toEqual([
    '本人与对方均无配偶，没有直系血亲和三代以内旁系血亲关系。',
    '本人患有重大疾病的，已依照《中华人民共和国民法典》第一千零五十三条的规定，在结婚登记前如实告知对方。',
    '现依照《中华人民共和国民法典》的规定，双方完全自愿结为夫妻。',
    '本人上述声明完全真实，如有虚假，愿承担法律责任。',
  ]);
  const { draftRevision } = await registrar.ask('cases.get', { caseId });
  const application = { kind: 'supplementary', livingTogetherSince: '2019-05-01' as CivilDate, mismatchConclusion: '' } as const;
  await registrar.ask('cases.saveDraft', { caseId, revision: draftRevision, couple: typedCouple(), application });
  expect(await declared()).toContain('本人与对方自2019年05月01日起以夫妻名义同居生活，现均未再与第三人结婚或者以夫妻名义同居生活。');
});

test("an office's own declarations are what the couple reads, ordinary and supplementary", async () => {
  const own = (form: string, text: string) => ({
    form,
    version: 1,
    since: '2026-01-01',
    source: '省厅式样',
    page: { width: 210, height: 297 },
    defaults: { size: 12, min: 8 },
    barcode: null,
    pageNumber: null,
    pages: [[{ kind: 'paragraph', x: 20, y: 20, w: 170, h: 100, text }]],
  });
  const forms = { declaration: 'jiangnan/declaration', supplementaryDeclaration: 'jiangnan/supplementary' } as const;
  const layouts = {
    [forms.declaration]: own(forms.declaration, '我们自愿结婚。\n此致{officeName}，声明人{name}'),
    [forms.supplementaryDeclaration]: own(forms.supplementaryDeclaration, '我们自愿补办。'),
  };
  const { registrar } = await openHall({ config: { ...testHall, office: { ...testHall.office, forms }, layouts } });
  const { id: caseId } = await takeTo(registrar, 'identified');
  const declared = async () => (await registrar.ask('display.show', { page: 'declaration', caseId })).shown!.declared;
  expect(await declared()).toEqual(['我们自愿结婚。', '此致清江县民政局婚姻登记处，声明人　　　　']);
  const { draftRevision } = await registrar.ask('cases.get', { caseId });
  const application = { kind: 'supplementary', livingTogetherSince: null, mismatchConclusion: '' } as const;
  await registrar.ask('cases.saveDraft', { caseId, revision: draftRevision, couple: typedCouple(), application });
  expect(await declared()).toEqual(['我们自愿补办。']);
});
