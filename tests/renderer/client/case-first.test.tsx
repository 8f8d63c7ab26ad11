import { render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { createClient, createQueries, HallProvider, useAsk } from '../../../renderer/client/index.ts';
import { createFakeHall } from '../fake-hall.ts';
import { fakeCase } from '../fake-case.ts';

afterEach(() => vi.unstubAllGlobals());

function Desk({ caseId }: { readonly caseId: string }): ReactElement {
  useAsk('cases.worklist', {});
  useAsk('office.get', {});
  return <p>{useAsk('cases.get', { caseId }).value?.couple.man.name ?? 'unknown'}</p>;
}

test('of a case that changed it is asked first, and for the rest once it is on the screen', async () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
  const shown = fakeCase('opened');
  const hall = createFakeHall({ cases: [shown] });
  const client = createClient(hall);
  render(
    <HallProvider client={client} queries={createQueries(client)}>
      <Desk caseId={shown.view.id} />
    </HallProvider>,
  );
  await waitFor(() => expect(hall.calls).toHaveLength(3));
  const before = hall.calls.length;

  shown.view = { ...shown.view, couple: { ...shown.view.couple, man: { ...shown.view.couple.man, name: '王玮' } } };
  hall.emit({ event: 'case.changed', caseId: shown.view.id });
  await screen.findByText('王玮');
  await waitFor(() => expect(idle).toHaveLength(1));
  const asked = () => hall.calls.slice(before).map(({ operation }) => operation);
  expect(asked()).toEqual(['cases.get']);
  idle[0]!();
  await waitFor(() => expect(asked()).toEqual(['cases.get', 'cases.worklist', 'office.get']));
});
