import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MarriageState, Slot } from '#shared/model/index.ts';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { fakeCase } from '../fake-case.ts';
import { manFromCard, womanFromCard } from '../fake-couple.ts';
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

async function openCase(state: MarriageState): Promise<{ readonly hall: FakeHall; readonly id: string }> {
  const each = fakeCase(state);
  const hall = createFakeHall({ cases: [each] });
  location.hash = `case=${each.view.id}`;
  await show(<CounterApp session={fakeSession} />, hall);
  await screen.findByRole('main', { name: `办件 ${each.view.number}` });
  return { hall, id: each.view.id };
}

const party = (name: '男方' | '女方') => within(screen.getByRole('region', { name }));

function lookAtIdentify(): void {
  fireEvent.click(within(screen.getByRole('list', { name: '办理步骤' })).getByRole('button', { name: /核验/ }));
}

describe('the step of a case', () => {
  it.each([
    ['opened', '核验', '完成核验'],
    ['identified', '初审', '完成初审'],
    ['prechecked', '声明', '打印申请结婚登记声明书'],
    ['declared', '拍照', '拍照'],
    ['photographed', '审查', '审查通过'],
    ['examined', '制证', '制证'],
    ['prepared', '登记发证', '打印结婚登记审查处理表'],
  ] as const)('%s shows %s with one primary action', async (state, step, action) => {
    await openCase(state);
    expect(screen.getByRole('list', { name: '办理步骤' }).querySelector('[aria-current="step"]')?.textContent).toContain(step);
    await waitFor(() => expect(document.querySelectorAll('.button-primary')).toHaveLength(1));
    await waitFor(() => expect(document.querySelector('.button-primary')?.textContent).toContain(action));
  });

  it('of a registered case says so with its number and offers nothing more to do', async () => {
    await openCase('registered');
    expect((await screen.findByRole('status', { name: '登记完成' })).textContent).toContain('J110105-2026-001207');
    expect(document.querySelector('.button-primary')).toBeNull();
  });
});

describe('reading cards', () => {
  it('waits for the man, then by itself for the woman', async () => {
    const { hall } = await openCase('opened');
    await party('男方').findByText('请将男方身份证放在读卡器上');
    act(() => hall.layCard(manFromCard()));
    await party('女方').findByText('请将女方身份证放在读卡器上');
    expect(party('男方').getByLabelText<HTMLInputElement>('姓名').value).toBe('王伟');
    act(() => hall.layCard(womanFromCard()));
    await waitFor(() => expect(party('女方').getByLabelText<HTMLInputElement>('姓名').value).toBe('陈静'));
    // Neither slot is asked for once more because its card was told of before its form.
    const armed = hall.calls.flatMap(({ operation, input }) => (operation === 'devices.armReader' ? [(input as { slot: Slot }).slot] : []));
    expect(armed).toEqual(['man', 'woman']);
  });

  it('does not overwrite a filled slot before somebody says so', async () => {
    const { hall } = await openCase('opened');
    await party('男方').findByText('请将男方身份证放在读卡器上');
    act(() => hall.layCard(manFromCard()));
    await party('女方').findByText('请将女方身份证放在读卡器上');
    fireEvent.keyDown(document.body, { key: 'F6', code: 'F6' });
    expect((await screen.findByText(/男方已有“王伟”的信息/)).textContent).toContain('未作改动');
  });

  it('asks in place why a card-read value is changed, and drops the mark', async () => {
    const { hall, id } = await openCase('identified');
    lookAtIdentify();
    const name = await party('男方').findByLabelText<HTMLInputElement>('姓名');
    fireEvent.change(name, { target: { value: '王玮' } });

    const panel = within(screen.getByRole('region', { name: '更改男方的读卡信息' }));
    expect(hall.findCase(id).couple.man.name).toBe('王伟');
    expect(panel.getByRole('button', { name: /确认更改/ })).toHaveProperty('disabled', true);
    fireEvent.change(panel.getByLabelText('原因'), { target: { value: '芯片用字与证面不一致' } });
    fireEvent.click(panel.getByRole('button', { name: /确认更改/ }));

    await waitFor(() => expect(hall.findCase(id).couple.man.name).toBe('王玮'));
    expect(hall.findCase(id).couple.man.sources.name).toMatchObject({ kind: 'edited', reason: '芯片用字与证面不一致' });
    expect(hall.findCase(id).couple.man.sources.idNumber?.kind).toBe('card');
  });

  it('goes back to the card value when no reason is given', async () => {
    const { hall, id } = await openCase('identified');
    lookAtIdentify();
    const name = await party('男方').findByLabelText<HTMLInputElement>('姓名');
    fireEvent.change(name, { target: { value: '王玮' } });
    fireEvent.click(within(screen.getByRole('region', { name: '更改男方的读卡信息' })).getByRole('button', { name: '返回' }));
    expect(name.value).toBe('王伟');
    expect(hall.findCase(id).couple.man.sources.name?.kind).toBe('card');
  });
});

describe('the half-filled form', () => {
  it('is saved while it is typed', async () => {
    const { hall, id } = await openCase('opened');
    fireEvent.change(party('男方').getByLabelText('姓名'), { target: { value: '刘洋' } });
    await waitFor(() => expect(hall.findCase(id).couple.man.name).toBe('刘洋'));
    expect(hall.findCase(id).couple.man.sources.name).toEqual({ kind: 'typed' });
  });

  it('is still there after the core died and came back', async () => {
    const { hall, id } = await openCase('opened');
    act(() => hall.killCore());
    fireEvent.change(party('男方').getByLabelText('姓名'), { target: { value: '刘洋' } });
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 350));
      hall.startCore();
    });
    await waitFor(() => expect(hall.findCase(id).couple.man.name).toBe('刘洋'));
    expect(party('男方').getByLabelText<HTMLInputElement>('姓名').value).toBe('刘洋');
  });
});

it('prints both declarations with one press and confirms both with the next', async () => {
  const { hall, id } = await openCase('prechecked');
  const press = async (label: string): Promise<void> => {
    await waitFor(() => expect(document.querySelector('.button-primary')?.textContent).toContain(label));
    await waitFor(() => expect(document.querySelector('.button-primary')?.getAttribute('aria-disabled')).toBeNull());
    fireEvent.keyDown(document.body, { key: 'Enter', code: 'Enter', ctrlKey: true });
  };
  await press('打印申请结婚登记声明书');
  await press('申请结婚登记声明书打印无误');
  await waitFor(() => expect(document.querySelector('.button-primary')?.textContent).toContain('完成声明'));
  expect(hall.findCase(id).documents.map(({ print }) => print)).toEqual(['confirmed', 'confirmed']);
});

it('opens the case whose barcode is scanned, wherever the focus is', async () => {
  const each = fakeCase('declared');
  const hall = createFakeHall({ cases: [each] });
  await show(<CounterApp session={fakeSession} />, hall);
  await screen.findByRole('button', { name: /王伟 · 陈静/ });
  let at = performance.now();
  for (const character of [...each.view.number, '\n']) {
    const code = character === '\n' ? 'Enter' : character === '-' ? 'Minus' : `Digit${character}`;
    const event = new KeyboardEvent('keydown', { code, key: character, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (at += 5) });
    act(() => void document.body.dispatchEvent(event));
  }
  expect(await screen.findByRole('main', { name: `办件 ${each.view.number}` })).toBeTruthy();
});
