import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchHall, type Hall, type LaunchOptions } from '../../e2e/launch.ts';
import { handsOf, type CounterHands } from './counter.ts';

export interface Stage {
  readonly window: Page;
  readonly hands: CounterHands;
  /** Takes a numbered screenshot, of the counter's window unless another is given. */
  readonly shoot: (name: string, page?: Page) => Promise<void>;
}

/** The screenshots of one scenario, numbered in the order in which they were taken. */
export interface Album {
  readonly out: string;
  take(page: Page, name: string): Promise<void>;
  /** A picture that is of no window, for instance of a paper. */
  keep(name: string, png: Buffer): void;
}

export function openAlbum(out: string): Album {
  let count = 0;
  rmSync(join(out, 'failed.png'), { force: true });
  const next = (name: string): string => join(out, `${String((count += 1)).padStart(2, '0')}-${name}.png`);
  return {
    out,
    keep: (name, png) => writeFileSync(next(name), png),
    async take(page, name) {
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(250);
      await page.screenshot({ path: next(name), animations: 'disabled' });
    },
  };
}

/** Starts the program, plays, and closes it; where the play stops short, `failed.png` shows the window. */
export async function inWindow(options: LaunchOptions, album: Album, act: (stage: Stage, hall: Hall) => Promise<void>): Promise<void> {
  const hall = await launchHall(options);
  const { window } = hall;
  try {
    await act({ window, hands: handsOf(window), shoot: (name, page = window) => album.take(page, name) }, hall);
  } catch (error) {
    await window.screenshot({ path: join(album.out, 'failed.png') });
    await hall.app.close();
    throw error;
  }
  await hall.close();
}

/** The same stage, its screenshots called after one case. */
export function sceneOf(stage: Stage, title: string): Stage {
  return { ...stage, shoot: (name, page) => stage.shoot(`${title}-${name}`, page) };
}

/** Gives the printed PDFs plain names, numbered in the order they came out. */
export function collectPapers(printed: string, out: string): void {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const files = readdirSync(printed).map((file) => ({ file, at: statSync(join(printed, file)).mtimeMs }));
  for (const [i, { file }] of files.toSorted((a, b) => a.at - b.at).entries())
    copyFileSync(join(printed, file), join(out, `${String(i + 1).padStart(2, '0')}-${file.replace(/-.*$/, '')}.pdf`));
}
