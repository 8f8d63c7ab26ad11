import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgreementElement, DivorceAgreement, type AgreedChild } from '#shared/model/index.ts';
import { newChild, withChildAt, withoutChild } from '../../../renderer/counter/divorce/agreement/child-list.ts';
import { openAgreement } from './agreement-desk.tsx';
import { inputsOf } from './open-case.tsx';

const child = (name: string): AgreedChild => ({
  name,
  birthDate: '2018-03-05' as AgreedChild['birthDate'],
  custody: 'woman',
  support: { payer: 'man', amount: '每月2000元', until: '至年满十八周岁', manner: '银行转账' },
  visits: '每周一次',
});
const complete: Partial<DivorceAgreement> = { from: 'assistant', willing: true, noChildren: true, noProperty: true, noDebts: true };
const gaps = () => screen.getByRole('status', { name: '尚缺的要素' });
const names = () => screen.getAllByRole<HTMLInputElement>('textbox', { name: '姓名' }).map(({ value }) => value);
const keys = (key: string, more: { readonly altKey?: boolean } = { altKey: true }) =>
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }));
const unfold = async () => click(await screen.findByRole('button', { name: /展开/ }));
const click = (part: Element) => fireEvent.click(part);
/** At the end of what is there. */
const type = (field: Element, text: string) =>
  fireEvent.change(field, { target: { value: `${(field as HTMLInputElement).value}${text}` } });

describe('M-48 the agreement at the counter', () => {
  it('asks first whose it is, and answers to the keys', async () => {
    const { saved } = await openAgreement();
    expect(await screen.findByRole('radiogroup', { name: '协议来源' })).toBeDefined();
    expect(screen.queryByRole('status')).toBeNull();
    keys('8');
    expect(await screen.findByRole('checkbox', { name: /双方均表示自愿离婚/ })).toBeDefined();
    keys('7');
    expect(await screen.findByRole('checkbox', { name: '每名子女由谁抚养' })).toBeDefined();
    await waitFor(() => expect(saved().from).toBe('own'));
  });

  it('keeps what is typed as it is typed', async () => {
    const { saved } = await openAgreement({ from: 'assistant' });
    const typed = '房屋归女方，　男方保留 5% ；\n“车”归男方 𠮷';
    const property = await screen.findByRole('textbox', { name: /共同财产如何处理/ });
    fireEvent.change(property, { target: { value: typed } });
    click(screen.getByRole('checkbox', { name: /双方均表示自愿离婚/ }));
    await waitFor(() => expect(saved()).toMatchObject({ property: typed, willing: true }));
  });

  it('says what is missing while it is being written, the statute’s first', async () => {
    await openAgreement({ from: 'assistant', children: [{ ...child('王小明'), visits: '' }], willing: true });
    const status = await screen.findByRole('status', { name: '尚缺的要素' });
    expect(status.textContent).toContain('法律要求写明，尚缺：共同财产的处理；债权、债务的处理');
    expect(status.textContent).toContain('建议写明，尚缺：王小明：探望（方式、时间）');
    click(screen.getByRole('checkbox', { name: '没有共同债权，也没有共同债务' }));
    expect(status.textContent).not.toContain('债权');
    type(screen.getByRole('textbox', { name: /探望/ }), '每周一次');
    click(screen.getByRole('checkbox', { name: '没有需要处理的夫妻共同财产' }));
    expect(status.textContent).toContain('各项要素均已写明');
  });

  it('says that something is written down and said not to be there, and throws nothing away', async () => {
    const { saved } = await openAgreement({ ...complete, noProperty: false, property: '房屋归女方。' });
    await unfold();
    click(await screen.findByRole('checkbox', { name: '没有需要处理的夫妻共同财产' }));
    expect(gaps().textContent).toContain('写法前后不一，请核对：写了财产的处理，又选了没有财产');
    await waitFor(() => expect(saved()).toMatchObject({ noProperty: true, property: '房屋归女方。' }));
  });

  it('offers a usual phrasing by ↓ where nothing is written, and leaves what is written alone', async () => {
    await openAgreement(complete);
    await unfold();
    const more = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /其他约定/ });
    act(() => more.focus());
    keys('ArrowDown', {});
    expect(more.value).toBe('未经双方协商一致，任何一方不得变更子女的姓名。');
    keys('ArrowDown', {});
    expect(more.value).toBe('离婚后双方互不干扰对方的生活。');
    type(more, '另外');
    keys('ArrowDown', {});
    expect(more.value).toBe('离婚后双方互不干扰对方的生活。另外');
  });
});

