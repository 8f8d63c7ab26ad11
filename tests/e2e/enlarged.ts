import { expect, type Page } from '@playwright/test';
import { findLayoutFaults, findSideways } from './layout-faults.ts';

/** A hall's PC of 1366 × 768 under Windows at 200 %, in points (WCAG 2.2, 1.4.4 and 1.4.10). */
export const enlarged = { scale: 2, size: { width: 683, height: 384 } } as const;

/** What looks at an enlarged window, for the whole of a test. */
export interface Watch {
  /** Nothing is cut, nothing scrolls sideways but papers, and the step's action stands in the window. */
  look(called: string): Promise<void>;
  /** What has the focus is wholly seen: nothing lies over it (2.4.11). */
  seeFocus(): Promise<void>;
}

/** `TONGXIN_LOOKS`: folder for a picture of each look. */
export function watch(window: Page): Watch {
  const folder = process.env['TONGXIN_LOOKS'];
  let count = 0;
  return {
    async look(called) {
      await window.evaluate(() => document.fonts.ready.then(() => undefined));
      await window.waitForTimeout(150);
      if (folder) await window.screenshot({ path: `${folder}/${String((count += 1)).padStart(2, '0')}-${called}.png` });
      expect(await window.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]), called).toEqual([683, 384, 2]);
      expect.soft(await findLayoutFaults(window), called).toEqual([]);
      expect.soft(await findSideways(window), called).toEqual([]);
      expect.soft(await findCovered(window, '.step-go .button'), `${called}: its action`).toBeNull();
    },
    async seeFocus() {
      const covered = await findCovered(window, ':focus');
      if (covered !== null && folder) await window.screenshot({ path: `${folder}/covered.png` });
      expect(covered).toBeNull();
    },
  };
}

/** How the element is kept from being seen: beyond the window, or something lies over it; null: it is seen. */
function findCovered(window: Page, selector: string): Promise<string | null> {
  return window.evaluate((wanted) => {
    const element = [...document.querySelectorAll(wanted)].find((each) => each.checkVisibility());
    // Where the next Tab starts from is no control.
    if (element === undefined || element === document.body || element.getAttribute('tabindex') === '-1') return null;
    const seen = element.closest('label, .combo') ?? element;
    const { left, top, right, bottom } = seen.getBoundingClientRect();
    const name = `“${(seen.textContent || seen.getAttribute('aria-label') || seen.className).slice(0, 40)}”`;
    // What is higher than the window is seen from its beginning, or fills it.
    const isHigh = bottom - top > innerHeight * 0.7;
    if (left < -1 || right > innerWidth + 1 || (!isHigh && (top < -1 || bottom > innerHeight + 1)))
      return `${name} is at ${[left, top, right, bottom].map(Math.round).join(' ')}`;
    const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const middle = (left + right) / 2;
    const points = [
      [middle, from + 3],
      [middle, (from + to) / 2],
      [middle, to - 3],
      [left + 5, (from + to) / 2],
      [right - 5, (from + to) / 2],
    ] as const;
    for (const [x, y] of isHigh ? points.slice(1, 2) : points) {
      const over = document.elementFromPoint(x, y);
      if (over === null || !(seen.contains(over) || over.contains(seen)))
        return `${name} lies beneath ${over === null ? 'the edge' : `.${over.className} “${over.textContent?.slice(0, 20)}”`}`;
    }
    return null;
  }, selector);
}
