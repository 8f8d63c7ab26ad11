import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { createPublicKey } from 'node:crypto';
import { acts } from '#core/acts.ts';
import { isSignedBy, open, readCertificate, wrapKey } from '#core/crypto/index.ts';
import { subkey } from '#core/store/keys.ts';
import { createSetClock, openStore, verifyStore, type OpenStore } from '#core/store/index.ts';
import { openStationKeys } from '#core/sync/index.ts';
import { findWarning } from '#core/sync/enrolment/view.ts';
import { Temporal } from 'temporal-polyfill';
import { callerOf, createTestDesk, openDesk, type Caller, type TestDesk } from '../../cases/test-desk.ts';
import { makeRealHall, openRealHall, passphrase } from '../../keys/real-hall.ts';
import { startProvince, type Province } from '../../../province/province.ts';

const approval = { code: 'R2', password: 'zhaoqiang-2026' };
const at = '2026-11-23T02:00:00Z';

let folder: string;
let hall: TestDesk;
let province: Province;
let supervisor: Caller;
const clock = createSetClock(at);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-enrolment-'));
  mkdirSync(join(folder, 'province'));
  province = await startProvince({ folder: join(folder, 'province'), clock: () => new Date(at) });
  hall = await createTestDesk({ pcClock: clock });
  supervisor = hall.as('S1');
});
afterEach(async () => {
  await hall.close();
  await province.stop();
  rmSync(folder, { recursive: true, force: true });
});

const answerTo = (file: string, how: Parameters<Province['authority']['enrol']>[1] = {}) =>
  JSON.stringify(province.authority.enrol(JSON.parse(file), how));

async function enrol(by: Caller, how: Parameters<Province['authority']['enrol']>[1] = {}): Promise<void> {
  const { file } = await by.ask('province.request', {});
  await by.ask('province.enrol', { answer: answerTo(file, how) }, { approval });
}

const directory = () => join(hall.dir, 'store');

/** Works on the store past the desk, which is closed. */
async function inStore<T>(work: (store: OpenStore) => T | Promise<T>, where = directory(), dataKey = hall.kept.key!): Promise<T> {
  const opened = openStore(where, dataKey, { acts, clock });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
}

const keysOf = (store: OpenStore) => store.read((db) => openStationKeys(db, store.stationKeys));
const keyIds = (store: OpenStore) => store.read((db) => db.prepare('SELECT key_id FROM station_keys ORDER BY key_id').pluck().all());

/** The keys are those of the certificates in use. */
async function expectWorking(store: OpenStore): Promise<void> {
  const keys = keysOf(store)!;
  const { certificates } = JSON.parse(
    store.read((db) => db.prepare(`SELECT answer FROM enrolments WHERE state = 'inUse'`).pluck().get()) as string,
  ) as { certificates: Record<'sign' | 'encrypt' | 'tls', string> };
  const publicKey = (use: 'sign' | 'encrypt') => readCertificate(certificates[use])!.publicKey!;
  const message = Buffer.from('信封');
  expect(isSignedBy(publicKey('sign'), message, await keys.sign.sign(message))).toBe(true);
  expect(await keys.encrypt.unwrap(wrapKey(publicKey('encrypt'), message))).toEqual(Uint8Array.from(message));
  const tls = createPublicKey(keys.tls.privateKey).export({ format: 'der', type: 'spki' });
  expect(new Uint8Array(tls)).toEqual(readCertificate(keys.tls.certificate)!.publicKeyInfo);
}

test('the reference province takes the request file, also where it makes the encryption pair, and its answer enrols', async () => {
  await enrol(supervisor);
  const first = await supervisor.ask('province.view', {});
  expect(first).toMatchObject({ requested: null, enrolled: { address: province.address, lost: false } });
  expect(first.enrolled!.authorities.sm2.fingerprint).toBe(province.authority.fingerprints.sm2);
  expect(first.enrolled!.authorities.tls.fingerprint).toBe(province.authority.fingerprints.tls);
  await enrol(supervisor, { makesEncryptionPair: true });
  await hall.desk.close();
  await inStore(expectWorking);
});

