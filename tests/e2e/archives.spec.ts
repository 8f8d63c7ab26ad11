import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { scanMarriage } from '../core/archive/files/archive-desk.ts';
import { takeTo, typedCouple } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  prepared = await prepareHall({
    office: { archives: { fonds: '0123' } },
    acts: async (as) => {
      const registrar = await as('R1');
      const whole = await takeTo(registrar, 'registered', typedCouple());
      await scanMarriage(registrar, whole.id);
      await takeTo(registrar, 'registered', typedCouple(people.zhangJi, people.liJie));
    },
  });
  hall = await launchHall({ ...prepared, station: 'supervisor' });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('S1', passwords.S1, /不在窗口/);
  await hall.window.getByRole('navigation').getByText('档案').click();
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('M-116 what is finished is filed in order, the incomplete with a reason, and a box gets its label', async () => {
  const { window } = hall;
  const list = window.getByRole('table');
  await expect(list.getByRole('row')).toHaveCount(3);
  await shot('worklist');
  await press(list.getByRole('checkbox').last());
  const form = window.getByRole('form', { name: '归档编号' });
  await form.getByLabel('1 件材料不齐，先行归档的理由').fill('材料送审未归');
  await shot('filing');
  await form.getByRole('button', { name: /归档 2 件/ }).click();
  await expect(window.getByText(/已归档 2 卷：0123-JH-\d{4}-0001 至 0123-JH-\d{4}-0002。/)).toBeVisible({ timeout: 20_000 });

  await press(window.getByRole('radio', { name: '案卷' }));
  await window.getByRole('button', { name: '装盒' }).click();
  await shot('box');
  await window.getByRole('form', { name: '装盒' }).getByRole('button', { name: /^装盒/ }).click();
  await expect(window.getByText('第 1 盒，装入 2 卷。')).toBeVisible();
  await press(window.getByRole('checkbox', { name: /第 1 盒/ }));
  await window.getByRole('button', { name: '打印盒脊标签（1 盒）' }).click();
  await expect(window.getByText(/纸打印出来后请确认|打印机/).first()).toBeVisible({ timeout: 20_000 });
  await shot('files');
  await window.getByRole('button', { name: /查看 .*0001/ }).click();
  await shot('file');
});

test('M-88 a file is found by its number once it is said what for, and the look is kept', async () => {
  const { window } = hall;
  const form = window.getByRole('form', { name: '查找' });
  const find = form.getByRole('button', { name: '查找' });
  await form.getByLabel('卷号、字号或者办件号').fill('0123-JH-2026-0002'.replace('2026', String(new Date().getFullYear())));
  await expect(find).toBeDisabled();
  await form.getByLabel('查找事由').fill('法院调卷');
  await form.getByLabel('查找事由').press('Enter');
  await expect(window.getByRole('table').getByRole('row')).toHaveCount(2);
  await shot('found');
  await form.getByRole('button', { name: '显示全部' }).click();
  await expect(window.getByRole('table').getByRole('row')).toHaveCount(3);
});

test('M-118 a package is written by two people, and a page that is changed in it is found', async () => {
  const { window } = hall;
  await press(window.getByRole('radio', { name: '移交' }));
  await window.getByRole('button', { name: '制作移交包' }).click();
  const form = window.getByRole('form', { name: '制作移交包' });
  await form.getByLabel('接收单位').fill('清江县档案馆');
  await form.getByLabel('存放位置').fill(prepared.folder);
  await form.getByLabel('工号').fill('R2');
  await form.getByLabel('密码').fill(passwords.R2);
  await shot('transfer');
  await form.getByRole('button', { name: /^制作移交包/ }).click();
  await expect(window.getByText(/移交包已写到所选文件夹：.*共 2 卷 5 页。/)).toBeVisible({ timeout: 20_000 });
  const folder = join(
    prepared.folder,
    readdirSync(prepared.folder).find((name) => name.startsWith('transfer-'))!,
  );
  await window.getByRole('button', { name: '核对移交包' }).click();
  const check = window.getByRole('form', { name: '核对移交包' });
  await check.getByLabel('移交包所在文件夹').fill(folder);
  await check.getByRole('button', { name: /^核对/ }).click();
  await expect(check.getByText(/个文件与清单一致/)).toBeVisible({ timeout: 20_000 });
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('001.jpg'));
  appendFileSync(join(folder, pages[0]!), 'x');
  await check.getByRole('button', { name: /^核对/ }).click();
  await expect(check.getByText(/有改动 .*001\.jpg/)).toBeVisible({ timeout: 20_000 });
  await shot('checked');
  await press(window.getByRole('radio', { name: '保管和编号' }));
  await expect(window.getByText(/全宗号 0123/)).toBeVisible();
  await window.getByRole('button', { name: '编号规则' }).click();
  await shot('keeping');
});

/** React Aria hides the control itself behind what is drawn. */
async function press(control: Locator): Promise<void> {
  await control.click({ force: true });
}

/** Where somebody wants to look at it. */
async function shot(name: string): Promise<void> {
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder !== undefined) await hall.window.screenshot({ path: `${folder}/archives-${name}.png` });
}
