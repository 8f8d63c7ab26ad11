import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Language } from '#shared/locales/index.ts';
import type { Hall } from './launch.ts';
import { findBarriers, findLayoutFaults, findSideways, findViolations } from './layout-faults.ts';

/** `TONGXIN_LONG`: everything at every size in both languages. */
export const long = Boolean(process.env['TONGXIN_LONG']);
/** `TONGXIN_LOOKS`: folder for a picture of each; `TONGXIN_LOOKS_ONLY`: which scenes alone, by a pattern. */
export const pictures = process.env['TONGXIN_LOOKS'];
export const only = new RegExp(process.env['TONGXIN_LOOKS_ONLY'] ?? '');

/** Milliseconds that a test may look. */
export const patient = long || pictures ? 600_000 : 240_000;

export interface Size {
  readonly called: string;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}
export const usual: Size = { called: '1366', width: 1366, height: 768, zoom: 1 };
export const enlarged: Size = { called: '1366-125', width: 1366, height: 768, zoom: 1.25 };
/** As far as text is to be enlarged: WCAG 2.2, 1.4.4. */
const doubled: Size = { called: '1366-200', width: 1366, height: 768, zoom: 2 };
export const everySize: readonly Size[] = [usual, { called: '1920', width: 1920, height: 1080, zoom: 1 }, enlarged, doubled];

/** What every page is looked at in: by default in Chinese at the usual size. */
export const languagesAndSizes: readonly (readonly [Language, readonly Size[]])[] = long
  ? [
      ['zh-CN', everySize],
      ['en', everySize],
    ]
  : [['zh-CN', pictures ? everySize : [usual]]];

/** One of the program's windows. */
export interface View {
  readonly app: Hall['app'];
  readonly window: Page;
}

export interface Look {
  readonly called: string;
  readonly language: Language;
  readonly sizes: readonly Size[];
  /** What bars somebody is looked for too, at the usual size. */
  readonly barriers: boolean;
  /** What axe-core calls best practices is looked for as well. */
  readonly bestPractices?: boolean;
}

/** Looks at what is drawn now, at each size, and leaves the window at the usual one. */
export async function lookAtSizes(view: View, { called, language, sizes, barriers, bestPractices = false }: Look): Promise<void> {
  for (const size of sizes) {
    await resize(view, size);
    await settle(view);
    const where = `${called}, ${size.called}, ${language}`;
    expect.soft(await findLayoutFaults(view.window), where).toEqual([]);
    if (size === doubled) expect.soft(await findSideways(view.window), where).toEqual([]);
    if (pictures) await takePicture(view, `${size.called}-${language}-${called}`);
    const find = bestPractices ? findViolations : findBarriers;
    if (barriers && size === usual) expect.soft(await find(view.window), where).toEqual([]);
  }
  await resize(view, usual);
}

export async function resize({ app, window }: View, { width, height, zoom }: Size): Promise<void> {
  const isSo = ([wide, high, ratio]: readonly number[]): boolean =>
    Math.abs(innerWidth - wide! / ratio!) <= 1 && Math.abs(innerHeight - high! / ratio!) <= 1;
  if (await window.evaluate(isSo, [width, height, zoom])) return;
  const shown = await app.browserWindow(window);
  await shown.evaluate(
    (own, to) => {
      own.setContentSize(to.width, to.height);
      own.webContents.setZoomFactor(to.zoom);
    },
    { width, height, zoom },
  );
  await window.waitForFunction(isSo, [width, height, zoom]);
}

/** Fonts, findings and previews are drawn. */
export async function settle({ window }: View): Promise<void> {
  await window.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect(window.getByText(/正在生成预览|正在读取|Drawing the preview|Loading/)).toHaveCount(0);
  await expect(window.locator('.paper-page[aria-busy=true]')).toHaveCount(0);
  await window.waitForTimeout(100);
}

/** The window as the screen shows it, whatever its zoom. */
async function takePicture({ app, window }: View, name: string): Promise<void> {
  mkdirSync(pictures!, { recursive: true });
  const shown = await app.browserWindow(window);
  const png = await shown.evaluate(async (own) => (await own.webContents.capturePage()).toPNG().toString('base64'));
  await writeFile(join(pictures!, `${name}.png`), png, 'base64');
}
