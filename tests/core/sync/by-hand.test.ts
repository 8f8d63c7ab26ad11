/** A hall that is cut off for days: envelopes on a stick to the province, its answers back, and everything once. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createId } from '#core/crypto/index.ts';
import { askProvince, createByHandHandlers } from '#core/sync/index.ts';
import { getOffice } from '#core/office/index.ts';
import { ok } from '#shared/model/index.ts';
import { inventedIdNumber, people } from '../../emulators/people.ts';
import { takeTo, typedCouple } from '../cases/test-desk.ts';
import { testAuthor } from '../helpers.ts';
import { makeEnrolledHall, type EnrolledHall, type EnrolledMaker } from './enrolled-hall.ts';

let maker: EnrolledMaker;
let hall: EnrolledHall;
let stick: string;
let asItWas: string;
beforeAll(async () => {
  maker = await makeEnrolledHall(async (desk) => {
    await desk.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    for (const place of [1, 2]) {
      const man = { ...people.wangWei, idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 101 + 2 * place) };
      const woman = { ...people.chenJing, idNumber: inventedIdNumber('329901', people.chenJing.birthDate, 102 + 2 * place) };
      await takeTo(desk.as('R1'), 'registered', typedCouple(man, woman));
    }
  });
});
afterAll(() => maker.close());
beforeEach(async () => {
  hall = await maker.open();
  await hall.stopProvince();
  stick = join(hall.folder, 'stick');
  mkdirSync(stick);
  await largeFile();
});
afterEach(() => hall.close());

const outboxParts = (parts: string) =>
  hall.store.writeDraft((db) => void db.prepare('UPDATE outbox SET parts = ? WHERE rowid = (SELECT min(rowid) FROM outbox)').run(parts));
const kept = () => hall.store.read((db) => db.prepare('SELECT parts FROM outbox ORDER BY rowid').pluck().get()) as string;

/** Of two pieces, with the first act; the couple's photo goes with the second. */
async function largeFile(): Promise<void> {
  asItWas = kept();
  const bytes = Buffer.alloc(1_500_000, '同心');
  const file = await hall.store.vault.put(bytes);
  outboxParts(JSON.stringify([{ file, kind: 'singleProof', mime: 'image/jpeg', size: bytes.length }]));
}

type Carrying = 'sync.exportEnvelopes' | 'sync.importReceipts';

/** As the page calls it. */
async function carry(operation: Carrying, folder = stick): Promise<Record<string, unknown>> {
  const { store, sender } = hall;
  const handlers = createByHandHandlers({ store, sender, getOffice, events: { emit: () => undefined } });
  const staffId = store.read((db) => db.prepare('SELECT id FROM staff LIMIT 1').pluck().get()) as string;
  const author = testAuthor({ operation, staffId, role: 'supervisor', requestId: createId() });
  const handler = handlers[operation] as { act(call: unknown): Promise<unknown> };
  const done = (await handler.act({ input: { folder }, author })) as { ok: boolean; value: object; error: object };
  return { ...(done.ok ? done.value : { error: done.error }) };
}
const atProvince = async () => {
  await hall.startProvince();
  return hall.province.takeByHand(stick);
};
const waiting = () => hall.count(`SELECT count(*) FROM outbox WHERE state = 'pending'`);
const files = () => readdirSync(stick).toSorted();
/** The office may also ask. */
const ask = () =>
  hall.store.commit(testAuthor({ operation: 'sync.tryNow' }), (transaction) => {
    const person = { name: '王伟', idNumber: '329901199001011234', nationality: 'CHN', document: 'residentCard', documentNumber: '' };
    const question = { id: createId(), askedAt: '2026-11-23T02:00:00.000Z', kind: 'maritalStatus', person } as const;
    askProvince(transaction, { question, caseId: null, party: null });
    return ok(null);
  });

test('all that waits goes onto the stick, is taken in by the province, and its answers are taken in here', async () => {
  ask();
  // Three pieces, then both acts in one envelope; and one question.
  expect(await carry('sync.exportEnvelopes')).toEqual({ envelopes: 5, acts: 2, questions: 1 });
  expect(files()).toEqual([
    '329901-S01-acts-00000001.txev',
    '329901-S01-acts-00000002.txev',
    '329901-S01-acts-00000003.txev',
    '329901-S01-acts-00000004.txev',
    '329901-S01-questions-00000001.txev',
  ]);
  const carried = files().map((name) => readFileSync(join(stick, name)).toString('latin1'));
  expect(carried.some((bytes) => bytes.includes('王') || bytes.includes('J329901'))).toBe(false);
  expect(await carry('sync.importReceipts')).toEqual({ answered: 0, open: 5, trouble: null });
  expect(await atProvince()).toEqual({ answered: 5, refused: 0, waiting: 0 });
  expect(hall.province.acts()).toHaveLength(2);
  expect(hall.province.acts()[0]!.parts).toHaveLength(1);
  await hall.stopProvince();
  expect(await carry('sync.importReceipts')).toEqual({ answered: 5, open: 0, trouble: null });
  expect(waiting()).toBe(0);
  expect(hall.count(`SELECT count(*) FROM province_questions WHERE state = 'answered'`)).toBe(1);
  expect(hall.count(`SELECT count(*) FROM journal WHERE type = 'province.carried'`)).toBe(3);
  await hall.startProvince();
  expect(await hall.sender.turn()).toBeNull();
  expect(hall.province.acts()).toHaveLength(2);
});

