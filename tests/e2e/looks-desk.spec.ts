import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { officeTimeZone } from '#shared/model/index.ts';
import { applicationOf, prechecked } from '../core/cases/divorce/divorce-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { hallOfDivorces } from './divorce-hall.ts';
import { hallFolders, passphrase, passwords, prepareHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { look, openRestore } from './looks-desk.ts';
import { patient, usual } from './looks-frame.ts';
import { longHall } from './looks-hall.ts';
import { couples } from './looks-people.ts';
import { supervisorScenes } from './looks-supervisor.ts';

test('set-up, the recovery key and the way back in fit the window and bar nobody', async () => {
  test.setTimeout(patient);
  const folders = hallFolders();
  const file = join(folders.folder, 'hall.json');
  const config = hallOfDivorces(longHall)(folders.printed);
  // Set-up asks for what a registrar needs; the last two lack it.
  writeFileSync(file, JSON.stringify({ ...config, staff: config.staff.slice(0, 4) }));
  let hall = await launchHall({ ...folders, station: 'supervisor', size: usual });
  try {
    const { window } = hall;
    const primary = () => window.locator('.button-primary');
    const showSection = (section: string) => window.locator('.set-up-list').getByRole('button').nth(sections.indexOf(section)).click();
    const sections = ['office', 'counters', 'staff', 'stock', 'devices', 'store'];
    await expect(window.getByRole('heading', { name: '首次设置' })).toBeVisible({ timeout: 20_000 });
    await look(hall, { called: 'set-up' });
    await look(hall, {
      called: 'restore',
      open: () => openRestore(window),
      close: () => window.getByRole('button', { name: '返回' }).click(),
    });
    await primary().click();
    await look(hall, { called: 'set-up-problems', plain: true });
    await window.locator('input[type=file]').setInputFiles(file);
    await expect(window.getByText('已从“hall.json”填入')).toBeVisible();
    for (const section of sections)
      await look(hall, {
        called: `set-up-${section}`,
        open: () => showSection(section),
        plain: section !== 'office' && section !== 'staff',
      });
    await look(hall, { called: 'set-up-loaded', open: () => window.locator('.set-up-loaded').scrollIntoViewIfNeeded(), plain: true });
    for (const secret of await window.locator('.set-up-section').last().locator('input[type=password]').all())
      await secret.fill(passphrase);
    await primary().click();
    await expect(window.locator('.recovery-group').first()).toBeVisible({ timeout: 20_000 });
    await expect(window.locator('.recovery-print')).toBeVisible({ timeout: 20_000 });
    await window.locator('.recovery .checkbox').click();
    await window.locator('.recovery-proof input[type=text]').fill('X');
    await window.keyboard.press('Enter');
    await look(hall, { called: 'recovery' });
    await hall.close();
    hall = await launchHall({ ...folders, station: 'supervisor', size: usual });
    await wayIn(hall);
  } finally {
    await hall.close();
    folders.remove();
  }
});

/** From a locked store to the sign-in, with what is said when a secret is wrong. */
async function wayIn(hall: Hall): Promise<void> {
  const { window } = hall;
  const field = () => window.locator('.entry-card :is(input, textarea)').last();
  await expect(window.getByRole('heading', { name: '打开登记大厅' })).toBeVisible({ timeout: 20_000 });
  await look(hall, { called: 'unlock', plain: true });
  await window.locator('.entry-actions .button-quiet').click();
  await field().fill('A7K2-9QXM-WRONG');
  await field().press('Enter');
  await expect(window.locator('.field-error')).toBeVisible({ timeout: 20_000 });
  await look(hall, { called: 'unlock-recovery-wrong' });
  await window.locator('.entry-actions .button-quiet').click();
  await field().fill(passphrase);
  await field().press('Enter');
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await look(hall, { called: 'sign-in', plain: true });
  await window.locator('.button-primary').click();
  await look(hall, { called: 'sign-in-problems', plain: true });
  await look(hall, {
    called: 'password-forgotten',
    open: () => window.getByRole('button', { name: '主管忘记密码' }).click(),
    close: () => window.getByRole('button', { name: '返回登录' }).click(),
  });
  await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
  await look(hall, {
    called: 'keys-passphrase',
    open: async () => {
      await window.getByRole('button', { name: '密钥' }).click();
      await window.getByRole('button', { name: '更换大厅口令' }).click();
      await window.locator('.page-aside .button-primary').click();
    },
  });
}

test('a doubted clock on the supervisor’s first page fits the window and bars nobody', async () => {
  test.setTimeout(patient);
  const prepared = await prepareHall({ config: longHall });
  const clock = Temporal.Now.zonedDateTimeISO(officeTimeZone).subtract({ hours: 20 }).toString({ timeZoneName: 'never' });
  const hall = await launchHall({ ...prepared, clock, station: 'supervisor', size: usual });
  try {
    const { window } = hall;
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    const form = window.getByRole('form', { name: '核对本机时间' });
    await look(hall, { called: 'clock', open: () => expect(form).toBeVisible() });
    await look(hall, { called: 'clock-problems', plain: true, open: () => form.locator('.button-primary').click() });
  } finally {
    await hall.close();
    prepared.remove();
  }
});

test('the supervisor’s pages and the lock screen fit the window and bar nobody', async () => {
  test.setTimeout(patient);
  const prepared = await prepareHall({ config: longHall, offlineDay: false });
  mkdirSync(join(prepared.folder, 'backups'));
  const hall = await launchHall({ ...prepared, station: 'supervisor', size: usual });
  try {
    const { window } = hall;
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await window.getByLabel('工号').fill('S1');
    await window.getByLabel('密码', { exact: true }).fill(passwords.S1);
    await window.locator('.select-button').click();
    await window.getByRole('option').last().click();
    await look(hall, { called: 'sign-in-training' });
    await window.locator('.button-primary').click();
    await expect(window.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
    for (const scene of supervisorScenes(join(prepared.folder, 'backups'))) await look(hall, scene);
  } finally {
    await hall.close();
    prepared.remove();
  }
});

test('a counsellor’s page at a counter fits the window and bars nobody', async () => {
  test.setTimeout(patient);
  const password = 'counsellor-2026';
  const prepared = await prepareHall({
    config: (printed) => {
      const config = longHall(printed);
      return { ...config, staff: [...config.staff, { code: 'C1', name: '阿依古丽·示例木拉提', roles: ['counsellor'], password }] };
    },
    acts: async (as) => void (await prechecked(await as('R1'), couples.residents('甲'), applicationOf(couples.residents('甲')))),
  });
  const hall = await launchHall({ ...prepared, station: 'counter', size: usual });
  try {
    const { window } = hall;
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('C1', password, /3号窗口/);
    await look(hall, { called: 'counsellor', open: () => expect(window.locator('.table tbody tr')).toHaveCount(1, { timeout: 20_000 }) });
    await look(hall, {
      called: 'counsellor-session',
      open: async () => {
        await window.locator('.table-actions .button').click();
        await window.getByRole('textbox', { name: '记录' }).fill('双方谈及孩子上学与老人照料；约定先分别写下三件事，下次再谈。');
        await window.getByRole('radio', { name: '继续辅导' }).click({ force: true });
        await window.keyboard.press('Control+Enter');
        await expect(window.locator('.session')).toHaveCount(1, { timeout: 20_000 });
      },
    });
  } finally {
    await hall.close();
    prepared.remove();
  }
});
