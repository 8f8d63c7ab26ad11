import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openCase } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

const panel = () => within(screen.getByRole('region', { name: '询问要点' }));
const isOpen = () => screen.queryByRole('region', { name: '询问要点' }) !== null;

async function openPanel(...how: Parameters<typeof openCase>) {
  const opened = await openCase(...how);
  fireEvent.keyDown(document.body, { key: 'F9', code: 'F9' });
  await screen.findByRole('region', { name: '询问要点' });
  return opened;
}

describe('M-94 the questions to ask apart (条例 2025 art. 6)', () => {
  it('hide behind a name that tells an onlooker nothing, with the office’s numbers to call', async () => {
    await openCase('identified');
    fireEvent.click(screen.getByRole('button', { name: /询问要点/ }));
    expect(panel().getAllByRole('listitem').length).toBeGreaterThanOrEqual(12);
    await waitFor(() => expect(panel().getByText('12338')).toBeTruthy());
    // Kinds are behind a closed list: nothing names trafficking or violence at a glance.
    const visible = screen.getByRole('region', { name: '询问要点' }).cloneNode(true) as HTMLElement;
    for (const hidden of visible.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    expect(visible.textContent).not.toMatch(/拐卖|胁迫|家庭暴力/);
  });

  it('take a note with kind and party, and show what was noted', async () => {
    const { hall, each } = await openPanel(
      'prechecked',
      {},
      {
        'marriage.recordConcern': ({ kind, party, note }) => {
          each.view = { ...each.view, concerns: [{ at: '2026-11-22T01:26:00Z', kind, party, note, staffName: '李敏' }] };
          return { ok: true, value: each.view };
        },
      },
    );
    expect(panel().getByRole('button', { name: '记入本件' })).toHaveProperty('disabled', true);
    fireEvent.click(panel().getByRole('button', { name: /情形/ }));
    fireEvent.click(await screen.findByRole('option', { name: '疑似被胁迫' }));
    fireEvent.click(panel().getByRole('button', { name: /涉及何方/ }));
    fireEvent.click(await screen.findByRole('option', { name: '女方' }));
    fireEvent.change(panel().getByLabelText(/记录内容/), { target: { value: '由同来男子代答' } });
    fireEvent.click(panel().getByRole('button', { name: '记入本件' }));
    expect(await panel().findByText('由同来男子代答')).toBeTruthy();
    expect(hall.calls.find((call) => call.operation === 'marriage.recordConcern')?.input).toEqual({
      caseId: each.view.id,
      kind: 'coercion',
      party: 'woman',
      note: '由同来男子代答',
    });
  });

  it.each([
    ['on Escape', () => fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' })],
    ['when the window loses the focus', () => fireEvent.blur(window)],
    [
      'when the screen locks',
      () => {
        document.querySelector('.counter')!.parentElement!.setAttribute('inert', '');
        fireEvent.focusIn(document.body);
      },
    ],
  ])('are gone at once %s, with what was begun kept', async (_, leave) => {
    await openPanel('prechecked');
    fireEvent.change(panel().getByLabelText(/记录内容/), { target: { value: '神情紧张' } });
    leave();
    expect(isOpen()).toBe(false);
    fireEvent.keyDown(document.body, { key: 'F9', code: 'F9' });
    expect(panel().getByLabelText<HTMLTextAreaElement>(/记录内容/).value).toBe('神情紧张');
  });

  it('are there even when the case has just been refused', async () => {
    await openPanel('refused');
    expect(isOpen()).toBe(true);
  });
});
