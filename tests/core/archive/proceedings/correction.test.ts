import { expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { people } from '../../../emulators/people.ts';
import { eachTestsHall } from '../../cases/each-tests-hall.ts';
import { approver, paperText, standingOf, withMarriage } from './proceeding-desk.ts';

const { openOffline } = eachTestsHall();
const { wangWei, chenJing } = people;
const right = '110101199003070134';
const error = (changes: { field: string; before: string; after: string }[]) =>
  ({ step: 'open', kind: 'correction', source: 'ownError', facts: '录入时将男方姓名写错', changes }) as const;
const name = { field: 'man.name', before: wangWei.name, after: '王玮' };
const review: Input<'proceedings.step'>['said'] = {
  step: 'review',
  facts: '申请书签名与身份证均为王玮',
  evidence: ['身份证复印件'],
  proposes: 'granted',
};
const decision = { step: 'decide', outcome: 'granted', number: '清民婚更〔2026〕1号', reasons: '登记员录入错误' } as const;

test('M-92 corrected by decision: read as corrected, found by both, the record unchanged, the marriage still theirs', async () => {
  const { registrar, supervisor, archivist, marriage, page } = await withMarriage(openOffline);
  const changes = [name, { field: 'man.idNumber', before: wangWei.idNumber, after: right }];
  const { id, number } = await registrar.ask('proceedings.open', { recordId: marriage.id, said: error(changes) });
  expect(number).toBe('GZ2026-0001');
  await registrar.ask('proceedings.step', { id, said: review, pages: [page] });
  const decided = await supervisor.ask('proceedings.decide', { id, said: decision }, { approval: approver });
  const paper = await paperText(registrar, decided.steps.at(-1)!.documentId, 'correction');
  expect(paper).toContain(`男方姓名：原登记“${wangWei.name}”，更正为“王玮”`);

  for (const identity of [wangWei.idNumber, right]) {
    const { record, inForce } = await standingOf(archivist, identity);
    expect(inForce).toBe(true);
    expect(record).toMatchObject({
      id: marriage.id,
      man: { name: wangWei.name, idNumber: wangWei.idNumber },
      notes: [{ kind: 'corrected', changes }],
    });
  }
  const byName = await archivist.ask('records.find', { by: { name: '王玮' }, why: 'lookUp', matter: '核对更正' });
  expect(byName.rows).toMatchObject([{ id: marriage.id }]);
  // What the decision changed is what the next correction starts from.
  for (const to of ['man', 'woman'] as const)
    await registrar.ask('proceedings.step', { id, said: { step: 'serve', on: '2026-11-23', to, name: to, way: 'direct' } });
  await registrar.ask('proceedings.step', { id, said: { step: 'certificates', became: 'replaced', text: '换发结婚证两本' } });
  await registrar.ask('proceedings.step', { id, said: { step: 'archive' } });
  const stale = await registrar.call('proceedings.open', { recordId: marriage.id, said: error([{ ...name, after: '王炜' }]) });
  expect(stale).toMatchObject({ error: { details: { findings: [{ rule: 'M-92', message: 'notSoRecorded' }] } } });
  expect(
    (await registrar.call('proceedings.open', { recordId: marriage.id, said: error([{ ...name, before: '王玮', after: '王炜' }]) })).ok,
  ).toBe(true);
});

test('M-92 copies given afterwards say the corrected name', async () => {
  const { registrar, supervisor, archivist, marriage, page } = await withMarriage(openOffline);
  const { id } = await registrar.ask('proceedings.open', {
    recordId: marriage.id,
    said: error([{ ...name, field: 'woman.name', before: chenJing.name, after: '陈靖' }]),
  });
  await registrar.ask('proceedings.step', { id, said: review, pages: [page] });
  await supervisor.ask('proceedings.decide', { id, said: decision }, { approval: approver });
  const asked = {
    applicant: { by: 'self', name: wangWei.name, idNumber: wangWei.idNumber },
    of: { name: wangWei.name, idNumber: wangWei.idNumber },
    matter: '办理房产过户',
    papers: [{ kind: 'identityDocument', number: wangWei.idNumber }],
    given: 'copies',
    records: [{ id: marriage.id, pages: 2 }],
  } as const;
  const { documentId } = await archivist.ask('lookUps.enter', asked as never, { approval: approver });
  const text = await paperText(archivist, documentId, 'copy');
  expect(text).toContain('陈靖');
  expect(text).not.toContain('陈静');
});
