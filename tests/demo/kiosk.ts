import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Hall } from '../e2e/launch.ts';
import { people, type Person } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { startTicketPrinter, type TicketPrinterEmulator } from '../emulators/ticket-printer.ts';
import { bookByPhone } from './play/appointments.ts';
import { drawTicket } from './play/desk-papers.ts';
import { collectPapers, inWindow, openAlbum, type Album } from './play/stage.ts';
import { setUpHall, trainingHall } from './play/training-hall.ts';
import type { DemoFolders } from './runner/scenario.ts';

const { wangWei, chenJing, heDong, luoYan } = people;
const reception = { code: 'E1', name: '孙洁', roles: ['reception' as const], idNumber: '329901199503080049', password: 'tongxin-sun' };

/**
 * A couple with an appointment lays a card down and has its number; somebody without a card takes one. Two more lay both cards down, book a
 * half hour, fill in ahead and ask for a proof of a record; somebody calls the staff, and a supervisor lets the kiosk go. What they did
 * is at reception's and the registrar's desk.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const [reader, printer] = await Promise.all([startReaderEmulator({ path: join(work, 'reader') }), startTicketPrinter()]);
  const hall = trainingHall('hall.json', work, {
    reader: reader.path,
    staff: [reception],
    devices: { ticketPrinter: { kind: 'network', host: '127.0.0.1', port: printer.port } },
  });
  const album = openAlbum(out);
  /** A Monday; `time`: when the window opens. */
  const at = (time: string) => ({ ...hall.options, clock: `2026-11-23T${time}:00+08:00` });
  await inWindow({ ...at('09:20'), station: 'supervisor' }, album, (stage) => setUpHall(stage, hall));
  await inWindow({ ...at('09:40'), station: 'counter' }, album, async (stage) => {
    await expect(stage.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await stage.hands.signIn(reception.code, reception.password, /1号窗口/);
    await bookByPhone(stage, { at: '2026-11-23 10:30', man: wangWei, woman: chenJing, phone: '13800138000' });
  });
  const { size: _desk, ...upright } = at('10:10');
  await inWindow({ ...upright, station: 'kiosk' }, album, async (_stage, shown) => {
    const kiosk = kioskOf(shown, album, reader);
    await checkIn(kiosk, album, printer);
    await withoutCard(kiosk, printer);
    await prepare(kiosk);
    await askForHelp(kiosk);
    await release(kiosk);
  });
  await inWindow({ ...at('10:30'), station: 'counter' }, album, async ({ window, hands, shoot }) => {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await hands.signIn('R1', 'tongxin-li', /3号窗口/);
    await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
    await window.keyboard.press('Alt+d');
    await window.getByRole('tab', { name: '预审' }).click({ timeout: 20_000 });
    await window.getByRole('button', { name: /何东、罗燕/ }).click();
    await shoot('登记员看到自助机交来的材料');
  });
  await Promise.all([reader.stop(), printer.close()]);
  if (readdirSync(hall.printed).length > 0) collectPapers(hall.printed, join(out, 'papers'));
}

/** The kiosk as somebody before it uses it. */
interface KioskHands {
  /** The page of the visit now: each has one of its own. */
  page(): Page;
  question(name: string | RegExp): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  lay(person: Person): Promise<void>;
  shoot(name: string): Promise<void>;
  /** Ends the visit by a button, and waits for the next one's page. */
  finish(name: string): Promise<void>;
}

function kioskOf(hall: Hall, album: Album, reader: ReaderEmulator): KioskHands {
  const page = () => hall.app.windows().findLast((each) => !each.isClosed())!;
  const question: KioskHands['question'] = (name) =>
    expect(async () => {
      await page().setViewportSize({ width: 1080, height: 1920 });
      await expect(page().getByRole('heading', { level: 1, name })).toBeVisible();
    }).toPass({ timeout: 20_000 });
  return {
    page,
    question,
    press: (name) => page().getByRole('button', { name }).first().click(),
    async lay(person) {
      reader.placeCard(residentCard(person));
      await expect.poll(() => page().getByText('请放身份证', { exact: true }).count(), { timeout: 15_000 }).toBe(0);
      reader.removeCard();
    },
    async shoot(name) {
      const shown = await page().content();
      for (const { idNumber } of Object.values(people)) if (shown.includes(idNumber)) throw new Error(`${name} shows a number in full`);
      await album.take(page(), name);
    },
    async finish(name) {
      const closed = page().waitForEvent('close', { timeout: 20_000 });
      // The page goes while it is pressed.
      await page()
        .getByRole('button', { name })
        .first()
        .click({ noWaitAfter: true })
        .catch(() => undefined);
      await closed;
      await question('请问您要办什么？');
    },
  };
}

