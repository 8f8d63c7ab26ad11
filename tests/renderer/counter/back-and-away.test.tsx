import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { actionsIn } from '#shared/law/marriage/index.ts';
import type { CivilDate, Finding } from '#shared/model/index.ts';
import { fakeDocument } from '../fake-case.ts';
import type { FakeHallOptions } from '../fake-hall.ts';
import { inputsOf, openCase } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

const elsewhere: Finding = {
  since: '2025-05-10' as CivilDate,
  rule: 'M-14',
  outcome: 'refuse',
  party: null,
  message: 'notThisOffice',
  article: 'reg2025-2',
  params: {},
};

/** What the law says is given: the words of M-14 are another test's. */
const finding = (...findings: Finding[]): FakeHallOptions['answers'] => ({
  'marriage.findings': () =>
    ({ ok: true, value: { on: '2026-11-22', findings, actions: [], materials: [], rareCharacters: [], outdated: [] } }) as never,
});

describe('退回修改', () => {
  it.each(['declared', 'photographed', 'examined'] as const)('sends a case back from %s with a reason', async (state) => {
    const { hall, each } = await openCase(
      state,
      {},
      {
        'marriage.reopen': () => {
          each.view = { ...each.view, state: 'identified', reached: 'identified', actions: actionsIn('identified', ['registrar']) };
          return { ok: true, value: each.view };
        },
      },
    );
    fireEvent.click(screen.getByRole('button', { name: '退回修改' }));
    const panel = within(screen.getByRole('region', { name: '退回修改' }));
    fireEvent.click(panel.getByRole('button', { name: '当事人指出信息有误' }));
    fireEvent.click(panel.getByRole('button', { name: /确认退回/ }));
    await waitFor(() => expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('初审'));
    expect(inputsOf(hall, 'marriage.reopen')).toEqual([{ caseId: each.view.id, reason: '当事人指出信息有误' }]);
  });

  it('is not offered before anything was declared, nor once certificates are prepared', async () => {
    await openCase('prechecked');
    expect(screen.queryByRole('button', { name: '退回修改' })).toBeNull();
  });
});

describe('指引他处办理 (条例 2025 art. 2)', () => {
  it('is offered instead of a refusal where another office may, and ends with the guide to print', async () => {
    const { hall, each } = await openCase(
      'identified',
      {},
      {
        ...finding(elsewhere),
        'marriage.redirect': () => {
          each.view = { ...each.view, state: 'redirected', actions: [], documents: [fakeDocument('redirectGuide', null, 'Guide')] };
          return { ok: true, value: each.view };
        },
      },
    );
    fireEvent.click(await screen.findByRole('button', { name: '指引他处办理' }));
    expect(screen.queryByRole('button', { name: '不予办理' })).toBeNull();
    fireEvent.click(within(screen.getByRole('region', { name: '指引他处办理' })).getByRole('button', { name: '出具指引单' }));
    await waitFor(() => expect(document.querySelector('.button-primary')?.textContent).toContain('打印办理指引单'));
    expect(inputsOf(hall, 'marriage.redirect')).toEqual([{ caseId: each.view.id, note: '' }]);
    expect(screen.getByText('已指引他处', { selector: '.ended-title' })).toBeTruthy();
  });

  it('leaves the refusal one step away', async () => {
    await openCase('identified', {}, finding(elsewhere));
    fireEvent.click(await screen.findByRole('button', { name: '指引他处办理' }));
    fireEvent.click(screen.getByRole('button', { name: '仍要不予办理' }));
    expect(screen.getByRole('region', { name: '不予办理' })).toBeTruthy();
  });

  it('is not offered where nothing says so', async () => {
    await openCase('identified', {}, finding());
    expect(screen.queryByRole('button', { name: '指引他处办理' })).toBeNull();
    expect(screen.getByRole('button', { name: '不予办理' })).toBeTruthy();
  });
});

describe('the findings at the side', () => {
  const many = (count: number, outcome: Finding['outcome']): Finding[] => Array.from({ length: count }, () => ({ ...elsewhere, outcome }));

  it('are folded in groups once they are many, what bars the act open', async () => {
    await openCase('identified', {}, finding(...many(3, 'refuse'), ...many(8, 'ask'), ...many(12, 'pass')));
    const groups = await waitFor(() => {
      const found = document.querySelectorAll<HTMLDetailsElement>('.side details');
      expect(found).toHaveLength(2);
      return [...found];
    });
    expect(groups.map((group) => [group.querySelector('summary')?.textContent, group.open])).toEqual([
      ['不符合 3 项', true],
      ['待核实 8 项', false],
    ]);
    expect(document.querySelector('.side')?.textContent).toContain('12 项符合');
  });

  it('are simply listed while they are few', async () => {
    await openCase('identified', {}, finding(...many(2, 'refuse'), ...many(3, 'ask')));
    await waitFor(() => expect(document.querySelectorAll('.side .finding')).toHaveLength(5));
    expect(document.querySelector('.side details')).toBeNull();
  });
});
