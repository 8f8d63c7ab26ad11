import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What does not fit the window as it is drawn now: scrolling sideways, parts outside, text cut off. */
export function findLayoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.trim().replaceAll(/\s+/g, '.')}` : ''}` +
      ` “${(element instanceof HTMLInputElement ? element.value : (element.textContent ?? '')).trim().slice(0, 40)}”`;
    const root = document.documentElement;
    for (const box of [root, document.body, document.getElementById('root')!]) {
      if (box.scrollWidth > innerWidth) faults.push(`${name(box)} is ${box.scrollWidth} wide in a window of ${innerWidth}`);
      if (box.scrollHeight > innerHeight) faults.push(`${name(box)} is ${box.scrollHeight} high in a window of ${innerHeight}`);
    }
    /** Scrolled to by the user: what is beyond its edge is not lost. */
    const scrolls = (element: Element, axis: 'overflowX' | 'overflowY'): boolean => {
      for (let outer = element.parentElement; outer; outer = outer.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(outer)[axis])) return true;
      return false;
    };
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element.closest('.unseen, [hidden], svg, [role=log]') || !element.checkVisibility({ visibilityProperty: true })) continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) continue;
      const style = getComputedStyle(element);
      if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(element, 'overflowX'))
        faults.push(`${name(element)} is beside the window`);
      if ((box.top < -1 || box.bottom > innerHeight + 1) && !scrolls(element, 'overflowY'))
        faults.push(`${name(element)} is below the window`);
      if (element.parentElement?.matches('.desk-split') && element.scrollWidth > element.clientWidth + 1)
        faults.push(`${name(element)} lies over what is beside it: ${element.scrollWidth} in ${element.clientWidth}`);
      const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      const isText = element instanceof HTMLInputElement || element.textContent?.trim() !== '';
      if (isText && clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        faults.push(`${name(element)} is cut: ${element.scrollWidth} in ${element.clientWidth}`);
      if (isText && clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1 && !(element instanceof HTMLInputElement))
        faults.push(`${name(element)} is cut: ${element.scrollHeight} in ${element.clientHeight} high`);
    }
    return faults;
  });
}

/** Boxes to be scrolled sideways, other than the picture of a paper and tables in a box of their own. */
export function findSideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches('.paper-pages, .large-scan-frame, .table-box'))
      .filter((each) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1)
      .map((each) => `.${each.className} is ${each.scrollWidth} wide in ${each.clientWidth}`),
  );
}

/** Serious and critical findings of axe-core on the page as it is drawn now, and what scrolls but not by key. */
export async function findBarriers(page: Page): Promise<string[]> {
  return findings(page, ['serious', 'critical']);
}

/** Whatever axe-core finds, its best practices included, and what scrolls but not by key. */
export async function findViolations(page: Page): Promise<string[]> {
  return findings(page, ['minor', 'moderate', 'serious', 'critical']);
}

async function findings(page: Page, impacts: readonly string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Runs in the page itself; the other mode opens a second one, which Electron refuses.
    .setLegacyMode(true)
    // What react-aria has announced stays in its unseen log for some seconds, naming buttons that are gone.
    .exclude('[data-live-announcer]')
    // It does not know that Chromium lets the keyboard into whatever scrolls; below this is tried instead.
    // Nor where words end in Chinese.
    .disableRules(['scrollable-region-focusable', 'label-content-name-mismatch'])
    .analyze();
  return [
    ...violations
      .filter(({ impact }) => impacts.includes(impact ?? ''))
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary ?? ''}`)),
    ...(await findKeylessScrollers(page)),
    ...(await findUnspokenWords(page)),
  ];
}

/** Regions with more than they show and nothing inside to focus, which refuse the focus themselves. */
function findKeylessScrollers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const before = document.activeElement;
    const focusable = 'a[href], button:enabled, input:enabled, textarea:enabled, [tabindex="0"]';
    const keyless = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow: string, more: number): boolean => ['auto', 'scroll'].includes(overflow) && more > 1;
      const scrolls =
        hides(overflowX, element.scrollWidth - element.clientWidth) || hides(overflowY, element.scrollHeight - element.clientHeight);
      if (!scrolls || !element.checkVisibility({ visibilityProperty: true }) || element.querySelector(focusable)) return false;
      element.focus();
      return document.activeElement !== element;
    });
    if (before instanceof HTMLElement) before.focus();
    return keyless.map((element) => `cannot be scrolled by key: ${element.className}`);
  });
}

/** Buttons called otherwise than what is written on them: who speaks to the computer says what they read (WCAG 2.5.3). */
function findUnspokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bare = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '').toLowerCase();
    return [...document.body.querySelectorAll<HTMLElement>('button[aria-label], button[aria-labelledby]')].flatMap((button) => {
      if (!button.checkVisibility({ visibilityProperty: true })) return [];
      const labelled = button.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const name = labelled.map((id) => (id === button.id ? button.ariaLabel : document.getElementById(id)?.textContent) ?? '').join(' ');
      const written = button.cloneNode(true) as HTMLElement;
      for (const part of written.querySelectorAll('[aria-hidden=true], svg, .unseen')) part.remove();
      const words = bare(written.textContent ?? '');
      return words === '' || bare(name || (button.ariaLabel ?? '')).includes(words)
        ? []
        : [`“${written.textContent}” is called ${name || button.ariaLabel}`];
    });
  });
}
