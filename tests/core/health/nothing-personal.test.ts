import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { HallConfig, LogLine, type HallConfigInput, type OperationName } from '#shared/contract/index.ts';
import { createHallLog } from '../../../electron/main/hall-log.ts';
import { createLogFile } from '../../../electron/main/log-file.ts';
import { hostHall, type HostedHall } from '../../faults/hosted-hall.ts';
import { inventedIdNumber, people, type Person } from '../../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../../emulators/reader/index.ts';
import { takeTo, testHall, typedCouple, type Caller } from '../cases/test-desk.ts';
import { findPersonal } from './find-personal.ts';

const man: Person = {
  ...people.wangWei,
  name: '欧阳鹤鸣',
  idNumber: inventedIdNumber('110101', '19880229', 971),
  birthDate: '19880229',
  address: '云梦泽路七十七号院',
};
const woman: Person = {
  ...people.chenJing,
  name: '尉迟霜华',
  idNumber: inventedIdNumber('110101', '19910417', 972),
  birthDate: '19910417',
  address: '玄武湖畔九十九弄',
};
const passwords = { S1: 'Kranich-77-supervisor', R1: 'Reiher-88-registrar', R2: 'Sperber-99-approver' };
const passphrase = '晨雾里的白鹭 2026 号';
const year = new Date().getFullYear();
const config: HallConfigInput = {
  ...testHall,
  office: { ...testHall.office, phone: '0518-83917264', address: '清江县凤栖梧桐路一号' },
  staff: [
    { code: 'S1', name: '上官静姝', roles: ['supervisor'], password: passwords.S1 },
    {
      code: 'R1',
      name: '司徒望舒',
      roles: ['registrar'],
      password: passwords.R1,
      idNumber: inventedIdNumber('110101', '19850615', 974),
      certificate: { number: 'ZGQX4711', validUntil: `${year + 3}-06-30` as never },
    },
    { code: 'R2', name: '夏侯云岫', roles: ['approver'], password: passwords.R2 },
  ],
  numberBlocks: [{ prefix: 'J', regionCode: '329901', year, first: 1, last: 50 }],
  devices: {
    printers: [
      { kind: 'file', name: '文件', folder: '../printed' },
      { kind: 'lp', name: '司徒的打印机', queue: 'none' },
    ],
  },
};
const phones = ['13987654321', '15812349876'];
/** Whole and in parts: a surname alone counts. */
const personal = (recoveryKey: string): string[] =>
  [
    '欧阳 鹤鸣 尉迟 霜华 上官 静姝 司徒 望舒 夏侯 云岫 云梦泽 玄武湖 凤栖梧桐 白鹭'.split(' '),
    [man, woman].flatMap(({ idNumber }) => [idNumber, idNumber.slice(6), idNumber.slice(6, 14)]),
    '1988-02-29 1991-04-17 83917264 ZGQX4711 Kranich Reiher Sperber NotMyPassword'.split(' '),
    phones,
    Object.values(passwords),
    [passphrase, recoveryKey],
    recoveryKey.split('-').filter((group) => group.length > 4),
  ].flat();

