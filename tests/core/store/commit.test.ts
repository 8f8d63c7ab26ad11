import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { fail, ok } from '#shared/model/index.ts';
import type { Result } from '#shared/model/index.ts';
import { StoreFault } from '#core/store/errors.ts';
import { lastActAt } from '#core/store/journal.ts';
import { defineAct } from '#core/store/types.ts';
import type { WritableDb } from '#core/store/types.ts';
import { createTestStore, testAuthor } from '../helpers.ts';
import type { TestStore } from '../helpers.ts';
import { devicesSet, setDevices, stationsIn } from './fixture.ts';

const failing = defineAct({
  type: 'test.failing',
  payload: z.object({}),
  project() {
    throw new Error('a projection that fails');
  },
});

let hall: TestStore;
beforeEach(async () => {
  hall = await createTestStore({ acts: [devicesSet, failing] });
});
afterEach(() => hall.close());

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly on_date: string;
  readonly request_id: string | null;
  readonly receipt: string | null;
  readonly payload: string;
}
const journal = () => hall.store.read((db) => db.prepare('SELECT * FROM journal ORDER BY position').all()) as Row[];

test('a commit journals its acts and projects them in one transaction', () => {
  const author = testAuthor();
  const committed = hall.store.commit(author, (transaction) => {
    transaction.append(devicesSet, { station: 'S02', devices: {} });
    const seen = transaction.db.prepare('SELECT count(*) FROM stations').pluck().get();
    transaction.append(devicesSet, { station: 'S03', devices: {} });
    return ok({ seen });
  });
  expect(committed).toEqual(ok({ seen: 1 }));
  expect(stationsIn(hall.store)).toEqual(['S02', 'S03']);
  expect(journal().map(({ seq, request_id, receipt }) => ({ seq, request_id, receipt }))).toEqual([
    { seq: 1, request_id: null, receipt: null },
    { seq: 2, request_id: author.requestId, receipt: '{"seen":1}' },
  ]);
});

test('rows carry the instant in UTC and the civil date in Shanghai', () => {
  hall.clock.set('2026-12-31T16:30:00Z');
  setDevices(hall.store, 'S02');
  expect(journal()).toMatchObject([{ at: '2026-12-31T16:30:00.000Z', on_date: '2027-01-01' }]);
});

test('a clock that runs behind is journalled as it is, and the last act stays known', () => {
  setDevices(hall.store, 'S02');
  hall.clock.advance({ hours: -1 });
  setDevices(hall.store, 'S03');
  expect(journal().map(({ at }) => at)).toEqual(['2026-06-01T02:00:00.000Z', '2026-06-01T01:00:00.000Z']);
  expect(hall.store.read(lastActAt)).toBe('2026-06-01T02:00:00.000Z');
});

test('before the first act there is no last one', () => {
  expect(hall.store.read(lastActAt)).toBeNull();
});

test('a refused decision leaves nothing behind', () => {
  const refused = hall.store.commit(testAuthor(), (transaction): Result<null, 'no'> => {
    transaction.append(devicesSet, { station: 'S02', devices: {} });
    return fail('no');
  });
  expect(refused).toEqual(fail('no'));
  expect(journal()).toEqual([]);
  expect(stationsIn(hall.store)).toEqual([]);
});

test('a projection that throws leaves nothing behind, and the store goes on', () => {
  expect(() =>
    hall.store.commit(testAuthor(), (transaction) => {
      transaction.append(devicesSet, { station: 'S02', devices: {} });
      transaction.append(failing, {});
      return ok(null);
    }),
  ).toThrow('a projection that fails');
  expect(stationsIn(hall.store)).toEqual([]);
  expect(setDevices(hall.store, 'S03')).toEqual(ok({ station: 'S03', seq: 1 }));
});

test('a repeated request answers its receipt without deciding again', () => {
  const author = testAuthor();
  expect(setDevices(hall.store, 'S02', {}, author)).toEqual(ok({ station: 'S02', seq: 1 }));
  const again = hall.store.commit(author, () => {
    throw new Error('decided twice');
  });
  expect(again).toEqual(ok({ station: 'S02', seq: 1 }));
  expect(hall.store.findReceipt(author)).toEqual({ receipt: { station: 'S02', seq: 1 } });
  expect(journal()).toHaveLength(1);
});

