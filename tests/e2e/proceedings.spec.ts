import { expect, test, type Locator } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { findLayoutFaults, findViolations } from './layout-faults.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;

test.beforeAll(async () => {
  prepared = await prepareHall({ offlineDay: false });
  hall = await launchHall({ ...prepared, station: 'supervisor' });
  const { window } = hall;
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
  await window.getByRole('navigation').getByText('查档').click();
  await window.getByRole('radio', { name: '纸质档案录入' }).click({ force: true });
  const paper = window.getByRole('form', { name: '纸质档案录入' });
  await paper.getByLabel('登记字号').fill('J329901-2004-000123');
  await paper.getByLabel('登记日期').fill('20040501');
  await paper.getByLabel('登记机关').fill('清江县民政局婚姻登记处');
  await paper.getByLabel('姓名').first().fill('王建国');
  await paper.getByLabel('姓名').last().fill('李秀英');
  await approve(paper);
  await paper.getByRole('button', { name: /^录入/ }).click();
  await expect(paper.getByText('已录入。可以接着录下一件。')).toBeVisible();
  await window.getByRole('radio', { name: '查询与提供' }).click({ force: true });
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('M-92 an error found after issue is corrected by decision, and the record shows old and new', async () => {
  const { window } = hall;
  await openRecord('李秀英');
  await window.getByRole('button', { name: '撤销或者更正' }).click();
  const opening = window.getByRole('form', { name: '撤销或者更正' });
  await opening.getByRole('radio', { name: '更正婚姻登记' }).click({ force: true });
  await pick(opening, /有误的内容/, '女方姓名');
  await expect(opening.getByText('李秀英')).toBeVisible();
  await opening.getByLabel('更正为').fill('李秀瑛');
  await opening.getByLabel('反映的事实').fill('录入时将“瑛”写作“英”');
  await shot('correction');
  await opening.getByRole('button', { name: /立案/ }).click();
  await review('申请书签名为李秀瑛', '申请书原件');
  await decide('清民婚更〔2026〕1号', '登记员录入错误');
  await expect(window.getByText('女方姓名：李秀英 → 李秀瑛').first()).toBeVisible();
  await toList();
  await serve('男方');
  await serve('女方');
  await finish();
});

test('M-91 from a judicial proposal to the archive', async () => {
  const { window } = hall;
  await window.getByRole('radio', { name: '查询与提供' }).click({ force: true });
  // Found by the name it was corrected to.
  await openRecord('李秀瑛');
  await window.getByRole('button', { name: '撤销或者更正' }).click();
  const opening = window.getByRole('form', { name: '撤销或者更正' });
  await opening.getByLabel('来文机关').fill('清江县人民法院');
  await opening.getByLabel('来文文号').fill('司法建议〔2026〕3号');
  await opening.getByLabel('反映的事实').fill('女方身份被冒用');
  await shot('opening');
  await opening.getByRole('button', { name: /立案/ }).click();
  await toList();
  await review('女方身份系他人冒用', '人像比对意见书');
  await window
    .getByRole('form', { name: '告知' })
    .getByRole('button', { name: /提交告知/ })
    .click();
  const hear = window.getByRole('form', { name: '陈述、听证' });
  await pick(hear, /陈述、听证情况/, '明确放弃');
  await shot('hear');
  await hear.getByRole('button', { name: /提交陈述、听证/ }).click();
  await decide('清民婚撤〔2026〕1号', '以冒名顶替方式办理登记');
  await shot('decided');
  for (const to of ['男方', '女方', '人民法院（抄送）']) await serve(to);
  await finish();
  await window.getByRole('radio', { name: '查询与提供' }).click({ force: true });
  await openRecord('王建国');
  await expect(window.getByText('已不存续')).toBeVisible();
  await window.getByRole('button', { name: '撤销或者更正' }).click();
  await expect(window.getByRole('heading', { name: '撤销婚姻登记 CX2026-0001' })).toBeVisible();
  await shot('archived');
});

async function openRecord(name: string): Promise<void> {
  const { window } = hall;
  const search = window.getByRole('form', { name: '查询登记记录' });
  await search.getByLabel('查询内容').fill(name);
  await search.getByLabel('事由').fill('办理撤销、更正');
  await search.getByLabel('事由').press('Enter');
  await window.getByRole('button', { name: /王建国 · 李秀英/ }).click();
}

async function toList(): Promise<void> {
  await hall.window.getByRole('radio', { name: '撤销与更正' }).click({ force: true });
  await hall.window.getByRole('button', { name: /王建国 · 李秀英/ }).click();
}

async function review(facts: string, evidence: string): Promise<void> {
  const form = hall.window.getByRole('form', { name: '审查' });
  await form.getByLabel('审查查明的事实').fill(facts);
  await form.getByLabel('证据').fill(evidence);
  const buffer = await hall.window.screenshot();
  await form.locator('input[type=file]').setInputFiles({ name: '证据.png', mimeType: 'image/png', buffer });
  await form.getByRole('button', { name: /提交审查/ }).click();
}

async function decide(number: string, reasons: string): Promise<void> {
  const form = hall.window.getByRole('form', { name: '决定' });
  await form.getByLabel('决定书文号').fill(number);
  await form.getByLabel('理由').fill(reasons);
  await approve(form);
  await shot('decide');
  await form.getByRole('button', { name: /提交决定/ }).click();
}

async function serve(to: string): Promise<void> {
  const form = hall.window.getByRole('form', { name: '送达' });
  await pick(form, /送达对象/, to);
  await form.getByRole('button', { name: /提交送达/ }).click();
  await expect(hall.window.getByText(new RegExp(`^${to.replace(/[（）]/g, '.')} .*直接送达`))).toBeVisible({ timeout: 20_000 });
}

async function finish(): Promise<void> {
  const { window } = hall;
  await window.getByRole('radio', { name: '收回证件' }).click({ force: true });
  const certificates = window.getByRole('form', { name: '收回证件' });
  await certificates.getByLabel('说明').fill('结婚证两本');
  await certificates.getByRole('button', { name: /提交收回证件/ }).click();
  await expect(window.getByText('结婚证两本')).toBeVisible();
  await window.getByRole('radio', { name: '归档' }).click({ force: true });
  await window
    .getByRole('form', { name: '归档' })
    .getByRole('button', { name: /提交归档/ })
    .click();
  await expect(window.getByText('没有未办结的撤销、更正事项。')).toBeVisible({ timeout: 20_000 });
}

async function pick(form: Locator, label: RegExp, option: string): Promise<void> {
  await form.getByRole('button', { name: label }).click();
  await hall.window.getByRole('option', { name: option, exact: true }).click();
}

async function approve(form: Locator): Promise<void> {
  const second = form.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill('R2');
  await second.getByLabel('密码').fill(passwords.R2);
}

/** Nothing keeps anybody out of the page as it stands, nothing is cut; a picture where somebody wants to look at it. */
async function shot(name: string): Promise<void> {
  expect.soft(await findViolations(hall.window), name).toEqual([]);
  expect.soft(await findLayoutFaults(hall.window), name).toEqual([]);
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder !== undefined) await hall.window.screenshot({ path: `${folder}/proceedings-${name}.png`, fullPage: true });
}
