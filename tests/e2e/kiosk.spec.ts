import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { CivilDate, KioskSettings } from '#shared/model/index.ts';
import { rightToLeft } from '../data/right-to-left.ts';
import { people } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { startTicketPrinter } from '../emulators/ticket-printer.ts';
import { getCorePid } from './core-pid.ts';
import { hallConfig, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { findLayoutFaults } from './layout-faults.ts';
import { launchHall, type Hall } from './launch.ts';
import { pictures } from './looks-frame.ts';

test.describe.configure({ mode: 'serial' });

/** A Monday: when the others came, and when the kiosk is started. */
const before = '2026-11-23T09:30:00+08:00';
const clock = '2026-11-23T10:00:00+08:00';
const upright = { width: 1080, height: 1920 } as const;
const lying = { width: 1920, height: 1080 } as const;
const { wangWei: man, chenJing: woman } = people;

let prepared: PreparedHall;
let hall: Hall;
let reader: ReaderEmulator;
let slipCode: string;
let thermal: Awaited<ReturnType<typeof startTicketPrinter>>;

test.beforeAll(async () => {
  thermal = await startTicketPrinter();
  prepared = await prepareHall({
    clock: before,
    acts: async (as) => {
      const registrar = await as('R1');
      await (await as('S1')).ask('frontDesk.configure', { kiosk: KioskSettings.parse({ languages: [rightToLeft] }) });
      const booked = await registrar.ask('appointments.book', {
        service: 'marriage',
        on: CivilDate.parse('2026-11-23'),
        from: '10:30',
        people: [man, woman].map(({ name, idNumber }) => ({ name, idNumber })),
      });
      slipCode = booked.slipCode;
      for (const name of ['刘洋', '赵敏']) await registrar.ask('tickets.issue', { service: 'marriage', name });
    },
    config: (printed) => {
      const usual = hallConfig(printed);
      return { ...usual, devices: { ...usual.devices, ticketPrinter: { kind: 'network', host: '127.0.0.1', port: thermal.port } } };
    },
  });
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, clock, reader: reader.path, station: 'kiosk' });
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  await thermal.close();
  prepared.remove();
});

/** The page of the visit now: each has one of its own. */
async function kiosk(): Promise<Page> {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const pages = hall.app.windows().filter((page) => !page.isClosed());
    for (const page of pages.toReversed()) {
      const isFirst = await page
        .evaluate(() => window.hall.station === 'kiosk' && document.querySelector('.kiosk-languages') !== null)
        .catch(() => false);
      if (isFirst) return page;
    }
  }
  throw new Error('no first page of a kiosk');
}
const question = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 15_000 });
const target = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Ends the visit, and waits for the next one's page. */
async function finish(page: Page, name: string | RegExp): Promise<Page> {
  const closed = page.waitForEvent('close', { timeout: 15_000 });
  await target(page, name)
    .click({ noWaitAfter: true })
    .catch(() => undefined);
  await closed;
  return kiosk();
}

/** Whatever axe finds, of whatever weight; targets a finger misses; what is cut off or has no room. */
async function findFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze();
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, [role=button]')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .map((each) => ({ name: each.ariaLabel ?? each.textContent, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 64 || box.height < 64)
      .map(({ name, box }) => `“${name}” is ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary}`)),
    ...small,
    ...(await findLayoutFaults(page)),
  ];
}

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `kiosk-${name}.png`) });
}

test('a first-time user has a number after two touches, within 90 seconds', async () => {
  const page = await kiosk();
  await page.setViewportSize(upright);
  const begun = Date.now();
  let touches = 0;
  const touch = async (name: RegExp): Promise<void> => {
    touches += 1;
    await target(page, name).click();
  };
  await question(page, '请问您要办什么？');
  await touch(/^取号/);
  await touch(/^结婚登记/);
  await expect(page.locator('.kiosk-number-big')).toHaveText(/^A\d{3}$/);
  expect(touches).toBeLessThanOrEqual(9);
  expect(Date.now() - begun).toBeLessThan(90_000);
  await expect(page.getByText('前面还有 2 位')).toBeVisible();
  await expect(page.getByText('请取走号票。')).toBeVisible();
  expect(thermal.slips).toHaveLength(1);
  await picture(page, 'number-printed');
  await finish(page, '完成');
});

test('by Tab and Enter alone, as a switch sends them, it is the same', async () => {
  const page = await kiosk();
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let pressed = 0; pressed < 40; pressed += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (name.test(at)) {
        const ring = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.activeElement!).outlineWidth));
        expect(ring).toBeGreaterThanOrEqual(4);
        return;
      }
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  thermal.paper = 'out';
  await tabTo(/^取号/);
  await page.keyboard.press('Enter');
  await question(page, '您来办理哪项业务？');
  await tabTo(/^离婚登记申请/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.kiosk-number-big')).toHaveText(/^B001$/);
  // Without paper the number is there all the same, and the counter is pointed to.
  await expect(page.getByText(/没有打印.*到接待台补打/)).toBeVisible();
  await expect(page.getByRole('img', { name: '号票二维码' })).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await picture(page, 'number-no-paper');
  thermal.paper = 'there';
  await tabTo(/^完成/);
  const closed = page.waitForEvent('close', { timeout: 15_000 });
  await page.keyboard.press('Enter').catch(() => undefined);
  await closed;
});

