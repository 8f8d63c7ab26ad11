import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { inventedIdNumber, people, type Person } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { hallConfig, prepareHall, type PreparedHall } from './hall-store.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';
import { launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

/** A Monday, ten o'clock. */
const clock = '2026-11-23T10:00:00+08:00';
const password = 'reception-2026';

let prepared: PreparedHall;
let hall: Hall;
let reader: ReaderEmulator;
let slipCode: string;

test.beforeAll(async () => {
  prepared = await prepareHall({
    clock,
    config: (printed) => {
      const usual = hallConfig(printed);
      return { ...usual, staff: [...usual.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password }] };
    },
  });
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, clock, reader: reader.path, size: { width: 1366, height: 768 } });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('E1', password, /3号窗口/);
  await expect(hall.window.getByRole('main', { name: '前台' })).toBeVisible({ timeout: 20_000 });
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

/** As far as Tab has to be pressed: what is not reached by it is not there for whoever has no pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

async function look(page: Page, name: string): Promise<void> {
  expect(await findLayoutFaults(page), name).toEqual([]);
  expect(await findBarriers(page), name).toEqual([]);
  if (process.env['TONGXIN_LOOKS']) await page.screenshot({ path: `${process.env['TONGXIN_LOOKS']}/appointments-${name}.png` });
}

const cell = (page: Page, at: string): Locator => page.locator(`[data-cell="${at}"]`);

test('reception books by the keyboard alone', async () => {
  const { window } = hall;
  await tabTo(window, cell(window, '2026-11-23 10:30'));
  await window.keyboard.press('ArrowDown');
  await expect(cell(window, '2026-11-23 11:00')).toBeFocused();
  await window.keyboard.press('ArrowRight');
  await expect(cell(window, '2026-11-24 11:00')).toBeFocused();
  await window.keyboard.press('ArrowLeft');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('姓名', { exact: true })).toBeFocused();
  await window.keyboard.type('王伟');
  await tabTo(window, window.getByLabel('身份证号码', { exact: true }));
  await window.keyboard.type(people.wangWei.idNumber);
  await look(window, 'booking');
  await window.keyboard.press('Enter');
  const booked = window.getByRole('region', { name: '结婚登记', exact: true });
  await expect(booked.getByText('2026-11-23 10:30–11:00')).toBeVisible();
  await expect(booked.getByText('已预约')).toBeVisible();
  slipCode = (await booked.locator('dd').last().textContent())!.trim();
  expect(slipCode).toMatch(/^TA/);
  await look(window, 'booked');
});

test('it is moved by the keyboard, and who comes is changed', async () => {
  const { window } = hall;
  const booked = window.getByRole('region', { name: '结婚登记', exact: true });
  await tabTo(window, booked.getByRole('button', { name: '改约' }));
  await window.keyboard.press('Enter');
  await tabTo(window, cell(window, '2026-11-23 11:00'));
  await window.keyboard.press('Enter');
  await tabTo(window, booked.getByRole('button', { name: '改到这个时段' }));
  await window.keyboard.press('Enter');
  await expect(booked.getByText('2026-11-23 11:00–11:30')).toBeVisible();
  await booked.getByRole('button', { name: '修改信息' }).click();
  await window.getByLabel('电话', { exact: true }).fill('13800138000');
  await look(window, 'editing');
  await window.getByRole('button', { name: '保存修改' }).click();
  await expect(booked.getByText('13800138000')).toBeVisible();
});

test('nobody is booked twice: the appointment there is opens instead; another is cancelled with its reason', async () => {
  const { window } = hall;
  const book = async (name: string, idNumber: string, at: string): Promise<void> => {
    await window.getByRole('complementary').or(window.locator('.desk-aside')).getByRole('button', { name: '返回' }).first().click();
    await cell(window, at).click();
    await window.getByLabel('姓名', { exact: true }).fill(name);
    await window.getByLabel('身份证号码', { exact: true }).fill(idNumber);
    await window.keyboard.press('Control+Enter');
  };
  await book('王伟', people.wangWei.idNumber, '2026-11-24 09:00');
  await window.getByRole('button', { name: '查看已有的预约' }).click();
  await expect(window.getByText('2026-11-23 11:00–11:30').last()).toBeVisible();
  await book('陈静', people.chenJing.idNumber, '2026-11-24 09:00');
  const booked = window.getByRole('region', { name: '结婚登记', exact: true });
  await expect(booked.getByText('2026-11-24 09:00–09:30')).toBeVisible();
  await booked.getByRole('button', { name: '取消预约' }).click();
  await window.getByRole('textbox', { name: /原因|理由/ }).fill('改期');
  await window.getByRole('button', { name: '取消这个预约' }).click();
  await expect(booked.getByText('已取消')).toBeVisible();
});

test('an export is looked at first, its odd rows say why, and the good ones are taken in', async () => {
  const { window } = hall;
  const file = join(prepared.folder, 'bookings.csv');
  const row = (number: string, service: string, time: string, { name, idNumber }: { readonly name: string; readonly idNumber: string }) =>
    [number, service, '2026-11-24', time, name, idNumber, '', '', '13900000000', '已预约'].join(',');
  writeFileSync(
    file,
    [
      '预约号,业务类型,预约日期,预约时段,申请人姓名,申请人证件号,另一方姓名,另一方证件号,联系电话,状态',
      row('P1', '结婚登记', '09:30-10:00', people.liJie),
      row('P2', '落户', '10:00-10:30', people.chenJing),
      row('P3', '结婚登记', '10:00-10:30', people.wangWei),
    ].join('\n'),
  );
  await window.keyboard.press('Alt+i');
  const [chooser] = await Promise.all([window.waitForEvent('filechooser'), window.getByRole('button', { name: '选择文件' }).click()]);
  await chooser.setFiles(file);
  await expect(window.getByText('不认识的业务：落户')).toBeVisible();
  await expect(window.getByText(/已有同一业务的预约/)).toBeVisible();
  await look(window, 'import');
  await window.getByRole('button', { name: '导入1行' }).click();
  await expect(window.getByText('已导入1行。')).toBeVisible();
  await window.getByLabel('列出哪天').fill('20261124');
  await expect(window.getByRole('row', { name: /李/ })).toBeVisible();
});

test('the slip is drawn and printed, and a ticket is taken by its code', async () => {
  const { window } = hall;
  await window.getByLabel('列出哪天').fill('20261123');
  await window.getByRole('button', { name: '查看王伟的预约' }).click();
  await window.getByRole('button', { name: '打印预约单' }).click();
  await window.getByRole('button', { name: '打印好了' }).click({ timeout: 20_000 });
  const printed = readdirSync(prepared.printed).map((file) => solidTextOf(readFileSync(join(prepared.printed, file))));
  expect(printed.filter((text) => text.includes('婚姻登记预约单') && text.includes('11:00'))).toHaveLength(1);
  await window.keyboard.press('Alt+2');
  await window.getByLabel(/预约码/).fill(slipCode);
  await window.keyboard.press('Enter');
  await expect(window.getByText(/A001号，结婚登记/)).toBeVisible();
  await window.keyboard.press('Alt+1');
  await expect(window.getByRole('row', { name: /王伟/ }).getByText('已到场')).toBeVisible();
});

/** Asks for a card by its key, lays it down, and takes it away when it was read. */
async function readCard(key: 'F6' | 'F7', person: Person, read: () => Promise<void>): Promise<void> {
  await hall.window.keyboard.press(key);
  await expect(hall.window.getByText('请把身份证放在读卡器上')).toBeVisible();
  reader.placeCard(residentCard(person));
  await read();
  reader.removeCard();
}

