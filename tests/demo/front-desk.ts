import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { people, type Person } from '../emulators/people.ts';
import { residentCard, startReaderEmulator } from '../emulators/reader/index.ts';
import { drawPaper } from './play/paper-picture.ts';
import { collectPapers, inWindow, openAlbum } from './play/stage.ts';
import { setUpHall, trainingHall } from './play/training-hall.ts';
import type { DemoFolders } from './runner/scenario.ts';

const { wangWei, chenJing, liJie } = people;

/**
 * A couple's papers arrive beforehand and are passed; at the counter the case is opened from them, and of somebody who is not the one
 * reviewed nothing is taken over. A ceremony and a counselling room are booked.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const hall = trainingHall('hall.json', work, { reader: reader.path });
  const album = openAlbum(out);
  const folder = join(work, 'pre-review');
  await sendPapers(folder);
  await inWindow({ ...hall.options, station: 'supervisor' }, album, async (stage) => {
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
  await inWindow({ ...hall.options, station: 'counter' }, album, async ({ window, hands, shoot }) => {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await hands.signIn('R1', 'tongxin-li', /3号窗口/);
    await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
    await window.keyboard.press('Alt+d');
    await giveNumber(window, '王伟', 'A001');
    await giveNumber(window, '张建国', 'A002', '老年人');
    await shoot('取号');
    await tab(window, '预审');
    await window.getByRole('button', { name: /王伟、陈静/ }).click();
    await expect(window.getByAltText('身份证人像面').first()).toBeVisible({ timeout: 20_000 });
    await shoot('预审材料并列查看');
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText('没有待审的材料。')).toBeVisible();
    await window.getByText('已通过', { exact: true }).first().click();
    await window.getByRole('button', { name: /王伟、陈静/ }).click();
    await window.getByRole('button', { name: '开始登记' }).click();
    await expect(window.getByText('没有这一类材料。')).toBeVisible({ timeout: 20_000 });
    await bookCeremony(window);
    await shoot('颁证仪式');
    await window.keyboard.press('Escape');
    await hands.readCard('男方', wangWei.name, reader, residentCard(wangWei));
    await hands.readCard('女方', liJie.name, reader, residentCard(liJie));
    await expect(window.getByText('男方：与预审一致')).toBeVisible();
    await expect(window.getByText('女方：与预审不一致')).toBeVisible();
    await window.keyboard.press('Alt+c');
    await expect(window.getByRole('region', { name: '叫号' }).getByText('A002')).toBeVisible();
    await shoot('优先的先叫，读证与预审核对');
  });
  await reader.stop();
  collectPapers(hall.printed, join(out, 'papers'));
}

async function tab(window: Page, name: string): Promise<void> {
  await window.getByRole('tab', { name }).click({ timeout: 20_000 });
}

/** Whoever comes gets a number, booked or not. */
async function giveNumber(window: Page, name: string, number: string, priority?: string): Promise<void> {
  await tab(window, '排队');
  const form = window.getByRole('region', { name: '取号' });
  await form.getByRole('textbox', { name: /姓名/ }).fill(name);
  if (priority !== undefined) {
    await form.getByRole('button', { name: /优先/ }).click();
    await window.getByRole('option', { name: priority }).click();
  }
  await form.getByRole('button', { name: '取号', exact: true }).click();
  await expect(form.getByText(new RegExp(`^${number}号`))).toBeVisible();
}

/** What a city's service puts into the folder of the hall. */
async function sendPapers(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pictures: object[] = [];
  for (const [of, person] of Object.entries({ man: wangWei, woman: chenJing })) {
    const file = `${of}.jpg`;
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
