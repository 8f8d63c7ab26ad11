import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { year2027 } from '../law/year-2027.ts';
import { passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;

test.beforeAll(async () => {
  prepared = await prepareHall({ offlineDay: false });
  hall = await launchHall({ ...prepared, station: 'supervisor' });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('S1', passwords.S1, /不在窗口/);
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('offline registration is opened for today under the authorisation, with a reason', async () => {
  const { window } = hall;
  await expect(window.getByText('可受理、可审查，暂不能登记发证')).toBeVisible();
  await window.getByRole('button', { name: '开启今日离线登记' }).click();
  const panel = window.getByRole('region', { name: '开启今日离线登记' });
  const confirm = panel.getByRole('button', { name: '开启今日离线登记' });
  await expect(confirm).toBeDisabled();
  await panel.getByRole('textbox', { name: '原因' }).fill('省平台线路检修');
  await confirm.click();
  await expect(window.getByText('今日已开启', { exact: true })).toBeVisible();
  await expect(window.getByText('事由：省平台线路检修')).toBeVisible();
  await expect(window.getByText('可受理、可登记发证')).toBeVisible();
});

test('a number block needs a second person; the supervisor’s own password does not count', async () => {
  const { window } = hall;
  await page('号段');
  const form = window.getByRole('form', { name: '登记新号段' });
  await form.getByLabel('起始号').fill('51');
  await form.getByLabel('截止号').fill('80');
  await approve(form, 'S1');
  await form.getByRole('button', { name: /登记号段/ }).click();
  await expect(form.getByText('批准人不能是您本人，请另一位工作人员输入。')).toBeVisible();
  await approve(form, 'R2', 'not-the-password');
  await form.getByRole('button', { name: /登记号段/ }).click();
  await expect(form.getByText(/工号或密码不正确/)).toBeVisible();
  await expect(form.getByLabel('起始号')).toHaveValue('51');
  await approve(form, 'R2');
  await form.getByRole('button', { name: /登记号段/ }).click();
  const first = `J329901-${today.year}-000051`;
  await expect(form.getByText(`已登记 ${first} 至 J329901-${today.year}-000080。`)).toBeVisible();
  await expect(window.getByRole('row').filter({ hasText: first }).first()).toContainText('周敏、赵强');
});

test('a damaged blank is voided with its reason and a witness', async () => {
  const { window } = hall;
  await page('空白证台账');
  await window.getByRole('button', { name: '作废 A00000007' }).click();
  const panel = window.getByRole('region', { name: '作废 A00000007' });
  await panel.getByRole('button', { name: '污损' }).click();
  await approve(panel, 'R1');
  await panel.getByRole('button', { name: /^作废/ }).click();
  await expect(window.getByText('A00000007 已作废。')).toBeVisible();
  const row = window.getByRole('row').filter({ hasText: 'A00000007' });
  for (const words of ['已作废', '污损', '周敏', '监督人 李敏']) await expect(row).toContainText(words);
  await expect(window.getByRole('button', { name: '作废 A00000007' })).toHaveCount(0);
});

test('the next year’s holidays are read by two people and then count', async () => {
  const { window } = hall;
  await page('放假安排');
  const panel = window.getByRole('region', { name: '导入放假安排' });
  const choose = (content: unknown) =>
    panel
      .getByLabel('选择文件')
      .setInputFiles({ name: '2027.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });
  await choose({ ...year2027, off: year2027.off.filter(({ date }) => date !== '2027-05-02') });
  await expect(panel.getByText(/2027年05月02日 是劳动节法定放假日/)).toBeVisible();
  await choose(year2027);
  const form = panel.getByRole('form');
  await expect(form.getByText('2月5日—2月12日')).toBeVisible();
  await approve(form, 'R1');
  await window.keyboard.press('Enter');
  await expect(panel.getByText('已导入 2027 年的放假安排，法定日期现在按它计算。')).toBeVisible();
  await expect(window.getByRole('region', { name: '2月', exact: true })).toContainText('5—12日 春节放假');
  await expect(window.getByRole('row').filter({ hasText: '2027.json' })).toContainText('周敏、李敏导入');
});

test('the report of voided blanks is drawn, shown, printed and confirmed', async () => {
  const { window } = hall;
  await page('空白证台账');
  await window.getByRole('button', { name: '报废台账' }).click();
  await expect(window.getByRole('row').filter({ hasText: 'A00000007' })).toContainText('污损');
  const panel = window.getByRole('region', { name: '打印报废台账' });
  await panel.getByRole('button', { name: '生成台账' }).click();
  await expect(window.locator('.paper-page canvas').first()).toBeVisible();
  await panel.getByRole('button', { name: '打印', exact: true }).click();
  await panel.getByRole('button', { name: '打印无误' }).click();
  await expect(panel.getByText('已打印。')).toBeVisible();
  const report = solidTextOf(readFileSync(newestPrint()));
  for (const words of ['A00000007', '污损', '周敏', '李敏']) expect(report).toContain(words);
  await window.getByRole('button', { name: '返回空白证台账' }).click();
});

test('a printer is calibrated by keyboard: sheet, measure, saved, and again to be sure', async () => {
  const { window } = hall;
  await page('打印机与设备');
  const row = window.getByRole('row').filter({ hasText: '存为 PDF 文件' });
  await expect(row).toContainText('未校准');
  await row.getByRole('button').focus();
  await window.keyboard.press('Enter');
  const panel = window.getByRole('region', { name: '校准 文件' });
  const printAndMeasure = async (right: string, down: string) => {
    await expect(panel.getByRole('button', { name: '打印校准页' })).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(panel.getByRole('button', { name: '打印完整，去测量' })).toBeFocused({ timeout: 20_000 });
    await window.keyboard.press('Enter');
    await expect(panel.getByLabel('偏右（毫米）')).toBeFocused();
    await window.keyboard.type(right);
    await window.keyboard.press('Tab');
    await window.keyboard.type(down);
    await window.keyboard.press('Enter');
    await expect(panel.getByText('校正已保存。')).toBeVisible();
  };
  await printAndMeasure('1.2', '-0.3');
  await expect(row).toContainText('向左 1.2 毫米，向下 0.3 毫米');
  await expect(row).not.toContainText('未校准');
  await window.keyboard.press('Shift+Tab');
  await window.keyboard.press('Enter');
  await printAndMeasure('-0.2', '0');
  await expect(row).toContainText('向左 1.0 毫米，向下 0.3 毫米');
  await window.keyboard.press('Enter');
  await expect(panel).toBeHidden();
});

/** What the file printer was given last. */
function newestPrint(): string {
  const files = readdirSync(prepared.printed).map((name) => join(prepared.printed, name));
  return files.toSorted((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs).at(-1)!;
}

async function page(name: string): Promise<void> {
  await hall.window.getByRole('navigation', { name: '主管页面' }).getByRole('button', { name }).click();
}

async function approve(within: Locator, code: 'S1' | 'R1' | 'R2', password: string = passwords[code]): Promise<void> {
  const second = within.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill(code);
  await second.getByLabel('密码').fill(password);
}
