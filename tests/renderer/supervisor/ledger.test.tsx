import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '#shared/model/index.ts';
import { openDesk } from './desk.tsx';

const exported = {
  id: '01890000-0000-7000-8000-0000000000aa',
  at: '2026-11-22T01:30:00Z',
  staffName: '周敏',
  from: '2026-11-01',
  to: '2026-11-22',
  rows: 2,
} as never;

describe('the ledger', () => {
  it('is exported for a period, and says who took copies', async () => {
    await openDesk('办件台账', { 'ledger.exports': () => ok([exported]) });
    expect(await screen.findByText('2026年11月01日至2026年11月22日')).toBeTruthy();
    expect(await screen.findByText('2 件')).toBeTruthy();
    expect(screen.getByLabelText(/受理日期自/)).toHaveProperty('value', expect.stringMatching(/-01$/));
    fireEvent.click(screen.getByRole('button', { name: /选择位置并导出/ }));
    expect(await screen.findByText('已导出 2 件到“ledger.csv”。')).toBeTruthy();
  });

  it('needs two real dates', async () => {
    await openDesk('办件台账', { 'ledger.exports': () => ok([]) });
    expect(await screen.findByText('还没有导出过台账。')).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/受理日期自/), { target: { value: '2026-13-01' } });
    expect(screen.getByRole('button', { name: /选择位置并导出/ })).toHaveProperty('disabled', true);
  });
});
