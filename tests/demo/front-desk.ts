import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openSignage } from './play/signage.ts';
import { applicantOf, type Hall } from '../e2e/launch.ts';
import { people, type Person } from '../emulators/people.ts';
import { residentCard, startReaderEmulator } from '../emulators/reader/index.ts';
import { startScannerEmulator, type ScannerEmulator } from '../emulators/scanner.ts';
import { startTicketPrinter, type TicketPrinterEmulator } from '../emulators/ticket-printer.ts';
import { bookByPhone, importBookings } from './play/appointments.ts';
import { drawTicket, readSlip } from './play/desk-papers.ts';
import { drawPaper } from './play/paper-picture.ts';
import { collectPapers, inWindow, openAlbum, type Album, type Stage } from './play/stage.ts';
import { setUpHall, trainingHall, type TrainingHall } from './play/training-hall.ts';
import type { DemoFolders } from './runner/scenario.ts';

const { wangWei, chenJing, liJie } = people;
const reception = { code: 'E1', name: '孙洁', roles: ['reception' as const], idNumber: '329901199503080049', password: 'tongxin-sun' };

/**
 * A couple rings up for an appointment, and the city's bookings are taken in; their papers arrive beforehand and are passed. They come with
 * the slip, are called on the screen after somebody with priority, and the case is opened from what was reviewed: of somebody who is not
 * the one reviewed nothing is taken over. Whoever was served says how it was. A ceremony and a counselling room are booked.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const [reader, scanner, printer] = await Promise.all([
    startReaderEmulator({ path: join(work, 'reader') }),
    startScannerEmulator(),
    startTicketPrinter(),
  ]);
  const hall = trainingHall('hall.json', work, {
    reader: reader.path,
    staff: [reception],
    devices: {
      scanner: { path: scanner.path },
      ticketPrinter: { kind: 'network', host: '127.0.0.1', port: printer.port },
    },
  });
  const album = openAlbum(out);
  /** A Monday; `time`: when the window opens. */
  const at = (time: string) => ({ ...hall.options, clock: `2026-11-23T${time}:00+08:00` });
  const folder = join(work, 'pre-review');
  await sendPapers(folder);
  await inWindow({ ...at('09:20'), station: 'supervisor' }, album, async (stage) => {
    const { window, hands, shoot } = stage;
    await setUpHall(stage, hall);
    await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
    await window.locator('.supervisor-link[data-page=frontDesk]').click();
    await tab(window, '预审');
    await window.getByRole('button', { name: '设置', exact: true }).click();
    await window.getByRole('textbox', { name: '文件夹' }).fill(folder);
    await window.getByRole('region', { name: '预审材料的来处' }).getByRole('button', { name: '保存' }).click();
    await expect(window.getByText('已保存。')).toBeVisible();
    await window.getByRole('button', { name: '读取文件夹' }).click();
    await expect(window.getByText(/收下 1 份/)).toBeVisible({ timeout: 20_000 });
    await shoot('预审材料已收下');
    await bookRoom(window);
    await shoot('辅导室预约');
  });
  await inWindow({ ...at('09:40'), station: 'counter' }, album, async (stage) => {
    const { window, hands } = stage;
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await hands.signIn(reception.code, reception.password, /1号窗口/);
    await bookByPhone(stage, { at: '2026-11-23 10:00', man: wangWei, woman: chenJing, phone: '13800138000' });
    const code = await printSlip(stage, hall, album);
    await importBookings(stage, join(work, '市平台预约.csv'));
    await arrive(stage, album, { scanner, printer, code });
  });
  const couple = { args: ['--applicant=always'] };
  await inWindow({ ...at('10:02'), ...couple, station: 'counter' }, album, async (stage, shown) => {
    const { window, hands, shoot } = stage;
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await hands.signIn('R1', 'tongxin-li', /3号窗口/);
    await review(stage);
    await bookCeremony(window);
    await shoot('颁证仪式');
    await window.keyboard.press('Escape');
    await callAndRate(stage, shown);
    await window.keyboard.press('Alt+c');
    await expect(window.getByRole('region', { name: '叫号' }).getByText('A001')).toBeVisible();
    await openReviewed(window);
    await hands.readCard('男方', wangWei.name, reader, residentCard(wangWei));
    await hands.readCard('女方', liJie.name, reader, residentCard(liJie));
    await expect(window.getByText('男方：与预审一致')).toBeVisible();
    await expect(window.getByText('女方：与预审不一致')).toBeVisible();
    await shoot('预约到时被叫，读证与预审核对');
  });
  await Promise.all([reader.stop(), scanner.stop(), printer.close()]);
  collectPapers(hall.printed, join(out, 'papers'));
}

async function tab(window: Page, name: string): Promise<void> {
  await window.getByRole('tab', { name }).click({ timeout: 20_000 });
}

/** Prints the slip and reads it back from the paper; answers what its code says. */
async function printSlip({ window, shoot }: Stage, { printed }: TrainingHall, album: Album): Promise<string> {
  const before = new Set(readdirSync(printed));
  await window.getByRole('button', { name: '打印预约单' }).click();
  await window.getByRole('button', { name: '打印好了' }).click({ timeout: 20_000 });
  await shoot('预约单已打印');
  const file = readdirSync(printed).find((each) => !before.has(each));
  const { png, codes } = await readSlip(readFileSync(join(printed, file!)));
  album.keep('预约单', png);
  const code = codes.find((each) => each.startsWith('TA'));
  if (code === undefined) throw new Error(`the slip says ${codes.join(', ') || 'nothing'}`);
  return code;
}

