import { expect, test } from '@playwright/test';
import { takeTo, typedCouple, type Caller } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { inventedIdNumber, people, type Person } from '../emulators/people.ts';
import { hallFolders, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall, type LaunchOptions } from './launch.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';

/** A case at every step, each of its own couple. */
const steps = ['opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined', 'prepared', 'registered'] as const;
const named = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];
/** What bars somebody does so at every size and in every language: it is looked for once. */
const looks: readonly (LaunchOptions & { readonly called: string; readonly language: 'zh-CN' | 'en'; readonly barriers: boolean })[] = [
  { called: '1366 × 768', size: { width: 1366, height: 768 }, language: 'zh-CN', barriers: true },
  { called: '1920 × 1080', size: { width: 1920, height: 1080 }, language: 'zh-CN', barriers: false },
  // Windows at 125 % leaves this much of a 1920 × 1080 screen.
  { called: '125 %', size: { width: 1536, height: 864 }, scale: 1.25, language: 'zh-CN', barriers: false },
  { called: '1366 × 768 in English', size: { width: 1366, height: 768 }, language: 'en', barriers: false },
];

let prepared: PreparedHall;

test.beforeAll(async () => {
  prepared = await prepareHall({
    acts: async (as) => {
      const registrar = await as('R1');
      for (const [i, step] of steps.entries()) await takeCouple(registrar, step, i);
    },
  });
});
test.afterAll(() => prepared.remove());

for (const { called, language, barriers, ...options } of looks)
  test(`every step of a marriage fits the window and bars nobody: ${called}`, async () => {
    const hall = await launchHall({ ...prepared, ...options });
    try {
      await enterCounter(hall, language);
      const cases = hall.window.getByRole('navigation').getByRole('button', { name: / · / });
      await expect(cases).toHaveCount(steps.length);
      for (const [i, step] of steps.entries()) {
        const row = cases.filter({ hasText: `王${named[i]}` });
        await row.click();
        await expect(row).toHaveAttribute('aria-current', 'true');
        await settle(hall);
        expect.soft(await findLayoutFaults(hall.window), step).toEqual([]);
        if (barriers) expect.soft(await findBarriers(hall.window), step).toEqual([]);
      }
    } finally {
      await hall.close();
    }
  });

test('set-up and sign-in fit the window and bar nobody', async () => {
  const folders = hallFolders();
  const setUp = await launchHall({ ...folders, station: 'supervisor', size: { width: 1366, height: 768 } });
  await expect(setUp.window.getByRole('heading', { name: '首次设置' })).toBeVisible({ timeout: 20_000 });
  expect.soft(await findLayoutFaults(setUp.window), 'set-up').toEqual([]);
  expect.soft(await findBarriers(setUp.window), 'set-up').toEqual([]);
  await setUp.close();
  folders.remove();
});

test('sign-in, lock screen and the supervisor’s pages fit the window and bar nobody', async () => {
  const hall = await launchHall({ ...prepared, station: 'supervisor', size: { width: 1366, height: 768 } });
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

async function takeCouple(registrar: Caller, step: (typeof steps)[number], i: number): Promise<void> {
  const like = (person: Person, surname: string, sequence: number): Person => ({
    ...person,
    name: surname + named[i],
    idNumber: inventedIdNumber('110101', person.birthDate, sequence),
  });
  await takeTo(registrar, step, typedCouple(like(people.wangWei, '王', 921 + 2 * i), like(people.chenJing, '陈', 922 + 2 * i)));
}

async function enterCounter(hall: Hall, language: 'zh-CN' | 'en'): Promise<void> {
  const { window } = hall;
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.getByRole('button', { name: /新办/ })).toBeVisible({ timeout: 20_000 });
  if (language === 'zh-CN') return;
  await window.getByRole('button', { name: '菜单' }).click();
  await window.getByRole('menuitem', { name: 'English' }).click();
}

/** Fonts, findings and previews are drawn. */
async function settle({ window }: Hall): Promise<void> {
  await window.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect(window.getByText(/正在生成预览|正在读取|Drawing the preview|Loading/)).toHaveCount(0);
  await window.waitForTimeout(200);
}