test('a couple is booked by their cards alone, and comes: the card gives the number of their appointment', async () => {
  const { window } = hall;
  await cell(window, '2026-11-23 14:30').click();
  await readCard('F6', people.heDong, () => expect(window.getByLabel('身份证号码', { exact: true })).toHaveValue(people.heDong.idNumber));
  await look(window, 'card-read');
  await readCard('F7', people.luoYan, () => expect(window.getByLabel('另一方姓名')).toHaveValue('罗燕'));
  await window.keyboard.press('Control+Enter');
  const booked = window.getByRole('region', { name: '结婚登记', exact: true });
  await expect(booked.getByText('2026-11-23 14:30–15:00')).toBeVisible();
  await expect(booked.getByText(/^罗燕/)).toBeVisible();
  await window.keyboard.press('Alt+2');
  await readCard('F6', people.luoYan, () => expect(window.getByText('此人今天 14:30 有预约：结婚登记。')).toBeVisible());
  await look(window, 'card-arrives');
  await expect(window.getByRole('button', { name: '按预约取号' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByText(/A002号，结婚登记/)).toBeVisible();
  // On the desk's screen the name is masked, and the number on the card is nowhere.
  await expect(window.getByRole('row', { name: /A002/ }).getByText('罗*')).toBeVisible();
  await expect(window.getByText(people.luoYan.idNumber)).toHaveCount(0);
});

test('whoever walks in is given a number by the card, with the priority of their age proposed', async () => {
  const { window } = hall;
  const elderly = { ...people.longTermCard, birthDate: '19600101', idNumber: inventedIdNumber('110101', '19600101', 919) };
  await readCard('F6', elderly, () => expect(window.getByLabel('姓名（可不填）')).toHaveValue('孙建国'));
  await expect(window.getByText(/已选“老年人”优先/)).toBeVisible();
  await look(window, 'card-elderly');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/A003号，结婚登记/)).toBeVisible();
  await expect(window.getByRole('row', { name: /A003/ }).getByText('老年人')).toBeVisible();
});
