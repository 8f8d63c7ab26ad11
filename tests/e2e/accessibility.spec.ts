import { expect, test, type Page } from '@playwright/test';
import { takeTo, typedCouple } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { inventedIdNumber, people } from '../emulators/people.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { findViolations } from './layout-faults.ts';
import { launchHall } from './launch.ts';

/** WCAG 2.2 A and AA and axe-core's own best practices, on every page of the staff with cases at every step. */
const steps = ['identified', 'prechecked', 'declared', 'photographed', 'examined', 'prepared', 'registered'] as const;

/** 查档 shows one of them at a time. */
/** Parts of a page beside its first. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  records: ['查档登记簿', '纸质档案录入', '失信名单', '查询留痕'],
  archives: ['案卷', '移交', '保管和编号'],
};

async function prepare(): Promise<PreparedHall> {
  return prepareHall({
    acts: async (as) => {
      const registrar = await as('R1');
      for (const [i, step] of steps.entries()) {
        const man = { ...people.wangWei, idNumber: inventedIdNumber('329901', people.wangWei.birthDate, 501 + 2 * i) };
        const woman = { ...people.chenJing, idNumber: inventedIdNumber('329901', people.chenJing.birthDate, 502 + 2 * i) };
        await takeTo(registrar, step, typedCouple(man, woman));
      }
      await registrar.ask('tickets.issue', { service: 'marriage', name: '王小明' });
    },
  });
}

async function inspect(window: Page, found: string[], where: string): Promise<void> {
  await expect(window.getByText('正在读取')).toHaveCount(0);
  for (const violation of await findViolations(window)) found.push(`${where}: ${violation}`);
}

async function within(station: 'counter' | 'supervisor', visit: (window: Page) => Promise<void>): Promise<void> {
  const prepared = await prepare();
  const hall = await launchHall({ ...prepared, station });
  try {
    await visit(hall.window);
  } finally {
    await hall.close();
    prepared.remove();
  }
}

test('no page of the supervisor has a barrier', async () => {
  test.setTimeout(180_000);
  await within('supervisor', async (window) => {
    const found: string[] = [];
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await inspect(window, found, 'signIn');
    await handsOf(window).signIn('S1', passwords.S1, /今日|不在窗口/);
    const links = window.locator('.supervisor-link');
    await expect(links.first()).toBeVisible({ timeout: 15_000 });
    const pages = await links.evaluateAll((all) => all.map((link) => (link as HTMLElement).dataset['page']!));
    expect(pages.length).toBeGreaterThan(15);
    for (const page of pages) {
      await window.locator(`.supervisor-link[data-page=${page}]`).click();
      await expect(window.locator('.supervisor-main h1, .supervisor-main h2').first()).toBeVisible({ timeout: 15_000 });
      await inspect(window, found, page);
      for (const part of partsOf[page] ?? []) {
        await window.locator('label', { hasText: part }).click();
        await inspect(window, found, part);
      }
    }
    expect(found).toEqual([]);
  });
});

test('no page of the counter has a barrier', async () => {
  test.setTimeout(180_000);
  await within('counter', async (window) => {
    const found: string[] = [];
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(window.locator('.welcome')).toBeVisible();
    await inspect(window, found, 'worklist');
    const rows = window.locator('.work-row');
    await expect(rows).toHaveCount(steps.length);
    for (let i = 0; i < steps.length; i += 1) {
      await rows.nth(i).click();
      await expect(window.locator('main.case')).toBeVisible({ timeout: 15_000 });
      await inspect(window, found, `case ${i}`);
    }
    await window.keyboard.press('Alt+d');
    const tabs = window.getByRole('tab');
    await expect(tabs.first()).toBeVisible();
    for (let i = 0; i < (await tabs.count()); i += 1) {
      await tabs.nth(i).click();
      await inspect(window, found, `front desk ${i}`);
    }
    expect(found).toEqual([]);
  });
});
