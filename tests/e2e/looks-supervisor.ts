import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { year2027 } from '../law/year-2027.ts';
import type { SupervisorPage } from '../../renderer/supervisor/index.ts';
import { passwords } from './hall-store.ts';
import type { DeskScene } from './looks-desk.ts';
import { provinceScenes } from './looks-province.ts';

const page = (window: Page, id: SupervisorPage): Promise<void> => window.locator(`.supervisor-link[data-page=${id}]`).click();
const aside = (window: Page) => window.locator('.page-aside');

async function voidBlank(window: Page, blank: string, reason: string): Promise<void> {
  await window.getByRole('button', { name: `作废 ${blank}` }).click();
  await aside(window).getByRole('textbox').first().fill(reason);
  const second = window.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill('R1');
  await second.getByLabel('密码').fill(passwords.R1);
  await aside(window).getByRole('button', { name: /^作废/ }).click();
  await expect(window.getByText(`${blank} 已作废。`)).toBeVisible();
}

/** The supervisor's pages in their order; backups go to `folder`. */
export const supervisorScenes = (folder: string): readonly DeskScene[] => [
  { called: 'today', open: (window) => expect(window.locator('.offline')).toBeVisible() },
  {
    called: 'today-offline',
    plain: true,
    open: async (window) => {
      await window.locator('.offline .button').click();
      await window.getByRole('textbox').fill('省平台线路检修，预计当日十八时恢复；已电话报告省民政厅社会事务处值班室并记录。');
    },
    close: async (window) => {
      await window.locator('.button-decisive').click();
      await expect(window.locator('.completion-allowed')).toBeVisible();
    },
  },
  { called: 'today-opened', plain: true },
  { called: 'staff', open: (window) => page(window, 'staff') },
  {
    called: 'staff-add',
    plain: true,
    open: async (window) => {
      await window.locator('.page-actions .button').click();
      await window.getByRole('textbox', { name: '姓名' }).fill('阿拉坦其其格尔·示例木江·示例提力瓦尔地');
      await window.locator('.page-aside .button-primary').click();
    },
    close: (window) => window.locator('.task-actions .button').first().click(),
  },
  {
    called: 'staff-edit',
    open: (window) => window.getByRole('button', { name: '修改 古丽仙木·示例木江·示例提力瓦尔地' }).click(),
    close: (window) => window.locator('.task-actions .button').first().click(),
  },
  { called: 'numbers', open: (window) => page(window, 'numbers') },
  {
    called: 'numbers-problems',
    open: async (window) => {
      await window.getByLabel('起始号').fill('900');
      await window.getByLabel('截止号').fill('120');
      await window.locator('.page-aside .button-primary').click();
    },
    plain: true,
  },
  { called: 'blanks', open: (window) => page(window, 'blanks') },
  {
    called: 'blanks-void',
    open: async (window) => {
      await voidBlank(window, 'A00000003', '打印时纸张卡滞，证件内页撕裂，照片粘贴处污损，已当场剪角并两人清点。');
      await window.getByRole('button', { name: '作废 A00000007' }).click();
    },
    close: (window) => aside(window).getByRole('button').filter({ hasNotText: '作废' }).last().click(),
  },
  {
    called: 'spoilt',
    plain: true,
    open: async (window) => {
      await window.locator('.page-actions .button').click();
      await expect(window.getByRole('row').filter({ hasText: 'A00000003' })).toBeVisible();
    },
  },
  { called: 'spoilt-chosen', open: (window) => window.locator('.choice-option').last().click(), plain: true },
  {
    called: 'spoilt-preview',
    open: async (window) => {
      await window.locator('.choice-option').first().click();
      await window.locator('.page-aside .button-primary').click();
      await expect(window.locator('.paper-page canvas').first()).toBeVisible({ timeout: 20_000 });
    },
  },
  {
    called: 'spoilt-came',
    open: async (window) => {
      await window.locator('.page-aside .button-primary').first().click();
      await expect(window.locator('.page-aside .task-actions .button')).toHaveCount(2, { timeout: 20_000 });
    },
    close: (window) => window.locator('.page-aside .button-primary').first().click(),
    plain: true,
  },
  { called: 'reminders', open: (window) => page(window, 'reminders') },
  { called: 'counselling', open: (window) => page(window, 'counselling') },
  { called: 'ledger', open: (window) => page(window, 'ledger') },
  {
    called: 'calendar',
    open: async (window) => {
      await page(window, 'calendar');
      await expect(window.locator('.calendar-month')).toHaveCount(12);
    },
  },
  { called: 'calendar-format', plain: true, open: (window) => aside(window).locator('summary').click() },
  {
    called: 'calendar-check',
    open: async (window) => {
      const file = {
        name: '2027年部分节假日安排（示例）.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(year2027)),
      };
      await aside(window).locator('input[type=file]').setInputFiles(file);
      await expect(window.locator('.calendar-changes')).toBeVisible();
    },
  },
  {
    called: 'calendar-imported',
    plain: true,
    open: async (window) => {
      const second = window.getByRole('group', { name: '第二人在场确认' });
      await second.getByLabel('工号').fill('R1');
      await second.getByLabel('密码').fill(passwords.R1);
      await second.getByLabel('密码').press('Enter');
      await expect(window.getByText('已导入 2027 年的放假安排')).toBeVisible();
    },
  },
  { called: 'devices', open: (window) => page(window, 'devices') },
  {
    called: 'calibration',
    plain: true,
    open: (window) => window.locator('.table-actions .button').first().click(),
  },
  {
    called: 'calibration-came',
    open: async (window) => {
      await window.locator('.page-aside .button-primary').click();
      await expect(window.getByRole('button', { name: '打印完整，去测量' })).toBeVisible({ timeout: 20_000 });
    },
    plain: true,
  },
  {
    called: 'calibration-measure',
    open: async (window) => {
      await window.locator('.page-aside .button-primary').click();
      await window.getByLabel('偏右（毫米）').fill('-12.5');
      await window.getByLabel('偏下（毫米）').fill('3.8');
    },
  },
  { called: 'calibration-too-far', open: (window) => window.getByLabel('偏右（毫米）').fill('一二'), plain: true },
  {
    called: 'calibration-saved',
    open: async (window) => {
      await window.getByLabel('偏右（毫米）').fill('-1.2');
      await window.keyboard.press('Enter');
      await expect(window.getByText('校正已保存。')).toBeVisible();
    },
    close: (window) => window.locator('.page-aside .button-primary').click(),
    plain: true,
  },
  {
    called: 'backup',
    open: async (window) => {
      await page(window, 'backup');
      await expect(aside(window)).toBeVisible();
    },
  },
  {
    called: 'backup-made',
    open: async (window) => {
      await aside(window).getByLabel('备份文件夹').fill(folder);
      await aside(window).getByRole('button', { name: '保存设置' }).click();
      await expect(window.getByText('已全部写入备份文件夹')).toBeVisible({ timeout: 60_000 });
      await window.getByRole('button', { name: '检查' }).click();
      await expect(window.getByText('这份备份完好')).toBeVisible({ timeout: 30_000 });
    },
  },
  { called: 'keys', open: (window) => page(window, 'keys') },
  {
    called: 'keys-data',
    plain: true,
    open: async (window) => {
      await window.getByRole('button', { name: '更换数据密钥' }).click();
      await aside(window).locator('.button-primary').click();
    },
    close: (window) => aside(window).locator('.task-actions .button').first().click(),
  },
  {
    called: 'keys-sealing',
    open: async (window) => {
      await window.getByRole('button', { name: '更换恢复密钥' }).click();
      const second = window.getByRole('group', { name: '第二人在场确认' });
      await second.getByLabel('工号').fill('R1');
      await second.getByLabel('密码').fill(passwords.R1);
      await aside(window).locator('.button-primary').click();
      await expect(window.locator('.recovery-print')).toBeVisible({ timeout: 20_000 });
    },
    close: async (window) => {
      await window.getByText('已打印或抄写并封存').click();
      const last = window.getByLabel(/最后一组/);
      await last.fill((await window.locator('.recovery-group').last().textContent())!.split('-').at(-1)!);
      await last.press('Enter');
      await expect(window.getByText('恢复密钥已封存，原来的已作废。')).toBeVisible({ timeout: 20_000 });
    },
  },
  { called: 'keys-history', plain: true },
  ...provinceScenes(join(folder, '..', 'province')),
  {
    called: 'health',
    open: async (window) => {
      await page(window, 'health');
      await expect(window.locator('.health-checks')).toBeVisible({ timeout: 20_000 });
    },
  },
  { called: 'program', open: (window) => page(window, 'program') },
  {
    called: 'account',
    open: (window) => window.locator('.supervisor-own .button').first().click(),
    close: (window) => window.locator('.supervisor-own .button').first().click(),
  },
  {
    called: 'lock',
    open: async (window) => {
      await window.keyboard.press('Control+L');
      await expect(window.getByRole('heading', { name: '已锁屏' })).toBeVisible();
    },
  },
];
