import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchHall, type LaunchOptions } from '../../e2e/launch.ts';
import { handsOf, type CounterHands } from './counter.ts';

export interface Stage {
  readonly window: Page;
  readonly hands: CounterHands;
  readonly shoot: (name: string) => Promise<void>;
}

/** Starts the program, plays, and closes it; where the play stops short, `failed.png` shows the window. */
export async function inWindow(options: LaunchOptions, out: string, taken: number, act: (stage: Stage) => Promise<void>): Promise<void> {
  const hall = await launchHall(options);
  try {
    await act({ window: hall.window, hands: handsOf(hall.window), shoot: photographer(hall.window, out, taken) });
  } catch (error) {
    await hall.window.screenshot({ path: join(out, 'failed.png') });
    await hall.app.close();
    throw error;
  }
  await hall.close();
}

/** Numbered screenshots, taken when the window is at rest. */
function photographer(window: Page, out: string, taken = 0): (name: string) => Promise<void> {
  let count = taken;
  return async (name) => {
    count += 1;
    await window.evaluate(() => document.fonts.ready.then(() => undefined));
    await window.waitForTimeout(250);
    await window.screenshot({ path: join(out, `${String(count).padStart(2, '0')}-${name}.png`), animations: 'disabled' });
  };
}

/** Gives the printed PDFs plain names in the order they came out. */
export function collectPapers(printed: string, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const file of readdirSync(printed).sort()) copyFileSync(join(printed, file), join(out, file));
}
