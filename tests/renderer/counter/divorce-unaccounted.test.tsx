import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeSession } from '../fake-hall.ts';
import { fakeDivorce, openDivorce, usual } from './divorce-waiting-hall.tsx';
import { inputsOf } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

describe('M-103 blanks that a day left with an unfinished visit', () => {
  const waiting = fakeDivorce('issuable', { mine: false, actions: [], unaccountedBlanks: ['B00000001', 'B00000002'] });
  const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

  it('are accounted for by any registrar with a witness, one or both, from the keyboard', async () => {
    const { hall } = await openDivorce(waiting, '2026-11-26', { 'blanks.account': () => ({ ok: true, value: [] }) });
    expect(await screen.findByText('空白离婚证待交代：B00000001、B00000002')).toBeTruthy();
    await screen.findByRole('button', { name: /^交代去向/ });
    fireEvent.keyDown(document.body, { key: 'k', altKey: true });
    const panel = within(await screen.findByRole('region', { name: '交代空白离婚证去向' }));
    fireEvent.click(panel.getByRole('radio', { name: 'B00000002' }));
    fireEvent.click(panel.getByRole('button', { name: '遗失' }));
    fill('工号', 'S01');
    fill('密码', 'morning tea 7');
    fireEvent.click(panel.getByRole('button', { name: /^确认并作废/ }));
    await waitFor(() => expect(inputsOf(hall, 'blanks.account')).toEqual([{ blanks: ['B00000002'], reason: '遗失' }]));
    await waitFor(() => expect(screen.queryByRole('region', { name: '交代空白离婚证去向' })).toBeNull());
  });

  it('are only seen by whoever is no registrar', async () => {
    const auditor = { ...fakeSession, staff: { ...fakeSession.staff, roles: ['auditor' as const] } };
    await openDivorce(waiting, '2026-11-26', { 'staff.session': () => ({ ok: true, value: auditor }) });
    await screen.findByText('空白离婚证待交代：B00000001、B00000002');
    expect(screen.queryByRole('button', { name: /^交代去向/ })).toBeNull();
  });
});

describe('M-73 dates that hold because a receipt names them', () => {
  it('say so beside the line', async () => {
    const dates = { ...usual, kept: ['issueUntil' as const, 'lapsesOn' as const] };
    await openDivorce(fakeDivorce('coolingOff', { dates }), '2026-11-01');
    expect(await screen.findByText(/放假安排有更正，按新安排领证.+、视为撤回.*应当更早.*仍按回执单办理/)).toBeTruthy();
  });
});
