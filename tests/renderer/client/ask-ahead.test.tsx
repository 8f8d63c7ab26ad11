import { render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '#shared/model/index.ts';
import { askAhead, createClient, createQueries, HallProvider, useAsk } from '../../../renderer/client/index.ts';
import { createFakeHall, type Answers } from '../entry/fake-hall.ts';
import { open, session } from '../entry/samples.ts';

function openClient(answers: Answers) {
  const hall = createFakeHall(answers, 'counter');
  const client = createClient(hall.bridge);
  const queries = createQueries(client);
  const page = (part: ReactElement) => (
    <HallProvider client={client} queries={queries}>
      {part}
    </HallProvider>
  );
  return { hall, client, queries, page };
}

function Store(): ReactElement {
  return <p>{useAsk('hall.health', {}).value?.store ?? 'unknown'}</p>;
}

describe('what is asked ahead', () => {
  test('is asked once, and shown by a page that comes before the answer or after it', async () => {
    for (const wait of [0, 10]) {
      const { hall, client, queries, page } = openClient({ 'hall.health': () => ok(open) });
      askAhead(queries, client, ['hall.health']);
      await new Promise((resolve) => setTimeout(resolve, wait));
      const { unmount } = render(page(<Store />));
      await screen.findByText('open');
      expect(hall.callsOf('hall.health')).toHaveLength(1);
      unmount();
    }
  });

  test('is asked again where the core announced a change before there was a page', async () => {
    let store: 'locked' | 'open' = 'locked';
    const { hall, client, queries, page } = openClient({ 'hall.health': () => ok({ ...open, store }) });
    askAhead(queries, client, ['hall.health']);
    await waitFor(() => expect(queries.isFetching()).toBe(0));
    store = 'open';
    hall.emit({ event: 'store.changed' });
    render(page(<Store />));
    await screen.findByText('open');
    expect(hall.callsOf('hall.health')).toHaveLength(2);
  });

  test('and failed for a store that was locked is no error of the page that asks once it is open', async () => {
    let locked = true;
    const { client, queries, page } = openClient({
      'staff.session': () => (locked ? fail({ code: 'store.locked', details: {} }) : ok(session)),
    });
    askAhead(queries, client, ['staff.session']);
    await waitFor(() => expect(queries.isFetching()).toBe(0));
    const errors: unknown[] = [];
    const Who = ({ isOpen }: { readonly isOpen: boolean }) => {
      const { value, error } = useAsk('staff.session', {}, { enabled: isOpen });
      if (isOpen) errors.push(error);
      return <p>{value?.staff.name ?? 'nobody'}</p>;
    };
    const { rerender } = render(page(<Who isOpen={false} />));
    locked = false;
    rerender(page(<Who isOpen />));
    await screen.findByText(session.staff.name);
    expect(errors.filter(Boolean)).toEqual([]);
  });
});
