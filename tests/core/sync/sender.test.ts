/** A hall that is enrolled tells its province by itself. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { acts } from '#core/acts.ts';
import { keyIdOf, readCertificate } from '#core/crypto/index.ts';
import { getOffice } from '#core/office/index.ts';
import { createSetClock, openStore, type OpenStore } from '#core/store/index.ts';
import { summariseOutbox, unheard } from '#core/sync/index.ts';
import { readProvinceKeys } from '#core/sync/province-keys.ts';
import { createSender, type Sender } from '#core/sync/sender.ts';
import { createHttpsTransport } from '#core/sync/transport/https.ts';
import { fileColumns } from '#core/vault-files.ts';
import type { AnswerFile } from '../../province/authority.ts';
import { startProvince, type Province } from '../../province/province.ts';
import { aMorning, createTestDesk, takeTo, type TestDesk } from '../cases/test-desk.ts';
import { people } from '../../emulators/people.ts';
import { registration, wang } from './province/acts.ts';
import { enrolStation, folderFor } from './province/station.ts';

let hall: TestDesk;
let request: { sign: string; file: unknown };
let answer: AnswerFile;
let shared: string;
let folder: string;
let province: Province;
let store: OpenStore;
let sender: Sender;

const reportBug = (thrown: unknown): never => {
  throw thrown;
};
const quiet = { ...unheard, changed: () => undefined };
const clock = createSetClock(aMorning);
const provinceClock = () => new Date(aMorning);

beforeAll(async () => {
  shared = folderFor('sender');
  hall = await createTestDesk();
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await takeTo(hall.as('R1'), 'registered');
  const { file } = await hall.as('S1').ask('province.request', {});
  province = await startProvince({ folder: shared, clock: provinceClock });
  const asked: unknown = JSON.parse(file);
  answer = province.authority.enrol(asked);
  request = { sign: keyIdOf(readCertificate(answer.certificates.sign)!.publicKey!), file: asked };
  const approval = hall.desk.approvalAs('R2')!;
  await hall.as('S1').ask('province.enrol', { answer: JSON.stringify(answer) }, { approval });
  await hall.desk.close();
  await province.stop();
});
afterAll(async () => {
  await hall.close();
  rmSync(shared, { recursive: true });
});

beforeEach(async () => {
  folder = folderFor('sender');
  cpSync(shared, folder, { recursive: true });
  cpSync(join(hall.dir, 'store'), join(folder, 'store'), { recursive: true });
  const { port } = new URL(answer.address);
  province = await startProvince({ folder, clock: provinceClock, port: Number(port) });
  open();
});
afterEach(async () => {
  await sender.close();
  store.close();
  await province.stop();
  rmSync(folder, { recursive: true });
});

function open(): void {
  const opened = openStore(join(folder, 'store'), hall.kept.key!, { clock, acts, fileColumns });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  store = opened.value;
  sender = createSender({ store, clock, getOffice, reportBug, ...quiet });
}
const waiting = () => store.read((db) => summariseOutbox(db, clock.now())).pending;
const keys = async () => {
  const { tls } = answer.certificates;
  const transport = createHttpsTransport({
    address: answer.address,
    certificate: tls,
    privateKey: Buffer.from(store.stationKeys.find(store.read((db) => tlsKeyId(db)))!).toString(),
    authority: answer.authorities.tls,
    proxy: null,
  });
  const asked = await transport.keys();
  transport.close();
  if (asked.outcome !== 'answered') throw new Error(asked.outcome);
  return asked.value;
};
const tlsKeyId = (db: Parameters<Parameters<OpenStore['read']>[0]>[0]) =>
  db.prepare(`SELECT answer ->> '$.keyIds.tls' FROM enrolments WHERE state = 'inUse'`).pluck().get() as string;

test('what was registered is brought, and nothing is left to bring', async () => {
  expect(waiting()).toBe(1);
  expect(await sender.turn()).toBeNull();
  expect(waiting()).toBe(0);
  expect(province.registry()).toHaveLength(1);
  expect(await sender.turn()).toBeNull();
  expect(province.acts()).toHaveLength(1);
});

test('while the province is away the acts wait; when it is back they are brought once', async () => {
  await province.stop();
  expect(await sender.turn()).toMatchObject({ why: 'failed', reason: 'unreachable' });
  expect(waiting()).toBe(1);
  province = await startProvince({ folder, clock: provinceClock, port: Number(new URL(answer.address).port) });
  expect(await sender.turn()).toBeNull();
  expect(province.acts()).toHaveLength(1);
});

test('two turns at once are one', async () => {
  const [one, other] = await Promise.all([sender.turn(), sender.turn()]);
  expect([one, other]).toEqual([null, null]);
  expect(province.acts()).toHaveLength(1);
});

test('a store put back to before it told goes on where the province is', async () => {
  await sender.turn();
  await sender.close();
  store.close();
  rmSync(join(folder, 'store'), { recursive: true });
  cpSync(join(hall.dir, 'store'), join(folder, 'store'), { recursive: true });
  open();
  expect(waiting()).toBe(1);
  expect(await sender.turn()).toBeNull();
  expect(waiting()).toBe(0);
  expect(province.acts()).toHaveLength(1);
});

test('a store put back to before it told knows that its act contradicts another', async () => {
  const other = enrolStation(province, '329901', 'S09');
  const number = 'J329901-2026-900001';
  await other.sendActs(registration('marriage', { name: people.wangWei.name, idNumber: people.wangWei.idNumber }, wang, { number }));
  const states = () => store.read((db) => db.prepare('SELECT state FROM outbox').pluck().all());
  await sender.turn();
  expect(states()).toEqual(['conflict']);
  await sender.close();
  store.close();
  rmSync(join(folder, 'store'), { recursive: true });
  cpSync(join(hall.dir, 'store'), join(folder, 'store'), { recursive: true });
  open();
  expect(await sender.turn()).toBeNull();
  expect(states()).toEqual(['conflict']);
});

test('the province has new keys: they are asked for, and believed of its authority', async () => {
  province.authority.renew('encrypt');
  province.authority.renew('sign');
  expect(await sender.turn()).toBeNull();
  expect(waiting()).toBe(0);
});

test('its key was revoked: nothing is told, and the acts wait', async () => {
  province.authority.revoke(request.sign);
  expect(await sender.turn()).toMatchObject({ why: 'refused', status: 403 });
  expect(waiting()).toBe(1);
  expect(province.acts()).toEqual([]);
});

test('keys of the province are believed only as its authority certifies and its own key signs them', async () => {
  const signed = await keys();
  const at = Temporal.Instant.from(aMorning);
  const { sm2 } = answer.authorities;
  expect(readProvinceKeys(signed, sm2, at)).toMatchObject({ ok: true });
  const turned = Uint8Array.from(signed.document);
  turned[20] = turned[20]! ^ 1;
  expect(readProvinceKeys({ ...signed, document: turned }, sm2, at).ok).toBe(false);
  expect(readProvinceKeys({ ...signed, signedWith: request.sign }, sm2, at)).toEqual({ ok: false, error: 'keys.signature' });
  const elsewhere = await startProvince({ folder: folderFor('elsewhere'), clock: provinceClock });
  expect(readProvinceKeys(signed, elsewhere.authority.roots.sm2, at).ok).toBe(false);
  await elsewhere.stop();
});

test('closed while it tells, it leaves nothing behind that is not known', async () => {
  province.faults.add({ fault: 'stalled' });
  const telling = sender.turn();
  await vi.waitUntil(() => province.faults.done.includes('stalled'), { timeout: 20_000 });
  await sender.close();
  expect(await telling).toMatchObject({ why: 'failed' });
  sender = createSender({ store, clock, getOffice, reportBug, ...quiet });
  expect(await sender.turn()).toBeNull();
  expect(province.acts()).toHaveLength(1);
});

test('a bug in telling is written down, and ends neither the hall nor the waiting acts', async () => {
  const bugs: unknown[] = [];
  const broken = createSender({
    ...quiet,
    store,
    clock,
    reportBug: (thrown) => void bugs.push(thrown),
    getOffice: () => {
      throw new TypeError('a bug');
    },
  });
  expect(await broken.turn()).toBeNull();
  expect(bugs).toContainEqual(new TypeError('a bug'));
  expect(waiting()).toBe(1);
  await broken.close();
});

test('a hall that is not enrolled has nobody to tell', async () => {
  await sender.close();
  store.close();
  const other = await createTestDesk();
  await other.desk.close();
  const opened = openStore(join(other.dir, 'store'), other.kept.key!, { clock, acts, fileColumns });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const alone = createSender({ store: opened.value, clock, getOffice, reportBug, ...quiet });
  expect(await alone.turn()).toBeNull();
  await alone.close();
  opened.value.close();
  await other.close();
  open();
});
