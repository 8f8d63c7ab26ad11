import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { DivorceApplication, type DivorcePoint, type DivorceView } from '#shared/model/index.ts';
import { fakeCase } from '../fake-case.ts';
import { createFakeHall, fakeSession } from '../fake-hall.ts';
import { show } from '../setup.tsx';

afterEach(() => {
  location.hash = '';
});

function fakeDivorce(point: DivorcePoint, state: DivorceView['state']): DivorceView {
  const { photo: _photo, confirmation: _confirmation, ...view } = fakeCase('identified').view;
  return {
    ...view,
    business: 'divorce',
    state,
    point,
    reached: point,
    dates: null,
    receiptNumber: null,
    application: DivorceApplication.parse({}),
    actions: [],
    photos: { man: null, woman: null },
    visits: [],
    returnReads: { man: null, woman: null },
    interviews: { man: null, woman: null },
    withdrawal: null,
    endedAs: null,
    movedDates: null,
  };
}

it.each([
  ['received', 'received', '未受理'],
  ['coolingOff', 'coolingOff', '冷静期'],
  ['issuable.prepared', 'issuable', '领证期'],
  ['lapsed', 'lapsed', '视为撤回'],
] as const)('a divorce that is %s stands in the worklist, and says so when opened', async (point, state, words) => {
  const divorce = fakeDivorce(point, state);
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
