import { expect, type Locator, type Page } from '@playwright/test';

export interface Keys {
  /** Tab until this has the focus, with its ring. */
  tabTo(wanted: Locator): Promise<void>;
  choose(list: Locator, option: RegExp): Promise<void>;
  tick(label: RegExp): Promise<void>;
  /** Something in the page has the focus, and Tab goes on to something with a ring. */
  hasFocus(after: string): Promise<void>;
}

/** Fingers on the keyboard of this window; `afterTab` is asked after every step of the focus. */
export function keysOf(window: Page, afterTab: () => Promise<void> = () => Promise.resolve()): Keys {
  const { keyboard } = window;
  const focused = (element: Locator): Promise<boolean> => element.evaluate((each) => each === document.activeElement);
  const isLost = (): Promise<boolean> => window.evaluate(() => document.activeElement === document.body);
  const ring = (): Promise<number> =>
    window.evaluate(() => {
      const holder = document.activeElement?.closest('label') ?? document.activeElement;
      const widths = [holder, ...(holder?.querySelectorAll('*') ?? [])].map((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part!);
        return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
      });
      return Math.max(0, ...widths);
    });
  const tab = async (): Promise<void> => {
    await keyboard.press('Tab');
    await afterTab();
  };
  async function tabTo(wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible();
    for (let i = 0; i < 80 && !(await focused(wanted)); i += 1) await tab();
    await expect(wanted).toBeFocused();
    expect(await ring(), `ring of ${wanted.toString()}`).toBeGreaterThanOrEqual(3);
  }
  return {
    tabTo,
    async choose(list, option) {
      await tabTo(list);
      await keyboard.press('Enter');
      const wanted = window.getByRole('option', { name: option });
      await expect(wanted).toBeVisible();
      for (let i = 0; i < 20 && !(await focused(wanted)); i += 1) await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await expect(wanted).toHaveCount(0);
      await expect(list).toBeFocused();
    },
    async tick(label) {
      const box = window.getByRole('checkbox', { name: label });
      for (let i = 0; i < 80 && !(await focused(box)); i += 1) await tab();
      expect(await ring(), `ring of ${label}`).toBeGreaterThanOrEqual(3);
      await keyboard.press('Space');
      await expect(box).toBeChecked();
    },
    async hasFocus(after) {
      await expect.poll(isLost, { message: `focus after ${after}` }).toBe(false);
    },
  };
}
