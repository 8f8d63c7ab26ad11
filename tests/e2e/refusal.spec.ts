import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { inventedIdNumber, people, type Person } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;

/** 22 tomorrow: the birthday itself would count. */
const birthDate = today.subtract({ years: 22 }).add({ days: 1 }).toString().replaceAll('-', '');
const tooYoung: Person = { ...people.underage, birthDate, idNumber: inventedIdNumber('110101', birthDate, 905) };

test.beforeAll(async () => {
  prepared = await prepareHall();
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, reader: reader.path });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

test('M-31: a man one day short of 22 is found out from his card, with the article', async () => {
  const { window } = hall;
  const hands = handsOf(window);
  await hands.openCase();
  await hands.readCards(reader, tooYoung, people.chenJing);
  const finding = window.getByRole('complementary').getByRole('listitem').filter({ hasText: 'M-31' }).filter({ hasText: '不符合' });
  await expect(finding).toContainText('现年 21 周岁，未满 22 周岁');
  await expect(finding).toContainText('第一千零四十七条');
});

test('the refusal is printed as a notice that names ground and remedy, and ends the case', async () => {
  const { window } = hall;
  const hands = handsOf(window);
  await window.getByRole('button', { name: '不予办理' }).click();
  await window.getByRole('button', { name: '确认不予办理' }).click();
  await hands.primary(/打印不予办理结婚登记告知书/);
  await hands.primary(/打印无误/);
  const [notice, ...others] = readdirSync(prepared.printed);
  expect(others).toEqual([]);
  const text = solidTextOf(readFileSync(join(prepared.printed, notice!)));
  expect(text).toContain('不予办理结婚登记告知书');
  for (const words of [tooYoung.name, people.chenJing.name, '第一千零四十七条', '清江县人民政府', '清江县人民法院'])
    expect(text).toContain(words);
  const row = window.getByRole('navigation', { name: '办件列表' }).getByRole('button', { name: new RegExp(tooYoung.name) });
  await expect(row).toContainText('不予办理');
  await expect(window.getByRole('button', { name: /终止办件/ })).toHaveCount(0);
});

test('cards laid on in the wrong order are put right by swapping the slots, sources and all', async () => {
  const { window } = hall;
  await handsOf(window).openCase();
  const names = window.getByRole('textbox', { name: '姓名' });
  for (const [slot, person] of [
    ['男方', people.liJie],
    ['女方', people.zhangJi],
  ] as const) {
    await expect(window.getByText(`请将${slot}身份证放在读卡器上`)).toBeVisible({ timeout: 20_000 });
    reader.placeCard(residentCard(person));
    await expect(names.nth(slot === '男方' ? 0 : 1)).toHaveValue(person.name, { timeout: 20_000 });
    reader.removeCard();
  }
  await window.keyboard.press('F8');
  await expect(names.nth(0)).toHaveValue(people.zhangJi.name);
  await expect(names.nth(1)).toHaveValue(people.liJie.name);
  await expect(window.getByRole('region', { name: '男方' }).getByText('读自身份证').first()).toBeAttached();
});

test('a couple that goes home is recorded with their reason', async () => {
  const { window } = hall;
  await window.getByRole('button', { name: '终止办件' }).click();
  const confirm = window.getByRole('button', { name: '确认终止' });
  await expect(confirm).toBeDisabled();
  await window.getByRole('button', { name: '当事人要求终止' }).click();
  await confirm.click();
  await expect(window.getByText('原因：当事人要求终止')).toBeVisible();
  await window.getByRole('button', { name: '办理记录' }).click();
  const record = window.getByRole('row').filter({ hasText: '终止办件' });
  await expect(record).toContainText('李敏');
  await expect(record).toContainText('当事人要求终止');
  await expect(window.getByRole('row').filter({ hasText: '互换男女双方' })).toHaveCount(1);
});