test('an unknown request has no receipt', () => {
  expect(hall.store.findReceipt(testAuthor())).toBeNull();
});

test.each([{ inputDigest: '1'.repeat(64) }, { operation: 'cases.saveDraft' as const }])(
  'a request id reused with %o is refused',
  (other) => {
    const author = testAuthor();
    setDevices(hall.store, 'S02', {}, author);
    const reused = { ...author, ...other };
    expect(hall.store.findReceipt(reused)).toBe('reused');
    expect(() => setDevices(hall.store, 'S03', {}, reused)).toThrow(new StoreFault({ code: 'call.requestReused', details: {} }));
    expect(stationsIn(hall.store)).toEqual(['S02']);
  },
);

test('what the first caller gets is what a repeat gets: JSON', () => {
  const author = testAuthor();
  const decide = () =>
    hall.store.commit(author, (transaction) => {
      transaction.append(devicesSet, { station: 'S02', devices: {} });
      return ok({ kept: 1, absent: undefined });
    });
  expect(decide()).toStrictEqual(decide());
});

test.each<[string, () => Result<unknown, never>, string]>([
  ['succeeds without an act', () => ok(null), 'without appending an act'],
  ['answers what JSON cannot hold', () => ok(new Date(0)), 'is not JSON'],
  ['is asynchronous', () => Promise.resolve(ok(null)) as never, 'asynchronous'],
])('a decision that %s is a bug', (_name, decide, message) => {
  expect(() => hall.store.commit(testAuthor(), decide)).toThrow(message);
  expect(journal()).toEqual([]);
});

test('a commit within a commit is a bug', () => {
  expect(() => hall.store.commit(testAuthor(), () => setDevices(hall.store, 'S02'))).toThrow('a commit within a commit');
});

test('an act the store was not opened with is a bug', () => {
  const stranger = defineAct({ ...devicesSet });
  const decide = () =>
    hall.store.commit(testAuthor(), (transaction) => {
      transaction.append(stranger, { station: 'S02', devices: {} });
      return ok(null);
    });
  expect(decide).toThrow('was not opened with the act test.devicesSet');
});

test('an act appended after its commit is a bug', () => {
  let late = () => {};
  hall.store.commit(testAuthor(), (transaction) => {
    late = () => void transaction.append(devicesSet, { station: 'S03', devices: {} });
    transaction.append(devicesSet, { station: 'S02', devices: {} });
    return ok(null);
  });
  expect(late).toThrow('after its commit');
});

test('a payload its schema refuses is a bug and is not written', () => {
  expect(() => setDevices(hall.store, 1 as never)).toThrow(z.ZodError);
  expect(journal()).toEqual([]);
});

test('reading connections refuse to write', () => {
  expect(() => hall.store.read((db) => db.prepare(`INSERT INTO stations VALUES ('S09', '{}')`))).toThrow('a reading connection');
  const decide = () => hall.store.commit(testAuthor(), ({ db }) => ok(db.prepare('DELETE FROM stations').run()));
  expect(decide).toThrow('a reading connection');
});

test('drafts are written outside the journal, whole or not at all', () => {
  const insert = (db: WritableDb, id: string) =>
    db.prepare(`INSERT INTO drafts (case_id, revision, couple, changed_at) VALUES (?, 1, '{}', '')`).run(id);
  hall.store.writeDraft((db) => insert(db, 'a'));
  expect(() =>
    hall.store.writeDraft((db) => {
      insert(db, 'b');
      throw new Error('stopped');
    }),
  ).toThrow('stopped');
  expect(hall.store.read((db) => db.prepare('SELECT case_id FROM drafts').pluck().all())).toEqual(['a']);
  expect(journal()).toEqual([]);
});

test('input digests are keyed and ignore the order of members', async () => {
  const digest = hall.store.inputDigest('cases.open', { a: 1, b: [2, 3] });
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(hall.store.inputDigest('cases.open', { b: [2, 3], a: 1 })).toBe(digest);
  expect(hall.store.inputDigest('cases.open', { b: [3, 2], a: 1 })).not.toBe(digest);
  expect(hall.store.inputDigest('cases.get', { a: 1, b: [2, 3] })).not.toBe(digest);
  const other = await createTestStore({ acts: [] });
  expect(other.store.inputDigest('cases.open', { a: 1, b: [2, 3] })).not.toBe(digest);
  other.close();
});