let folder: string;
let reader: ReaderEmulator;
let hall: HostedHall;
let texts: string[];
let logs: string;
let bundle: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-private-'));
  mkdirSync(join(folder, 'printed'));
  const breaks = join(folder, 'breaks');
  mkdirSync(breaks);
  process.env['TONGXIN_BREAKS'] = breaks;
  const logsDirectory = join(folder, 'logs');
  reader = await startReaderEmulator();
  const keep = createHallLog(createLogFile(logsDirectory));
  hall = hostHall({
    storeDirectory: join(folder, 'store'),
    clock: null,
    readerPath: reader.path,
    entry: join(import.meta.dirname, 'breaking-core.ts'),
    logsDirectory,
    onText: keep,
  });
  const anybody = async (operation: OperationName, input: unknown) =>
    (await hall.host.call('counter', null, { operation, input, requestId: uuidv7(), approval: null })).answer as {
      ok: boolean;
      value?: { recoveryKey: string };
    };
  const created = await anybody('setup.create', { config: HallConfig.parse(config), training: false, passphrase });
  if (!created.ok) throw new Error(JSON.stringify(created));
  const { recoveryKey } = created.value!;
  texts = personal(recoveryKey);
  writeFileSync(join(breaks, 'secrets.json'), JSON.stringify(texts));
  await anybody('setup.recoverySheet', {});
  await anybody('setup.sealRecoveryKey', {});

  const registrar = await hall.signIn('R1', passwords.R1);
  const supervisor = await hall.signIn('S1', passwords.S1);
  await supervisor.ask('office.openOfflineRegistration', { reason: '上官静姝决定' });
  const couple = typedCouple(man, woman);
  const { id: caseId } = await takeTo(registrar, 'registered', {
    man: { ...couple.man, phone: phones[0]! },
    woman: { ...couple.woman, phone: phones[1]! },
  });
  await readCards(registrar);
  await registrar.ask('cases.find', { text: '欧阳鹤鸣' });
  await refuseCalls(registrar, caseId);
  await breakEverything(registrar, supervisor, caseId, breaks);

  bundle = await exported(supervisor);
  await hall.stop();
  await new Promise((resolve) => setTimeout(resolve, 700)); // the strange lines' last count
  logs = readdirSync(logsDirectory)
    .map((name) => readFileSync(join(logsDirectory, name), 'utf8'))
    .join('');
}, 120_000);
afterAll(async () => {
  await hall.stop();
  await reader.stop();
  rmSync(folder, { recursive: true, force: true });
});

function until(holds: () => Promise<boolean>): Promise<unknown> {
  return vi.waitUntil(holds, { timeout: 20_000, interval: 100 });
}

async function readCards(registrar: Caller): Promise<void> {
  const { id: caseId } = await registrar.ask('cases.open', { business: 'marriage' });
  await until(async () => (await registrar.ask('devices.status', {})).reader.state === 'idle');
  await registrar.ask('devices.armReader', { caseId, slot: 'man' });
  reader.placeCard(residentCard(man));
  await until(async () => (await registrar.ask('cases.get', { caseId })).couple.man.name === man.name);
  await registrar.call('devices.armReader', { caseId, slot: 'man' });
  reader.removeCard();
  await until(async () => (await registrar.ask('devices.status', {})).reader.state === 'idle');
  const { id } = await registrar.ask('frontDesk.armReader', {});
  reader.placeCard(residentCard(woman));
  await until(async () => (await registrar.ask('frontDesk.takeCard', { id })).card?.person.name === woman.name);
  reader.removeCard();
}

/** Every kind of refusal, with what somebody might have typed in the wrong place. */
async function refuseCalls(registrar: Caller, caseId: string): Promise<void> {
  const wild = registrar.call as (operation: string, input: unknown, more?: object) => Promise<{ ok: boolean }>;
  const refused = await Promise.all([
    wild('欧阳鹤鸣', { name: man.name }),
    wild(`cases.${'Sperber'}`, {}),
    wild('cases.get', { caseId: man.idNumber }),
    wild('cases.saveDraft', { caseId, revision: man.name, couple: { man } }),
    wild('staff.signIn', { code: 'R1', password: 'NotMyPassword-1', counter: '03' }),
    wild('staff.signIn', { code: '欧阳鹤鸣', password: passphrase, counter: '03' }),
    wild('keys.changePassphrase', { passphrase: 'NotMyPassword-2', newPassphrase: passphrase }),
    wild('blanks.void', { blank: 'A00000019', reason: man.name }, { approval: { code: 'R2', password: 'NotMyPassword-3' } }),
    wild('documents.print', { documentId: uuidv7(), printer: '司徒的打印机' }),
    wild('attachments.add', { caseId, kind: 'passport', party: 'man', picture: Buffer.from(man.name).toString('base64'), from: 'file' }),
  ]);
  expect(refused.map(({ ok }) => ok)).toEqual(refused.map(() => false));
}

