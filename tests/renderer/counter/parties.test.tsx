import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MarriageState } from '#shared/model/index.ts';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { fakeCase } from '../fake-case.ts';
import { createFakeHall, fakeSession, type FakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

// jsdom has no canvas; that a PDF is drawn is seen in the real window.
vi.mock('../../../renderer/counter/papers/pdf.ts', () => ({
  openPdf: () => ({ pdf: Promise.resolve({ numPages: 1 }), destroy: () => undefined }),
  drawPage: async () => undefined,
}));
afterEach(() => {
  location.hash = '';
});

async function openCase(
  state: MarriageState,
  change: Parameters<typeof fakeCase>[1] = {},
): Promise<{ readonly hall: FakeHall; readonly id: string }> {
  const each = fakeCase(state, change);
  const hall = createFakeHall({ cases: [each] });
  location.hash = `case=${each.view.id}`;
  await show(<CounterApp session={fakeSession} />, hall);
  await screen.findByRole('main', { name: `办件 ${each.view.number}` });
  return { hall, id: each.view.id };
}

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }));

async function choose(scope: ReturnType<typeof within>, label: RegExp, option: string): Promise<void> {
  fireEvent.click(scope.getByRole('button', { name: label }));
  fireEvent.click(await screen.findByRole('option', { name: option }));
}

/** A scanner as keyboards see it: 5 ms a key, Enter after each line. */
function scanLines(lines: readonly string[]): void {
  let at = performance.now();
  const press = (code: string, shift = false): void => {
    const event = new KeyboardEvent('keydown', { code, key: code, shiftKey: shift, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (at += 5) });
    document.body.dispatchEvent(event);
  };
  for (const line of lines) {
    for (const character of line) {
      if (character === '<') press('Comma', true);
      else press(/\d/.test(character) ? `Digit${character}` : `Key${character}`);
    }
    press('Enter');
  }
}

describe('a party of another type', () => {
  it('has the fields of that type and the papers it needs', async () => {
    const { hall, id } = await openCase('opened');
    await choose(region('男方'), /男方的当事人类型/, '香港居民');
    const man = region('男方');
    await man.findByLabelText('香港居民身份证号码');
    expect(man.queryByLabelText('签发机关')).toBeNull();
    fireEvent.change(man.getByLabelText('公证书编号'), { target: { value: '2026-1' } });
    await waitFor(() => expect(hall.findCase(id).couple.man).toMatchObject({ type: 'hongKong', papers: [{ route: 'entrustedNotary' }] }));
    expect(region('女方').getByLabelText('公民身份号码')).toBeTruthy();
  });

  it('is told by the passport that the scanner reads', async () => {
    const { hall, id } = await openCase('opened');
    act(() => scanLines(['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']));
    await waitFor(() =>
      expect(hall.findCase(id).couple.man).toMatchObject({ type: 'foreigner', name: 'ERIKSSON ANNA MARIA', idNumber: 'L898902C3' }),
    );
  });
});

describe('the precheck', () => {
  it('M-159 keeps no number without consent, and asks before it deletes one', async () => {
    const { hall, id } = await openCase('identified');
    const man = region('男方本人情况');
    expect(man.getByLabelText<HTMLInputElement>('联系电话（选填）').disabled).toBe(true);
    fireEvent.click(man.getByLabelText(/同意就本件联系/));
    fireEvent.change(man.getByLabelText('联系电话（选填）'), { target: { value: '13800000000' } });
    await waitFor(() => expect(hall.findCase(id).couple.man).toMatchObject({ phone: '13800000000', phoneConsent: true }));
    fireEvent.click(man.getByLabelText(/同意就本件联系/));
    fireEvent.click(await man.findByRole('button', { name: '取消同意并删除号码' }));
    await waitFor(() => expect(hall.findCase(id).couple.man).toMatchObject({ phone: '', phoneConsent: false }));
  });

  it('takes 补办 by its key and asks since when they live together', async () => {
    const { hall, id } = await openCase('identified');
    fireEvent.keyDown(document.body, { key: '3', code: 'Digit3', altKey: true });
    fireEvent.change(await screen.findByLabelText(/以夫妻名义同居生活自/), { target: { value: '20200101' } });
    await waitFor(() => expect(hall.findCase(id).application).toMatchObject({ kind: 'supplementary', livingTogetherSince: '2020-01-01' }));
  });

  it('asks the divorced for one of the papers that show it', async () => {
    const { hall, id } = await openCase('identified');
    await choose(region('女方本人情况'), /婚姻状况/, '离婚');
    await choose(region('女方本人情况'), /离婚证明材料/, '生效的离婚判决书或调解书');
    fireEvent.change(await region('女方本人情况').findByLabelText('案号'), { target: { value: '(2020)京0105民初1号' } });
    await waitFor(() =>
      expect(hall.findCase(id).couple.woman.papers).toMatchObject([{ kind: 'divorceJudgment', number: '(2020)京0105民初1号' }]),
    );
  });
});

