import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CivilDate, CoolingOffDates, Finding, SeenAgain } from '#shared/model/index.ts';
import { today } from '../fake-case.ts';
import { inputsOf } from './open-case.tsx';
import { openDivorce } from './open-divorce.tsx';

afterEach(() => {
  location.hash = '';
});

const primary = (): HTMLButtonElement => document.querySelector<HTMLButtonElement>('.step-go .button-primary')!;
const missing = (): string => document.querySelector('.step-missing')?.textContent ?? '';
const confirm = '双方停止办公前已到场，照常办理';
const seen: SeenAgain = { by: 'card', at: '2026-11-22T08:50:00Z', validFrom: null, validUntil: null, longTerm: false, reason: null };

/** Certificates until today. */
const dates: CoolingOffDates = {
  accepted: '2026-09-22' as CivilDate,
  withdrawUntil: '2026-10-22' as CivilDate,
  issueFrom: '2026-10-23' as CivilDate,
  issueUntil: today,
  lapsesOn: '2026-11-23' as CivilDate,
  nominalIssueUntil: today,
  provisionalDates: [],
  rolled: [],
};
const closed: Finding = {
  rule: 'M-65',
  outcome: 'refuse',
  party: null,
  message: 'closedOnLastDay',
  article: 'civilCode.1077',
  since: '2021-01-01' as CivilDate,
  params: { until: today },
};
const otherwise: Finding = { ...closed, rule: 'M-62', message: 'withdrawOver' };

/** Both cards are read, after closing of the last day; the core says so with the findings, or only when it is asked to begin. */
async function openReturn(findings: readonly Finding[], answer?: readonly Finding[]) {
  const desk = await openDivorce(
    'issuable',
    { dates, returnReads: { man: seen, woman: seen } },
    {
      'divorce.findings': () => ({
        ok: true,
        value: { on: today, findings: [...findings], actions: [], materials: [], rareCharacters: [], prospect: null, outdated: [] },
      }),
      ...(answer && {
        'divorce.return': () => ({ ok: false, error: { code: 'case.refusedByLaw', details: { findings: [...answer] } } }),
      }),
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: /双方到场，开始办理/ }));
  await screen.findByRole('region', { name: '男方证件' });
  return desk;
}

describe('after closing of the last day, both having been inside before', () => {
  it('is said by the registrar, and begins then', async () => {
    const { hall } = await openReturn([closed]);
    expect(await screen.findByText('已过受理时间 17:00')).toBeTruthy();
    expect(screen.getByText(/停止办公前已取号或者已核验证件的，今日照常办理/)).toBeTruthy();
    expect(primary().disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: confirm }));
    await waitFor(() => expect(primary().disabled).toBe(false));
    expect(screen.queryByRole('button', { name: confirm })).toBeNull();
    fireEvent.click(primary());
    await waitFor(() => expect(inputsOf(hall, 'divorce.return')).toMatchObject([{ insideBeforeClosing: true }]));
  });

  it('is asked where the office closed while the page was open', async () => {
    const { hall } = await openReturn([], [closed]);
    await waitFor(() => expect(primary().disabled).toBe(false));
    expect(screen.queryByRole('button', { name: confirm })).toBeNull();
    fireEvent.click(primary());
    fireEvent.click(await screen.findByRole('button', { name: confirm }));
    fireEvent.click(primary());
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.return')).toMatchObject([{ insideBeforeClosing: false }, { insideBeforeClosing: true }]),
    );
  });

  it('answers nothing else that bars the visit', async () => {
    await openReturn([closed, otherwise]);
    fireEvent.click(await screen.findByRole('button', { name: confirm }));
    await waitFor(() => expect(missing()).toContain('1'));
    expect(primary().disabled).toBe(true);
  });

  it('is no question of an earlier day', async () => {
    await openReturn([{ ...closed, message: 'lapsed' }]);
    await waitFor(() => expect(primary().disabled).toBe(true));
    expect(screen.queryByRole('button', { name: confirm })).toBeNull();
  });
});
