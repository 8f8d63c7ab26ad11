import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MarriageView } from '#shared/model/index.ts';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { fakeCase } from '../fake-case.ts';
import { manFromCard, womanFromCard } from '../fake-couple.ts';
import { createFakeHall, fakeSession } from '../fake-hall.ts';
import { show } from '../setup.tsx';
import { inputsOf, openCase } from './open-case.tsx';

const colleague = '01890000-0000-7000-8000-000000000009';
const theirs: Partial<MarriageView> = { mine: false, registrarId: colleague, registrarName: '赵云', counter: '03', actions: [] };

beforeEach(() => localStorage.clear());
afterEach(() => {
  location.hash = '';
});

describe("a colleague's case", () => {
  it('says whose it is and lets nothing be changed', async () => {
    await openCase('identified', theirs);
    expect(screen.getByText('本件由赵云（窗口 3）办理，现在只能查看。')).toBeTruthy();
    expect(document.querySelector('.button-primary')).toBeNull();
    expect(screen.queryByRole('button', { name: /不予办理|终止办件|询问要点/ })).toBeNull();
    for (const input of document.querySelectorAll<HTMLInputElement>('.step-body input')) expect(input.disabled).toBe(true);
  });

  it('is taken over with a reason and is then one’s own', async () => {
    const { hall, each } = await openCase('declared', theirs, {
      'cases.takeOver': () => {
        each.view = {
          ...each.view,
          mine: true,
          registrarId: fakeSession.staff.id,
          registrarName: '李敏',
          actions: ['photograph', 'cancel'],
        };
        return { ok: true, value: each.view };
      },
    });
    fireEvent.keyDown(document.body, { key: 'F10', code: 'F10' });
    const panel = within(await screen.findByRole('region', { name: '接办本件' }));
    fireEvent.click(panel.getByRole('button', { name: '同事临时离岗' }));
    fireEvent.click(panel.getByRole('button', { name: /确认接办/ }));
    await waitFor(() => expect(screen.queryByText(/现在只能查看/)).toBeNull());
    expect(inputsOf(hall, 'cases.takeOver')).toEqual([{ caseId: each.view.id, reason: '同事临时离岗' }]);
    expect(screen.getByRole('button', { name: /终止办件/ })).toBeTruthy();
  });

  it('that has ended may be looked at, not taken over', async () => {
    await openCase('registered', theirs);
    expect(screen.getByText(/现在只能查看/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /接办/ })).toBeNull();
  });
});

describe('the worklist', () => {
  const named = (man: string) => ({ man: { ...manFromCard(), name: man }, woman: womanFromCard() });
  const cases = () => [
    fakeCase('prepared', { ...theirs, couple: named('赵大'), openedAt: '2026-11-22T00:30:00Z', number: '04-1122-001' }),
    fakeCase('declared', { couple: named('钱二'), openedAt: '2026-11-22T00:50:00Z' }),
    fakeCase('prepared', { couple: named('孙三'), openedAt: '2026-11-22T01:00:00Z' }),
  ];
  const names = () =>
    screen.getAllByRole('button', { name: / · 陈静/ }).map((row) => row.querySelector('.work-names')?.textContent?.slice(0, 2));

  it('puts one’s own first, of these what must be handed over today, and names the colleague of the others', async () => {
    await show(<CounterApp session={fakeSession} />, createFakeHall({ cases: cases() }));
    await screen.findByRole('button', { name: /赵大/ });
    expect(names()).toEqual(['孙三', '钱二', '赵大']);
    expect(screen.getByRole('button', { name: /赵大/ }).textContent).toContain('赵云 · 窗口 3');
    expect(screen.getByRole('button', { name: /钱二/ }).textContent).not.toContain('李敏');
  });

  it('shows only one’s own when asked, and keeps to it', async () => {
    const hall = createFakeHall({ cases: cases() });
    const { unmount } = await show(<CounterApp session={fakeSession} />, hall);
    await screen.findByRole('button', { name: /赵大/ });
    fireEvent.click(screen.getByRole('radio', { name: '本人' }));
    await waitFor(() => expect(names()).toEqual(['孙三', '钱二']));
    unmount();
    await show(<CounterApp session={fakeSession} />, hall);
    await screen.findByRole('button', { name: /孙三/ });
    expect(names()).toEqual(['孙三', '钱二']);
  });
});
