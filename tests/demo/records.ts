import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { drawCouple } from './play/couple-photo.ts';
import { drawPaper } from './play/paper-picture.ts';
import { serveCouple } from './play/serve-couple.ts';
import { serveReissue } from './play/serve-reissue.ts';
import { collectPapers, inWindow, openAlbum, sceneOf, type Stage } from './play/stage.ts';
import { openOfflineDay, setUpHall, trainingHall } from './play/training-hall.ts';
import { resident } from './play/visitors.ts';
import type { DemoFolders } from './runner/scenario.ts';

/**
 * A day of the records: a couple is married, loses the certificates and gets new ones from the register; a marriage of 1974 is typed from
 * its paper, shown to its own person and noted when a spouse dies; the year's acts are filed and boxed.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const hall = trainingHall('hall.json', work);
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const photo = await drawCouple(join(work, 'couple.jpg'));
  const death = await drawPaper(join(work, 'death.jpg'), {
    title: '居民死亡医学证明',
    lines: ['王建国，男，1950年1月1日出生。', '死亡日期：2026年2月3日。'],
    seal: 'red',
  });
  const album = openAlbum(out);
  const options = { ...hall.options, reader: reader.path };
  const couple = { man: resident(reader, people.wangWei), woman: resident(reader, people.chenJing), photo };

  await inWindow({ ...options, station: 'supervisor' }, album, async (stage) => {
    await setUpHall(stage, hall);
    await openOfflineDay(stage, 'S1', 'tongxin-zhou');
  });
  await inWindow({ ...options, station: 'counter' }, album, async (stage) => {
    await expect(stage.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await stage.hands.signIn('R1', 'tongxin-li', /3号窗口/);
    const quiet = { ...stage, shoot: () => Promise.resolve() };
    const { registrationNumber } = await serveCouple(quiet, couple);
    await serveReissue(stage, couple, registrationNumber);
  });
  await inWindow({ ...options, station: 'supervisor' }, album, async (stage) => {
    await expect(stage.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await stage.hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
    await stage.window.getByRole('navigation').getByText('查档').click();
    await enterPaper(sceneOf(stage, '1974年档案'));
    await giveCopies(sceneOf(stage, '查档'));
    await noteDeath(sceneOf(stage, '备注'), death);
    await fileYear(sceneOf(stage, '归档'));
  });
  await reader.stop();
  collectPapers(hall.printed, join(out, 'papers'));
}

const press = (button: Locator): Promise<void> => button.click({ force: true });

/** The second person, in the same form. */
async function approve(form: Locator): Promise<void> {
  const second = form.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill('A1');
  await second.getByLabel('密码').fill('tongxin-zhao');
}

async function enterPaper({ window, shoot }: Stage): Promise<void> {
  await press(window.getByRole('radio', { name: '纸质档案录入' }));
  const paper = window.getByRole('form', { name: '纸质档案录入' });
  await paper.getByLabel('登记字号').fill('（74）清革结字第0123号');
  await paper.getByLabel('登记日期').fill('19740501');
  await paper.getByLabel('登记机关').fill('清江县城关公社');
  await paper.getByLabel('档号').fill('1974-结-0123');
  await paper.getByLabel('姓名').first().fill('王建国');
  await paper.getByLabel('身份证件号').first().fill('110105195001010016');
  await paper.getByLabel('姓名').last().fill('李秀英');
  await approve(paper);
  await shoot('录入');
  await paper.getByRole('button', { name: /^录入/ }).click();
  await expect(paper.getByText('已录入。可以接着录下一件。')).toBeVisible();
}

async function find({ window }: Stage, name: string, matter: string): Promise<void> {
  await press(window.getByRole('radio', { name: '查询与提供' }));
  const search = window.getByRole('form', { name: '查询登记记录' });
  await search.getByLabel('查询内容').fill(name);
  await search.getByLabel('事由').fill(matter);
  await search.getByLabel('事由').press('Enter');
  await window.getByRole('button', { name: /王建国 · 李秀英/ }).click();
}

async function giveCopies(stage: Stage): Promise<void> {
  const { window, shoot } = stage;
  await find(stage, '王建国', '办理房产过户');
  await expect(window.getByText('登记有效存续')).toBeVisible();
  await window.getByRole('button', { name: '提供查档' }).click();
  const give = window.getByRole('form', { name: '提供查档' });
  await give.getByLabel('查询对象姓名').fill('王建国');
  await give.getByLabel('查询对象证件号').fill('110105195001010016');
  await give.getByLabel('身份证件号码（文号）').fill('110105195001010016');
  await approve(give);
  await shoot('提供');
  await give.getByRole('button', { name: /登记并提供/ }).click();
  await expect(window.getByText(/已登入查档登记簿/)).toBeVisible({ timeout: 20_000 });
  await press(window.getByRole('radio', { name: '查档登记簿' }));
  await expect(window.getByRole('row').filter({ hasText: '办理房产过户' })).toBeVisible();
  await shoot('登记簿');
}

async function noteDeath(stage: Stage, paper: string): Promise<void> {
  const { window, shoot } = stage;
  await find(stage, '李秀英', '丧偶备注');
  await window.getByRole('button', { name: '备注', exact: true }).click();
  const note = window.getByRole('form', { name: '备注' });
  await note.getByRole('button', { name: /备注事项/ }).click();
  await window.getByRole('option', { name: '一方死亡' }).click();
  await press(note.getByRole('radio', { name: /男方/ }));
  await note.getByLabel('生效日期').fill('20260203');
  await note.locator('input[type=file]').setInputFiles(paper);
  await approve(note);
  await shoot('死亡证明');
  await note.getByRole('button', { name: /提交备注/ }).click();
  await expect(window.getByText('已不存续')).toBeVisible({ timeout: 20_000 });
  await shoot('已备注');
}

/** The year’s marriage is filed though its scans are still to come, and boxed. */
async function fileYear({ window, shoot }: Stage): Promise<void> {
  await window.getByRole('navigation').getByText('档案', { exact: true }).click();
  const list = window.getByRole('table');
  await expect(list.getByRole('row').nth(1)).toBeVisible({ timeout: 20_000 });
  await shoot('年度清单');
  await press(list.getByRole('checkbox').last());
  const form = window.getByRole('form', { name: '归档编号' });
  await form.getByLabel(/材料不齐，先行归档的理由/).fill('签字件扫描后补');
  await form.getByRole('button', { name: /归档 \d+ 件/ }).click();
  await expect(window.getByText(/已归档：/)).toBeVisible({ timeout: 20_000 });
  await press(window.getByRole('radio', { name: '补发' }));
  await expect(list.getByRole('row').nth(1)).toBeVisible();
  await shoot('补发类');
  await press(window.getByRole('radio', { name: '结婚' }));
  await press(window.getByRole('radio', { name: '案卷' }));
  await window.getByRole('button', { name: '装盒' }).click();
  await window.getByRole('form', { name: '装盒' }).getByRole('button', { name: /^装盒/ }).click();
  await expect(window.getByText(/第 1 盒，装入 1 卷/)).toBeVisible();
  await shoot('装盒');
}
