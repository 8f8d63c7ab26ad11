/** While a couple is married and the province is told, nothing that is private lies or passes in clear: not on the disk, not on the wire. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { acts } from '#core/acts.ts';
import { createDesk } from '#core/desk.ts';
import { silentLog } from '#core/log.ts';
import { createSystemClock, openStore } from '#core/store/index.ts';
import { openStationKeys } from '#core/sync/index.ts';
import { fileColumns } from '#core/vault-files.ts';
import { HallConfig } from '#shared/contract/index.ts';
import { callerOf, printFinalPapers, takeTo, testHall, typedCouple, type Caller } from '../core/cases/test-desk.ts';
import { folderFor } from '../core/sync/province/station.ts';
import { inventedIdNumber, people } from '../emulators/people.ts';
import { startProvince, type Province } from '../province/province.ts';
import { hostHall, type HostedHall } from './hosted-hall.ts';
import { findBelow, findIn, keyNeedles, textNeedles } from './in-clear.ts';
import { startFaultyLink, type FaultyLink } from './link/faulty-link.ts';

const passphrase = '七盏灯笼 照着 四十三级台阶';
const man = { ...people.wangWei, name: '欧阳明远', idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 311) };
const woman = { ...people.chenJing, name: '司徒若兰', idNumber: inventedIdNumber('329901', people.chenJing.birthDate, 312) };
const year = new Date().getFullYear();

const needles = new Map<string, Uint8Array>();
const wire: Buffer[] = [];
let folder: string;
let dataKey: Uint8Array;
let hosted: HostedHall;
let province: Province;
let provincePort: number;
let link: FaultyLink;
const storeFolder = () => join(folder, 'store');
const logsFolder = () => join(folder, 'logs');

beforeAll(async () => {
  folder = folderFor('in-clear');
  mkdirSync(join(folder, 'printed'));
  mkdirSync(logsFolder());
  province = await startProvince({ folder: join(folder, 'province') });
  provincePort = Number(new URL(province.address).port);
  link = await startFaultyLink({
    port: provincePort,
    seed: 1,
    chance: 0,
    heard: (bytes) => void wire.push(bytes),
  });
  const desk = createDesk({
    storeDirectory: storeFolder(),
    resourcesDirectory: join(import.meta.dirname, '../../resources'),
    readerPath: null,
    clock: null,
    log: silentLog,
    events: { emit: () => undefined },
    keepKey: (key) => void (dataKey = key ?? dataKey),
    keepSession: () => undefined,
  });
  const config = HallConfig.parse({
    ...testHall,
    numberBlocks: [{ prefix: 'J', regionCode: '329901', year, first: 1, last: 50 }],
    devices: { printers: [{ kind: 'file', name: '文件', folder: join(folder, 'printed') }] },
  });
  const { recoveryKey } = await callerOf(desk, null).ask('setup.create', { config, training: false, passphrase });
  await desk.close();
  for (const [name, needle] of [
    ...Object.entries({ man, woman }).flatMap(([who, { name, idNumber, address }]) => [
      ...textNeedles(`name of the ${who}`, name),
      ...textNeedles(`ID number of the ${who}`, idNumber),
      ...textNeedles(`address of the ${who}`, address),
    ]),
    ...textNeedles('passphrase', passphrase),
    ...textNeedles('recovery key', recoveryKey),
    ...testHall.staff.flatMap(({ code, password }) => textNeedles(`password of ${code}`, password)),
    ...keyNeedles('data key', dataKey),
  ])
    needles.set(name, needle);
  hosted = hostHall({ storeDirectory: storeFolder(), clock: null, logsDirectory: logsFolder() });
}, 60_000);
afterAll(async () => {
  await hosted.stop();
  await link.close();
  await province.stop();
});

/** Whatever is under the store's folder after each call: the spool of the printer, half made files. */
function watched(caller: Caller, found: Set<string>): Caller {
  return {
    call: (...call) => caller.call(...call),
    ask: async (...call) => {
      const value = await caller.ask(...call);
      for (const what of findBelow(storeFolder(), needles)) found.add(`${call[0]}: ${what}`);
      return value;
    },
  };
}

