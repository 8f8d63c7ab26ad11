import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CivilDate } from '#shared/model/index.ts';
import { fakeSession } from '../fake-hall.ts';
import { fakeDivorce, openDivorce, usual } from './divorce-waiting-hall.tsx';

afterEach(() => {
  location.hash = '';
});

describe('M-65 M-73 an application that lapsed as its dates moved', () => {
  const before = { ...usual, issueUntil: '2026-12-14' as CivilDate, lapsesOn: '2026-12-15' as CivilDate };
  const lapsed = fakeDivorce('lapsed', { mine: false, actions: [], movedDates: { at: '2026-12-14T02:00:00Z', before } });

  it('is told and filed by any registrar, with no new receipts', async () => {
    const { now } = await openDivorce(lapsed, '2026-12-14');
    expect((await screen.findByRole('list', { name: '日期变动' })).textContent).toContain('视为撤回2026年12月15日');
    expect(screen.getByText(/按新日期本件已视为撤回/)).toBeTruthy();
    expect(await screen.findByRole('button', { name: '打印视为撤回离婚登记申请归档单' })).toBeTruthy();
    // Whose case it was has been said, and not that one could only look.
    expect(screen.getByText(/已视为撤回。您也可以告知双方、打印归档单/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '已告知双方' }));
    await waitFor(() => expect(now().movedDates).toBeNull());
  });

  it('is only looked at by whoever is no registrar', async () => {
    const auditor = { ...fakeSession, staff: { ...fakeSession.staff, roles: ['auditor' as const] } };
    await openDivorce(lapsed, '2026-12-14', { 'staff.session': () => ({ ok: true, value: auditor }) });
    await screen.findByRole('list', { name: '日期变动' });
    expect(screen.getByText(/现在只能查看/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '已告知双方' })).toBeNull();
    expect(screen.queryByRole('button', { name: /打印/ })).toBeNull();
  });
});
