import { expect, test, type Locator } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;

test.beforeAll(async () => {
  prepared = await prepareHall({ offlineDay: false });
  hall = await launchHall({ ...prepared, station: 'supervisor' });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('S1', passwords.S1, /不在窗口/);
  await hall.window.getByRole('navigation').getByText('查档').click();
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('M-88 a record of 1974 is typed from paper, found by its number in another writing, and copied for its own person', async () => {
  const { window } = hall;
  await window.getByRole('radio', { name: '纸质档案录入' }).click({ force: true });
  const paper = window.getByRole('form', { name: '纸质档案录入' });
  await paper.getByLabel('登记字号').fill('（74）清革结字第0123号');
  await paper.getByLabel('登记日期').fill('19740501');
  await paper.getByLabel('登记机关').fill('清江县城关公社');
  await paper.getByLabel('档号').fill('1974-结-0123');
  await paper.getByLabel('姓名').first().fill('王建国');
  await paper.getByLabel('身份证件号').first().fill('110105195001010016');
  await paper.getByLabel('姓名').last().fill('李秀英');
  await approve(paper);
  await shot('paper');
  await paper.getByRole('button', { name: /^录入/ }).click();
  await expect(paper.getByText('已录入。可以接着录下一件。')).toBeVisible();

  await window.getByRole('radio', { name: '查询与提供' }).click({ force: true });
  const search = window.getByRole('form', { name: '查询登记记录' });
  await search.getByLabel('查询内容').fill('74清革结字123');
  await search.getByLabel('事由').fill('办理房产过户');
  await search.getByLabel('事由').press('Enter');
  await window.getByRole('button', { name: /王建国 · 李秀英/ }).click();
  await expect(window.getByText('登记有效存续')).toBeVisible();
  await shot('found');

  await window.getByRole('button', { name: '提供查档' }).click();
  const give = window.getByRole('form', { name: '提供查档' });
  await give.getByLabel('查询对象姓名').fill('王建国');
  await give.getByLabel('查询对象证件号').fill('110105195001010016');
  await expect(give.getByText('请查验身份证件并填写号码。')).toBeVisible();
  await shot('barred');
  await give.getByLabel('身份证件号码（文号）').fill('110105195001010016');
  await approve(give);
  await shot('give');
  await give.getByRole('button', { name: /登记并提供/ }).click();
  await expect(window.getByText(/已登入查档登记簿：CD\d{4}-0001。/)).toBeVisible({ timeout: 20_000 });
  await shot('given');
  await window.getByRole('radio', { name: '查档登记簿' }).click({ force: true });
  await expect(window.getByRole('row').filter({ hasText: '办理房产过户' })).toContainText('1974-结-0123');
  await shot('register');
});

test('M-90 a death is noted with its paper, and the record no longer stands', async () => {
  const { window } = hall;
  await window.getByRole('radio', { name: '查询与提供' }).click({ force: true });
  const search = window.getByRole('form', { name: '查询登记记录' });
  await search.getByLabel('查询内容').fill('李秀英');
  await search.getByLabel('事由').fill('丧偶备注');
  await search.getByLabel('事由').press('Enter');
  await window.getByRole('button', { name: /王建国 · 李秀英/ }).click();
  await window.getByRole('button', { name: '备注', exact: true }).click();
  const note = window.getByRole('form', { name: '备注' });
  await note.getByRole('button', { name: /备注事项/ }).click();
  await window.getByRole('option', { name: '一方死亡' }).click();
  await note.getByRole('radio', { name: /男方/ }).click({ force: true });
  await note.getByLabel('生效日期').fill('20010203');
  await note.locator('input[type=file]').setInputFiles({ name: '死亡证明.png', mimeType: 'image/png', buffer: await window.screenshot() });
  await approve(note);
  await shot('note');
  await note.getByRole('button', { name: /提交备注/ }).click();
  await expect(window.getByText('已不存续')).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: '第 1 页扫描件' }).click();
  await expect(window.getByRole('img', { name: '第 1 页扫描件' })).toBeVisible();
  await shot('noted');
  await window.getByRole('radio', { name: '查询留痕' }).click({ force: true });
  await expect(window.getByRole('row').filter({ hasText: '丧偶备注' })).toContainText('李秀英');
});

test('a registrar finds it from the counter, and is back at the case by Escape', async () => {
  const opened = hall.app.waitForEvent('window');
  await hall.window.evaluate(() => window.hall.openStation('counter'));
  const counter = await opened;
  await expect(counter.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(counter).signIn('R1', passwords.R1, /3号窗口/);
  const welcome = counter.getByRole('main', { name: '请双方就座' });
  await expect(welcome).toBeVisible();
  await counter.keyboard.press('F3');
  await counter.getByRole('button', { name: /查档/ }).click();
  const search = counter.getByRole('form', { name: '查询登记记录' });
  await search.getByLabel('查询内容').fill('王建国');
  await search.getByLabel('事由').fill('补领结婚证');
  await search.getByLabel('事由').press('Enter');
  await counter.getByRole('button', { name: /王建国 · 李秀英/ }).click();
  await expect(counter.getByText('已不存续')).toBeVisible();
  await shot('counter', counter);
  await counter.keyboard.press('Escape');
  await counter.keyboard.press('Escape');
  await expect(welcome).toBeVisible();
});

async function approve(form: Locator): Promise<void> {
  const second = form.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill('R2');
  await second.getByLabel('密码').fill(passwords.R2);
}

/** Where somebody wants to look at it. */
async function shot(name: string, page = hall.window): Promise<void> {
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/records-${name}.png` });
}
