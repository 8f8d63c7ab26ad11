import { expect, type Page } from '@playwright/test';
import type { ReaderEmulator } from '../../emulators/reader/index.ts';
import { residentCard } from '../../emulators/reader/index.ts';
import type { Person } from '../../emulators/people.ts';

/** The hands at the counter: what a registrar does in the window, by the words on it. */
export interface CounterHands {
  signIn(code: string, password: string, counter: RegExp): Promise<void>;
  openCase(): Promise<string>;
  readCards(reader: ReaderEmulator, man: Person, woman: Person): Promise<void>;
  /** The one primary action of the step, by its key; waits until something else is the next. */
  primary(label: RegExp): Promise<void>;
  choose(scope: RegExp, label: string, option: string): Promise<void>;
  check(label: RegExp): Promise<void>;
}

export function handsOf(window: Page): CounterHands {
  return {
    async signIn(code, password, counter) {
      await window.getByRole('textbox', { name: '工号' }).fill(code);
      await window.getByLabel('密码', { exact: true }).fill(password);
      await window.getByRole('button', { name: /窗口/ }).click();
      await window.getByRole('option', { name: counter }).click();
      await window.getByRole('button', { name: /登录/ }).click();
    },
    async openCase() {
      await expect(window.getByRole('button', { name: /新办/ })).toBeVisible({ timeout: 20_000 });
      await window.keyboard.press('F2');
      const main = window.getByRole('main', { name: /办件/ });
      await expect(main).toBeVisible();
      return (await main.getAttribute('aria-label'))!.replace(/^.*?(\d{2}-\d{4}-\d{3}).*$/, '$1');
    },
    async readCards(reader, man, woman) {
      for (const [slot, person] of [
        ['男方', man],
        ['女方', woman],
      ] as const) {
        await expect(window.getByText(`请将${slot}身份证放在读卡器上`)).toBeVisible({ timeout: 20_000 });
        reader.placeCard(residentCard(person));
        await expect(window.getByRole('textbox', { name: '姓名' }).nth(slot === '男方' ? 0 : 1)).toHaveValue(person.name, {
          timeout: 20_000,
        });
        reader.removeCard();
      }
    },
    async primary(label) {
      const button = window.locator('.step-foot').getByRole('button', { name: label });
      await expect(button).toBeEnabled({ timeout: 20_000 });
      await window.keyboard.press('Control+Enter');
      await expect(button).toHaveCount(0, { timeout: 20_000 });
    },
    async choose(scope, label, option) {
      const panel = window.locator('section').filter({ hasText: scope }).first();
      await panel.getByRole('button', { name: new RegExp(label) }).click();
      await window.getByRole('option', { name: option, exact: true }).click();
    },
    async check(label) {
      await window.getByText(label).click();
    },
  };
}