describe('M-48 the children of an agreement', () => {
  it('are added by key, the focus in the name; having some, there are no longer none', async () => {
    const { saved } = await openAgreement({ from: 'assistant', noChildren: true });
    await screen.findByRole('radiogroup', { name: '协议来源' });
    keys('n');
    type(document.activeElement!, '王小明');
    keys('n');
    type(document.activeElement!, '王小红');
    await waitFor(() => expect(saved()).toMatchObject({ noChildren: false, children: [{ name: '王小明' }, { name: '王小红' }] }));
  });

  it('are taken away by key where the focus is; the focus stays among them, and one taken away comes back', async () => {
    const { saved } = await openAgreement({ from: 'assistant', children: [child('甲'), child('乙'), child('丙')] });
    const second = (await screen.findAllByRole('textbox', { name: '姓名' }))[1]!;
    act(() => second.focus());
    keys('Delete');
    expect(names()).toEqual(['甲', '丙']);
    expect(document.activeElement).toHaveProperty('value', '丙');
    click(screen.getByRole('button', { name: '恢复' }));
    expect(names()).toEqual(['甲', '乙', '丙']);
    expect(document.activeElement).toHaveProperty('value', '乙');
    await waitFor(() => expect(saved().children).toEqual([child('甲'), child('乙'), child('丙')]));
  });

  it('leave the focus on the way to add one when the last is gone', async () => {
    await openAgreement({ from: 'assistant', children: [newChild] });
    click(await screen.findByRole('button', { name: '移除子女1' }));
    expect(document.activeElement?.textContent).toContain('添加子女');
    expect(screen.queryByRole('button', { name: '恢复' })).toBeNull();
  });

  it('a date half typed stays with its child', async () => {
    const unborn = (name: string) => ({ ...child(name), birthDate: null });
    await openAgreement({ from: 'assistant', children: [unborn('甲'), unborn('乙')] });
    const dates = await screen.findAllByRole('textbox', { name: '出生日期' });
    type(dates[1]!, '2018-');
    click(screen.getByRole('button', { name: '移除甲' }));
    expect(screen.getByRole('textbox', { name: '出生日期' })).toHaveProperty('value', '2018-');
  });

  it('are told apart by age: of age, only who cannot live independently', async () => {
    const grown = { ...child('乙'), birthDate: '2004-01-01' as AgreedChild['birthDate'] };
    await openAgreement({ from: 'assistant', children: [child('甲'), grown] });
    expect(await screen.findByText('未成年')).toBeDefined();
    expect(await screen.findByText(/已成年/)).toBeDefined();
  });

  it('are twelve at most', async () => {
    await openAgreement({ from: 'assistant', children: Array.from({ length: 12 }, (_, i) => child(`子${i}`)) });
    await screen.findByText(/最多列 12 名/);
    keys('n');
    expect(names()).toHaveLength(12);
  });
});

describe('M-48 an agreement of their own', () => {
  it('is held against the same list, and tells what it lacks', async () => {
    const { saved } = await openAgreement({ from: 'own', found: ['willing', 'property', 'debts'] });
    click(await screen.findByRole('checkbox', { name: /写明没有未成年子女/ }));
    expect(gaps().textContent).toContain('各项要素均已写明');
    click(screen.getByRole('checkbox', { name: '双方自愿离婚的意思表示' }));
    expect(gaps().textContent).toContain('自愿离婚的意思表示');
    await waitFor(() => expect(saved()).toMatchObject({ noChildren: true, found: ['property', 'debts'] }));
  });

  it('says whether its scan lies in the file', async () => {
    await openAgreement({ from: 'own' });
    expect(await screen.findByText(/尚未扫描入卷，按 F5/)).toBeDefined();
  });
});

