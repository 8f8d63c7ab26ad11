import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { fakeDivorce } from '../fake-divorce.ts';
import { createFakeHall, fakeSession } from '../fake-hall.ts';
import { show } from '../setup.tsx';

afterEach(() => {
  location.hash = '';
});

it.each([
  ['received', '未受理'],
  ['coolingOff', '冷静期'],
  ['issuable.prepared', '领证期'],
  ['lapsed', '视为撤回'],
] as const)('a divorce that is %s stands in the worklist, and says so when opened', async (point, words) => {
  const divorce = fakeDivorce(point);
  const hall = createFakeHall({
    answers: { 'cases.worklist': () => ({ ok: true, value: [divorce] }), 'cases.get': () => ({ ok: true, value: divorce }) },
  });
  await show(<CounterApp session={fakeSession} />, hall);
  const row = await screen.findByRole('button', { name: new RegExp(words) });
  fireEvent.click(row);
  const page = await screen.findByRole('main');
  expect(within(page).getByRole('heading', { level: 1 }).textContent).toContain('离婚登记');
  expect(page.textContent).toContain(words);
});
