import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acts } from '#core/acts.ts';
import { openStore, verifyStore } from '#core/store/index.ts';
import { people } from '../../../emulators/people.ts';
import { eachTestsHall } from '../../cases/each-tests-hall.ts';
import { approver, paperText, review, standingOf, withMarriage } from './proceeding-desk.ts';

const { openOffline } = eachTestsHall();
const proposal = {
  step: 'open',
  kind: 'revocation',
  source: 'judicialProposal',
  authority: '清江县人民法院',
  document: '司法建议〔2026〕3号',
  facts: '陈静反映身份被冒用',
} as const;
const decision = { step: 'decide', outcome: 'granted', number: '清民婚撤〔2026〕1号', reasons: '以冒名顶替方式办理结婚登记' } as const;

test('M-91 from a judicial proposal to the archive: both single again, the record as it was, every step readable', async () => {
  const { registrar, supervisor, archivist, marriage, clock, page } = await withMarriage(openOffline);
  const opened = await supervisor.ask('proceedings.open', { recordId: marriage.id, said: proposal, pages: [page] });
  const { id } = opened;
  expect(opened).toMatchObject({
    number: 'CX2026-0001',
    state: 'opened',
    due: null,
    manName: '王伟',
    steps: [{ staffName: '周敏', scans: 1 }],
  });
  const again = await registrar.call('proceedings.open', { recordId: marriage.id, said: proposal });
  expect(again).toMatchObject({ error: { code: 'proceeding.refused', details: { findings: [{ rule: 'M-91', message: 'another' }] } } });

  await registrar.ask('proceedings.step', { id, said: review, pages: [page, page] });
  const notified = await registrar.ask('proceedings.step', { id, said: { step: 'notify' } });
  // Monday 23 November: five workdays on.
  expect(notified).toMatchObject({ state: 'notified', due: { what: 'hearing', on: '2026-11-30' } });
  const notice = await paperText(registrar, notified.steps.at(-1)!.documentId, 'notice');
  expect(notice).toContain('拟撤销婚姻登记告知书');
  expect(notice).toContain('2026年11月30日以前');
  expect(notice).toContain('人像比对意见书');
  const early = await registrar.call('proceedings.step', { id, said: { step: 'hear', how: 'silent' } });
  expect(early).toMatchObject({ error: { details: { findings: [{ message: 'periodRuns', params: { until: '2026-11-30' } }] } } });

  clock.set('2026-12-01T02:00:00Z');
  await registrar.ask('proceedings.step', { id, said: { step: 'hear', how: 'silent' } });
  expect(await supervisor.call('proceedings.decide', { id, said: decision })).toMatchObject({ ok: false });
  expect((await standingOf(archivist, people.wangWei.idNumber)).inForce).toBe(true);
  const decided = await registrar.ask('proceedings.decide', { id, said: decision }, { approval: approver });
  expect(decided).toMatchObject({ state: 'decided', due: { what: 'service', on: '2026-12-22' }, steps: { length: 5 } });
  expect(decided.steps.at(-1)).toMatchObject({ staffName: '李敏', approverName: '钱批' });
  const paper = await paperText(registrar, decided.steps.at(-1)!.documentId, 'decision');
  expect(paper).toContain('清民婚撤〔2026〕1号');
  expect(paper).toContain('决定：撤销上述结婚登记，收回');

  const { record, inForce, because } = await standingOf(archivist, people.chenJing.idNumber);
  expect({ inForce, because }).toMatchObject({ inForce: false, because: [{ rule: 'M-91', message: 'revoked' }] });
  expect(record).toMatchObject({
    registrationNumber: marriage.registrationNumber,
    woman: { name: '陈静' },
    notes: [{ kind: 'revoked', document: '清民婚撤〔2026〕1号', text: 'CX2026-0001', approverName: '钱批' }],
  });
  const unserved = await registrar.call('proceedings.step', { id, said: { step: 'archive' } });
  expect(unserved).toMatchObject({
    error: { details: { findings: [{ message: 'notServed', params: { count: 3 } }, { message: 'certificatesOpen' }] } },
  });

  for (const [to, name] of [
    ['man', '王伟'],
    ['woman', '陈静'],
    ['court', '清江县人民法院'],
  ] as const)
    await registrar.ask('proceedings.step', { id, said: { step: 'serve', on: '2026-12-01', to, name, way: 'direct' }, pages: [page] });
  await registrar.ask('proceedings.step', { id, said: { step: 'certificates', became: 'takenBack', text: '结婚证两本' } });
  const filed = await supervisor.ask('proceedings.step', { id, said: { step: 'archive', fileNumber: '2026-撤-0001' } });
  expect(filed).toMatchObject({ state: 'archived', due: null });
  expect(filed.steps.map(({ said }) => said.step)).toEqual([
    'open',
    'review',
    'notify',
    'hear',
    'decide',
    'serve',
    'serve',
    'serve',
    'certificates',
    'archive',
  ]);
  expect(await paperText(registrar, filed.steps[5]!.documentId, 'receipt')).toContain('受送达人：王伟');
  expect(await registrar.ask('proceedings.list', {})).toEqual([]);
  expect(await registrar.ask('proceedings.list', { recordId: marriage.id })).toEqual([filed]);
  const { data } = await archivist.ask('proceedings.page', { stepId: filed.steps[1]!.id, page: 2 });
  expect(Buffer.from(data, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
  expect(await archivist.call('proceedings.page', { stepId: filed.steps[1]!.id, page: 3 })).toMatchObject({
    error: { code: 'proceeding.notFound' },
  });
});

test('M-91 the papers of a revocation lie in its file among the revocations, once it is closed', async () => {
  const { registrar, supervisor, marriage, page } = await withMarriage(openOffline);
  const { id } = await supervisor.ask('proceedings.open', {
    recordId: marriage.id,
    said: { ...proposal, source: 'policeFinding' },
    pages: [page],
  });
  await registrar.ask('proceedings.step', { id, said: review });
  await registrar.ask('proceedings.step', { id, said: { step: 'notify' } });
  await registrar.ask('proceedings.step', { id, said: { step: 'hear', how: 'waived' } });
  const reviewed = await supervisor.call(
    'proceedings.decide',
    { id, said: decision },
    { approval: { code: 'R2', password: 'zhaoqiang-2026' } },
  );
  expect(reviewed.ok).toBe(true);
  const list = () => supervisor.ask('archives.worklist', { fileClass: 'revocation', year: 2026 });
  expect(await list()).toMatchObject({ rows: [] });
  for (const to of ['man', 'woman', 'police'] as const)
    await registrar.ask('proceedings.step', { id, said: { step: 'serve', on: '2026-11-23', to, name: to, way: 'post' } });
  await registrar.ask('proceedings.step', { id, said: { step: 'certificates', became: 'notReturned', text: '下落不明' } });
  await registrar.ask('proceedings.step', { id, said: { step: 'archive' } });
  expect(await list()).toMatchObject({ rows: [{ number: marriage.registrationNumber }] });
});

test('M-91 declined on the review: the registration stands and nothing is noted', async () => {
  const { registrar, supervisor, archivist, marriage, page } = await withMarriage(openOffline);
  const { id } = await supervisor.ask('proceedings.open', { recordId: marriage.id, said: proposal, pages: [page] });
  await registrar.ask('proceedings.step', { id, said: { ...review, proposes: 'declined' } as typeof review });
  const said = { ...decision, outcome: 'declined', reasons: '经比对系本人办理' } as const;
  const declined = await supervisor.ask('proceedings.decide', { id, said }, { approval: approver });
  expect(await paperText(registrar, declined.steps.at(-1)!.documentId, 'declined')).toContain('不予撤销上述结婚登记。');
  const { inForce, record } = await standingOf(archivist, people.wangWei.idNumber);
  expect({ inForce, notes: record.notes }).toEqual({ inForce: true, notes: [] });
});

test('M-91 the reviewer does not agree to the decision', async () => {
  const { registrar, supervisor, marriage, hall, page } = await withMarriage(openOffline);
  const { id } = await supervisor.ask('proceedings.open', { recordId: marriage.id, said: proposal, pages: [page] });
  await hall.as('R2').ask('proceedings.step', { id, said: review });
  await registrar.ask('proceedings.step', { id, said: { step: 'notify' } });
  await registrar.ask('proceedings.step', { id, said: { step: 'hear', how: 'waived' } });
  const by = (approval: typeof approver) => registrar.call('proceedings.decide', { id, said: decision }, { approval });
  expect(await by({ code: 'R2', password: 'zhaoqiang-2026' })).toMatchObject({
    error: { details: { findings: [{ rule: 'M-91', message: 'reviewerDecides' }] } },
  });
  expect((await by(approver)).ok).toBe(true);
});

test('M-89 whoever asks for an annulment is guided to the court, on paper', async () => {
  const { hall, registrar } = await openOffline();
  const { documentId } = await registrar.ask('proceedings.courtGuide', {});
  const guide = await paperText(registrar, documentId, 'guide');
  for (const words of ['第一千零五十二条', '第一千零五十三条', '清江县人民法院', '一年内', '12338']) expect(guide).toContain(words);
  expect(hall.events.some(({ event }) => event === 'records.changed')).toBe(false);
});

test('M-91 steps, pages, the note and who is married come back from the journal as they were', async () => {
  const { hall, registrar, supervisor, marriage, clock, page } = await withMarriage(openOffline);
  const { id } = await supervisor.ask('proceedings.open', { recordId: marriage.id, said: proposal, pages: [page] });
  await registrar.ask('proceedings.step', { id, said: review, pages: [page] });
  await registrar.ask('proceedings.step', { id, said: { step: 'notify' } });
  await registrar.ask('proceedings.step', { id, said: { step: 'hear', how: 'waived' } });
  await registrar.ask('proceedings.decide', { id, said: decision }, { approval: approver });
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const tables = ['proceedings', 'proceeding_steps', 'proceeding_pages', 'record_notes', 'marriages_in_force'];
  const rows = () => store.value.read((db) => tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all()));
  const before = rows();
  store.value.rebuild();
  expect(rows()).toEqual(before);
  expect(before.map((table) => table.length)).toEqual([1, 5, 2, 1, 0]);
  store.value.close();
});