test('whoever has an appointment today lays their card down and checks in', async () => {
  let page = await kiosk();
  await page.setViewportSize(upright);
  await target(page, /^刷身份证/).click();
  await question(page, '请放身份证');
  await picture(page, 'card');
  await expect(page.getByText('请放身份证', { exact: true }).last()).toBeVisible();
  reader.placeCard(residentCard(man));
  await question(page, /王\*，您好/);
  reader.removeCard();
  await picture(page, 'visit');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(man.idNumber);
  await target(page, /^签到取号/).click();
  await expect(page.locator('.kiosk-number-big')).toHaveText(/^A\d{3}$/);
  expect(await findFaults(page)).toEqual([]);
  page = await finish(page, '完成');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('王*');
});

test('by the code of the slip it says that the number was given', async () => {
  const page = await kiosk();
  await target(page, /^扫预约码/).click();
  await target(page, '手动输入编码').click();
  await page.keyboard.type(slipCode, { delay: 80 });
  await question(page, /您好/);
  await target(page, /^A\d{3}/).waitFor();
  await finish(page, '结束');
});

const looks = [
  { language: '简体中文', called: 'zh-CN' },
  { language: '繁體中文', called: 'zh-Hant' },
  { language: 'English', called: 'en' },
  { language: rightToLeft.name, called: 'rtl' },
] as const;

for (const { language, called } of looks)
  test(`every page can be used by everybody, ${called}`, async () => {
    test.setTimeout(300_000);
    const page = await kiosk();
    const wanted = [
      { size: upright, text: 0, high: false, low: false },
      { size: lying, text: 0, high: false, low: false },
      { size: upright, text: 3, high: true, low: false },
      { size: upright, text: 0, high: false, low: true },
      { size: lying, text: 3, high: false, low: false },
    ];
    await target(page, language).click();
    for (const { size, text, high, low } of wanted) {
      await page.setViewportSize(size);
      const where = `${called}-${size.width}-${[100, 125, 150, 175][text]}${high ? '-high' : ''}${low ? '-low' : ''}`;
      const look = async (name: string): Promise<void> => {
        expect.soft(await findFaults(page), `${name}, ${where}`).toEqual([]);
        await picture(page, `${where}-${name}`);
        if (low) expect.soft(await findHigh(page), `${name}, ${where}`).toEqual([]);
      };
      const tools = page.locator('.kiosk-tools:visible');
      await tools.locator('button').nth(1).click();
      const comfort = page.locator('main:visible');
      await comfort.locator('.kiosk-section button').nth(text).click();
      const [contrast, layout] = [comfort.locator('.kiosk-choice').nth(0), comfort.locator('.kiosk-choice').nth(1)];
      if (((await contrast.getAttribute('aria-pressed')) === 'true') !== high) await contrast.click();
      if (((await layout.getAttribute('aria-pressed')) === 'true') !== low) await layout.click();
      await look('comfort');
      await comfort.locator('.kiosk-actions button').first().click();
      await look('welcome');
      const ways = page.locator('main:visible .kiosk-choice');
      await ways.nth(0).click();
      await page.locator('main:visible .kiosk-progress').waitFor();
      await look('ticket');
      await page.keyboard.press('Escape');
      await ways.nth(1).click();
      await page.locator('.kiosk-lay').waitFor();
      await look('card');
      await page.keyboard.press('Escape');
      await ways.nth(2).click();
      await look('code');
      await page.locator('main:visible .kiosk-actions button').last().click();
      await look('code-keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Alt+Shift+E');
      await page.locator('.screen-keyboard').waitFor();
      if (!low) await look('staff');
      await page.keyboard.press('Escape');
    }
    await page.locator('.kiosk-tools:visible button').nth(1).click();
    const closed = page.waitForEvent('close', { timeout: 15_000 });
    await page
      .locator('.kiosk-finish:visible')
      .click({ noWaitAfter: true })
      .catch(() => undefined);
    await closed;
    await kiosk();
  });

/** Targets in the upper half of a page as it begins: what is below its edge is scrolled to. */
function findHigh(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const each of document.querySelectorAll('main')) each.scrollTop = 0;
    return [...document.querySelectorAll<HTMLElement>('button')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().top < innerHeight / 2 - 1)
      .map((each) => each.textContent);
  });
}

test('nobody there, it asks with a warning everybody can read, and a touch goes on', async () => {
  const page = await kiosk();
  await page.setViewportSize(upright);
  await target(page, /^取号/).click();
  // As main says it after 45 seconds.
  await hall.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('hall:event', { event: 'kiosk.idle', secondsLeft: 15 });
  });
  await expect(page.getByRole('alertdialog', { name: '您还在吗？' })).toBeVisible();
  await picture(page, 'idle');
  expect(await findFaults(page)).toEqual([]);
  await target(page, '继续').click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await question(page, '您来办理哪项业务？');
  await finish(page, '结束');
});

test('with the core lost it says so, and goes on by itself', async () => {
  const page = await kiosk();
  await page.setViewportSize(upright);
  process.kill(getCorePid(hall), 'SIGKILL');
  await question(page, /自助机暂停服务/);
  await picture(page, 'lost');
  await question(page, '请问您要办什么？');
});

test('a supervisor is let out, a registrar is not', async () => {
  const page = await kiosk();
  await page.keyboard.press('Control+Alt+Shift+E');
  const prove = async (code: 'R1' | 'S1'): Promise<void> => {
    await page.getByLabel('工号').fill(code);
    await page.getByLabel('密码').fill(passwords[code]);
    await target(page, '确认').click();
  };
  await prove('R1');
  await expect(page.getByRole('alert')).toBeVisible();
  await prove('S1');
  await question(page, /已放行/);
  await expect(page.locator('.self-test li').first()).toBeVisible();
  await picture(page, 'released');
  expect(await findFaults(page)).toEqual([]);
  await finish(page, '回到自助服务');
});
