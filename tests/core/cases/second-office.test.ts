import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import type { Desk } from '#core/desk.ts';
import { HallConfig, type HallConfigInput } from '#shared/contract/index.ts';
import { openDoor, repository } from '../cli/harness.ts';
import { solidTextOf } from '../documents/poppler.ts';
import { foreigner, woman } from '../../law/couple.ts';
import { callerOf, openDesk, takeTo, type Caller } from './test-desk.ts';

const file = join(repository, 'resources/training/second-office.json');
const config = JSON.parse(readFileSync(file, 'utf8')) as HallConfigInput;
const first = JSON.parse(readFileSync(join(repository, 'resources/training/hall.json'), 'utf8')) as HallConfigInput;

const friday = '2026-11-27T02:00:00Z'; // 10:00
const saturdayMorning = '2026-11-28T02:00:00Z';
const sunday = '2026-11-29T02:00:00Z';
const beforeClosing = '2026-11-27T08:29:00Z'; // 16:29; the first office takes couples until 17:00
const afterClosing = '2026-11-27T08:30:00Z';

let opened: { readonly desk: Desk; readonly folder: string } | null = null;
afterEach(async () => {
  await opened?.desk.close();
  if (opened) rmSync(opened.folder, { recursive: true, force: true });
  opened = null;
});

interface Township {
  readonly registrar: Caller;
  readonly supervisor: Caller;
}

/** The township office as its file says, and nothing else; only its papers go to this test's folder. */
async function openTownship(clock: string): Promise<Township> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-township-'));
  mkdirSync(join(folder, 'printed'));
  mkdirSync(join(folder, 'store'));
  const { desk } = openDesk({ dir: join(folder, 'store'), clock });
  opened = { desk, folder };
  const devices: HallConfigInput['devices'] = { printers: [{ kind: 'file', name: '文件', folder: join(folder, 'printed') }] };
  const township = HallConfig.parse({ ...config, devices });
  await callerOf(desk, null).ask('setup.create', { config: township, training: true, passphrase: null });
  const as = (code: string): Caller => {
    const session = desk.actAs(code, '11');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(desk, session.value);
  };
  return { registrar: as('R1'), supervisor: as('S1') };
}

const frenchMan = () => ({ man: foreigner(), woman: woman() });
const open = ({ registrar }: Township, insideBeforeClosing = false) =>
  registrar.call('cases.open', { business: 'marriage', insideBeforeClosing });
const closed = {
  ok: false,
  error: { code: 'office.closed', details: { from: '09:00', until: '16:30' } },
};

describe('an office made by its file alone', () => {
  test('is another one in name, place, numbers and who reviews it', async () => {
    const { registrar } = await openTownship(friday);
    const { office } = await registrar.ask('office.get', {});
    const mine = ({ name, regionCode, level, reviewAuthority, court, counters }: typeof office) => {
      return { name, regionCode, level, reviewAuthority, court, counters };
    };
    expect(mine(office)).toEqual({
      name: '清江县柳溪镇人民政府婚姻登记处',
      regionCode: '329902',
      level: 'township',
      reviewAuthority: '清江县人民政府行政复议机构',
      court: '柳溪人民法院',
      counters: config.office.counters,
    });
    for (const [key, value] of Object.entries(mine(office)))
      expect(value).not.toEqual(mine(HallConfig.parse(first).office)[key as keyof ReturnType<typeof mine>]);
  });

  test('M-14: sends a foreigner to the first office, on a guide of its own', async () => {
    const { registrar } = await openTownship(friday);
    const { id: caseId } = await takeTo(registrar, 'opened', frenchMan());
    const { findings } = await registrar.ask('marriage.findings', { caseId, couple: frenchMan() });
    expect(findings.find(({ rule }) => rule === 'M-14')).toMatchObject({ outcome: 'refuse', message: 'notCapableForeign' });
    const view = await registrar.ask('marriage.redirect', { caseId });
    expect(view.state).toBe('redirected');
    const { id: documentId } = view.documents.find(({ kind }) => kind === 'redirectGuide')!;
    const { pdf } = await registrar.ask('documents.bytes', { documentId });
    const text = solidTextOf(Buffer.from(pdf, 'base64'));
    expect(text).toContain('柳溪镇婚姻登记便民指引单');
    expect(text).toContain(first.office.name);
    expect(text).toContain(first.office.address);
  });

  test('registers two mainland residents under its own region, on photos of its own size', async () => {
    const { registrar, supervisor } = await openTownship(friday);
    await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    const { photo, registrationNumber } = await takeTo(registrar, 'registered');
    expect(registrationNumber).toBe('J329902-2026-000001');
    const { data } = await registrar.ask('attachments.get', { attachmentId: photo! });
    const { width, height } = await sharp(Buffer.from(data, 'base64')).metadata();
    expect([width, height]).toEqual([60, 40].map((millimetres) => Math.round((millimetres / 25.4) * 300)));
  });
});

describe('its own hours', () => {
  test.each([
    ['on a Friday', friday],
    ['on a Saturday morning, when the first office is closed', saturdayMorning],
    ['a minute before closing', beforeClosing],
  ])('let a couple in %s', async (_when, clock) => {
    expect(await open(await openTownship(clock))).toMatchObject({ ok: true, value: { state: 'opened', counter: '11' } });
  });

  test('keep them out afterwards, but not who was inside before', async () => {
    const township = await openTownship(afterClosing);
    expect(await open(township)).toEqual(closed);
    expect(await open(township, true)).toMatchObject({ ok: true });
  });

  test('keep them out on a Sunday and on a day the office stays closed, inside or not', async () => {
    expect(await open(await openTownship(sunday), true)).toEqual(closed);
  });
});

test('the headless door makes it from the same file', async () => {
  const door = openDoor();
  mkdirSync(door.store);
  try {
    const made = await door.run(['--store', door.store, 'init', file, '--training', '--clock', friday]);
    expect(made).toMatchObject({ status: 0, answer: { store: 'open', training: true, officeName: config.office.name } });
    const call = (...words: string[]) =>
      door.run(['--store', door.store, '--clock', '2026-11-28T08:31:00Z', 'call', ...words, '--as', 'R1']);
    expect(await call('cases.open', '{"business":"marriage"}')).toMatchObject({
      status: 2,
      error: expect.stringMatching(/^office\.closed: .*09:00.16:30/),
    });
    expect(await call('cases.open', '{"business":"marriage","insideBeforeClosing":true}')).toMatchObject({
      status: 0,
      answer: { number: '11-1128-001', registrarName: '何川' },
    });
  } finally {
    door.close();
  }
});

test.each([
  ['without the layout of a form it names', {}, 'liuxi/redirect-guide'],
  ['with a layout that is none', { 'liuxi/redirect-guide': { form: '办理指引单' } }, 'config.layouts.liuxi/redirect-guide'],
])('is not made %s', async (_why, layouts, told) => {
  const door = openDoor();
  try {
    const broken = join(mkdtempSync(join(tmpdir(), 'tongxin-township-')), 'office.json');
    writeFileSync(broken, JSON.stringify({ ...config, layouts }));
    expect(await door.run(['--store', door.store, 'init', broken, '--training'])).toMatchObject({
      status: 2,
      error: expect.stringContaining(told),
    });
  } finally {
    door.close();
  }
});
