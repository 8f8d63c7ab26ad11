import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { SignageSettings } from '#shared/model/index.ts';
import { getCorePid } from './core-pid.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { pictures } from './looks-frame.ts';
import { askCore } from './window-call.ts';

test.describe.configure({ mode: 'serial' });

/** What the call screen is hung up as; the last stands upright. */
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
] as const;

const notice = {
  id: '01890000-0000-4000-8000-000000000001',
  chinese: '本周三 14:00 起系统维护一小时，请合理安排时间。',
  english: 'Maintenance on Wednesday from 14:00 for an hour.',
};

let prepared: PreparedHall;
let hall: Hall;
let signage: Page;

test.beforeAll(async () => {
  prepared = await prepareHall({
    office: { hours: { from: '00:00', until: '23:59', weekdays: [1, 2, 3, 4, 5, 6, 7] } },
    acts: async (as) => {
      const registrar = await as('R1');
      await (await as('S1')).ask('frontDesk.configure', { signage: SignageSettings.parse({ notices: [notice] }) });
      for (const name of ['刘洋', '赵敏', '孙浩', '欧阳若兰', '周杰', '吴刚', '郑爽'])
        await registrar.ask('tickets.issue', { service: 'marriage', name });
      for (const name of ['王小明', '陈静']) await registrar.ask('tickets.issue', { service: 'divorceApply', name });
      for (let served = 0; served < 6; served += 1) {
        await registrar.ask('tickets.call', {});
        await registrar.ask('tickets.begin', {});
        await registrar.ask('tickets.finish', {});
      }
    },
  });
  hall = await launchHall(prepared);
  await hall.window.getByLabel('工号').fill('R1');
  await hall.window.getByLabel('密码').fill(passwords.R1);
  await hall.window.keyboard.press('Enter');
  await expect(hall.window.getByText('3号窗口 · 李敏')).toBeVisible();
  const opening = hall.app.waitForEvent('window');
  await hall.window.evaluate(() => window.hall.openStation('signage'));
  signage = await opening;
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

const number = () => signage.locator('.signage-number');

test('the call screen opens beside the counter, without anybody signed in at it and without taking the keyboard', async () => {
  await expect(signage.getByRole('heading', { level: 1 })).toHaveText('清江县民政局婚姻登记处');
  await expect(number()).toHaveText(/^A00\d$/);
  expect(await signage.evaluate(() => window.hall.station)).toBe('signage');
  expect(await askCore({ window: signage }, 'staff.session', {})).toMatchObject({ ok: false });
  expect(await askCore({ window: signage }, 'tickets.list', {})).toMatchObject({ ok: false });
  const cursor = await signage.locator('.signage-page').evaluate((page) => getComputedStyle(page).cursor);
  expect(cursor).toBe('none');
});

test('a call at the counter stands on the screen, masked, and the one before moves below', async () => {
  const before = await number().textContent();
  const called = await askCore(hall, 'tickets.call', {});
  if (!called.ok) throw new Error(called.error.code);
  await expect(number()).toHaveText(called.value.number);
  await expect(signage.locator('.signage-window')).toContainText('3号窗口');
  await expect(signage.locator('.signage-name')).toHaveText(/\*/);
  await expect(signage.locator('.signage-before li').first()).toContainText(before!);
  await expect(signage.locator('.signage-before li')).toHaveCount(5);
  expect(await signage.locator('body').textContent()).not.toContain(called.value.name);
});

test('it reads from the far end of the hall at every size it is hung up in: large enough, and nothing cut off', async () => {
  for (const { width, height } of sizes) {
    await signage.setViewportSize({ width, height });
    const unit = Math.min(width, height) / 100;
    const letters = await signage.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.signage-page *')].flatMap((element) => {
        const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
        if (!text) return [];
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const page = { right: innerWidth + 1, bottom: innerHeight + 1 };
        const block = element.closest('.signage-calls, .signage-side')?.getBoundingClientRect();
        const cut =
          (block !== undefined && bottom > block.bottom + 1) || left < -1 || top < -1 || right > page.right || bottom > page.bottom;
        const small = element.closest('[lang=en], .signage-stale') !== null;
        return [{ said: element.textContent!, size: Number.parseFloat(getComputedStyle(element).fontSize), small, cut }];
      }),
    );
    expect
      .soft(
        letters.filter(({ cut }) => cut).map(({ said }) => said),
        `${width}`,
      )
      .toEqual([]);
    expect
      .soft(
        letters.filter(({ size, small }) => size < unit * (small ? 2 : 3.3)).map(({ said }) => said),
        `${width}`,
      )
      .toEqual([]);
    if (width > height)
      expect.soft(await number().evaluate((n) => n.getBoundingClientRect().height), `${width}`).toBeGreaterThanOrEqual(height / 4 - 1);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await signage.screenshot({ path: join(pictures, `signage-${width}.png`) });
    }
  }
  await signage.setViewportSize({ width: 1280, height: 720 });
});

test('with the core gone it keeps the last call and says since when; the core back, it goes on by itself', async () => {
  const shown = await number().textContent();
  process.kill(getCorePid(hall), 'SIGKILL');
  await expect(signage.getByText(/以下为 \d{2}:\d{2} 的情况，正在更新/)).toBeVisible();
  await expect(number()).toHaveText(shown!);
  await expect(signage.getByText(/的情况，正在更新/)).toBeHidden({ timeout: 20_000 });
  await askCore(hall, 'tickets.finish', {});
  const called = await askCore(hall, 'tickets.call', {});
  if (!called.ok) throw new Error(called.error.code);
  await expect(number()).toHaveText(called.value.number);
});

test('reloaded, or its page crashed, it comes back with the call', async () => {
  const shown = await number().textContent();
  await signage.reload();
  await expect(number()).toHaveText(shown!);
  const own = await hall.app.browserWindow(signage);
  const back = own.evaluate(
    ({ webContents }) =>
      new Promise<void>((done) => {
        webContents.once('did-finish-load', () => done());
        webContents.forcefullyCrashRenderer();
      }),
  );
  await back;
  await expect
    .poll(
      () => own.evaluate(({ webContents }) => webContents.executeJavaScript(`document.querySelector('.signage-number')?.textContent`)),
      {
        timeout: 20_000,
      },
    )
    .toBe(shown);
});
