import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readLogLine } from '#shared/contract/index.ts';
import { formatPaperBarcode, type CivilDate } from '#shared/model/index.ts';
import { testPhoto } from '../core/cases/test-desk.ts';
import { fontsOf, solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { serveCouple } from '../demo/play/serve-couple.ts';
import { findPersonal } from '../core/health/find-personal.ts';
import { resident } from '../demo/play/visitors.ts';
import { people } from '../emulators/people.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { passphrase, passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { describeKeys, longestGap, noScanner, watchKeys } from './keys.ts';
import { launchHall, type Hall } from './launch.ts';
import { scan } from './scanner.ts';
import { findTraces } from './traces.ts';

const { wangWei: man, chenJing: woman } = people;
/** What must be nowhere but on paper. */
const personal = [man, woman].flatMap(({ name, idNumber, address }) => [name, idNumber, address]);

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;
let keys: Awaited<ReturnType<typeof watchKeys>>;
let caseNumber: string;

test.beforeAll(async () => {
  prepared = await prepareHall({ training: false });
  const temp = join(prepared.folder, 'tmp');
  mkdirSync(temp);
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, reader: reader.path, env: { TMPDIR: temp } });
  keys = await watchKeys(hall);
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

test('a couple is married, from two ID cards to the certificates', async () => {
  const { window } = hall;
  const hands = handsOf(window);
  await window.getByLabel('大厅口令').fill(passphrase);
  await window.getByRole('button', { name: /打开/ }).click();
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await hands.signIn('R1', passwords.R1, /3号窗口/);
  const photo = join(prepared.folder, 'couple.jpg');
  writeFileSync(photo, await testPhoto(), 'base64');
  ({ caseNumber } = await serveCouple(
    { window, hands, shoot: () => Promise.resolve() },
    { man: resident(reader, man), woman: resident(reader, woman), photo },
  ));
  await expect(window.getByText(`${man.name} 与 ${woman.name} 已结为夫妻`)).toBeVisible();
});

test('the papers name both, bear the registration number, and bring their fonts', () => {
  const papers = readdirSync(prepared.printed).map((file) => {
    const pdf = readFileSync(join(prepared.printed, file));
    return { file, text: solidTextOf(pdf), fonts: fontsOf(pdf) };
  });
  const of = (title: string) => papers.filter(({ text }) => text.includes(title));
  expect(papers).toHaveLength(5);
  expect(of('申请结婚登记声明书')).toHaveLength(2);
  expect(of('结婚登记审查处理表')).toHaveLength(1);
  const certificates = papers.filter(({ file }) => file.startsWith('certificate-'));
  expect(certificates).toHaveLength(2);
  for (const { text } of [...certificates, ...of('结婚登记审查处理表')]) {
    expect(text).toMatch(new RegExp(`J329901-${today.year}-00000\\d`));
    for (const { name, idNumber } of [man, woman]) {
      expect(text).toContain(name);
      expect(text).toContain(idNumber);
    }
  }
  for (const { file, fonts } of papers) {
    expect(fonts.length, file).toBeGreaterThan(0);
    expect(
      fonts.filter(({ embedded }) => !embedded),
      file,
    ).toEqual([]);
  }
});

test('a scanned paper opens its case from anywhere, and leaves no trace in the field that had the focus', async () => {
  const { window } = hall;
  const barcode = formatPaperBarcode({ openedOn: today.toString() as CivilDate, caseNumber, kind: 'declaration', party: 'man' });
  const served = window.getByRole('main', { name: `办件 ${caseNumber}` });
  const name = window.getByRole('textbox', { name: '姓名' }).first();

  /** A machine too busy to press the keys as quickly as a scanner shows nothing: prepared and scanned again. */
  const scanAfter = async (prepare: () => Promise<void>): Promise<void> => {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await prepare();
      await keys.begin();
      await scan(hall, barcode);
      const opened = served.waitFor({ timeout: 3_000 }).then(() => true);
      if (await opened.catch(() => false)) return;
      const pressed = (await keys.heard()).filter(({ type }) => type === 'keydown');
      expect(longestGap(pressed), describeKeys(pressed)).toBeGreaterThanOrEqual(noScanner);
    }
    throw new Error('the machine is too busy to play a scanner');
  };

  await scanAfter(async () => {
    await window.keyboard.press('F2');
    await expect(served).toHaveCount(0);
    await name.fill('何小满');
    await name.press('ArrowLeft');
  });
  await window.getByRole('button', { name: /何小满/ }).click();
  await expect(name).toHaveValue('何小满');

  await scanAfter(() => window.getByRole('navigation', { name: '办件列表' }).getByRole('button', { name: /查找/ }).focus());

  await scanAfter(async () => {
    await window.keyboard.press('F3');
    await expect(window.getByRole('main', { name: '查找办件' })).toBeVisible();
  });
});

test('nobody is named in clear on the disk, neither while the hall is open nor afterwards', async () => {
  const planted = join(prepared.folder, 'planted');
  mkdirSync(planted);
  writeFileSync(join(planted, 'utf8'), `…${man.name}…`);
  writeFileSync(join(planted, 'utf16'), Buffer.from(`…${woman.idNumber}…`, 'utf16le'));
  expect(findTraces(planted, personal).found).toHaveLength(2);

  const except = [prepared.printed, planted, join(prepared.folder, 'couple.jpg')];
  const open = findTraces(prepared.folder, personal, except);
  expect(open.found).toEqual([]);
  expect(open.files).toBeGreaterThan(10);
  await hall.app.close();
  expect(findTraces(prepared.folder, personal, except).found).toEqual([]);
});

test('SQLite without the key cannot read the store', () => {
  const { stdout, stderr, status } = spawnSync('sqlite3', ['-readonly', join(prepared.store, 'hall.db'), '.tables'], { encoding: 'utf8' });
  expect({ stdout, failed: status !== 0 || stderr !== '' }).toEqual({ stdout: '', failed: true });
  expect(stderr).toContain('not a database');
});

test('main keeps a log of it in which nobody is named, not even in part, and says no more on stderr', () => {
  const logs = join(hall.profile, 'logs');
  const log = readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
  const lines = log.split('\n').filter((line) => line !== '');
  expect(lines.map(readLogLine)).not.toContain(null);
  expect(log).toContain('"marriage.register"');
  const parts = [man, woman].flatMap(({ name, idNumber, address }) => [
    name.slice(0, 1),
    name.slice(1),
    idNumber.slice(6, 14),
    address.slice(-6),
  ]);
  expect(findPersonal(log + hall.stderr(), [...personal, ...parts, passphrase, ...Object.values(passwords)])).toEqual([]);
});
