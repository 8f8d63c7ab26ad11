import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { correctWorkbook, dirtyWorkbook } from '../data/dirty-workbook.ts';
import { inWindow, openAlbum, sceneOf, type Stage } from './play/stage.ts';
import { setUpHall, trainingHall } from './play/training-hall.ts';
import type { DemoFolders } from './runner/scenario.ts';

/**
 * Old records are taken over: a dirty workbook is opened and run for trial, what is whole is taken, the rest is written out, corrected
 * and brought back, what is no record is set aside; then somebody of it is found by the sound of a name.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const hall = trainingHall('hall.json', work);
  const album = openAlbum(out);
  await inWindow({ ...hall.options, station: 'supervisor' }, album, async (stage) => {
    await setUpHall({ ...stage, shoot: () => Promise.resolve() }, hall);
    await stage.hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
    await stage.window.getByRole('navigation').getByText('历史补录').click();
    await take(sceneOf(stage, '导入'), await dirtyWorkbook(), '县局一期系统', /开始导入/);
    const written = await writeHeld(sceneOf(stage, '改正'), work);
    await setAside(sceneOf(stage, '不作为记录'));
    const corrected = await correctWorkbook(join(work, written), join(work, '已改正.xlsx'));
    await take(sceneOf(stage, '再导入'), corrected, null, /开始导入/);
    await find(sceneOf(stage, '查档'));
  });
}

/** `source`: a new one of this name; null: the one that is known. */
async function take({ window, shoot }: Stage, path: string, source: string | null, start: RegExp): Promise<void> {
  await window.getByRole('button', { name: '导入文件' }).click();
  const file = window.getByRole('textbox', { name: '文件' });
  await file.fill(path);
  await file.press('Enter');
  const form = window.getByRole('form', { name: '来源设置' });
  await expect(form).toBeVisible({ timeout: 20_000 });
  if (source === null) {
    await window.getByRole('button', { name: /^新来源/ }).click();
    await window.getByRole('option', { name: '县局一期系统' }).click();
    await expect(form.getByLabel('来源名称')).toHaveValue('县局一期系统');
  } else await form.getByLabel('来源名称').fill(source);
  await shoot('列的对应');
  await form.getByLabel('来源名称').press('Enter');
  const report = window.getByRole('region', { name: '试运行结果' });
  await expect(report).toBeVisible({ timeout: 20_000 });
  await shoot('试运行');
  await report.getByRole('button', { name: start }).click();
  await expect(window.getByRole('row').nth(1)).toContainText('已完成', { timeout: 20_000 });
  await shoot('批次');
}

/** Answers the name of the workbook. */
async function writeHeld({ window, shoot }: Stage, folder: string): Promise<string> {
  await window.getByRole('row').nth(1).getByRole('button').click();
  await window.getByRole('button', { name: '导出改正表' }).click();
  const form = window.getByRole('form', { name: '导出改正表' });
  await form.getByLabel('存放位置').fill(folder);
  await form.getByRole('button', { name: /^写出/ }).click();
  await expect(form.getByText(/已写入/)).toBeVisible({ timeout: 20_000 });
  await shoot('改正表');
  return readdirSync(folder).find((name) => name.startsWith('待改正_'))!;
}

async function setAside({ window, shoot }: Stage): Promise<void> {
  await window.getByRole('button', { name: '查看待改正的行' }).click();
  const held = window.getByRole('region', { name: '待改正的行' });
  await expect(held.getByRole('listitem').first()).toBeVisible();
  await shoot('待改正');
  for (const words of ['合计行，不是记录', '表头重复出现，不是记录'])
    await held.locator('.backfill-rows > li').filter({ hasText: words }).getByRole('checkbox').first().press('Space');
  await held.getByRole('button', { name: /^不作为记录（2 行）/ }).click();
  await window.getByLabel('原因').fill('不是登记记录');
  await shoot('理由');
  await window.getByRole('button', { name: /^确认/ }).click();
  await expect(held.getByRole('button', { name: /^不作为记录（0 行）/ })).toBeVisible({ timeout: 20_000 });
}

async function find({ window, shoot }: Stage): Promise<void> {
  await window.getByRole('navigation').getByText('查档').click();
  const search = window.getByRole('form', { name: '查询登记记录' });
  await search.getByLabel('查询内容').fill('wangjianguo');
  await search.getByLabel('事由').fill('办理房产过户');
  await search.getByLabel('事由').press('Enter');
  await expect(window.getByRole('button', { name: /王建国 · 李秀英/ }).first()).toBeVisible({ timeout: 20_000 });
  await shoot('按拼音');
  await window
    .getByRole('button', { name: /王建国 · 李秀英/ })
    .first()
    .click();
  await expect(window.getByText(/来源：县局一期系统/)).toBeVisible({ timeout: 20_000 });
  await shoot('原档');
}