interface Arrival {
  readonly scanner: ScannerEmulator;
  readonly printer: TicketPrinterEmulator;
  readonly code: string;
}

/** With the slip under the scanner they have a number; whoever has no appointment gets one, too. */
async function arrive({ window, shoot }: Stage, album: Album, { scanner, printer, code }: Arrival): Promise<void> {
  await tab(window, '排队');
  const form = window.getByRole('region', { name: '取号' });
  await expect(form).toBeVisible();
  await scanner.scan(code);
  await expect(form.getByText(/^A001号/)).toBeVisible({ timeout: 20_000 });
  // The ticket comes out by itself.
  await expect(window.getByText('A001号的号票已打印。')).toBeVisible({ timeout: 20_000 });
  await shoot('扫预约单二维码取号');
  album.keep('热敏号票', await drawTicket(printer.slips[0]!));
  await giveNumber(window, '张建国', 'A002', '老年人');
  await giveNumber(window, '刘洋', 'A003');
  await shoot('取号');
}

async function giveNumber(window: Page, name: string, number: string, priority?: string): Promise<void> {
  const form = window.getByRole('region', { name: '取号' });
  await form.getByRole('textbox', { name: /姓名/ }).fill(name);
  if (priority !== undefined) {
    await form.getByRole('button', { name: /优先/ }).click();
    await window.getByRole('option', { name: priority }).click();
  }
  await form.getByRole('button', { name: '取号', exact: true }).click();
  await expect(form.getByText(new RegExp(`^${number}号`))).toBeVisible();
}

async function review({ window, shoot }: Stage): Promise<void> {
  await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('Alt+d');
  await tab(window, '预审');
  await window.getByRole('button', { name: /王伟、陈静/ }).click();
  await expect(window.getByAltText('身份证人像面').first()).toBeVisible({ timeout: 20_000 });
  await shoot('预审材料并列查看');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText('没有待审的材料。')).toBeVisible();
}

/** Called on the screen of the hall; served, they say on the screen turned to them how it was. */
async function callAndRate({ window: counter, shoot }: Stage, hall: Hall): Promise<void> {
  const couple = await applicantOf(hall);
  const signage = await openSignage(counter, hall);
  await counter.keyboard.press('Alt+c');
  const bar = counter.getByRole('region', { name: '叫号' });
  await expect(bar.getByText('A002')).toBeVisible();
  await expect(signage.locator('.signage-number')).toHaveText('A002');
  await shoot('优先的先叫');
  await shoot('叫号屏', signage);
  await counter.keyboard.press('Alt+f');
  await expect(couple.getByRole('heading', { name: '请为本次服务评价' })).toBeVisible({ timeout: 20_000 });
  await shoot('请当事人评价', couple);
  await couple.getByRole('button', { name: /^非常满意/ }).click();
  await expect(couple.getByText('谢谢您的评价。')).toBeVisible();
  await shoot('已评价', couple);
}

async function openReviewed(window: Page): Promise<void> {
  await window.keyboard.press('Alt+d');
  await tab(window, '预审');
  await window.getByText('已通过', { exact: true }).first().click();
  await window.getByRole('button', { name: /王伟、陈静/ }).click();
  await window.getByRole('button', { name: '开始登记' }).click();
  await expect(window.getByText('没有这一类材料。')).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('Escape');
}

/** What a city's service puts into the folder of the hall. */
async function sendPapers(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pictures: object[] = [];
  for (const [of, person] of Object.entries({ man: wangWei, woman: chenJing })) {
    const file = `WX-2026-000017-${of}.jpg`;
    await drawPaper(join(folder, file), { title: '居民身份证（样张）', lines: linesOf(person), seal: 'blue' });
    pictures.push({ file, of, kind: 'idCardFront', bytes: readFileSync(join(folder, file)).length });
  }
  const said = ({ name, idNumber }: Person) => ({ name, idNumber, maritalStatus: 'unmarried', occupation: '教师', education: 'bachelor' });
  const content = {
    format: 'tongxin-pre-review/1',
    id: 'WX-2026-000017',
    service: 'marriage',
    man: said(wangWei),
    woman: said(chenJing),
    pictures,
  };
  writeFileSync(join(folder, 'WX-2026-000017.json'), JSON.stringify(content));
}

function linesOf({ name, birthDate, address, idNumber }: Person): string[] {
  return [`姓名　${name}`, `出生　${birthDate}`, `住址　${address}`, `公民身份号码　${idNumber}`];
}

async function bookRoom(window: Page): Promise<void> {
  await tab(window, '辅导室');
  await window.getByRole('button', { name: '预约 辅导室 14:00' }).click();
  await window.getByRole('textbox', { name: '来访人' }).fill('王女士');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('button', { name: /王女士 14:00—15:00/ })).toBeVisible();
}

async function bookCeremony(window: Page): Promise<void> {
  await tab(window, '颁证仪式');
  await window.getByRole('button', { name: '预约仪式' }).click();
  await window.getByRole('textbox', { name: '男方姓名' }).fill(wangWei.name);
  await window.getByRole('textbox', { name: '女方姓名' }).fill(chenJing.name);
  await window.getByRole('textbox', { name: '见证人' }).fill('王建国、陈桂兰');
  await window.getByRole('textbox', { name: '寄语' }).fill('愿岁月温柔，彼此珍惜。');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText('已保存。')).toBeVisible();
  await window.getByRole('button', { name: /查看王伟/ }).click();
  await expect(window.getByText('颁证词', { exact: true })).toBeVisible();
}
