import { expect, test } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { passwords } from './hall-store.ts';
import { launchHall } from './launch.ts';
import { look, type DeskScene } from './looks-desk.ts';
import { lookedAt, prepareDivorces } from './looks-divorces.ts';
import { patient, usual } from './looks-frame.ts';

/** What a hall that divorces has on the supervisor's desk. */
const scenes: readonly (DeskScene & { readonly page?: string })[] = [
  { called: 'desk-today', page: 'today' },
  { called: 'desk-numbers', page: 'numbers' },
  { called: 'desk-blanks', page: 'blanks' },
  { called: 'desk-reminders-none', page: 'reminders', plain: true },
  {
    called: 'desk-reminders',
    open: async (window) => {
      await window.getByLabel('发送日期').fill('2026-11-20');
      await window.getByLabel('提前天数').fill('3');
      await expect(window.locator('.reminders tbody tr').first()).toBeVisible();
    },
  },
  {
    called: 'desk-reminders-left-out',
    open: (window) => window.locator('.reminders').last().scrollIntoViewIfNeeded(),
    plain: true,
  },
  { called: 'desk-counselling', page: 'counselling' },
];

test('the supervisor’s pages of a hall that divorces fit the window and bar nobody', async () => {
  test.setTimeout(patient);
  const prepared = await prepareDivorces();
  const hall = await launchHall({ ...prepared, clock: lookedAt, station: 'supervisor', size: usual });
  const { window } = hall;
  try {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    await expect(window.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
    for (const { called, page, open, plain = false } of scenes)
      await look(hall, {
        called: `divorce-${called}`,
        plain,
        open: async () => {
          if (page) await window.locator(`.supervisor-link[data-page=${page}]`).click();
          await open?.(window);
        },
      });
  } finally {
    await hall.close();
    prepared.remove();
  }
});
