import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { startCups, type Cups } from '../emulators/cups.ts';
import { hallConfig, hallFolders, passphrase, passwords, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';
import { askCore } from './window-call.ts';

test.describe.configure({ mode: 'serial' });

let folders: PreparedHall;
let hall: Hall;
let cups: Cups;
/** As the window showed it. */
let recoveryKey: string;

const keyFile = () => readFileSync(join(folders.store, 'key.json'));
const heading = (name: string) => hall.window.getByRole('heading', { name });
const restart = async () => {
  await hall.close();
  hall = await launchHall({ ...folders, station: 'supervisor', env: { CUPS_SERVER: cups.server } });
};

test.beforeAll(async () => {
  folders = hallFolders();
  cups = await startCups();
  hall = await launchHall({ ...folders, station: 'supervisor', env: { CUPS_SERVER: cups.server } });
});
test.afterAll(async () => {
  await hall.close();
  await cups.stop();
  folders.remove();
});

test('a bare PC is set up from a file and a passphrase', async () => {
  const { window } = hall;
  const config = join(folders.folder, 'hall.json');
  const { devices, ...rest } = hallConfig(folders.printed);
  const paper = { kind: 'lp' as const, name: '激光打印机', queue: cups.queue };
  writeFileSync(config, JSON.stringify({ ...rest, devices: { printers: [...(devices?.printers ?? []), paper] } }));
  await expect(heading('首次设置')).toBeVisible();
  await window.locator('input[type=file]').setInputFiles(config);
  await expect(window.getByText('已从“hall.json”填入')).toBeVisible();
  await window.getByRole('textbox', { name: '大厅口令' }).fill(passphrase);
  await window.getByRole('textbox', { name: '再输一遍' }).fill(passphrase);
  await window.getByRole('button', { name: '建立登记大厅' }).click();
  await expect(heading('恢复密钥')).toBeVisible({ timeout: 20_000 });
  recoveryKey = (await window.locator('.recovery-group').allTextContents()).join('-');
  expect(recoveryKey).toMatch(/^[0-9A-Z]+(-[0-9A-Z]+){5,}$/);
  await expect(window.getByRole('button', { name: '打印', exact: true })).toBeVisible();
  expect(await findLayoutFaults(window)).toEqual([]);
  expect(await findBarriers(window)).toEqual([]);
});

test('the recovery key is printed as shown, and sign-in waits for the proof that it is on paper', async () => {
  const { window } = hall;
  await window.getByRole('button', { name: '打印', exact: true }).click();
  await expect(window.getByText('已送“激光打印机”打印')).toBeVisible({ timeout: 20_000 });
  rmSync(await cups.printed('recovery-key')); // it came out; its letters are the driver's pictures, so the sheet itself is read
  const sheet = await askCore(hall, 'setup.recoverySheet', { printer: null });
  if (!sheet.ok) throw new Error(sheet.error.code);
  const printed = solidTextOf(Buffer.from(sheet.value.pdf, 'base64'));
  for (const group of recoveryKey.split('-')) expect(printed).toContain(group);

  const proof = window.getByLabel(/最后一组/);
  await expect(proof).toBeDisabled();
  await window.getByText('已打印或抄写并封存').click();
  await proof.fill(recoveryKey.split('-')[0]!);
  await proof.press('Enter');
  await expect(window.getByText(/与最后一组不一致/)).toBeVisible();
  await proof.fill(recoveryKey.split('-').at(-1)!.toLowerCase());
  await proof.press('Enter');
  await expect(heading('登录')).toBeVisible({ timeout: 20_000 });
  const again = await askCore(hall, 'setup.recoverySheet', { printer: null });
  expect(again).toMatchObject({ ok: false, error: { code: 'document.notFound' } });
});

test('the first supervisor signs in', async () => {
  await handsOf(hall.window).signIn('S1', passwords.S1, /不在窗口/);
  await expect(heading('今日').first()).toBeVisible();
});

test('started again, the program asks for the passphrase; a wrong one opens nothing and changes nothing', async () => {
  await restart();
  const { window } = hall;
  await expect(heading('打开登记大厅')).toBeVisible({ timeout: 20_000 });
  const before = keyFile();
  const phrase = window.getByLabel('大厅口令');
  await phrase.fill('eight lanterns 43');
  await phrase.press('Enter');
  await expect(window.getByText('口令不正确，数据库没有打开，数据完好无改动。')).toBeVisible({ timeout: 20_000 });
  expect(keyFile()).toEqual(before);
  await phrase.fill(passphrase);
  await phrase.press('Enter');
  await expect(heading('登录')).toBeVisible({ timeout: 20_000 });
  expect(keyFile()).toEqual(before);
});

test('the recovery key opens it too, as it is read from the paper', async () => {
  await restart();
  const { window } = hall;
  await window.getByRole('button', { name: '用恢复密钥' }).click();
  const typed = window.getByRole('textbox', { name: '恢复密钥' });
  await typed.fill(recoveryKey.replace(/^./, (first) => (first === '7' ? '8' : '7')));
  await typed.press('Enter');
  await expect(window.getByText('恢复密钥不正确，数据库没有打开，数据完好无改动。')).toBeVisible({ timeout: 20_000 });
  await typed.fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await typed.press('Enter');
  // Whoever has lost the passphrase chooses a new one now; here it is still known.
  await window.getByRole('button', { name: '暂不设置，沿用原口令' }).click({ timeout: 20_000 });
  await expect(heading('登录')).toBeVisible({ timeout: 20_000 });
});

test('after five wrong passwords a sign-in is paused, the right password included, and says until when', async () => {
  const { window } = hall;
  const hands = handsOf(window);
  await hands.signIn('R1', 'wrong-password', /3号窗口/);
  for (const triesLeft of [4, 3, 2, 1]) {
    await expect(window.getByText(`还可以试 ${triesLeft} 次`)).toBeVisible();
    await window.getByLabel('密码', { exact: true }).fill('wrong-password');
    await window.keyboard.press('Enter');
  }
  const paused = window.getByText(/密码多次输错，此工号已暂停登录。数据没有改动。请在 \d\d:\d\d 后重试/);
  await expect(paused).toBeVisible();
  await window.getByLabel('密码', { exact: true }).fill(passwords.R1);
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('密码', { exact: true })).toHaveValue('');
  await expect(paused).toBeVisible();
  await expect(heading('登录')).toBeVisible();
});
