import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { Answer } from '#shared/contract/index.ts';
import { openAuthority } from '../province/authority.ts';
import { openStore } from '../province/store.ts';
import { passwords } from './hall-store.ts';
import type { DeskScene } from './looks-desk.ts';

/** Asked of the core past the page, whose button would open the system's own window. */
async function ask(page: Page, operation: 'province.request' | 'province.requestFile'): Promise<string> {
  const call = { operation, input: {}, requestId: randomUUID(), approval: null };
  const answer = (await page.evaluate((asked) => window.hall.call(asked), call)) as Answer<typeof operation>;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.file;
}

/** What the reference province, whose keys lie in `folder`, answers the request of this window. */
async function provinceAnswer(window: Page, folder: string): Promise<string> {
  const request = JSON.parse(await ask(window, 'province.requestFile')) as { madeAt: string };
  const store = openStore(folder);
  try {
    const authority = openAuthority(
      store,
      () => new Date(request.madeAt),
      () => 'https://hunyin.sheng.example:8443',
    );
    return JSON.stringify(authority.enrol(request, { notAfter: new Date(Date.parse(request.madeAt) + 9 * 86_400_000) }));
  } finally {
    store.close();
  }
}

/** From "not enrolled" to certificates that are soon to be renewed. */
export const provinceScenes = (folder: string): readonly DeskScene[] => [
  {
    called: 'province',
    open: async (window) => {
      await window.locator('.supervisor-link[data-page=province]').click();
      await expect(window.locator('.province')).toBeVisible();
    },
  },
  {
    called: 'province-requested',
    plain: true,
    open: async (window) => {
      await ask(window, 'province.request');
      await window.getByRole('button', { name: '撤销申请' }).click();
    },
    close: (window) => window.getByRole('button', { name: '撤销申请' }).click(),
  },
  {
    called: 'province-compare',
    open: async (window) => {
      const buffer = Buffer.from(await provinceAnswer(window, folder));
      await window.locator('.page-aside input[type=file]').setInputFiles({ name: '应答.json', mimeType: 'application/json', buffer });
      await expect(window.locator('.page-aside .province-fingerprints')).toBeVisible();
    },
  },
  {
    called: 'province-enrolled',
    open: async (window) => {
      const second = window.getByRole('group', { name: '第二人在场确认' });
      await second.getByLabel('工号').fill('R1');
      await second.getByLabel('密码').fill(passwords.R1);
      await second.getByLabel('密码').press('Enter');
      await expect(window.getByText('应答文件已导入')).toBeVisible({ timeout: 20_000 });
    },
  },
];
