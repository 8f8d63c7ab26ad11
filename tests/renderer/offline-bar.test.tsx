import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OfficeView, Session } from '#shared/contract/index.ts';
import { ok, type StaffRole } from '#shared/model/index.ts';
import { OfflineBar } from '../../renderer/offline/index.ts';
import { createFakeHall } from './entry/fake-hall.ts';
import { renderPage } from './entry/render.tsx';
import { officeView, session } from './entry/samples.ts';

const day: NonNullable<OfficeView['offlineDay']> = {
  on: officeView.today,
  openedAt: '2026-11-22T01:00:00.000Z',
  openedBy: '周敏',
  reason: '省平台线路检修',
  closedAt: null,
  authorisation: '民登〔2026〕12号',
  acts: 3,
};
const as = (...roles: StaffRole[]): Session => ({ ...session, staff: { ...session.staff, roles } });
const show = (who: Session | null, offlineDay: OfficeView['offlineDay'] = day) => {
  const stopped = () => ok({ ...day, closedAt: '2026-11-22T06:00:00.000Z' });
  const hall = createFakeHall({
    'office.get': () => ok({ ...officeView, offlineDay }),
    'office.closeOfflineRegistration': stopped,
    'office.stopOfflineRegistration': stopped,
  });
  renderPage(<OfflineBar session={who} />, hall);
  return hall;
};
const bar = () => screen.findByRole('status');
const type = (label: string, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

describe('the bar over every page while offline registration is open', () => {
  it('says until when, under what, how much was done and what follows', async () => {
    show(as('registrar'));
    const words = (await bar()).textContent;
    for (const said of ['离线登记中', '24:00', '民登〔2026〕12号', '3 件', '逐件补核']) expect(words).toContain(said);
  });

  it('is stopped by a supervisor alone, with a reason', async () => {
    const hall = show(as('supervisor'));
    fireEvent.click(await screen.findByRole('button', { name: '结束离线登记' }));
    expect(screen.queryByLabelText('工号')).toBeNull();
    type('原因', '线路已恢复');
    fireEvent.click(screen.getByRole('button', { name: /结束离线登记/ }));
    await waitFor(() => expect(hall.calls.at(-1)).toMatchObject({ operation: 'office.closeOfflineRegistration' }));
  });

  it('is stopped where a registrar sits by a supervisor who proves themselves', async () => {
    const hall = show(as('registrar'));
    fireEvent.click(await screen.findByRole('button', { name: '结束离线登记' }));
    type('原因', '线路已恢复');
    type('工号', 'S1');
    type('密码', 'zhoumin-2026');
    fireEvent.click(screen.getByRole('button', { name: /结束离线登记/ }));
    await waitFor(() => expect(hall.calls.at(-1)).toMatchObject({ operation: 'office.stopOfflineRegistration', approval: { code: 'S1' } }));
  });

  it('stands there before anybody signs in, and gives others nothing to press', async () => {
    show(null);
    expect((await bar()).textContent).toContain('离线登记中');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is gone once it was stopped', async () => {
    show(as('supervisor'), { ...day, closedAt: '2026-11-22T06:00:00.000Z' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
