/** What a hall registered, brought to the reference province by the program's own means, whatever becomes of the way. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/acts.ts';
import { holdKeyPair, keyIdOf, readCertificate, type KeyPair } from '#core/crypto/index.ts';
import { createSetClock, openStore, verifyStore, type OpenStore } from '#core/store/index.ts';
import { createChainMemory, resumeChains } from '#core/sync/chain-memory.ts';
import { createCourier, type ChainMemory, type Courier } from '#core/sync/courier.ts';
import type { Receipts } from '#core/sync/contents.ts';
import type { Question } from '#core/sync/questions.ts';
import { createOffsetMeter } from '#core/sync/province-clock.ts';
import { createSealer } from '#core/sync/sealer.ts';
import { createHttpsTransport } from '#core/sync/transport/https.ts';
import type { SyncTransport } from '#core/sync/transport/transport.ts';
import { findPendingActs, summariseOutbox, unheard } from '#core/sync/index.ts';
import { fileColumns } from '#core/vault-files.ts';
import { inventedIdNumber, people } from '../../emulators/people.ts';
import type { Fault } from '../../province/faults.ts';
import { startProvince, type Province } from '../../province/province.ts';
import { aMorning, createTestDesk, takeTo, typedCouple, type TestDesk } from '../cases/test-desk.ts';
import { li, registration, wang, zhao } from './province/acts.ts';
import { enrolStation, folderFor, type Station } from './province/station.ts';

const married = 3;
let hall: TestDesk;
let province: Province;
let folder: string;
let station: Station;
let store: OpenStore;
let transport: SyncTransport;
let memory: ChainMemory;
let courier: Courier;

beforeAll(async () => {
  hall = await createTestDesk();
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  for (let couple = 0; couple < married; couple += 1) {
    const man = { ...people.wangWei, idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 101 + 2 * couple) };
    const woman = { ...people.chenJing, idNumber: inventedIdNumber('329901', people.chenJing.birthDate, 102 + 2 * couple) };
    await takeTo(hall.as('R1'), 'registered', typedCouple(man, woman));
  }
  await hall.desk.close();
});
afterAll(() => hall.close());
beforeEach(async () => {
  folder = folderFor('courier');
  cpSync(join(hall.dir, 'store'), join(folder, 'store'), { recursive: true });
  province = await startProvince({ folder });
  station = enrolStation(province);
  open();
});
afterEach(async () => {
  store.close();
  transport.close();
  await province.stop();
  rmSync(folder, { recursive: true });
});

/** The store as it lies there, and all that sends from it, as after a start of the program. */
function open(): void {
  const opened = openStore(join(folder, 'store'), hall.kept.key!, { clock: createSetClock(aMorning), acts, fileColumns });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  store = opened.value;
  connect();
}

function connect(timeouts?: { connect: number; whole: number }): void {
  const { certificates, authorities, province: keys } = station.answer;
  transport = createHttpsTransport({
    address: province.address,
    certificate: certificates.tls,
    privateKey: station.tlsKey,
    authority: authorities.tls,
    proxy: null,
    ...(timeouts && { timeouts }),
  });
  const keyIn = (pem: string) => readCertificate(pem)!.publicKey!;
  const pair = (of: 'sign' | 'encrypt'): KeyPair => ({ privateKey: station.keys[of].privateKey, publicKey: station.keys[of].point });
  memory = createChainMemory({ store, heard: unheard, now: () => new Date().toISOString() });
  courier = createCourier({
    office: '329901',
    station: 'S01',
    now: () => new Date().toISOString(),
    sealer: createSealer({
      signer: holdKeyPair(pair('sign')),
      recipients: [holdKeyPair(pair('encrypt'))],
      province: {
        encrypt: { keyId: keyIdOf(keyIn(keys.encrypt)), publicKey: keyIn(keys.encrypt) },
        signing: (keyId) => (keyId === keyIdOf(keyIn(keys.sign)) ? keyIn(keys.sign) : null),
      },
    }),
    transport,
    memory,
    meter: createOffsetMeter({ store, clock: createSetClock(aMorning) }),
  });
}

const pending = (most = 200) => store.read((db) => findPendingActs(db, most));
const untold = () => store.read((db) => summariseOutbox(db, aMorningInstant));
const aMorningInstant = createSetClock(aMorning).now();

