import { expect, test, type Page } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';
import { applicantOf, launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;
let couple: Page;

test.beforeAll(async () => {
  prepared = await prepareHall({});
  hall = await launchHall({ ...prepared, args: ['--applicant=always'] });
  couple = await applicantOf(hall);
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

async function look(page: Page, name: string): Promise<void> {
  expect(await findLayoutFaults(page), name).toEqual([]);
  expect(await findBarriers(page), name).toEqual([]);
  if (process.env['TONGXIN_LOOKS']) await page.screenshot({ path: `${process.env['TONGXIN_LOOKS']}/tickets-${name}.png` });
}

test('a registrar gives numbers at the front desk, with priority for who has it', async () => {
  const { window } = hall;
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.locator('.welcome')).toBeVisible();
  // Nobody has taken a number yet: nothing to call.
  await expect(window.getByRole('region', { name: '叫号' })).toHaveCount(0);
  await window.keyboard.press('Alt+d');
  await window.getByRole('tab', { name: /排队/ }).click();
  await window.getByLabel('姓名（可不填）').fill('王小明');
  await window.getByRole('button', { name: '取号', exact: true }).click();
  await expect(window.getByText(/A001号，结婚登记/)).toBeVisible();
  await window.getByRole('button', { name: /优先/ }).click();
  await window.getByRole('option', { name: '孕妇' }).click();
  await window.getByRole('button', { name: '取号', exact: true }).click();
  await expect(window.getByText(/A002号，结婚登记/)).toBeVisible();
  await look(window, 'queue');
});

test('the next is called by key, and the case opened then is theirs', async () => {
  const { window } = hall;
  await window.keyboard.press('Escape');
  const bar = window.getByRole('region', { name: '叫号' });
  await expect(bar.getByText('结婚登记 2 位')).toBeVisible();
  await look(window, 'waiting');
  await window.keyboard.press('Alt+c');
  await expect(bar.getByText('A002')).toBeVisible();
  await expect(bar.getByText('已叫 1 次')).toBeVisible();
  await window.keyboard.press('Alt+r');
  await expect(bar.getByText('已叫 2 次')).toBeVisible();
  await window.keyboard.press('F2');
  await expect(bar.getByText('办理中')).toBeVisible();
  await look(window, 'serving');
});

test('finished, the couple is asked on their screen, once', async () => {
  await hall.window.keyboard.press('Alt+f');
  await expect(couple.getByRole('heading', { name: '请为本次服务评价' })).toBeVisible();
  await look(couple, 'rating');
  for (const button of await couple.locator('.rating-grade').all()) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(64);
  await couple.getByRole('button', { name: /^非常满意/ }).click();
  await expect(couple.getByText('谢谢您的评价。')).toBeVisible();
  await expect(couple.getByRole('main', { name: '服务评价' })).toHaveCount(0, { timeout: 10_000 });
  await expect(hall.window.getByRole('region', { name: '叫号' }).getByText('结婚登记 1 位')).toBeVisible();
});
