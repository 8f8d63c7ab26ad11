import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator, type Language } from '#shared/locales/index.ts';
import { handsOf } from '../demo/play/counter.ts';
import { hallFolders, passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';
import { prepareCases } from './looks-cases.ts';
import { scenes, type Counter, type Scene } from './looks-scenes.ts';

/** `TONGXIN_LONG`: everything at every size in both languages. */
const long = Boolean(process.env['TONGXIN_LONG']);
/** Folder for a picture of each; and which scenes alone, by a pattern. */
const pictures = process.env['TONGXIN_LOOKS'];
const only = new RegExp(process.env['TONGXIN_LOOKS_ONLY'] ?? '');

interface Size {
  readonly called: string;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}
const usual: Size = { called: '1366', width: 1366, height: 768, zoom: 1 };
const enlarged: Size = { called: '1366-125', width: 1366, height: 768, zoom: 1.25 };
const all: readonly Size[] = [usual, { called: '1920', width: 1920, height: 1080, zoom: 1 }, enlarged];

let prepared: PreparedHall | undefined;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  prepared = await prepareHall({
    office: {
      capabilities: ['mainland', 'hongKongMacao', 'foreign'],
      hours: { closedOn: [today.toString()] },
      otherOffices: [
        {
          name: '清源省民政厅涉外婚姻登记处',
          address: '清源省云河市滨江新区人民大道一百八十八号政务服务中心二层东侧',
          phone: '0329-88880001',
          hours: '周一至周五 8:30—12:00、13:30—17:00',
          capabilities: ['mainland', 'foreign', 'hongKongMacao', 'taiwan', 'overseasChinese'],
        },
      ],
    },
    acts: prepareCases,
  });
});
test.afterAll(() => prepared?.remove());

for (const [language, sizes] of [
  ['zh-CN', long ? all : [usual, enlarged]],
  ['en', long ? all : [usual]],
] as const)
  test(`every screen and panel of the counter fits the window and bars nobody: ${language}`, async () => {
    test.setTimeout(long || pictures ? 900_000 : 240_000);
    const hall = await launchHall({ ...prepared, size: usual });
    try {
      await enterCounter(hall, language);
      const counter = counterOf(hall, language);
      // What bars somebody does so at every size and in every language: it is looked for once.
      const barriers = language === 'zh-CN';
      for (const scene of scenes.filter(
        ({ called, seldom, plain }) => (long || !(seldom || (plain && language === 'en'))) && only.test(called),
      ))
        await test.step(scene.called, () => lookAt(counter, scene, { language, sizes, barriers }));
    } finally {
      await hall.close();
    }
  });

async function lookAt(
  { hall, ...rest }: Counter,
  { called, open, close, plain }: Scene,
  { language, sizes: asked, barriers }: { readonly language: Language; readonly sizes: readonly Size[]; readonly barriers: boolean },
): Promise<void> {
  const counter = { hall, ...rest };
  const sizes = plain && !long ? [usual] : asked;
  await open(counter);
  for (const size of sizes) {
    if (sizes.length > 1) await resize(hall, size);
    await settle(hall);
    const where = `${called}, ${size.called}, ${language}`;
    expect.soft(await findLayoutFaults(hall.window), where).toEqual([]);
    if (pictures) await takePicture(hall, `${size.called}-${language}-${called}`);
    if (barriers && size === usual && (long || !plain)) expect.soft(await findBarriers(hall.window), where).toEqual([]);
  }
  if (sizes.length > 1) await resize(hall, usual);
  await close?.(counter);
}

test('set-up and sign-in fit the window and bar nobody', async () => {
  const folders = hallFolders();
  const setUp = await launchHall({ ...folders, station: 'supervisor', size: usual });
  await expect(setUp.window.getByRole('heading', { name: '首次设置' })).toBeVisible({ timeout: 20_000 });
  expect.soft(await findLayoutFaults(setUp.window), 'set-up').toEqual([]);
  expect.soft(await findBarriers(setUp.window), 'set-up').toEqual([]);
  await setUp.close();
  folders.remove();
});

test('sign-in, lock screen and the supervisor’s pages fit the window and bar nobody', async () => {
  const hall = await launchHall({ ...prepared, station: 'supervisor', size: usual });
  const { window } = hall;
  const look = async (page: string) => {
    await settle(hall);
    expect.soft(await findLayoutFaults(window), page).toEqual([]);
    expect.soft(await findBarriers(window), page).toEqual([]);
  };
  try {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await look('sign-in');
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    const nav = window.getByRole('navigation', { name: '主管页面' });
    for (const page of ['今日', '工作人员', '号段', '空白证台账', '打印机与设备']) {
      await nav.getByRole('button', { name: page }).click();
      await expect(window.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      await look(page);
    }
    await window.keyboard.press('Control+L');
    await expect(window.getByRole('heading', { name: '已锁屏' })).toBeVisible();
    await look('lock');
  } finally {
    await hall.close();
  }
});

function counterOf(hall: Hall, language: Language): Counter {
  const { window } = hall;
  const t = createTranslator(language);
  const rows = window.getByRole('navigation').getByRole('button', { name: / · / });
  return {
    hall,
    async show(mark) {
      const row = rows.filter({ hasText: `尔${mark}` });
      await row.click();
      await expect(row).toHaveAttribute('aria-current', 'true');
      await expect(window.locator('.step-foot')).toBeVisible();
    },
    press: (key) => window.keyboard.press(key),
    button: (key) => window.locator('.case, .top-bar').getByRole('button', { name: t(key) }),
  };
}

async function enterCounter(hall: Hall, language: Language): Promise<void> {
  const { window } = hall;
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.getByRole('button', { name: /新办/ })).toBeVisible({ timeout: 20_000 });
  if (language === 'zh-CN') return;
  await window.getByRole('button', { name: '菜单' }).click();
  await window.getByRole('menuitem', { name: 'English' }).click();
}

async function resize({ app, window }: Hall, { width, height, zoom }: Size): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, to) => {
      const [shown] = BrowserWindow.getAllWindows();
      shown?.setContentSize(to.width, to.height);
      shown?.webContents.setZoomFactor(to.zoom);
    },
    { width, height, zoom },
  );
  await window.waitForFunction((expected) => Math.abs(innerWidth - expected) <= 1, Math.floor(width / zoom));
}

/** Fonts, findings and previews are drawn. */
async function settle({ window }: Hall): Promise<void> {
  await window.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect(window.getByText(/正在生成预览|正在读取|Drawing the preview|Loading/)).toHaveCount(0);
  await window.waitForTimeout(100);
}

/** The window as the screen shows it, whatever its zoom. */
async function takePicture({ app }: Hall, name: string): Promise<void> {
  mkdirSync(pictures!, { recursive: true });
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const shown = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage();
    return shown.toPNG().toString('base64');
  });
  await writeFile(join(pictures!, `${name}.png`), png, 'base64');
}