/** One envelope of acts: the one of before where it is still open. */
async function bring(most?: number) {
  const isEarlier = memory.countOpen('acts') > 0;
  if (!isEarlier) await courier.sealActs(pending(most));
  const delivered = (await courier.deliver('acts'))!;
  return delivered.ok ? { ok: true as const, value: { receipts: delivered.value as Receipts, isEarlier } } : delivered;
}

async function ask(question: Question) {
  await courier.sealQuestion(question);
  return courier.deliver('questions');
}

const ingested = () => province.acts().map(({ id }) => id);

test('what was registered comes to the province once, in order, and its signed receipt is kept with the act', async () => {
  const waiting = pending();
  expect(waiting).toHaveLength(married);
  const brought = await bring();
  expect(brought).toMatchObject({ ok: true, value: { isEarlier: false } });
  expect(ingested()).toEqual(waiting.map(({ id }) => id));
  expect(province.registry()).toHaveLength(married);
  expect(untold()).toMatchObject({ pending: 0, oldestAt: null });
  const receipts = store.read((db) => db.prepare('SELECT * FROM act_receipts ORDER BY receipt').all()) as {
    result: string;
    answer: string;
  }[];
  expect(receipts.map(({ result }) => result)).toEqual(Array.from({ length: married }, () => 'accepted'));
  expect(
    Buffer.from((await store.vault.get(receipts[0]!.answer)) as Uint8Array)
      .subarray(0, 4)
      .toString(),
  ).toBe('TXEV');
  store.close();
  expect(verifyStore(join(folder, 'store'), hall.kept.key!, acts, fileColumns)).toMatchObject({ ok: true, value: { problem: null } });
  open();
});

test.each<[Fault, 'failed' | 'answer']>([
  ['unread', 'failed'],
  ['failed', 'failed'],
  ['tooMany', 'failed'],
  ['unavailable', 'failed'],
  ['lostAnswer', 'failed'],
  ['truncated', 'failed'],
  ['corrupted', 'answer'],
  ['stranger', 'answer'],
  ['otherStation', 'answer'],
])('%s: nothing is known to have come; the same bytes go again, and each act is there once', async (fault, why) => {
  province.faults.add({ fault });
  expect(await bring(2)).toMatchObject({ ok: false, error: { why } });
  expect(untold().pending).toBe(married);
  const again = await bring(3);
  // The envelope of before, with the two acts it was sealed with.
  expect(again).toMatchObject({ ok: true, value: { isEarlier: true } });
  expect(pending()).toHaveLength(1);
  expect(await bring()).toMatchObject({ ok: true, value: { isEarlier: false } });
  expect(ingested()).toHaveLength(married);
  expect(new Set(ingested()).size).toBe(married);
});

test('what the province refuses is not sent again and stays counted until a person has dealt with it; what it contradicts it has', async () => {
  const [first, second] = pending();
  const neighbour = enrolStation(province, '329901', 'S02');
  const { man } = second!.content as unknown as { man: { name: string; idNumber: string } };
  await neighbour.sendActs(
    registration('marriage', li, wang, { number: first!.content['registrationNumber'] }),
    registration('marriage', man, zhao, { number: 'J329901-2026-000900' }),
  );
  expect((await bring()).ok).toBe(true);
  expect(pending()).toEqual([]);
  expect(untold()).toMatchObject({ pending: 1, oldestAt: first!.at });
  const results = store.read((db) => db.prepare('SELECT act_id AS id, result, code FROM act_receipts').all()) as object[];
  expect(results).toContainEqual({ id: first!.id, result: 'rejected', code: 'act.duplicateNumber' });
  expect(results).toContainEqual({ id: second!.id, result: 'conflict', code: 'act.marriedAlready' });
});

test('a request that arrives twice is ingested once', async () => {
  province.faults.add({ fault: 'twice' });
  expect((await bring()).ok).toBe(true);
  expect(ingested()).toHaveLength(married);
});

test('a province that does not answer is not waited for without end', async () => {
  transport.close();
  connect({ connect: 500, whole: 500 });
  province.faults.add({ fault: 'stalled' });
  expect(await bring()).toEqual({ ok: false, error: { why: 'failed', reason: 'timedOut', after: null } });
});