test('the same stick twice, and the same answers twice, change nothing', async () => {
  await carry('sync.exportEnvelopes');
  const first = files().map((name) => readFileSync(join(stick, name)));
  await carry('sync.exportEnvelopes');
  expect(files().map((name) => readFileSync(join(stick, name)))).toEqual(first);
  await atProvince();
  const answers = files()
    .filter((name) => name.endsWith('.answer.txev'))
    .map((name) => readFileSync(join(stick, name)));
  expect(hall.province.takeByHand(stick)).toEqual({ answered: 4, refused: 0, waiting: 0 });
  expect(
    files()
      .filter((name) => name.endsWith('.answer.txev'))
      .map((name) => readFileSync(join(stick, name))),
  ).toEqual(answers);
  expect(await carry('sync.importReceipts')).toMatchObject({ answered: 4, open: 0 });
  expect(await carry('sync.importReceipts')).toMatchObject({ answered: 0, open: 0, trouble: null });
  expect(hall.province.acts()).toHaveLength(2);
});

test('the network comes back while the stick is at the province: each act is there once, and the stick may be read still', async () => {
  await carry('sync.exportEnvelopes');
  await atProvince();
  expect(await hall.sender.turn()).toBeNull();
  expect(waiting()).toBe(0);
  expect(hall.province.acts()).toHaveLength(2);
  expect(await carry('sync.importReceipts')).toEqual({ answered: 0, open: 0, trouble: null });
});

test('the network comes back before the stick arrives', async () => {
  await carry('sync.exportEnvelopes');
  await hall.startProvince();
  expect(await hall.sender.turn()).toBeNull();
  expect(hall.province.acts()).toHaveLength(2);
  expect(hall.province.takeByHand(stick)).toEqual({ answered: 4, refused: 0, waiting: 0 });
  expect(hall.province.acts()).toHaveLength(2);
});

test('the hall is killed between export and import: the envelopes are those that were carried', async () => {
  await carry('sync.exportEnvelopes');
  // The store is opened only as its journal says it is.
  outboxParts(asItWas);
  await hall.reopen();
  await atProvince();
  expect(await carry('sync.importReceipts')).toMatchObject({ answered: 4, open: 0 });
});

test('part of the answers: these count, the others stay open; what is cut off or of somebody else is none', async () => {
  await carry('sync.exportEnvelopes');
  await atProvince();
  const second = join(stick, '329901-S01-acts-00000002.answer.txev');
  const whole = readFileSync(second);
  rmSync(second);
  expect(await carry('sync.importReceipts')).toEqual({ answered: 1, open: 3, trouble: null });
  writeFileSync(second, whole.subarray(0, 200));
  expect(await carry('sync.importReceipts')).toMatchObject({ answered: 0, open: 3, trouble: { why: 'answer' } });
  copyFileSync(join(stick, '329901-S01-acts-00000003.answer.txev'), second);
  expect(await carry('sync.importReceipts')).toMatchObject({ answered: 0, open: 3, trouble: { why: 'answer' } });
  writeFileSync(second, whole);
  expect(await carry('sync.importReceipts')).toEqual({ answered: 3, open: 0, trouble: null });
});

test('a stick that arrives before the one before it is left for later', async () => {
  await carry('sync.exportEnvelopes');
  const first = join(stick, '329901-S01-acts-00000001.txev');
  const bytes = readFileSync(first);
  rmSync(first);
  expect(await atProvince()).toEqual({ answered: 0, refused: 0, waiting: 3 });
  writeFileSync(first, bytes);
  expect(hall.province.takeByHand(stick)).toEqual({ answered: 4, refused: 0, waiting: 0 });
});

test('sealed for a key that the province has no more: refused by hand, sealed anew with the key that came back, taken in', async () => {
  await carry('sync.exportEnvelopes');
  await hall.startProvince();
  const { authority } = hall.province;
  const before = authority.fingerprints;
  authority.renew('encrypt');
  authority.revoke(headerOf('329901-S01-acts-00000001.txev').sealedFor);
  expect(hall.province.takeByHand(stick)).toEqual({ answered: 0, refused: 4, waiting: 0 });
  expect(await carry('sync.importReceipts')).toMatchObject({ answered: 0, open: 0, trouble: { code: 'envelope.wrongRecipient' } });
  await carry('sync.exportEnvelopes');
  expect(hall.province.takeByHand(stick)).toEqual({ answered: 4, refused: 0, waiting: 0 });
  expect(await carry('sync.importReceipts')).toEqual({ answered: 4, open: 0, trouble: null });
  expect(authority.fingerprints).toEqual(before);
});
const headerOf = (name: string): { sealedFor: string } => {
  const bytes = readFileSync(join(stick, name));
  return JSON.parse(bytes.subarray(8, 8 + bytes.readUInt32BE(4)).toString()) as { sealedFor: string };
};

test('a folder that is not there is told, and nothing is lost', async () => {
  expect(await carry('sync.exportEnvelopes', join(stick, 'gone'))).toEqual({ error: { code: 'sync.folderFailed', details: {} } });
  expect(await carry('sync.importReceipts', join(stick, 'gone'))).toEqual({ error: { code: 'sync.folderFailed', details: {} } });
  expect(await carry('sync.exportEnvelopes')).toMatchObject({ envelopes: 4 });
});