test(
  'a couple is married and the province told: no name, ID number or key in clear on disk, in logs or on the wire',
  { timeout: 120_000 },
  async () => {
    const supervisor = await hosted.signIn('S1', 'zhoumin-2026', passphrase);
    const { file } = await supervisor.ask('province.request', {});
    const answer = { ...province.authority.enrol(JSON.parse(file)), address: `https://127.0.0.1:${link.port}` };
    await supervisor.ask('province.enrol', { answer: JSON.stringify(answer) }, { approval: { code: 'R2', password: 'zhaoqiang-2026' } });
    await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });

    const found = new Set<string>();
    const registrar = watched(await hosted.signIn('R1', 'limin-2026', passphrase), found);
    const { id: caseId } = await takeTo(registrar, 'examined', typedCouple(man, woman));
    const scan = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#ffffff' } })
      .jpeg()
      .withExif({ IFD0: { ImageDescription: man.idNumber, Copyright: woman.name } })
      .toBuffer();
    expect(scan.includes(man.idNumber)).toBe(true);
    await registrar.ask('attachments.add', {
      caseId,
      kind: 'residentCard',
      party: 'man',
      picture: scan.toString('base64'),
      from: 'scanner',
    });
    // The line is down meanwhile, and a stick is filled to carry what waits.
    await province.stop();
    await prepareAndRegister(registrar, caseId);
    const stick = join(folder, 'stick');
    mkdirSync(stick);
    const exported = await supervisor.ask('sync.exportEnvelopes', { folder: stick });
    expect(exported.acts).toBe(1);
    province = await startProvince({ folder: join(folder, 'province'), port: provincePort });
    await supervisor.ask('sync.tryNow', { id: null });
    await vi.waitUntil(async () => (await supervisor.ask('office.get', {})).outbox.pending === 0, { timeout: 30_000, interval: 100 });
    await hosted.stop();
    for (const [name, needle] of stationKeyNeedles()) needles.set(name, needle);

    expect([...found]).toEqual([]);
    expect(findBelow(storeFolder(), needles)).toEqual([]);
    expect(findBelow(logsFolder(), needles)).toEqual([]);
    expect(readdirSync(stick, { recursive: true }).length).toBeGreaterThan(0);
    expect(findBelow(stick, needles)).toEqual([]);
    expect(findIn(Buffer.from(hosted.log.join('\n')), needles)).toEqual([]);
    expect(wire.length).toBeGreaterThan(0);
    expect(findIn(Buffer.concat(wire), needles)).toEqual([]);
    // What goes inside of TLS, too: others may carry it, on a stick or through a broker.
    const envelopes = envelopesOf(join(folder, 'province'));
    expect(envelopes.length).toBeGreaterThan(1);
    expect(findIn(Buffer.concat(envelopes), needles)).toEqual([]);
  },
);

test('the search finds what it looks for', () => {
  const planted = join(folder, 'planted');
  mkdirSync(planted);
  for (const [name, needle] of needles) {
    writeFileSync(join(planted, 'file'), Buffer.concat([Buffer.alloc(100, 7), needle, Buffer.alloc(100, 9)]));
    expect(findBelow(planted, needles)).toContain(`file: ${name}`);
  }
  // The reference province keeps what it was told as it is.
  expect(findBelow(join(folder, 'province'), needles).join()).toContain('name of the woman in utf8');
});

async function prepareAndRegister(registrar: Caller, caseId: string): Promise<void> {
  const { shown } = await registrar.ask('display.show', { page: 'check', caseId });
  await registrar.ask('marriage.confirm', { caseId, seen: shown!.seen });
  await registrar.ask('marriage.prepare', { caseId });
  await printFinalPapers(registrar, caseId);
  await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
}

/** The station's private keys, as only its open store knows them. */
function stationKeyNeedles(): [string, Uint8Array][] {
  const opened = openStore(storeFolder(), dataKey, { clock: createSystemClock(), acts, fileColumns });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const { sign, encrypt, tls } = store.read((db) => openStationKeys(db, store.stationKeys))!;
  const needles = [sign, encrypt].flatMap(({ keyId }, place) => keyNeedles(`private key ${place}`, store.stationKeys.find(keyId)!));
  const inPem = tls.privateKey.split('\n')[1]!;
  needles.push(['TLS key in PEM', Buffer.from(inPem)], ['TLS key, raw', Buffer.from(inPem, 'base64')]);
  store.close();
  return needles;
}

function envelopesOf(province: string): Buffer[] {
  const db = new Database(join(province, 'province.db'), { readonly: true });
  const rows = db.prepare('SELECT envelope, sealed FROM taken').all() as { envelope: Buffer; sealed: Buffer }[];
  db.close();
  return rows.flatMap(({ envelope, sealed }) => [envelope, sealed]);
}
