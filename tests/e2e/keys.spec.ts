import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { passphrase, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';

test.describe.configure({ mode: 'serial' });

const changedPassphrase = 'eight lanterns of autumn 44';
const recoveredPassphrase = 'nine lanterns of winter 45';
const newPassword = 'zhoumin-again-2026';

let prepared: PreparedHall;
let hall: Hall;
/** As the window showed it. */
let recoveryKey: string;

const heading = (name: string) => hall.window.getByRole('heading', { name, exact: true });
const start = async () => {
  hall = await launchHall({ ...prepared, station: 'supervisor' });
  await expect(heading('打开登记大厅')).toBeVisible({ timeout: 30_000 });
};
const restart = async () => {
  await hall.close();
  await start();
};
const unlock = async (phrase: string) => {
  const field = hall.window.getByLabel('大厅口令');
  await field.fill(phrase);
  await field.press('Enter');
};
const openKeys = async (password: string = passwords.S1) => {
  await handsOf(hall.window).signIn('S1', password, /不在窗口/);
  await hall.window.getByRole('navigation', { name: '主管页面' }).getByRole('button', { name: '密钥' }).click();
  await expect(heading('密钥')).toBeVisible();
};
const approve = async (within: Locator) => {
  const second = within.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill('R2');
  await second.getByLabel('密码').fill(passwords.R2);
};
const sealShownKey = async () => {
  const { window } = hall;
  await expect(window.locator('.recovery-group').first()).toBeVisible({ timeout: 60_000 });
  const shown = (await window.locator('.recovery-group').allTextContents()).join('-');
  await window.getByText('已打印或抄写并封存').click();
  const last = window.getByLabel(/最后一组/);
  await last.fill(shown.split('-').at(-1)!.toLowerCase());
  await last.press('Enter');
  await expect(window.getByText('恢复密钥已封存，原来的已作废。')).toBeVisible({ timeout: 20_000 });
  return shown;
};
const historyRow = (what: string) => hall.window.getByRole('row').filter({ hasText: what }).first();
const look = async (name: string) => {
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder) await hall.window.screenshot({ path: join(folder, `keys-${name}.png`) });
  expect(await findLayoutFaults(hall.window)).toEqual([]);
  expect(await findBarriers(hall.window)).toEqual([]);
};

test.beforeAll(async () => {
  prepared = await prepareHall({ training: false, offlineDay: false });
  await start();
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('two people change the passphrase, and the page says what happens to old backups', async () => {
  await unlock(passphrase);
  await openKeys();
  const { window } = hall;
  await look('page');
  await window.getByRole('button', { name: '更换大厅口令' }).click();
  const form = window.getByRole('form', { name: '更换大厅口令' });
  await expect(form.getByText(/以前的备份仍用备份当天的口令打开/)).toBeVisible();
  await look('passphrase');
  await form.getByLabel('当前大厅口令').fill('not this one at all');
  await form.getByLabel('新的大厅口令').fill(changedPassphrase);
  await form.getByLabel('再输一遍').fill(changedPassphrase);
  await approve(form);
  await form.getByRole('button', { name: '更换口令' }).click();
  await expect(form.getByText(/当前大厅口令不正确，没有做任何改动/)).toBeVisible({ timeout: 20_000 });
  await form.getByLabel('当前大厅口令').fill(passphrase);
  await form.getByRole('button', { name: '更换口令' }).click();
  await expect(window.getByText('大厅口令已更换，原口令不能再打开。')).toBeVisible({ timeout: 20_000 });
  await expect(historyRow('更换大厅口令')).toContainText('周敏');
  await expect(historyRow('更换大厅口令')).toContainText('赵强');
});

test('a new recovery key takes the place of the old one when it is sealed', async () => {
  const { window } = hall;
  await window.getByRole('button', { name: '更换恢复密钥' }).click();
  const form = window.getByRole('form', { name: '更换恢复密钥' });
  await form.getByLabel('当前大厅口令').fill(changedPassphrase);
  await approve(form);
  await form.getByRole('button', { name: '制作新的恢复密钥' }).click();
  await expect(window.locator('.recovery-group').first()).toBeVisible({ timeout: 20_000 });
  await look('sealing');
  recoveryKey = await sealShownKey();
  await expect(historyRow('恢复密钥已封存')).toContainText('周敏');
});

test('the data key is changed under the window; its people stay where they are', async () => {
  const { window } = hall;
  const before = readFileSync(join(prepared.store, 'key.json'), 'utf8');
  await window.getByRole('button', { name: '更换数据密钥' }).click();
  const form = window.getByRole('form', { name: '更换数据密钥' });
  await form.getByLabel('当前大厅口令').fill(changedPassphrase);
  await approve(form);
  await form.getByRole('button', { name: '开始更换' }).click();
  await expect(window.getByText('数据密钥已更换，全部数据核对一致。')).toBeVisible({ timeout: 60_000 });
  recoveryKey = await sealShownKey();
  expect(readFileSync(join(prepared.store, 'key.json'), 'utf8')).not.toBe(before);
  await expect(historyRow('更换数据密钥')).toContainText('周敏');
  await look('history');
});

test('a lost passphrase: the recovery key opens, and a new passphrase is chosen at once', async () => {
  await restart();
  const { window } = hall;
  await window.getByRole('button', { name: '用恢复密钥' }).click();
  const typed = window.getByRole('textbox', { name: '恢复密钥' });
  await typed.fill(recoveryKey);
  await typed.press('Enter');
  await expect(heading('设置新的大厅口令')).toBeVisible({ timeout: 30_000 });
  await look('new-passphrase');
  await window.getByRole('textbox', { name: '新的大厅口令' }).fill(recoveredPassphrase);
  await window.getByRole('textbox', { name: '再输一遍' }).fill(`${recoveredPassphrase}!`);
  await window.keyboard.press('Enter');
  await expect(window.getByText('两次输入不一致，请重新输入。')).toBeVisible();
  await window.getByRole('textbox', { name: '再输一遍' }).fill(recoveredPassphrase);
  await window.keyboard.press('Enter');
  await expect(window.getByText(/新的大厅口令已生效/)).toBeVisible({ timeout: 30_000 });
  await window.keyboard.press('Enter');
  await expect(heading('登录')).toBeVisible();
  await restart();
  await unlock(changedPassphrase);
  await expect(hall.window.getByText(/口令不正确，数据库没有打开/)).toBeVisible({ timeout: 20_000 });
  await unlock(recoveredPassphrase);
  await expect(heading('登录')).toBeVisible({ timeout: 30_000 });
});

test('a supervisor who forgot the password sets a new one by the recovery key, and it stands in the records', async () => {
  const { window } = hall;
  await window.getByRole('button', { name: '主管忘记密码' }).click();
  await expect(heading('主管忘记密码')).toBeVisible();
  await look('forgotten');
  await window.getByLabel('主管工号').fill('S1');
  await window.getByRole('textbox', { name: '恢复密钥' }).fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await window.getByRole('textbox', { name: '新的登录密码' }).fill(newPassword);
  await window.getByRole('textbox', { name: '再输一遍' }).fill(newPassword);
  await window.keyboard.press('Enter');
  await expect(window.getByText('密码已重设，请用新密码登录。')).toBeVisible({ timeout: 20_000 });
  await openKeys(newPassword);
  await expect(historyRow('凭恢复密钥重设 周敏 的密码')).toContainText('未登录（凭恢复密钥）');
  await expect(historyRow('凭恢复密钥重设大厅口令')).toBeVisible();
});
