import { expect } from '@playwright/test';
import type { Language } from '#shared/locales/index.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passwords } from './hall-store.ts';
import type { Hall } from './launch.ts';

/** Signs in as the registrar of counter 03 and turns the window to the language. */
export async function enterCounter({ window }: Hall, language: Language): Promise<void> {
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
  if (language === 'zh-CN') return;
  await window.getByRole('button', { name: '菜单' }).click();
  await window.getByRole('menuitem', { name: 'English' }).click();
}
