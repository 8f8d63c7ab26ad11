import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { HallEvent } from '#shared/contract/index.ts';
import { KioskApp } from '../../../renderer/kiosk/index.ts';
import type { FakeHall } from '../fake-hall.ts';
import { rightToLeft } from '../../data/right-to-left.ts';
import { show } from '../setup.tsx';
import { createFakeKiosk, type FakeKioskOptions } from './fake-kiosk.ts';

/** What the browser of a PC without voices has. */
beforeEach(() => vi.stubGlobal('speechSynthesis', undefined));
// jsdom lays nothing out: what React hides is what is hidden.
Element.prototype.checkVisibility ??= function checkVisibility(this: Element): boolean {
  return this.closest('[style*="display: none"]') === null;
};
afterEach(() => vi.unstubAllGlobals());

export async function open(options: FakeKioskOptions = {}): Promise<FakeHall> {
  const hall = createFakeKiosk(options);
  await show(<KioskApp />, hall);
  return hall;
}
export const button = (name: RegExp | string) => screen.findByRole('button', { name });
export const press = async (name: RegExp | string): Promise<void> => void fireEvent.click(await button(name));
export const question = (name: RegExp | string) => screen.findByRole('heading', { level: 1, name });
export const asked = (hall: FakeHall, operation: string) => hall.calls.filter((call) => call.operation === operation);
export const layCard = async (hall: FakeHall): Promise<void> => {
  await press(/^刷身份证/);
  await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(1));
  await emit(hall, { event: 'kiosk.cardRead' });
  await question(/王\*明，您好/);
};
export const emit = (hall: FakeHall, event: HallEvent): Promise<void> => act(async () => hall.emit(event));
export const targets = () => [...document.querySelectorAll<HTMLElement>('button:enabled')].filter((each) => each.checkVisibility());

/** The language a hall added, on the first page. */
export const chooseRightToLeft = async (): Promise<void> => {
  await press(rightToLeft.name);
  await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
  expect(document.documentElement.lang).toBe(rightToLeft.tag);
};
/** How a sentence begins in that language. */
export const say = (key: string): RegExp =>
  new RegExp(`^${rightToLeft.words[key]!.split(/\{\{.*?\}\}/u)[0]!.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}`, 'u');
/** Chinese left on the page, names of the hall, of people and of languages aside. */
export const chineseLeft = (): string[] => {
  const walker = document.createTreeWalker(document.querySelector('main, .kiosk')!.parentElement!, NodeFilter.SHOW_TEXT);
  const left: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement!.closest('bdi, .kiosk-hall, [style*="display: none"]') === null && /\p{Script=Han}/u.test(textContent!))
      left.push(textContent!);
  }
  return left;
};
