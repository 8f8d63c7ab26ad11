import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { getCorePid } from './core-pid.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { killAll, launchHall, type Hall } from './launch.ts';

/** Deaths of each kind. */
const rounds = process.env['TONGXIN_LONG'] ? 15 : 1;
const victims = ['core', 'page', 'core and page', 'program'] as const;

let prepared: PreparedHall;
let hall: Hall;
test.beforeAll(async () => {
  prepared = await prepareHall();
  await enter();
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test(`what was saved is there after ${rounds * victims.length} deaths of core, page and program while somebody types`, async () => {
  test.setTimeout(60_000 + rounds * 60_000);
  await handsOf(hall.window).openCase();
  for (let death = 0; death < rounds * victims.length; death += 1) {
    const address = `清江县人民路${death + 1}号`;
    await field().fill(address);
    await expect(hall.window.getByText('已保存')).toBeVisible({ timeout: 15_000 });
    // Typed on while it dies: this may be lost, what stands as saved may not.
    await field().pressSequentially('附楼', { delay: 10 });
    await wait(Math.random() * 300);
    await kill(victims[death % victims.length]!);
    await expectStillThere(victims[death % victims.length]!, address);
  }
  console.log(`deaths while typing: ${rounds * victims.length}`);
});

async function expectStillThere(victim: (typeof victims)[number], address: string): Promise<void> {
  if (victim.includes('page')) {
    await expect.poll(readReloadedPage, { timeout: 20_000 }).toMatch(new RegExp(`^${address}`));
    // Playwright never follows a page that crashed: the next round needs another.
    await restart();
  }
  await expect(field()).toHaveValue(new RegExp(`^${address}`), { timeout: 20_000 });
  await expect(hall.window.getByText('3号窗口 · 李敏')).toBeVisible();
}

/** The address in the page that came back, asked of main. */
function readReloadedPage(): Promise<string> {
  return hall.app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    if (webContents.isCrashed() || webContents.isLoading()) return '';
    const find = `[...document.querySelectorAll('input, textarea')].map(({ value }) => value).find((value) => value.startsWith('清江县人民路')) ?? ''`;
    return String(await webContents.executeJavaScript(find));
  });
}

async function restart(): Promise<void> {
  await killAll(hall.app);
  await enter();
  await hall.window.getByRole('navigation', { name: '办件列表' }).getByRole('listitem').getByRole('button').first().click();
}

function field() {
  return hall.window.getByRole('textbox', { name: '常住户口所在地' }).first();
}

async function enter(): Promise<void> {
  hall = await launchHall(prepared);
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(hall.window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
}

async function kill(victim: (typeof victims)[number]): Promise<void> {
  if (victim === 'program') return restart();
  if (victim.includes('core')) process.kill(getCorePid(hall), 'SIGKILL');
  if (victim.includes('page')) await killPage();
}

async function killPage(): Promise<void> {
  const crashed = hall.window.waitForEvent('crash');
  await hall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer());
  await crashed;
}