/** One bug after the other; each is answered as one, or ends the core, which comes back. */
async function breakEverything(registrar: Caller, supervisor: Caller, caseId: string, breaks: string): Promise<void> {
  const broken = async (layer: string, provoke: () => Promise<{ ok: boolean; error?: { code: string } }>): Promise<void> => {
    writeFileSync(join(breaks, layer), '');
    const answer = await provoke();
    rmSync(join(breaks, layer));
    expect({ layer, code: answer.error?.code }).toEqual({ layer, code: 'call.internal' });
  };
  await broken('contract', () => registrar.call('cases.find', { text: man.name }));
  await broken('store', () => registrar.call('cases.get', { caseId }));
  await broken('crypto', () =>
    registrar.call('marriage.photograph', { caseId, picture: Buffer.from(man.name).toString('base64'), from: 'file' }),
  );
  await broken('devices', () => registrar.call('devices.status', {}));
  await broken('documents', () => supervisor.call('blanks.report', { from: '2026-01-01' as never, until: '2026-12-31' as never }));
  const { id: another } = await registrar.ask('cases.open', { business: 'marriage' });
  const couple = typedCouple(man, woman);
  await registrar.ask('cases.saveDraft', { caseId: another, revision: 0, couple });
  await broken('law', () => registrar.call('marriage.identify', { caseId: another }));
  writeFileSync(join(breaks, 'console'), '');
  await new Promise((resolve) => setTimeout(resolve, 300));
  rmSync(join(breaks, 'console'));
  for (const end of ['rejection', 'timer']) {
    const before = hall.log.length;
    writeFileSync(join(breaks, end), '');
    await until(async () => hall.log.slice(before).join('').includes('core.ended'));
    rmSync(join(breaks, end));
    await registrar.ask('office.get', {});
  }
}

async function exported(supervisor: Caller): Promise<string> {
  const { bundle: packed } = await supervisor.ask('hall.exportDiagnostics', {});
  return gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
}

test('the search for personal data finds it in every spelling', () => {
  for (const text of ['欧阳', '13987654321', 'Kranich'])
    for (const said of [
      text,
      Buffer.from(`x${text}y`).toString('hex'),
      Buffer.from(`ab${text}c`).toString('base64'),
      Buffer.from(`a${text}`).toString('base64'),
    ])
      expect(findPersonal(`…${said}…`, [text])).toEqual([text]);
  expect(
    findPersonal(
      JSON.stringify('欧阳').replace(/[^"]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`),
      ['欧阳'],
    ),
  ).toEqual(['欧阳']);
  expect(findPersonal('nothing here', ['欧阳', 'Kranich'])).toEqual([]);
});

test('a marriage with every refusal and a bug in each layer leaves nothing of anybody in the log', () => {
  const lines = logs.split('\n').filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(60);
  for (const line of lines) expect(LogLine.safeParse(JSON.parse(line)).success, line).toBe(true);
  expect(findPersonal(logs, texts)).toEqual([]);
});

test('the log has the bugs, the cases and what ended the core all the same', () => {
  const lines = logs
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => LogLine.parse(JSON.parse(line)));
  const bugs = lines.filter(({ event }) => event === 'bug');
  expect(bugs.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining([
      'cases.find',
      'cases.get',
      'marriage.photograph',
      'devices.status',
      'blanks.report',
      'marriage.identify',
      undefined,
    ]),
  );
  for (const { frames, reference } of bugs) expect([frames!.length > 0, typeof reference]).toEqual([true, 'string']);
  expect(lines.filter(({ code }) => code === 'core.ended').length).toBeGreaterThanOrEqual(2);
  expect(lines.some(({ event }) => event === 'strange')).toBe(true);
  // Each core that came back opened the store again.
  expect(lines.filter(({ event, ms }) => event === 'opened' && ms! > 0).length).toBeGreaterThanOrEqual(2);
  expect(lines.filter(({ event, operation, caseId }) => event !== 'bug' && operation === 'marriage.register' && caseId).length).toBe(1);
});

test('nor does the core say any of it to main, but for what a library blurts out', () => {
  const said = hall.log.join('').split('\n');
  const ownWords = said.filter((line) => line.startsWith('{'));
  expect(ownWords.length).toBeGreaterThan(60);
  expect(findPersonal(ownWords.join('\n'), texts)).toEqual([]);
});

test('the diagnostic bundle holds figures, versions, configuration and log, and nothing of anybody', () => {
  for (const part of ['health.json', 'configuration.json', 'rows.json', 'logs/hall-']) expect(bundle).toContain(`tongxin/${part}`);
  expect(bundle).toContain('"marriage.register"');
  expect(bundle).toContain('"journal":');
  expect(findPersonal(bundle, texts)).toEqual([]);
  expect(findPersonal(bundle, ['清江县', '文件', 'printed', folder])).toEqual([]);
});