async function checkIn({ page, question, press, lay, shoot, finish }: KioskHands, album: Album, printer: TicketPrinterEmulator) {
  await question('请问您要办什么？');
  await shoot('自助机首页');
  await press(/^刷身份证/);
  await question('请放身份证');
  await shoot('请放身份证');
  await lay(wangWei);
  await question(/王\*，您好/);
  await shoot('今天有预约');
  await press(/^签到取号/);
  await expect(page().locator('.kiosk-number-big')).toHaveText('A001');
  await expect(page().getByText('请取走号票。')).toBeVisible({ timeout: 20_000 });
  await shoot('签到取号');
  album.keep('自助机号票', await drawTicket(printer.slips[0]!));
  await finish('完成');
}

async function withoutCard({ page, question, press, shoot, finish }: KioskHands, printer: TicketPrinterEmulator) {
  await press(/^取号/);
  await question('您来办理哪项业务？');
  await press(/^结婚登记/);
  await expect(page().locator('.kiosk-number-big')).toHaveText('A002');
  await expect.poll(() => printer.slips.length, { timeout: 20_000 }).toBe(2);
  await shoot('不用证件取号');
  await finish('完成');
}

async function prepare({ page, question, press, lay, shoot, finish }: KioskHands) {
  await press(/^刷身份证/);
  await question('请放身份证');
  await lay(heDong);
  await question(/何\*，您好/);
  await press(/^预约/);
  await question('预约哪项业务？');
  await press('结婚登记');
  await question('另一方也在这里吗？');
  await press(/^在，/);
  await question('请放另一方的身份证');
  await lay(luoYan);
  await question('哪一天？');
  await page().locator('.kiosk-choice:visible').nth(1).click();
  await question('几点？');
  await shoot('选时间');
  await page().locator('.kiosk-choice:visible').first().click();
  await question('这样对吗？');
  await press('确认预约');
  await question('已约好');
  await shoot('已约好');
  await press('完成');
  await question(/您好/);
  await press(/^提前填写/);
  await question('提前填写哪项申请？');
  await press(/^结婚登记/);
  await question('填写之前，请先看一看');
  await press('知道了，开始填写');
  await question(/何\*：婚姻状况/);
  await shoot('提前填写');
  await press('未婚');
  await press('大学本科');
  for (let left = 6; left > 0; left -= 1) await press('跳过，到窗口再说');
  await question('拍下您带来的材料');
  await press('下一步');
  await question('请看一看，对吗？');
  await shoot('交给登记员之前');
  await press('交给登记员预审');
  await question('已交给登记员');
  await press('完成');
  await question(/您好/);
  await press(/^查询婚姻登记记录/);
  await press('结婚登记');
  await press('不清楚');
  await press('买房、卖房、贷款');
  await press('提交申请');
  await question('已提交，请记下编号');
  await press('完成');
  await question(/您好/);
  await press(/^本人事项/);
  await expect(page().getByText('等待登记员查看')).toBeVisible();
  await expect(page().getByText('等待查找')).toBeVisible();
  await shoot('本人事项');
  await finish('结束');
}

async function askForHelp({ page, press, shoot }: KioskHands) {
  await press('呼叫工作人员');
  await expect(page().getByText('已呼叫工作人员，请稍候。')).toBeVisible();
  await shoot('呼叫工作人员');
}

async function release({ page, question, press, shoot }: KioskHands) {
  await page().keyboard.press('Control+Alt+Shift+E');
  await question('工作人员');
  await page().getByLabel('工号').fill('S1');
  await page().getByLabel('密码').fill('tongxin-zhou');
  await shoot('工作人员放行');
  await press('确认');
  await question(/已放行/);
  await expect(page().locator('.self-test li').first()).toBeVisible();
  await shoot('锁定自检');
}