describe('the agreement as a paper', () => {
  const print = () => screen.getByRole('button', { name: /^打印（3 份）|^重新打印$/ });

  it('is printed in three copies at once, and again once it was changed', async () => {
    const { hall } = await openAgreement(complete);
    await unfold();
    await screen.findByText('打印离婚协议书');
    await waitFor(() => expect(print()).toHaveProperty('disabled', false));
    click(print());
    click(await screen.findByRole('button', { name: '打印无误' }));
    expect(await screen.findByText('已打印')).toBeDefined();
    expect(inputsOf(hall, 'documents.print')).toMatchObject([{ copies: 3 }]);

    type(screen.getByRole('textbox', { name: /其他约定/ }), '另有约定');
    expect(await screen.findByText('内容已改，须重新打印')).toBeDefined();
    click(print());
    await waitFor(() => expect(inputsOf(hall, 'documents.print')).toHaveLength(2));
    const [first, second] = inputsOf(hall, 'documents.print') as { readonly documentId: string }[];
    expect(second!.documentId).not.toBe(first!.documentId);
    await waitFor(() => expect(screen.queryByText('内容已改，须重新打印')).toBeNull());
  });
});

describe('the folded part', () => {
  it('says in one line how much is there, and opens by key', async () => {
    await openAgreement(complete);
    expect(await screen.findByText('在此拟写 · 要素 4/4')).toBeDefined();
    keys('9');
    click(await screen.findByRole('checkbox', { name: /双方均表示自愿离婚/ }));
    keys('9');
    expect(await screen.findByText('在此拟写 · 要素 3/4，缺 1 项')).toBeDefined();
  });

  it('can be looked at and not changed once both have signed it', async () => {
    await openAgreement({ ...complete, more: '另有约定' }, { state: 'issuable', point: 'issuable.declared' });
    await unfold();
    expect(await screen.findByRole('textbox', { name: /其他约定/ })).toHaveProperty('disabled', true);
    keys('7');
    expect(screen.getByRole('radio', { name: /在此拟写/ })).toHaveProperty('checked', true);
  });
});

describe('nothing written is lost', () => {
  it('turning from one way to the other and back leaves all as it was', async () => {
    const written = {
      ...complete,
      noChildren: false,
      children: [child('甲')],
      property: '房屋归女方。',
      found: ['willing', 'debts'] as const,
    };
    const { saved } = await openAgreement(DivorceAgreement.parse(written));
    await screen.findByRole('button', { name: /收起/ });
    keys('7');
    await screen.findByRole('checkbox', { name: '每名子女由谁抚养' });
    keys('8');
    await screen.findByDisplayValue('甲');
    await waitFor(() => expect(saved()).toEqual(DivorceAgreement.parse(written)));
  });

  it('a child taken away and brought back stands where it stood, whatever children there are', () => {
    const anyChild = fc.record({ name: fc.string() }).map(({ name }) => ({ ...newChild, name }));
    fc.assert(
      fc.property(fc.array(anyChild, { minLength: 1, maxLength: 12 }), fc.nat(), (children, seed) => {
        const at = seed % children.length;
        expect(withChildAt(withoutChild(children, at), at, children[at]!)).toEqual(children);
      }),
    );
  });

  it('however often they turn, every word of either stays', async () => {
    const text = fc.string({ maxLength: 40 });
    const anyChild = fc.record({ name: text, visits: text }).map((some) => ({ ...newChild, ...some }));
    const anyAgreement = fc.record({
      found: fc.subarray([...AgreementElement.options]),
      noChildren: fc.boolean(),
      willing: fc.boolean(),
      children: fc.array(anyChild, { maxLength: 3 }),
      property: text,
      debts: text,
      more: text,
    });
    const turns = fc.array(fc.constantFrom('own', 'assistant'), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(anyAgreement, turns, async (written, ways) => {
        const { saved } = await openAgreement(written);
        await screen.findByRole('radiogroup', { name: '协议来源' });
        for (const way of ways) keys(way === 'own' ? '7' : '8');
        await waitFor(() => expect(saved()).toEqual(DivorceAgreement.parse({ ...written, from: ways.at(-1) })));
        cleanup();
      }),
      { numRuns: 4 },
    );
  });
});