test('killed before the answer came, the program sends the same envelope after its start', async () => {
  province.faults.add({ fault: 'lostAnswer' });
  await bring();
  transport.close();
  store.close();
  open();
  expect(await bring()).toMatchObject({ ok: true, value: { isEarlier: true } });
  expect(ingested()).toHaveLength(married);
  expect(pending()).toEqual([]);
});

test('killed after the receipts were journalled and before the envelope was let go, the program goes on with the next', async () => {
  province.faults.add({ fault: 'lostAnswer' });
  await bring(1);
  const left = store.read((db) => db.prepare('SELECT * FROM sync_open').get()) as Record<string, unknown>;
  await bring(1);
  store.writeDraft((db) =>
    db
      .prepare('INSERT INTO sync_open (lane, sequence, header, digest, bytes) VALUES (:lane, :sequence, :header, :digest, :bytes)')
      .run(left),
  );
  transport.close();
  store.close();
  open();
  expect(await bring()).toMatchObject({ ok: true, value: { isEarlier: false } });
  expect(ingested()).toHaveLength(married);
  expect(pending()).toEqual([]);
});

test('a store put back to an earlier day goes on where the province is, and what was told before is not told twice', async () => {
  await bring(2);
  // What a restore brings back: the outbox and the chains of before.
  store.writeDraft((db) => {
    db.prepare('DELETE FROM sync_chains').run();
    db.prepare('DELETE FROM act_receipts').run();
    db.prepare(`UPDATE outbox SET state = 'pending'`).run();
  });
  expect(await bring()).toMatchObject({ ok: false, error: { why: 'refused', status: 409, code: 'chain.replayed' } });
  const state = await transport.state();
  if (state.outcome !== 'answered') throw new Error(state.outcome);
  resumeChains({ store }, state.value);
  const brought = await bring();
  if (!brought.ok) throw new Error(JSON.stringify(brought.error));
  expect(brought.value.receipts.acts.map(({ result }) => result)).toEqual(['duplicate', 'duplicate', 'accepted']);
  expect(pending()).toEqual([]);
  expect(ingested()).toHaveLength(married);
});

test('nobody is told who is not the province that was pinned, nor by one it does not know', async () => {
  const other = await startProvince({ folder: folderFor('other') });
  const stranger = enrolStation(other);
  transport.close();
  const settings = { certificate: station.answer.certificates.tls, privateKey: station.tlsKey, proxy: null };
  const elsewhere = createHttpsTransport({ ...settings, address: other.address, authority: station.answer.authorities.tls });
  expect(await elsewhere.state()).toMatchObject({ outcome: 'failed', why: 'untrusted' });
  elsewhere.close();
  const unknown = { certificate: stranger.answer.certificates.tls, privateKey: stranger.tlsKey, proxy: null };
  transport = createHttpsTransport({ ...unknown, address: province.address, authority: station.answer.authorities.tls });
  expect(await transport.state()).toMatchObject({ outcome: 'refused', status: 401, refusal: { code: 'certificate.untrusted' } });
  await other.stop();
});

test('nobody there', async () => {
  await province.stop();
  expect(await bring()).toMatchObject({ ok: false, error: { why: 'failed', reason: 'unreachable' } });
  province = await startProvince({ folder });
});

test('what is asked is answered, the same question the same way', async () => {
  await bring();
  const [man] = province.registry();
  expect(man).toBeDefined();
  const { idNumber, name } = { ...people.wangWei, idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 101) };
  const person = { name, idNumber, nationality: 'CHN', document: 'idCard', documentNumber: '' };
  const question = { id: crypto.randomUUID(), askedAt: new Date().toISOString(), kind: 'maritalStatus', person } as const;
  const asked = await ask(question);
  expect(asked).toMatchObject({
    ok: true,
    value: { kind: 'maritalStatus', inForce: [{ business: 'marriage', office: '329901' }] },
  });
  const block = {
    id: crypto.randomUUID(),
    askedAt: new Date().toISOString(),
    kind: 'numberBlock',
    prefix: 'J',
    year: 2027,
    count: 50,
  } as const;
  const [first, again] = [await ask(block), await ask(block)];
  expect(first).toEqual(again);
});
