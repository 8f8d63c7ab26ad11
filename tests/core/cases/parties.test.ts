import { describe, expect, test } from 'vitest';
import { parties } from '../../law/couple.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { allDeclared, printPaper, takeTo, testHall, typedCouple } from './test-desk.ts';

const { openHall } = eachTestsHall();

const everybody = {
  ...testHall,
  office: { ...testHall.office, capabilities: ['mainland' as const, 'hongKongMacao' as const, 'foreign' as const] },
};

describe('M-14 a couple for another office', () => {
  const frenchWoman = () => {
    const couple = typedCouple();
    const woman = {
      ...couple.woman,
      type: 'foreigner' as const,
      nationality: 'FRA',
      document: 'passport' as const,
      name: 'MARIE DUPONT',
      idNumber: '12AB34567',
      ethnicity: '',
    };
    return { ...couple, woman };
  };

  test('leaves with a guide, and is refused nothing', async () => {
    const { registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'opened', frenchWoman());
    const view = await registrar.ask('marriage.redirect', { caseId, note: '涉外登记在省厅' });
    expect(view).toMatchObject({
      state: 'redirected',
      actions: ['recordConcern'],
      closedReason: '涉外登记在省厅',
      womanName: 'MARIE DUPONT',
    });
    expect(view.findings.map(({ rule }) => rule)).toEqual(['M-14']);
    expect(view.documents.map(({ kind }) => kind)).toEqual(['redirectGuide']);
    expect((await registrar.ask('cases.worklist', {})).map(({ id }) => id)).toContain(caseId);
    const again = await registrar.call('marriage.redirect', { caseId });
    expect(again).toMatchObject({ error: { code: 'case.notAllowedNow' } });
  });

  test('is not one this office may take itself', async () => {
    const { registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'prechecked');
    expect(await registrar.call('marriage.redirect', { caseId })).toEqual({ ok: false, error: { code: 'case.notElsewhere', details: {} } });
  });
});

describe('M-20 an apostille', () => {
  test('asks for a statement, printed and signed by its party, before both declare', async () => {
    const { registrar } = await openHall({ config: everybody });
    const foreigner = parties.foreigner('female', {});
    const papers = foreigner.papers.map((paper) => (paper.kind === 'singleProof' ? { ...paper, route: 'apostille' as const } : paper));
    const { id: caseId } = await takeTo(registrar, 'prechecked', { ...typedCouple(), woman: { ...foreigner, papers } });
    const declare = () => registrar.call('marriage.declare', { caseId, declared: allDeclared });
    const unprinted = (...kinds: string[]) => ({ ok: false, error: { code: 'case.papersNotPrinted', details: { kinds } } });

    expect(await declare()).toEqual(unprinted('declaration', 'authenticityStatement'));
    await printPaper(registrar, caseId, 'declaration', 'man');
    await printPaper(registrar, caseId, 'declaration', 'woman');
    expect(await declare()).toEqual(unprinted('authenticityStatement'));
    await registrar.ask('documents.draw', { caseId, kind: 'authenticityStatement', party: 'woman' });
    expect(await declare()).toEqual(unprinted('authenticityStatement'));
    await printPaper(registrar, caseId, 'authenticityStatement', 'woman');
    expect(await declare()).toMatchObject({ ok: true, value: { state: 'declared' } });
  });
});

describe('a case is found', () => {
  const couple = { man: parties.hongKong('male', { idNumber: 'Z683365(5)' }), woman: parties.foreigner('female', {}) };
  const texts = [
    'Z683365(5)',
    'z6833655',
    'Ｚ６８３３６５（５）',
    'HKG:Z6833655',
    'H01234567',
    'h 0123 4567',
    '12AB34567',
    '12ab34567',
    'FRA:12AB34567',
  ];

  test('by the bare number of any document, while it is a draft and after', async () => {
    const { registrar } = await openHall({ config: everybody });
    const { id: caseId } = await takeTo(registrar, 'opened', couple);
    const find = async (text: string) => (await registrar.ask('cases.find', { text })).map(({ id }) => id);
    for (const text of texts) expect(await find(text), text).toEqual([caseId]);
    // The slots exchanged twice: as drafted, but on record.
    await registrar.ask('marriage.swapParties', { caseId });
    await registrar.ask('marriage.swapParties', { caseId });
    for (const text of texts) expect(await find(text), text).toEqual([caseId]);
    for (const text of ['Z6833656', '2AB34567', 'MAC:1234567']) expect(await find(text), text).toEqual([]);
  });

  test('by a long name, however its dots are written', async () => {
    const { registrar } = await openHall();
    const typed = typedCouple();
    const name = '阿依努尔·示例买提·示例吐尔逊';
    const { id: caseId } = await takeTo(registrar, 'opened', { ...typed, woman: { ...typed.woman, name } });
    for (const text of [name, '阿依努尔•示例买提', '示例买提.示例吐尔逊', '示例买提・示例', '示例买提 · 示例吐尔逊', '阿依努尔']) {
      expect(
        (await registrar.ask('cases.find', { text })).map(({ id }) => id),
        text,
      ).toEqual([caseId]);
    }
    expect(await registrar.ask('cases.find', { text: '阿依努尔示例' })).toEqual([]);
  });
});
