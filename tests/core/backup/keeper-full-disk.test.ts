import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bulk } from '#core/backup/bulk.ts';
import type { TailThrough } from '#core/backup/jobs.ts';
import { createBackupKeeper, type BackupKeeper } from '#core/backup/keeper.ts';
import { backupPlanned } from '#core/backup/plan.ts';
import { acts } from '#core/hall.ts';
import { findLostActs } from '#core/store/lost-acts.ts';
import { createSetClock, openStore, StoreFault, type OpenStore } from '#core/store/index.ts';
import { ok } from '#shared/model/index.ts';
import { createTestDesk, type TestDesk } from '../cases/test-desk.ts';

/** The PC's disk takes no draft. */
let isFull: boolean;
let tail: TailThrough;
let hall: TestDesk;
let store: OpenStore;
let keeper: BackupKeeper;

const madeAt = '2026-11-23T05:00:00Z';
const summary = {
  name: '2026-11-23T050000Z',
  storeId: '01a20000-0000-7000-8000-000000000000',
  training: true,
  madeAt,
  program: '0.1.0',
  schema: 1,
  journalRows: 1,
  vaultFiles: 0,
  vaultLost: 0,
  bytes: 1,
};

beforeEach(async () => {
  isFull = false;
  tail = { seq: 1, lost: [] };
  hall = await createTestDesk({});
  await hall.desk.close();
  const clock = createSetClock(madeAt);
  const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { acts, clock });
  if (!opened.ok) throw new Error(opened.error.code);
  const real = opened.value;
  const author = {
    requestId: '01a20000-0000-7000-8000-000000000001',
    operation: 'backup.plan',
    inputDigest: '',
    staffId: null,
    role: null,
    approverId: null,
    counter: null,
  } as const;
  real.commit(author, (tx) => {
    tx.append(backupPlanned, { folder: '/media/usb', times: ['12:15'], keepDays: 30 });
    return ok(null);
  });
  store = {
    ...real,
    writeDraft: (write) => {
      if (isFull) throw new StoreFault({ code: 'store.full', details: {} });
      return real.writeDraft(write);
    },
  };
  const answers: Readonly<Record<string, () => unknown>> = {
    tail: () => ok(tail),
    look: () => ok({ backups: [summary], sameDisk: false }),
    make: () => ok(summary),
  };
  const bulk = { run: (name: string) => Promise.resolve(answers[name]!()), close: () => Promise.resolve() } as unknown as Bulk;
  const events = { emit: () => undefined };
  const dataKey = hall.kept.key!;
  keeper = createBackupKeeper({ store, clock, events, storeDirectory: hall.dir, dataKey, program: '0.1.0', bulk, isClockSure: () => true });
  await keeper.asked();
});
afterEach(async () => {
  keeper.close();
  store.close();
  await hall.close();
});

test('a backup made while the PC’s own disk is full is a good one all the same', async () => {
  isFull = true;
  expect(await keeper.make(null)).toMatchObject({ ok: true, value: { name: summary.name } });
  expect(await keeper.status()).toMatchObject({ lastFailure: null, last: { name: summary.name } });
});

test('acts that the folder alone has, found while the disk is full, are said to be and remembered once there is room', async () => {
  isFull = true;
  tail = { seq: null, lost: [{ seq: 900, digest: 'a'.repeat(64) }] };
  keeper.followActs();
  await expect.poll(async () => (await keeper.status()).lastFailure?.code).toBe('store.full');
  isFull = false;
  keeper.followActs();
  await expect.poll(() => store.read(findLostActs)).toEqual(tail.lost);
  expect((await keeper.status()).warnings).toContain('putBack');
});
