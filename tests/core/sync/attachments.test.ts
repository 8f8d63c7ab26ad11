/** What goes with a registration is at the province before the act that names it, whatever becomes of the way. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { digestHex } from '#core/crypto/index.ts';
import { takeTo } from '../cases/test-desk.ts';
import { makeEnrolledHall, type EnrolledHall, type EnrolledMaker } from './enrolled-hall.ts';

let maker: EnrolledMaker;
let hall: EnrolledHall;
const sender = { office: '329901', station: 'S01' };
beforeAll(async () => {
  maker = await makeEnrolledHall(async (desk) => {
    await desk.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    await takeTo(desk.as('R1'), 'registered');
  });
});
afterAll(() => maker.close());
beforeEach(async () => {
  hall = await maker.open();
});
afterEach(() => hall.close());

/** The couple's photo, as it is kept here. */
async function photo(): Promise<Buffer> {
  const file = hall.store.read((db) => db.prepare(`SELECT digest FROM attachments WHERE kind = 'photo'`).pluck().get()) as string;
  return Buffer.from((await hall.store.vault.get(file)) as Uint8Array);
}
/** Gives the act a file of so many bytes instead. */
async function withFile(length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length, '同心');
  const file = await hall.store.vault.put(bytes);
  const parts = JSON.stringify([{ file, kind: 'singleProof', mime: 'image/jpeg', size: length }]);
  hall.store.writeDraft((db) => void db.prepare('UPDATE outbox SET parts = ?').run(parts));
  return bytes;
}
const arrived = (bytes: Buffer) => hall.province.attachment(sender, digestHex(bytes))?.equals(bytes) ?? false;

test("the couple's photo goes before the act, and the act names it", async () => {
  expect(await hall.sender.turn()).toBeNull();
  const bytes = await photo();
  expect(arrived(bytes)).toBe(true);
  const [act] = hall.province.acts();
  expect(act!.parts).toEqual([{ digest: digestHex(bytes), size: bytes.length, mime: 'image/jpeg', kind: 'photo' }]);
  expect(hall.count('SELECT count(*) FROM sync_parts')).toBe(0);
});

test('a large one goes in pieces, and after a broken line on from where it was', async () => {
  const bytes = await withFile(2_600_000);
  hall.province.faults.add({ fault: 'lostAnswer', times: 1 });
  expect(await hall.sender.turn()).toMatchObject({ why: 'failed' });
  await hall.reopen();
  expect(await hall.sender.turn()).toBeNull();
  expect(arrived(bytes)).toBe(true);
  expect(hall.province.acts()).toHaveLength(1);
});

test('what is there already is not sent again after a restart', async () => {
  const bytes = await withFile(2_600_000);
  const sent = () => hall.count(`SELECT coalesce(max(have), 0) FROM sync_parts`);
  const turning = hall.sender.turn();
  while (sent() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const had = sent();
  await hall.reopen();
  await turning;
  expect(sent()).toBeGreaterThanOrEqual(had);
  expect(await hall.sender.turn()).toBeNull();
  expect(arrived(bytes)).toBe(true);
});

test('a file that is not in the vault any more holds back its act alone, and is told', async () => {
  const parts = JSON.stringify([{ file: 'ab'.repeat(32), kind: 'photo', mime: 'image/jpeg', size: 3 }]);
  hall.store.writeDraft((db) => void db.prepare('UPDATE outbox SET parts = ?').run(parts));
  expect(await hall.sender.turn()).toBeNull();
  expect(hall.store.read((db) => db.prepare('SELECT code FROM acts_aside').pluck().all())).toEqual(['act.attachmentLost']);
});

test('a piece the province refuses for its content is tried once more, then its act is set aside', async () => {
  // Another length than it says.
  const { store } = hall;
  const file = await store.vault.put(Buffer.alloc(10, 1));
  const parts = (size: number) => JSON.stringify([{ file, kind: 'photo', mime: 'image/jpeg', size }]);
  store.writeDraft((db) => void db.prepare('UPDATE outbox SET parts = ?').run(parts(5)));
  expect(await hall.sender.turn()).toBeNull();
  expect(hall.store.read((db) => db.prepare('SELECT code FROM acts_aside').pluck().all())).toEqual(['content.invalid']);
  expect(hall.province.acts()).toHaveLength(0);
});