test('killed between request and answer, the keys are there afterwards, and the file is told once more', async () => {
  const requestId = uuidv7();
  const { file } = await supervisor.ask('province.request', {}, { requestId });
  // The answer was lost on the way: the same call again is the same request.
  expect(await supervisor.ask('province.request', {}, { requestId })).toEqual({ file });
  expect(await supervisor.call('province.request', {})).toMatchObject({ error: { code: 'province.alreadyRequested' } });
  await hall.desk.close();
  const { desk } = openDesk({ dir: directory(), pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  const session = desk.actAs('S1', '03');
  if (!session.ok) throw new Error(session.error.code);
  const again = callerOf(desk, session.value);
  expect(await again.ask('province.requestFile', {})).toEqual({ file });
  expect(await again.ask('province.view', {})).toMatchObject({ requested: { by: '周敏', lost: false } });
  await again.ask('province.enrol', { answer: answerTo(file) }, { approval });
  await desk.close();
  await inStore(expectWorking);
});

test('while a new request waits the old keys are used; afterwards the old one only opens what was sealed for it', async () => {
  await enrol(supervisor);
  const { file } = await supervisor.ask('province.request', {});
  expect(await supervisor.ask('province.view', {})).toMatchObject({ requested: { lost: false }, enrolled: { lost: false } });
  await hall.desk.close();
  const old = await inStore(async (store) => {
    await expectWorking(store);
    expect(keyIds(store)).toHaveLength(6);
    return keysOf(store)!;
  });
  const { desk } = openDesk({ dir: directory(), pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  const session = desk.actAs('S1', '03');
  if (!session.ok) throw new Error(session.error.code);
  await callerOf(desk, session.value).ask('province.enrol', { answer: answerTo(file) }, { approval });
  await desk.close();
  await inStore(async (store) => {
    await expectWorking(store);
    const keys = keysOf(store)!;
    expect(keys.sign.keyId).not.toBe(old.sign.keyId);
    expect(keys.earlier.map(({ keyId }) => keyId)).toEqual([old.encrypt.keyId]);
    expect(keyIds(store)).toHaveLength(4);
    expect(store.stationKeys.find(old.sign.keyId)).toBeNull();
  });
});

test('a request that is dropped takes its keys along; keys that no request came of are erased when the hall opens', async () => {
  await enrol(supervisor);
  const { file } = await supervisor.ask('province.request', {});
  await supervisor.ask('province.dismiss', {});
  expect(await supervisor.call('province.dismiss', {})).toMatchObject({ error: { code: 'province.notRequested' } });
  expect(await supervisor.call('province.requestFile', {})).toMatchObject({ error: { code: 'province.notRequested' } });
  expect(await supervisor.call('province.inspect', { answer: answerTo(file) })).toMatchObject({
    error: { code: 'province.notRequested' },
  });
  // An answer to the dropped request is none to the next.
  const answer = answerTo(file);
  await supervisor.ask('province.request', {});
  expect(await supervisor.call('province.inspect', { answer })).toMatchObject({
    error: { code: 'province.otherKey', details: { certificate: 'sign' } },
  });
  await supervisor.ask('province.dismiss', {});
  await hall.desk.close();
  await inStore((store) => {
    expect(keyIds(store)).toHaveLength(3);
    store.stationKeys.put([{ keyId: '0'.repeat(32), privateKey: new Uint8Array(32) }]);
  });
  const { desk } = openDesk({ dir: directory(), pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  await desk.close();
  await inStore(async (store) => {
    expect(keyIds(store)).toHaveLength(3);
    await expectWorking(store);
  });
});

test('private keys are in no journal, no answer and no bundle, and sealed where they lie; verify and rebuild leave them', async () => {
  const seen: unknown[] = [await supervisor.ask('province.request', {})];
  const { file } = seen[0] as { file: string };
  const answer = province.authority.enrol(JSON.parse(file), { makesEncryptionPair: true });
  seen.push(await supervisor.ask('province.inspect', { answer: JSON.stringify(answer) }));
  seen.push(await supervisor.ask('province.enrol', { answer: JSON.stringify(answer) }, { approval }));
  seen.push(await supervisor.ask('province.view', {}), await supervisor.ask('hall.diagnostics', {}));
  const { bundle } = await supervisor.ask('hall.exportDiagnostics', {});
  await hall.desk.close();
  expect(verifyStore(directory(), hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });

  await inStore(async (store) => {
    const rows = store.read((db) => db.prepare('SELECT key_id AS keyId, sealed FROM station_keys').all()) as {
      keyId: string;
      sealed: Uint8Array;
    }[];
    expect(rows).toHaveLength(3);
    const journal = JSON.stringify(store.read((db) => db.prepare('SELECT * FROM journal').all()));
    expect(journal).toContain('province.enrolled');
    const everywhere = [journal, JSON.stringify(seen), gunzipSync(Buffer.from(bundle, 'base64')).toString('latin1')].join();
    expect(everywhere).not.toMatch(/PRIVATE KEY/);
    expect(everywhere).not.toContain(answer.encryptionKey);
    for (const { keyId, sealed } of rows) {
      const privateKey = Buffer.from(store.stationKeys.find(keyId)!);
      const bare = /-----BEGIN PRIVATE KEY-----\n(?<first>\S+)/.exec(privateKey.toString('latin1'))?.groups?.['first'];
      for (const text of [privateKey.toString('hex'), privateKey.toString('base64'), ...(bare ? [bare] : [])]) {
        expect(everywhere).not.toContain(text);
        expect(everywhere.toLowerCase()).not.toContain(text.toLowerCase());
      }
      expect(Buffer.from(sealed).includes(privateKey)).toBe(false);
      // Neither the key of the database nor another id opens it.
      const identity = { storeId: store.storeId, training: true };
      expect(open(subkey(hall.kept.key!, identity, 'database'), sealed, `tongxin station key ${keyId}`)).toBeNull();
      expect(open(subkey(hall.kept.key!, identity, 'station-keys'), sealed, 'tongxin station key 0')).toBeNull();
    }
    store.rebuild();
    await expectWorking(store);
  });
});

test('a backup brings the keys back; one of before the request does not, and it is said', async () => {
  const backups = join(folder, 'backup');
  mkdirSync(backups);
  await supervisor.ask('backup.plan', { folder: backups, times: ['12:15'], keepDays: 30 });
  const untilDone = async (by = supervisor) => {
    for (;;) {
      const status = await by.ask('backup.status', {});
      if (status.running === null && status.backups.length > 0 && status.tail.state === 'upToDate') return status.backups;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const [before] = await untilDone();
  await enrol(supervisor);
  clock.set('2026-11-23T02:05:00Z');
  await supervisor.ask('backup.make', {});
  const [after] = await untilDone();
  expect(after!.name).not.toBe(before!.name);
  await hall.desk.close();
  for (const [backup, lost] of [
    [after!, false],
    [before!, true],
  ] as const) {
    const place = join(folder, backup.name);
    const { desk } = openDesk({ dir: place, pcClock: clock });
    expect(
      await callerOf(desk, null).call('backup.restore', { folder: backups, storeId: backup.storeId, backup: backup.name }),
    ).toMatchObject({
      ok: true,
    });
    const session = desk.actAs('S1', '03');
    if (!session.ok) throw new Error(session.error.code);
    const caller = callerOf(desk, session.value);
    const view = await caller.ask('province.view', {});
    // The acts since then came back with the tail of the folder, the keys did not.
    expect(view.enrolled).toMatchObject({ lost });
    expect((await caller.ask('hall.diagnostics', {})).hall!.province).toEqual({ state: lost ? 'lost' : 'enrolled', warning: null });
    await enrol(caller);
    expect((await caller.ask('province.view', {})).enrolled).toMatchObject({ lost: false });
    // The next restore goes on with the acts of this one, of which the folder must know all.
    await untilDone(caller);
    await desk.close();
    await inStore(expectWorking, place);
  }
}, 60_000);

test('a new data key seals them anew', async () => {
  const made = await makeRealHall();
  const real = await openRealHall(made);
  try {
    const today = await startProvince({ folder: join(folder, 'province') });
    const caller = await real.signIn('S1');
    const { file } = await caller.ask('province.request', {});
    const answer = JSON.stringify(today.authority.enrol(JSON.parse(file)));
    await today.stop();
    const oldKey = real.kept.key!;
    const rotated = await caller.call('keys.rotate', { passphrase }, { approval });
    expect(rotated).toMatchObject({ ok: true });
    await caller.ask('province.enrol', { answer }, { approval });
    expect(await caller.ask('province.view', {})).toMatchObject({ training: false, enrolled: { lost: false } });
    await real.desk.close();
    await inStore(
      async (store) => {
        await expectWorking(store);
        const { keyId, sealed } = store.read((db) => db.prepare('SELECT key_id AS keyId, sealed FROM station_keys').get()) as {
          keyId: string;
          sealed: Uint8Array;
        };
        const identity = { storeId: store.storeId, training: false };
        expect(open(subkey(oldKey, identity, 'station-keys'), sealed, `tongxin station key ${keyId}`)).toBeNull();
      },
      real.store,
      real.kept.key!,
    );
  } finally {
    await real.close();
    rmSync(made.folder, { recursive: true, force: true });
  }
}, 60_000);

test.each([
  ['2027-01-20T02:00:00Z', null],
  ['2027-01-29T15:59:59Z', null],
  ['2027-01-29T16:00:00Z', 'days30'],
  ['2027-02-18T15:59:59Z', 'days30'],
  ['2027-02-18T16:00:00Z', 'days10'],
  ['2027-02-25T16:00:00Z', 'days3'],
  ['2027-03-01T04:00:00Z', 'days3'],
  ['2027-03-01T04:00:01Z', 'ended'],
  ['2028-01-01T00:00:00Z', 'ended'],
] as const)('at %s a certificate that ends first on 2027-03-01 is warned of as %s', (now, expected) => {
  const ends = { sign: '2028-03-01T04:00:00Z', encrypt: '2027-03-01T04:00:00Z', tls: '2029-03-01T04:00:00Z' };
  expect(findWarning(ends, Temporal.Instant.from(now))).toBe(expected);
});

test('the page and the health of the hall warn before a certificate ends, and when it has', async () => {
  await enrol(supervisor, { notAfter: new Date('2026-12-03T02:00:00Z') });
  const view = await supervisor.ask('province.view', {});
  expect(view).toMatchObject({ warning: 'days10' });
  expect(view.enrolled!.certificates[0]).toEqual({ use: 'sign', until: '2026-12-03', daysLeft: 10 });
  expect((await supervisor.ask('hall.diagnostics', {})).hall!.province).toEqual({ state: 'enrolled', warning: 'days10' });
  clock.set('2026-12-03T02:00:01Z');
  expect(await supervisor.ask('province.view', {})).toMatchObject({ warning: 'ended' });
  clock.set(at);
});

test('only supervisors and administrators ask for certificates', async () => {
  const registrar = hall.as('R1');
  for (const operation of ['province.view', 'province.request', 'province.dismiss', 'province.inspect', 'province.enrol'] as const) {
    expect(await registrar.call(operation, { answer: '{}' } as never, { approval })).toMatchObject({
      error: { code: 'session.notAllowed' },
    });
  }
});
