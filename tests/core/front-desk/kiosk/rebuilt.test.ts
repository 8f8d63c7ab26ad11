import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore } from '#core/store/index.ts';
import { people } from '../../../emulators/people.ts';
import { aMorning } from '../../cases/test-desk.ts';
import { openKioskHall } from './kiosk-hall.ts';

test('requests for proofs come back from the journal as they were; drafts, which are in none, stay', async () => {
  const clock = createSetClock(aMorning);
  const hall = await openKioskHall({ pcClock: clock });
  for (const person of [people.wangWei, people.chenJing]) {
    await hall.enter(person);
    await hall.kiosk.ask('kiosk.requestRecord', { business: 'marriage', year: 2018, purpose: 'property', phone: '13800000000' });
    await hall.kiosk.ask('kiosk.saveDraft', { service: 'marriage', draft: { self: { phone: '13800000000' }, other: {} } });
  }
  const [first] = await hall.as('S1').ask('recordRequests.list', {});
  await hall.as('S1').ask('recordRequests.settle', { id: first!.id, state: 'notFound', note: '请到县档案馆' });
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const rows = () =>
    store.value.read((db) =>
      ['proof_requests ORDER BY id', 'kiosk_drafts ORDER BY owner'].map((table) => db.prepare(`SELECT * FROM ${table}`).all()),
    );
  const before = rows();
  expect(before.map((table) => table.length)).toEqual([2, 2]);
  store.value.rebuild();
  expect(rows()).toEqual(before);
  store.value.close();
  await hall.close();
});
