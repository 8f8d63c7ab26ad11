import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPreReviewHandlers } from '#core/front-desk/pre-review/handlers.ts';
import { takeIn, type Submitted } from '#core/front-desk/pre-review/intake.ts';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, type OpenStore } from '#core/store/index.ts';
import { systemAuthor } from '#core/store/system-author.ts';
import { people } from '../../emulators/people.ts';
import { aMorning, callerOf, createTestDesk, openDesk, testHall, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const clock = createSetClock(aMorning);
const said = ({ name, idNumber }: { readonly name: string; readonly idNumber: string }) =>
  ({ name, idNumber, phone: '', maritalStatus: null, occupation: '', education: null }) as const;
const content = { service: 'marriage', man: said(people.wangWei), woman: said(people.chenJing) } as const;
const picture = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#c8b9a0' } })
  .jpeg()
  .toBuffer();
const submitted: Submitted = {
  source: 'folder',
  sourceId: 'WX-17',
  content,
  appointmentCode: '',
  pictures: [1, 2, 3].map((place) => ({ of: 'man', kind: 'photo', picture: new Uint8Array([...picture, place]) })),
};

let hall: TestDesk;
beforeEach(async () => {
  hall = await createTestDesk({ config, pcClock: clock });
});
afterEach(() => hall.close());

function open(dir: string): OpenStore {
  const opened = openStore(join(dir, 'store'), hall.kept.key!, { clock, acts });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** As the program that dies before its write number `last + 1`, and writes nothing any more. */
function dyingAfter(last: number, store: OpenStore): { readonly store: OpenStore; readonly sizes: number[] } {
  const sizes: number[] = [];
  const pictures = () => store.read((db) => db.prepare('SELECT count(*) FROM pre_review_pictures').pluck().get()) as number;
  const alive = <T>(write: () => T): T => {
    if (sizes.length === last) throw new Error('the program died');
    const before = pictures();
    const done = write();
    sizes.push(pictures() - before);
    return done;
  };
  return {
    sizes,
    store: {
      ...store,
      writeDraft: (write) => alive(() => store.writeDraft(write)),
      commit: (author, decide) => alive(() => store.commit(author, decide)),
    },
  };
}

const depsOn = (store: OpenStore) => ({
  store,
  clock,
  drawing: { normaliseScan: async (bytes: Uint8Array) => ({ ok: true, value: bytes }) },
  keyedDigest: (purpose: string, value: unknown) => store.inputDigest(purpose, value),
  events: { emit: () => undefined },
  cases: {},
});
const take = (store: OpenStore) => takeIn(depsOn(store) as never, systemAuthor('preReviews.take'), submitted);

test('each picture is a write of its own', async () => {
  await hall.desk.close();
  const store = open(hall.dir);
  const watched = dyingAfter(99, store);
  expect(await take(watched.store)).toMatchObject({ ok: true, value: { as: 'new' } });
  expect(watched.sizes).toEqual([0, 1, 1, 1, 0]);
  store.close();
});

test.each([0, 1, 2, 3, 4])(
  'a program that dies after write %i leaves no half pre-review, and begun again it takes in the whole',
  async (last) => {
    await hall.desk.close();
    const store = open(hall.dir);
    await expect(take(dyingAfter(last, store).store)).rejects.toThrow('the program died');
    const rows = () =>
      ['pre_reviews', 'pre_review_contents', 'pre_review_pictures'].map((table) =>
        store.read((db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
      );
    expect(rows()).toEqual([0, Math.min(last, 1), Math.max(0, last - 1)]);
    store.close();

    const folder = mkdtempSync(join(tmpdir(), 'pre-review-'));
    const { desk, kept } = openDesk({ dir: join(hall.dir, 'store'), pcClock: clock });
    await callerOf(desk, null).ask('setup.unlock', {});
    const session = desk.actAs('S1', '03');
    if (!session.ok) throw new Error(session.error.code);
    const supervisor = callerOf(desk, session.value);
    expect((await supervisor.ask('preReviews.list', {})).reviews).toEqual([]);
    await supervisor.ask('frontDesk.configure', { preReview: { folder, keepDays: 30 } });
    const pictures = [1, 2, 3].map((place) => ({ file: `WX-17-${place}.jpg`, of: 'man', kind: 'photo', bytes: picture.length }));
    for (const { file } of pictures) writeFileSync(join(folder, file), picture);
    writeFileSync(join(folder, 'WX-17.json'), JSON.stringify({ format: 'tongxin-pre-review/1', id: 'WX-17', ...content, pictures }));
    expect(await supervisor.ask('preReviews.scan', {})).toEqual({ taken: 1, waiting: 0, refused: 0 });
    expect((await supervisor.ask('preReviews.list', {})).reviews).toMatchObject([{ state: 'waiting', pictures: [{}, {}, {}] }]);
    await desk.close();
    rmSync(folder, { recursive: true });
    const again = openStore(join(hall.dir, 'store'), kept.key ?? hall.kept.key!, { clock, acts });
    if (!again.ok) throw new Error(again.error.code);
    const left = again.value.read((db) => db.prepare('SELECT count(*) FROM pre_review_pictures').pluck().get());
    again.value.close();
    expect(left).toBe(3);
  },
);

test('what is being taken in is not swept away as what was left half-written', async () => {
  await hall.desk.close();
  const store = open(hall.dir);
  const { eraseOverdue, hasOverdue } = await import('#core/front-desk/index.ts');
  const swept = dyingAfter(99, store);
  const sweeping: OpenStore = {
    ...swept.store,
    commit: (author, decide) => {
      if (store.read((db) => hasOverdue(db, clock.today()))) throw new Error('nothing of it is overdue');
      store.writeDraft((db) => eraseOverdue(db, clock.today()));
      return store.commit(author, decide);
    },
  };
  expect(await take(sweeping)).toMatchObject({ ok: true });
  expect(store.read((db) => db.prepare('SELECT count(*) FROM pre_review_pictures').pluck().get())).toBe(3);
  store.close();
});

test('a picture that cannot be read leaves nothing behind', async () => {
  await hall.desk.close();
  const store = open(hall.dir);
  const drawing = {
    normaliseScan: async (bytes: Uint8Array) => (bytes.at(-1) === 2 ? { ok: false, error: {} } : { ok: true, value: bytes }),
  };
  expect(await takeIn({ ...depsOn(store), drawing } as never, systemAuthor('preReviews.take'), submitted)).toMatchObject({
    error: { code: 'preReview.pictureUnreadable', details: { place: 2 } },
  });
  for (const table of ['pre_reviews', 'pre_review_contents', 'pre_review_pictures'])
    expect(store.read((db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toBe(0);
  store.close();
});

test.each([0, 1, 2])('whenever the program dies, what was returned has its note (after write %i)', async (last) => {
  const { id } = await hall.as('E1').ask('preReviews.submit', { ...content, pictures: [] });
  await hall.desk.close();
  const copy = mkdtempSync(join(tmpdir(), 'pre-review-note-'));
  cpSync(hall.dir, copy, { recursive: true });
  const store = open(copy);
  const dying = dyingAfter(last, store);
  const handlers = createPreReviewHandlers(depsOn(dying.store) as never, null as never) as unknown as Record<
    'preReviews.return',
    { act(call: object): Promise<unknown> }
  >;
  const author = systemAuthor('preReviews.take');
  const call = { author, input: { id, reasons: ['unreadable'], note: '身份证正面反光，请重拍。' } };
  const act = async () => handlers['preReviews.return'].act(call);
  if (last < 2) await expect(act()).rejects.toThrow('the program died');
  else expect(await act()).toMatchObject({ ok: true });
  const { findPreReview } = await import('#core/front-desk/pre-review/records.ts');
  const { state, note } = store.read((db) => findPreReview(db, id))!;
  expect({ state, note }).toEqual(last < 2 ? { state: 'waiting', note: '' } : { state: 'returned', note: '身份证正面反光，请重拍。' });
  store.close();
  rmSync(copy, { recursive: true });
});
