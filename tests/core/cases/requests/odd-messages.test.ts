/** Messages that make no sense here change nothing, and above all keep no later answer from coming. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { li, wang } from '../../sync/province/acts.ts';
import { openCheckedHall, type CheckedHall } from '../checked-hall.ts';

let checked: CheckedHall;
beforeAll(async () => void (checked = await openCheckedHall()));
afterAll(() => checked.close());

const counted = (sql: string) => checked.inStore((store) => store.read((db) => db.prepare(sql).pluck().get() as number));

test('a request told twice, and an answer to a request that nobody made, are taken as read', async () => {
  await checked.marryElsewhere(li, wang, { notify: ['329901'] });
  const request = {
    requestNumber: 'X1',
    fromOffice: '320583',
    fromOfficeName: '某处',
    registrationNumber: 'J1',
    person: null,
    purpose: '核对',
  };
  const reply = { requestNumber: 'X9', fromOffice: '320583', fromOfficeName: '某处', records: [], refusal: null };
  checked.clock.advance({ seconds: 70 });
  await checked.deliver((answer) => {
    const [first] = (answer as { kind: string; messages?: { number: number; at: string }[] }).messages ?? [];
    if (!first) return answer;
    const { number, at } = first;
    return {
      ...(answer as object),
      messages: [
        { number, at, kind: 'recordRequest', content: request },
        { number: number + 1, at, kind: 'recordRequest', content: request },
        { number: number + 5, at, kind: 'recordAnswer', content: reply },
      ],
      more: false,
    } as typeof answer;
  });
  expect(await counted('SELECT count(*) FROM incoming_requests')).toBe(1);
  expect(await counted('SELECT count(*) FROM inbox_messages')).toBe(3);
  expect(await counted('SELECT count(*) FROM sync_open')).toBe(0);
});