it('names who reads to a party and how they sign', async () => {
  const { view } = fakeCase('prechecked');
  const woman = {
    ...view.couple.woman,
    help: { reads: false, writes: false, companion: { role: 'signLanguage' as const, name: '李译', idNumber: '', language: '' } },
  };
  await openCase('prechecked', { couple: { ...view.couple, woman } });
  expect(await screen.findByText(/女方由手语翻译李译陪同/)).toBeTruthy();
  expect(screen.getByText(/已向女方逐字宣读声明，其本人确认无误，在登记员面前按指纹/)).toBeTruthy();
  expect(screen.getByText('男方已宣读声明，在登记员面前亲笔签名并按指纹')).toBeTruthy();
});

describe('materials', () => {
  it('open with F5, take a file and give it back with a reason', async () => {
    const { hall, id } = await openCase('identified');
    fireEvent.keyDown(document.body, { key: 'F5', code: 'F5' });
    const drawer = within(await screen.findByRole('region', { name: '材料' }));
    fireEvent.click(drawer.getByRole('button', { name: '添加男方的居民身份证' }));
    const file = new File([new Uint8Array([1])], 'card.jpg', { type: 'image/jpeg' });
    fireEvent.change(document.querySelector('input[type=file]')!, { target: { files: [file] } });
    await waitFor(() =>
      expect(hall.findCase(id).scans).toMatchObject([{ kind: 'residentCard', party: 'man', of: 'original', from: 'file' }]),
    );
    fireEvent.click(await drawer.findByRole('button', { name: /查看居民身份证/ }));
    fireEvent.click(await drawer.findByRole('button', { name: '撤下' }));
    fireEvent.click(drawer.getByRole('button', { name: '放错了材料' }));
    fireEvent.click(drawer.getByRole('button', { name: '撤下' }));
    await waitFor(() => expect(hall.findCase(id).scans).toEqual([]));
  });

  it('say in place that a file is no picture', async () => {
    await openCase('identified');
    fireEvent.keyDown(document.body, { key: 'F5', code: 'F5' });
    const drawer = within(await screen.findByRole('region', { name: '材料' }));
    fireEvent.click(drawer.getByRole('button', { name: '添加女方的居民身份证' }));
    fireEvent.change(document.querySelector('input[type=file]')!, {
      target: { files: [new File(['x'], 'x.pdf', { type: 'application/pdf' })] },
    });
    expect(await drawer.findByText(/不是 JPEG、PNG 或 TIFF 图片，没有存入/)).toBeTruthy();
  });

  it('take, once the marriage is registered, only what belonged into the file already', async () => {
    await openCase('registered');
    fireEvent.keyDown(document.body, { key: 'F5', code: 'F5' });
    const drawer = within(await screen.findByRole('region', { name: '材料' }));
    expect(drawer.getByRole('button', { name: '添加男方的居民身份证' })).toBeTruthy();
    expect(drawer.queryByRole('button', { name: '添加男方的附加材料' })).toBeNull();
  });
});
