import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyApplication, type OnlineCheck } from '#shared/model/index.ts';
import { inputsOf, openCase } from './open-case.tsx';
import { openDivorce } from './open-divorce.tsx';

afterEach(() => {
  location.hash = '';
});

const mismatched: OnlineCheck = { state: 'mismatched', at: '2026-11-22T01:12:00Z' };
const side = (): string => document.querySelector('.side')?.textContent ?? '';
const conclusion = (): HTMLTextAreaElement | null => screen.queryByRole<HTMLTextAreaElement>('textbox', { name: /核实结论/ });
const saved = '看过法院判决书，系平台未更新。';

describe('the conclusion on a mismatch of the online check (条例 2025 art. 10)', () => {
  it('is written down at 初审 of a marriage, which is then barred no longer', async () => {
    const { hall } = await openCase('identified', { onlineCheck: mismatched });
    await waitFor(() => expect(side()).toContain('在审查前写明核实结论'));
    fireEvent.change(conclusion()!, { target: { value: saved } });
    await waitFor(() => expect(inputsOf(hall, 'cases.saveDraft').at(-1)).toMatchObject({ application: { mismatchConclusion: saved } }));
    await waitFor(() => expect(side()).not.toContain('在审查前写明核实结论'));
  });

  it('is written down at 初审 of a divorce', async () => {
    const { hall } = await openDivorce('received.identified', { onlineCheck: mismatched });
    await waitFor(() => expect(side()).toContain('写明核实结论'));
    fireEvent.change(conclusion()!, { target: { value: saved } });
    await waitFor(() =>
      expect(inputsOf(hall, 'cases.saveDraft').at(-1)).toMatchObject({ divorceApplication: { mismatchConclusion: saved } }),
    );
    await waitFor(() => expect(side()).not.toContain('写明核实结论'));
  });

  it('is asked for nowhere else, and shown unchanged once both have declared', async () => {
    const application = { ...emptyApplication, mismatchConclusion: saved };
    await openCase('declared', { onlineCheck: mismatched, application });
    expect(conclusion()).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /初审/ }));
    await waitFor(() => expect(conclusion()).toMatchObject({ value: saved, disabled: true }));
  });

  it('is not asked for without a mismatch', async () => {
    await openCase('identified');
    await screen.findByText('初审确认');
    expect(conclusion()).toBeNull();
  });
});
