import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createClockWatch } from '#core/office/index.ts';
import { createSetClock, openStore, StoreFault } from '#core/store/index.ts';
import { provinceClock } from '#core/sync/index.ts';
import { createTestDesk } from '../cases/test-desk.ts';

test('a doubt that a full disk does not take holds all the same, kills nothing, and is written when there is room', async () => {
  const hall = await createTestDesk({});
  await hall.desk.close();
  const clock = createSetClock('2026-11-23T05:00:00Z');
  const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { acts, clock });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  let isFull = true;
  const onFullDisk = {
    ...store,
    writeDraft: (write: Parameters<typeof store.writeDraft>[0]) => {
      if (isFull) throw new StoreFault({ code: 'store.full', details: {} });
      return store.writeDraft(write);
    },
  } as typeof store;
  const events = { emit: () => undefined };
  const watch = createClockWatch({ store: onFullDisk, clock, events: events as never, provinceClock });
  clock.set('2026-11-24T05:00:00Z');
  watch.look();
  expect(store.read((db) => watch.view(db))).toMatchObject({ state: 'jumped' });
  expect(store.read((db) => db.prepare('SELECT state FROM clock_doubt').all())).toEqual([]);
  isFull = false;
  watch.look();
  expect(store.read((db) => db.prepare('SELECT state FROM clock_doubt').all())).toEqual([{ state: 'jumped' }]);
  watch.close();
  store.close();
  await hall.close();
});
