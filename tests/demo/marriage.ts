import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { people } from '../emulators/people.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { collectPapers, inWindow, type Stage } from './play/stage.ts';
import type { DemoFolders } from './runner/scenario.ts';

/** A bare PC is set up, a supervisor opens offline registration, and a couple is married: from ID cards to certificates. */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const [store, profile, temp, printed] = ['store', 'profile', 'tmp', 'printed'].map((name) => join(work, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const folder of [temp, printed]) mkdirSync(folder, { recursive: true });
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const photo = await drawCouple(join(work, 'couple.jpg'));
  const options = { store, profile, size: { width: 1366, height: 768 }, reader: reader.path, env: { TMPDIR: temp } };

  await inWindow({ ...options, station: 'supervisor' }, out, 0, (stage) => setUpHall(stage, writeConfig(work, printed)));
  await inWindow({ ...options, station: 'counter' }, out, 4, (stage) => marry(stage, reader, photo));
  await reader.stop();
  collectPapers(printed, join(out, 'papers'));
}

/** The office is set up from its file, and its supervisor opens today's offline registration. */
async function setUpHall({ window, hands, shoot }: Stage, config: string): Promise<void> {
  await expect(window.getByRole('heading', { name: '首次设置' })).toBeVisible();
  await shoot('首次设置');
  await window.locator('input[type=file]').setInputFiles(config);
  await expect(window.getByText(/已从.*填入/)).toBeVisible();
  await window.getByText('培训练习').click();
  await shoot('配置已导入');
  await window.getByRole('button', { name: '建立登记大厅' }).click();
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 });
  await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
  await expect(window.getByRole('heading', { name: /今日/ }).first()).toBeVisible();
  await shoot('主管今日');
  await window.getByRole('button', { name: '开启今日离线登记' }).click();
  await window.getByRole('textbox', { name: /原因|事由/ }).fill('培训演示，省平台尚未接入');
  await window.getByRole('button', { name: '开启今日离线登记' }).last().click();
  await expect(window.getByText('今日已开启').first()).toBeVisible();
  await shoot('离线登记已开启');
}

/** The couple at window 3. */
async function marry({ window, hands, shoot }: Stage, reader: ReaderEmulator, photo: string): Promise<void> {
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await shoot('登录');
  await hands.signIn('R1', 'tongxin-li', /3号窗口/);
  await hands.openCase();
  await expect(window.getByText('请将男方身份证放在读卡器上')).toBeVisible({ timeout: 20_000 });
  await shoot('等待读卡');
  await hands.readCards(reader, people.wangWei, people.chenJing);
  await shoot('核验');
  await hands.primary(/完成核验/);

  await expect(window.getByText('男方本人情况')).toBeVisible();
  for (const slot of [/男方本人情况/, /女方本人情况/]) {
    await hands.choose(slot, '婚姻状况', '未婚');
    await hands.choose(slot, '文化程度', '大学本科');
  }
  await window.getByRole('textbox', { name: '职业' }).nth(0).fill('教师');
  await window.getByRole('textbox', { name: '职业' }).nth(1).fill('护士');
  await hands.check(/双方均亲自到场/);
  await hands.check(/已分别单独询问/);
  await shoot('初审');
  await hands.primary(/完成初审/);

  await hands.primary(/打印申请结婚登记声明书/);
  await hands.primary(/打印无误/);
  await expect(window.locator('canvas').first()).toBeVisible();
  for (const statement of [/男方已宣读/, /女方已宣读/, /均无配偶/, /没有直系血亲/, /完全自愿结为/]) await hands.check(statement);
  await shoot('声明');
  await hands.primary(/完成声明/);

  await window.locator('input[type=file]').setInputFiles(photo);
  await expect(window.getByAltText('刚拍摄或导入的合影')).toBeVisible();
  await shoot('拍照');
  await hands.primary(/采用这张照片/);

  await expect(window.getByRole('button', { name: /审查通过/ })).toBeEnabled({ timeout: 20_000 });
  await shoot('审查');
  await hands.primary(/审查通过/);

  await expect(window.getByText('剩余登记字号')).toBeVisible({ timeout: 20_000 });
  await shoot('制证');
  await hands.primary(/^制证/);
  await expect(window.getByText(/J\d{6}-\d{4}-\d{6}/).first()).toBeVisible({ timeout: 20_000 });
  for (const paper of ['结婚登记审查处理表', '男方结婚证', '女方结婚证']) {
    await hands.primary(new RegExp(`打印${paper}`));
    await hands.primary(new RegExp(`${paper}打印无误`));
  }
  await hands.check(/男方已签收/);
  await hands.check(/女方已签收/);
  await shoot('登记发证');
  await hands.primary(/登记发证/);
  await expect(window.getByRole('status', { name: '登记完成' })).toBeVisible({ timeout: 20_000 });
  await shoot('登记完成');

  await window.keyboard.press('F3');
  await window.keyboard.type('王伟', { delay: 60 });
  await window.keyboard.press('Enter');
  await expect(window.getByText(/J\d{6}-\d{4}-\d{6}/).first()).toBeVisible();
  await shoot('查找');
}

/** The demo hall's configuration with this folder's printer. */
function writeConfig(work: string, printed: string): string {
  const config = JSON.parse(readFileSync(resolve('resources/training/hall.json'), 'utf8')) as Record<string, unknown>;
  const file = join(work, 'hall.json');
  writeFileSync(
    file,
    JSON.stringify({ ...config, devices: { readerPath: null, printers: [{ kind: 'file', name: 'PDF文件', folder: printed }] } }),
  );
  return file;
}

/** Two drawn heads and shoulders before a red ground: nobody's faces. */
async function drawCouple(file: string): Promise<string> {
  const bust = (x: number, hair: string, coat: string) =>
    `<path d="M${x - 190} 826 q10 -250 190 -250 q180 0 190 250z" fill="${coat}"/><rect x="${x - 42}" y="470" width="84" height="130" fill="#e8b998"/>
     <ellipse cx="${x}" cy="370" rx="112" ry="140" fill="#f0c8a8"/><path d="M${x - 122} 360 q-4 -180 122 -180 q126 0 122 180 q-30 -90 -122 -96 q-92 6 -122 96z" fill="${hair}"/>
     <circle cx="${x - 42}" cy="372" r="9" fill="#333"/><circle cx="${x + 42}" cy="372" r="9" fill="#333"/><path d="M${x - 34} 440 q34 28 68 0" stroke="#a0503c" stroke-width="7" fill="none"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1252" height="826"><rect width="1252" height="826" fill="#b3201f"/>
    ${bust(430, '#1d1a18', '#f4f4f2')}${bust(822, '#2b211c', '#fbfaf8')}<path d="M706 330 q-30 190 20 250" stroke="#2b211c" stroke-width="34" fill="none"/></svg>`;
  await sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toFile(file);
  return file;
}
