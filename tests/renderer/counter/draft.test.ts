import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../renderer/client/index.ts';
import { createDraftKeeper } from '../../../renderer/counter/draft/draft-keeper.ts';
import { mergeCouple } from '../../../renderer/counter/draft/merge-couple.ts';
import { mergeForms } from '../../../renderer/counter/draft/merge-forms.ts';
import { emptyApplication, emptyParty, type CivilDate, type Couple, type MarriageApplication } from '#shared/model/index.ts';
import { fakeCase } from '../fake-case.ts';
import { manFromCard } from '../fake-couple.ts';
import { createFakeHall } from '../fake-hall.ts';

const empty: Couple = { man: emptyParty, woman: emptyParty };
const withPhone = (couple: Couple, phone: string): Couple => ({ ...couple, woman: { ...couple.woman, phone } });

describe('merging two forms', () => {
  it('keeps what was typed here beside a card read meanwhile', () => {
    const merged = mergeCouple(empty, withPhone(empty, '13800000000'), { ...empty, man: manFromCard() });
    expect(merged.lost).toEqual([]);
    expect(merged.couple.man).toEqual(manFromCard());
    expect(merged.couple.woman.phone).toBe('13800000000');
  });

  it('gives way to the newer form where both changed the same field, and tells', () => {
    const mine: Couple = { ...empty, man: { ...emptyParty, name: '王玮', sources: { name: { kind: 'typed' } } } };
    const merged = mergeCouple(empty, mine, { ...empty, man: manFromCard() });
    expect(merged.couple.man.name).toBe('王伟');
    expect(merged.lost).toEqual([{ slot: 'man', field: 'name' }]);
  });

  it('moves a value together with its source', () => {
    const base = { ...empty, man: manFromCard() };
    const mine: Couple = {
      ...base,
      man: {
        ...base.man,
        name: '王玮',
        sources: { ...base.man.sources, name: { kind: 'edited', at: '2026-11-22T01:30:00Z', reason: '芯片用字不同' } },
      },
    };
    const merged = mergeCouple(base, mine, withPhone(base, '1'));
    expect(merged.couple.man.name).toBe('王玮');
    expect(merged.couple.man.sources.name?.kind).toBe('edited');
    expect(merged.couple.man.sources.idNumber?.kind).toBe('card');
  });
});

it('merges what is applied for field by field', () => {
  const of = (change: Partial<MarriageApplication>) => ({ couple: empty, application: { ...emptyApplication, ...change } });
  const since = '2020-01-01' as CivilDate;
  const merged = mergeForms(of({}), of({ kind: 'supplementary', livingTogetherSince: since }), of({ kind: 'restored' }));
  expect(merged.form.application).toEqual({ ...emptyApplication, kind: 'restored', livingTogetherSince: since });
  expect(merged.lost).toEqual([{ slot: null, field: 'kind' }]);
});

describe('draft keeper', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function open() {
    const each = fakeCase('opened');
    const hall = createFakeHall({ cases: [each] });
    const keeper = createDraftKeeper({ client: createClient(hall), view: each.view });
    const saves = () => hall.calls.filter(({ operation }) => operation === 'cases.saveDraft');
    return { hall, keeper, saves, id: each.view.id };
  }

  it('saves once, at most 300 ms after the last change', async () => {
    const { hall, keeper, saves, id } = open();
    for (const phone of ['1', '13', '138']) keeper.change(withPhone(keeper.state().couple, phone));
    expect(saves()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(saves()).toHaveLength(1);
    expect(hall.findCase(id).couple.woman.phone).toBe('138');
    expect(keeper.state().saving).toBe('saved');
  });

  it('tells what the core now holds, as a draft announces nothing by itself', async () => {
    const each = fakeCase('opened');
    const hall = createFakeHall({ cases: [each] });
    const told: { readonly phone: string; readonly revision: number }[] = [];
    const keeper = createDraftKeeper({
      client: createClient(hall),
      view: each.view,
      onSaved: ({ couple, revision }) => void told.push({ phone: couple.woman.phone, revision }),
    });
    const revision = each.view.draftRevision + 1;
    keeper.change(withPhone(keeper.state().couple, '138'));
    await keeper.flush();
    expect(told).toEqual([{ phone: '138', revision }]);
  });

  it('saves what the couple applies for with the rest', async () => {
    const { hall, keeper, id } = open();
    keeper.changeApplication({ kind: 'restored' });
    expect(await keeper.flush()).toBe(true);
    expect(hall.findCase(id).application.kind).toBe('restored');
  });

  it('saves at once when asked, and answers when the core holds everything', async () => {
    const { hall, keeper, id } = open();
    keeper.change(withPhone(keeper.state().couple, '138'));
    expect(await keeper.flush()).toBe(true);
    expect(hall.findCase(id).couple.woman.phone).toBe('138');
  });

  it('brings its changes onto a form another window saved, and saves both', async () => {
    const { hall, keeper, id } = open();
    await hall.call({
      operation: 'cases.saveDraft',
      input: { caseId: id, revision: hall.findCase(id).draftRevision, couple: { ...empty, man: manFromCard() } },
      requestId: '01890000-0000-7000-8000-000000000001',
      approval: null,
    });
    keeper.change(withPhone(keeper.state().couple, '138'));
    expect(await keeper.flush()).toBe(true);
    expect(hall.findCase(id).couple.man.name).toBe('王伟');
    expect(hall.findCase(id).couple.woman.phone).toBe('138');
    expect(keeper.state().couple.man.name).toBe('王伟');
  });

  it('takes over what the core kept of a form otherwise than it was sent, and leaves what is typed meanwhile', async () => {
    const each = fakeCase('opened');
    const without = (couple: Couple): Couple => ({ ...couple, man: { ...couple.man, occupation: '' } });
    const sent: Couple[] = [];
    const hall = createFakeHall({
      cases: [each],
      answers: {
        'cases.saveDraft': ({ couple, revision }) => {
          sent.push(couple as Couple);
          keeper.change(withPhone(keeper.state().couple, '138'));
          const more = sent.length === 1 ? { couple: without(couple as Couple) } : {};
          return { ok: true, value: { revision: revision + 1, ...more } };
        },
      },
    });
    const keeper = createDraftKeeper({ client: createClient(hall), view: each.view });
    keeper.change({ ...keeper.state().couple, man: { ...keeper.state().couple.man, name: '李雷', occupation: '工程师' } });
    expect(await keeper.flush()).toBe(true);
    expect(keeper.state()).toMatchObject({ saving: 'saved', couple: { man: { name: '李雷', occupation: '' }, woman: { phone: '138' } } });
    expect(sent.map(({ man, woman }) => [man.occupation, woman.phone])).toEqual([
      ['工程师', each.view.couple.woman.phone],
      ['', '138'],
    ]);
  });

  it('keeps the form through a death of the core and saves it after', async () => {
    const { hall, keeper, id } = open();
    hall.killCore();
    keeper.change(withPhone(keeper.state().couple, '138'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.state().couple.woman.phone).toBe('138');
    hall.startCore();
    await vi.advanceTimersByTimeAsync(100);
    expect(hall.findCase(id).couple.woman.phone).toBe('138');
    expect(keeper.state().saving).toBe('saved');
  });
});
