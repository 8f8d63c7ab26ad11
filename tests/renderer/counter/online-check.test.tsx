import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CivilDate, MarriageView, PartyCheck } from '#shared/model/index.ts';
import { inputsOf, openCase } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

const number = (last: string) => `0192f3a0-0000-7000-8000-${last.padStart(12, '0')}`;
const check = (name: string, last: string, changes: Partial<PartyCheck> = {}): PartyCheck => ({
  state: 'matched',
  requestNumber: number(last),
  person: { name, idNumber: '110105199804120013', nationality: 'CHN', document: 'residentCard', documentNumber: '' },
  askedAt: '2026-11-22T01:11:00.000Z',
  answeredAt: '2026-11-22T01:12:00.000Z',
  answer: { identity: 'agrees', inForce: [] },
  mismatches: [],
  refusal: null,
  ...changes,
});
const elsewhere = {
  business: 'marriage',
  registrationNumber: 'J320102-2019-000412',
  office: '320102',
  officeName: '玄武区民政局婚姻登记处',
  registeredOn: '2019-05-20' as CivilDate,
  man: check('王伟', '1').person,
  woman: { ...check('', '').person, name: '赵敏', idNumber: '320102199003030020' },
};
const matched = { state: 'matched' as const, at: '2026-11-22T01:12:00.000Z' };
const open = (changes: Partial<MarriageView>) => openCase('prechecked', changes);
const panel = () => screen.findByRole('region', { name: '联网核对' });

describe('the online check beside the case (条例 2025 art. 10)', () => {
  it('says of each what was answered, when and under which number', async () => {
    await open({ onlineCheck: matched, checks: { man: check('王伟', 'a1'), woman: check('陈静', 'b2') } });
    const side = await panel();
    expect(within(side).getAllByText('相符')).toHaveLength(2);
    expect(side.textContent).toContain('09:12 答复');
    expect(side.textContent).toContain('请求号 …0000000000b2');
  });

  it('waits in words, and asks again by its key', async () => {
    const pending = { state: 'pending' as const, answeredAt: null, answer: null };
    const { hall } = await open({
      onlineCheck: { state: 'pending', at: null },
      checks: { man: check('王伟', 'a1', pending), woman: check('陈静', 'b2', pending) },
    });
    const side = await panel();
    expect(within(side).getAllByText('等待答复')).toHaveLength(2);
    fireEvent.keyDown(document.body, { key: 'h', code: 'KeyH', altKey: true });
    await waitFor(() => expect(inputsOf(hall, 'cases.checkOnline').at(-1)).toMatchObject({ caseId: expect.any(String) as string }));
    fireEvent.click(within(side).getByRole('button', { name: /重新核对/ }));
    await waitFor(() => expect(inputsOf(hall, 'cases.checkOnline')).toHaveLength(2));
  });

  it('asks again by itself, once, when the answer no longer counts', async () => {
    const yesterday = { state: 'matched' as const, at: '2026-11-21T01:12:00.000Z' };
    const old = { answeredAt: yesterday.at };
    const { hall } = await open({ onlineCheck: yesterday, checks: { man: check('王伟', 'a1', old), woman: check('陈静', 'b2', old) } });
    await waitFor(() => expect(inputsOf(hall, 'cases.checkOnline')).toEqual([expect.objectContaining({ again: false })]));
    expect((await panel()).textContent).toContain('2026年11月21日 09:12 答复');
  });

  it('shows both records side by side where they differ', async () => {
    const answer = { identity: 'agrees' as const, inForce: [elsewhere] };
    const man = check('王伟', 'a1', { state: 'mismatched', mismatches: ['marriedAlready'], answer });
    await open({ onlineCheck: { ...matched, state: 'mismatched' }, checks: { man, woman: check('陈静', 'b2') } });
    const records = await screen.findByRole('region', { name: '联网核对不一致：两边的记录' });
    expect(within(records).getByRole('row', { name: /存续的婚姻/ }).textContent).toContain('J320102-2019-000412');
    expect(within(records).getByRole('row', { name: /配偶/ }).textContent).toContain('赵敏');
    expect((await panel()).textContent).toContain('省平台登记有存续的婚姻');
  });

  it('is a line among the devices where nobody was asked', async () => {
    await open({});
    expect(screen.queryByRole('region', { name: '联网核对' })).toBeNull();
    expect(document.querySelector('.side-devices')?.textContent).toContain('联网核对');
  });

  it('marks what the province contradicts, and what was done offline', async () => {
    await openCase('registered', { discrepancies: 1, offline: 'checked' });
    expect((await screen.findAllByText('与省平台有差异')).length).toBeGreaterThan(0);
  });
});
