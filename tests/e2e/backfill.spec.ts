import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { coupleRow, csvOf } from '../core/archive/backfill/import-desk.ts';
import { testPhoto } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { findLayoutFaults } from './layout-faults.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  prepared = await prepareHall({
    acts: async (as) => {
      const registrar = await as('R1');
      const entry = {
        act: 'marriage' as const,
        registrationNumber: '政字第8号',
        registered: '1974.5.1',
        office: { code: null, name: '清江县城关公社' },
      };
      await registrar.ask('backfill.enter', {
        entry: { ...entry, man: { name: '王建国' }, woman: { name: '李秀英' } },
        pages: [await testPhoto(900, 640)],
      });
    },
  });
  hall = await launchHall({ ...prepared, station: 'supervisor' });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('S1', passwords.S1, /不在窗口/);
  await hall.window.getByRole('navigation').getByText('历史补录').click();
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('M-121 a table is opened, its columns named, run for trial and taken over, by keyboard', async () => {
  const { window } = hall;
  await shot('none');
  const rows = [
    ...Array.from({ length: 400 }, (_, n) => coupleRow(n + 1)),
    { ...coupleRow(401), 登记日期: '2031-01-01' },
    { ...coupleRow(402), 男方姓名: '王3国' },
    { 字号: '合计', 男方姓名: '402' },
    { ...coupleRow(403), 女方身份证号: '无' },
  ];
  const path = join(prepared.folder, '旧登记簿1999-2014.csv');
  await writeFile(path, csvOf(rows));
  await window.getByRole('button', { name: '导入文件' }).press('Enter');
  const file = window.getByRole('textbox', { name: '文件' });
  await file.fill(path);
  await file.press('Enter');
  const form = window.getByRole('form', { name: '来源设置' });
  await expect(form).toBeVisible({ timeout: 10_000 });
  await form.getByLabel('来源名称').fill('一期系统');
  await expect(form.getByRole('row', { name: /男方身份证号/ }).getByRole('button')).toContainText('男方身份证号');
  await shot('columns');
  await form.getByLabel('来源名称').press('Enter');
  const report = window.getByRole('region', { name: '试运行结果' });
  await expect(report).toBeVisible({ timeout: 20_000 });
  await expect(report.getByText('登记日期在今天之后')).toBeVisible();
  await shot('report');
  await report.getByRole('button', { name: '开始导入 401 行' }).press('Enter');
  await expect(window.getByRole('row', { name: /旧登记簿1999-2014\.csv.*404.*401.*0.*3.*已完成/ })).toBeVisible({ timeout: 20_000 });
});

test('M-121 rows that wait are seen as they stand, and what is no record is set aside with its reason', async () => {
  const { window } = hall;
  await window.getByRole('button', { name: '旧登记簿1999-2014.csv' }).press('Enter');
  await expect(window.getByRole('button', { name: '导出改正表' })).toBeVisible();
  await shot('batch');
  await window.getByRole('button', { name: '查看待改正的行' }).press('Enter');
  const held = window.getByRole('region', { name: '待改正的行' });
  await expect(held.getByText('登记日期：登记日期在今天之后')).toBeVisible();
  await held.getByRole('checkbox', { name: '第 404 行' }).press('Space');
  await held.getByRole('button', { name: '不作为记录（1 行）' }).press('Enter');
  await window.getByRole('button', { name: '合计行' }).press('Enter');
  await shot('held');
  await window.getByRole('button', { name: '确认', exact: true }).press('Enter');
  await expect(held.getByRole('heading', { name: /2 行待改正/ })).toBeVisible();
});

test('M-121 a batch is taken back by two people', async () => {
  const { window } = hall;
  await window.getByRole('button', { name: '返回' }).press('Enter');
  await window.getByRole('button', { name: '回滚这一批' }).press('Enter');
  await window.getByLabel('原因').fill('来源文件版本有误');
  await window.getByLabel('工号').fill('S2');
  await window.getByLabel('密码').fill('no-such');
  await shot('rollback');
  await window.getByRole('button', { name: '回滚这一批' }).press('Enter');
  await expect(window.getByRole('alert').or(window.locator('.notice-error')).first()).toBeVisible();
});

test('M-121 a paper is typed beside its picture, by keyboard, and flags are seen while it is', async () => {
  const { window } = hall;
  await window.getByRole('radio', { name: '手工补录' }).click({ force: true });
  const form = window.getByRole('form', { name: '手工补录' });
  const picture = join(prepared.folder, '1978.jpg');
  await writeFile(picture, Buffer.from(await testPhoto(900, 640), 'base64'));
  await form.locator('input[type=file]').setInputFiles(picture);
  await expect(window.getByRole('img', { name: '第 1 页，共 1 页' })).toBeVisible();
  await form.getByLabel('登记字号').fill('（78）清结字第12号');
  await form.getByLabel('登记字号').press('Enter');
  await window.keyboard.type('一九七八年二月三十日');
  await expect(form.getByText('不是完整的日期，照原样保留。')).toBeVisible();
  await window.keyboard.press('Enter');
  await window.keyboard.type('张卫东');
  await form.getByLabel('姓名').last().fill('赵红梅');
  await form.getByLabel('登记机关').fill('清江县城关公社');
  await expect(form.getByText(/男方 · /).first()).toBeVisible();
  await shot('typing');
  await form.getByLabel('登记机关').press('Control+Enter');
  await expect(form.getByText(/已录入，等待另一名工作人员校对/)).toBeVisible({ timeout: 10_000 });
  await expect(form.getByLabel('登记字号')).toBeFocused();
});

test('M-121 what another typed is typed again blind; differences are shown, settled, and the record is kept', async () => {
  const { window } = hall;
  await window.getByRole('radio', { name: '待校对' }).click({ force: true });
  await expect(window.getByText('自己录入，须由他人校对')).toBeVisible();
  await window.getByRole('button', { name: '校对', exact: true }).press('Enter');
  const form = window.getByRole('form', { name: '校对' });
  await expect(window.getByRole('img', { name: '第 1 页，共 1 页' })).toBeVisible();
  await form.getByLabel('登记字号').fill('政字第8号');
  await form.getByLabel('登记日期').fill('一九七四年五月一日');
  await form.getByLabel('姓名').first().fill('王健国');
  await form.getByLabel('姓名').last().fill('李秀英');
  await form.getByLabel('姓名').last().press('Control+Enter');
  await expect(form.getByText('第一次：王建国；第二次：王健国')).toBeVisible({ timeout: 10_000 });
  await shot('differences');
  await form.getByLabel('姓名').first().fill('王建国');
  await form.getByLabel('姓名').first().press('Control+Enter');
  await expect(window.getByText('两次录入已核对，记录已存入登记簿。')).toBeVisible({ timeout: 10_000 });
  // One's own is withdrawn, with the reason.
  await window.getByRole('button', { name: '撤回' }).press('Enter');
  await window.getByLabel('原因').fill('重复录入');
  await window.getByLabel('原因').press('Enter');
  await expect(window.getByText('没有待校对的录入。')).toBeVisible({ timeout: 10_000 });
});

async function shot(name: string): Promise<void> {
  const folder = process.env['TONGXIN_LOOKS'];
  expect(await findLayoutFaults(hall.window), name).toEqual([]);
  if (folder) await hall.window.screenshot({ path: join(folder, `backfill-${name}.png`), fullPage: false });
}
