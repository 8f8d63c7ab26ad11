import { expect, type Page } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { findLayoutFaults, findViolations } from './layout-faults.ts';

/** A kiosk's screen stands or lies. */
const screens = { upright: { width: 1080, height: 1920 }, lying: { width: 1920, height: 1080 } } as const;

/** On either screen nothing is cut or barred, every target can be met, and nobody's number stands there in full. */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const [screen, size] of Object.entries(screens)) {
    const here = `${name}, ${screen}`;
    await page.setViewportSize(size);
    expect(await findLayoutFaults(page), here).toEqual([]);
    const sideways = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.kiosk, .kiosk *')]
        .filter((each) => each.checkVisibility() && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
        .filter((each) => each.scrollWidth > each.clientWidth + 1)
        .map((each) => `.${each.className} is ${each.scrollWidth} wide in ${each.clientWidth}`),
    );
    expect(sideways, here).toEqual([]);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, [role=button], input')]
        .filter((target) => target.checkVisibility())
        .map((target) => ({ words: target.innerText, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 63.5 || box.height < 63.5)
        .map(({ words, box }) => `${words} ${box.width}×${box.height}`),
    );
    expect(small, here).toEqual([]);
    const folder = process.env['TONGXIN_LOOKS'];
    if (folder) await page.screenshot({ path: `${folder}/${name}-${screen}.png` });
  }
  expect(await findViolations(page), name).toEqual([]);
  const html = await page.content();
  for (const { idNumber } of Object.values(people)) expect(html.includes(idNumber), `${name} shows a number`).toBe(false);
}
