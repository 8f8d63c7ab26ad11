import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { people, type Person } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { greyFilm } from './grey-film.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { lookAt } from './kiosk-look.ts';
import { launchHall, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

const { wangWei, chenJing } = people;
let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;

test.beforeAll(async () => {
  reader = await startReaderEmulator();
  prepared = await prepareHall();
  const film = join(prepared.folder, 'film.y4m');
  writeFileSync(film, greyFilm(1280, 720));
  hall = await launchHall({
    ...prepared,
    station: 'kiosk',
    reader: reader.path,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

/** Each visit has a page of its own. */
const page = (): Page => hall.app.windows().at(-1)!;
const press = (name: RegExp | string) => page().getByRole('button', { name }).first().click();
const question = (name: RegExp | string) => expect(page().getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 15_000 });

async function lay(person: Person): Promise<void> {
  reader.placeCard(residentCard(person));
  await expect.poll(() => page().getByText('请放身份证', { exact: true }).count(), { timeout: 15_000 }).toBe(0);
  reader.removeCard();
}

const look = (name: string): Promise<void> => lookAt(page(), `kiosk-${name}`);

test('a card leads to what one can do', async () => {
  await question('请问您要办什么？');
  await look('welcome');
  await press(/^刷身份证/);
  await question('请放身份证');
  await look('card');
  await lay(wangWei);
  await question(/您好/);
  await look('visit');
});

test('both book a half hour, which can be moved and cancelled', async () => {
  await press(/^预约/);
  await question('预约哪项业务？');
  await look('book');
  await press('结婚登记');
  await question('另一方也在这里吗？');
  await look('together');
  await press(/^在，/);
  await question('请放另一方的身份证');
  await lay(chenJing);
  await question('哪一天？');
  await look('day');
  await page().locator('.kiosk-choice:visible').nth(1).click();
  await question('几点？');
  await look('time');
  await page().locator('.kiosk-choice:visible').first().click();
  await question('这样对吗？');
  for (const digit of '13800000000') await page().getByRole('button', { name: digit, exact: true }).click();
  await look('confirm');
  await press('确认预约');
  await question('已约好');
  await look('booked');
  await press('完成');
  await question(/您好/);
  await press(/^我的预约/);
  await question('我的预约');
  await look('appointments');
  await page().locator('.kiosk-choice:visible').first().click();
  await question('预约');
  await look('appointment');
  await press('取消预约');
  await press('取消预约');
  await question(/您好/);
});

test('what is filled in ahead is handed to a registrar, with a picture', async () => {
  await press(/^提前填写/);
  await question('提前填写哪项申请？');
  await look('ahead');
  await press(/^结婚登记/);
  await question('填写之前，请先看一看');
  await look('notice');
  await press('知道了，开始填写');
  await question(/婚姻状况/);
  await look('question');
  await press('未婚');
  await press('大学本科');
  await press('公司职员');
  for (const digit of '13800000000') await page().getByRole('button', { name: digit, exact: true }).click();
  await press('下一步');
  await question(/陈\*：婚姻状况/);
  for (let i = 0; i < 4; i += 1) await press('跳过，到窗口再说');
  await question('拍下您带来的材料');
  await press('拍一张');
  await press('本人');
  await press('户口簿');
  await expect(page().getByRole('button', { name: '拍照' })).toBeEnabled({ timeout: 15_000 });
  await look('live');
  await press('拍照');
  await look('taken');
  await press('看得清，保存');
  await question('拍下您带来的材料');
  await expect(page().getByRole('img', { name: '拍下的材料' })).toBeVisible();
  await look('pictures');
  await press('下一步');
  await question('请看一看，对吗？');
  await look('overview');
  await press('交给登记员预审');
  await question('已交给登记员');
  await look('handed-over');
  await press('完成');
});

test('a proof of a record is asked for, and all of it is seen under one’s own matters', async () => {
  await question(/您好/);
  await press(/^查询婚姻登记记录/);
  await press('结婚登记');
  await look('year');
  await press('不清楚');
  await press('买房、卖房、贷款');
  await look('phone');
  await press('提交申请');
  await question('已提交，请记下编号');
  await look('asked');
  await press('完成');
  await press(/^本人事项/);
  await question('本人事项');
  await expect(page().getByText('等待登记员查看')).toBeVisible();
  await expect(page().getByText('等待查找')).toBeVisible();
  await look('cases');
  await press('结束');
  // The next visit's page takes the place of this one, whenever it comes.
  const first = () => page().getByRole('heading', { level: 1, name: '请问您要办什么？' });
  await expect
    .poll(
      () =>
        first()
          .count()
          .catch(() => 0),
      { timeout: 15_000 },
    )
    .toBe(1);
});

test('a registrar finds what was filled in, and the staff who asked for a proof', async () => {
  await hall.close();
  hall = await launchHall({ ...prepared, size: { width: 1366, height: 768 } });
  const { window } = hall;
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('Alt+d');
  await window.getByRole('tab', { name: '预审' }).click({ timeout: 20_000 });
  const row = window.getByRole('row', { name: /CX\d{8}-01/ });
  await expect(row).toContainText('买房、卖房、贷款', { timeout: 20_000 });
  await expect(row).toContainText(wangWei.name);
  const couple = window.getByRole('button', { name: `${wangWei.name}、${chenJing.name}` }).first();
  await couple.click();
  await expect(window.getByText('大学本科').first()).toBeVisible({ timeout: 20_000 });
});
