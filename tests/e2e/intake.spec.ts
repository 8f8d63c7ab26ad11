/** 扫描入库 in the real window: pages from files, by their barcodes and by hand. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { asPdf } from '../core/archive/intake/pdf-files.ts';
import { takeTo } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { findLayoutFaults, findViolations } from './layout-faults.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;
let caseNumber: string;

test.beforeAll(async () => {
  prepared = await prepareHall({ acts: async (as) => void (caseNumber = (await takeTo(await as('R1'), 'registered')).number) });
  hall = await launchHall({ ...prepared, station: 'supervisor' });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('S1', passwords.S1, /不在窗口/);
  await hall.window.getByRole('navigation').getByText('档案', { exact: true }).click();
  await hall.window.getByRole('radio', { name: '扫描入库' }).click({ force: true });
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('M-119 a signed paper upside down in a PDF finds its case, a blank and a page without a barcode wait for somebody', async () => {
  const { window } = hall;
  const root = rasterise('declaration-');
  const upsideDown = join(prepared.folder, '声明书.pdf');
  const turned = await sharp(readFileSync(`${root}.png`))
    .rotate(180)
    .jpeg()
    .toBuffer();
  writeFileSync(upsideDown, await asPdf([{ picture: turned, dpi: 200 }]));
  const white = { width: 1654, height: 2339, channels: 3, background: '#ffffff' } as const;
  const blank = join(prepared.folder, '背面.png');
  writeFileSync(blank, await sharp({ create: white }).png().toBuffer());
  // A certificate bears no barcode.
  const letter = join(prepared.folder, '证明.png');
  writeFileSync(letter, readFileSync(`${rasterise('certificate-')}.png`));

  await window.getByLabel('选择扫描文件').and(window.locator('input')).setInputFiles([upsideDown, blank, letter]);
  await expect(window.getByText('已归入 1 页，待归 2 页，重复 0 页。')).toBeVisible({ timeout: 60_000 });
  await shot('tray');

  await window.getByRole('button', { name: /^背面/ }).click();
  await window.getByRole('button', { name: '空白背面，搁置' }).click();
  await expect(window.getByRole('button', { name: /^背面/ })).toHaveCount(0);

  await window.getByRole('button', { name: /^证明/ }).click();
  const form = window.getByRole('form', { name: '归入办件' });
  await form.getByLabel('办件号、字号或身份证件号').fill(caseNumber);
  await form.getByRole('button', { name: '查找' }).click();
  await form.getByRole('button', { name: /材料/ }).click();
  await window.getByRole('option', { name: '已签收的审查处理表' }).click();
  await shot('assign');
  await form.getByRole('button', { name: /归入办件/ }).click();
  await expect(window.getByText('没有待归的页。')).toBeVisible({ timeout: 20_000 });
  await window.getByRole('radio', { name: '最近入库' }).click({ force: true });
  await expect(window.getByRole('button', { name: new RegExp(`声明书.*已归入 · ${caseNumber}`) })).toBeVisible();
  await shot('newest');
});

test('M-119 what a scanner writes to the watched folder is taken in by itself, and what cannot be read is put aside with its reason', async () => {
  const { window } = hall;
  const scans = join(prepared.folder, '扫描仪');
  mkdirSync(scans);
  await hall.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, scans);
  await window.getByRole('button', { name: '选择文件夹' }).click();
  await expect(window.getByText(`正在监视：${scans}`)).toBeVisible();
  writeFileSync(join(scans, '坏.png'), 'no picture');
  writeFileSync(join(scans, '处理表.png'), readFileSync(`${rasterise('examinationForm-')}.png`));
  await expect(window.getByText('已入库 1 个文件，等待 0 个。')).toBeVisible({ timeout: 30_000 });
  await expect(window.getByRole('button', { name: new RegExp(`处理表.*已归入 · ${caseNumber}`) })).toBeVisible();
  await expect(window.getByText(/“坏.png”没有入库，已移到“无法识别”/)).toBeVisible();
  expect(readdirSync(join(scans, '已入库'))).toEqual(['处理表.png']);
  expect(readdirSync(join(scans, '无法识别')).toSorted()).toEqual(['坏.png', '坏.png.txt']);
  await shot('folder');
});

/** The first page of what the printer was given, as a PNG without its ending. */
function rasterise(begins: string): string {
  const paper = readdirSync(prepared.printed).find((file) => file.startsWith(begins))!;
  const root = join(prepared.folder, begins);
  execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', join(prepared.printed, paper), root]);
  return root;
}

/** Nothing keeps anybody out of the page as it stands, nothing is cut; a picture where somebody wants to look at it. */
async function shot(name: string): Promise<void> {
  expect.soft(await findViolations(hall.window), name).toEqual([]);
  expect.soft(await findLayoutFaults(hall.window), name).toEqual([]);
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await hall.window.screenshot({ path: `${folder}/intake-${name}.png` });
}
