import type { BrowserWindow, Display, Rectangle } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { findOwnDisplay } from '../../electron/main/own-display.ts';

const system = vi.hoisted(() => ({ displays: [] as Display[] }));
vi.mock('electron', () => ({
  screen: {
    getAllDisplays: () => system.displays,
    getPrimaryDisplay: () => system.displays[0],
    getDisplayMatching: ({ x }: Rectangle) => system.displays.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width),
  },
}));

const display = (id: number, touchSupport: Display['touchSupport'] = 'unavailable') =>
  ({ id, touchSupport, bounds: { x: id * 1920, y: 0, width: 1920, height: 1080 } }) as Display;
const windowAt = (id: number) => ({ getBounds: () => display(id).bounds }) as BrowserWindow;
const find = (more: Partial<Parameters<typeof findOwnDisplay>[0]> = {}) =>
  findOwnDisplay({ ownStation: true, chosenDisplay: null, otherWindows: () => [], isTouched: true, ...more })?.id ?? null;

beforeEach(() => {
  system.displays = [display(0), display(1), display(2)];
});

it('a kiosk’s own PC uses the system’s first display, or the one that can be touched', () => {
  expect(find()).toBe(0);
  system.displays = [display(0), display(1), display(2, 'available')];
  expect(find()).toBe(2);
});

it('the display it is told comes before all', () => {
  system.displays = [display(0), display(1), display(2, 'available')];
  expect(find({ chosenDisplay: 2 })).toBe(1);
  expect(find({ chosenDisplay: 7 })).toBe(2);
});

it('beside a desk it takes none that somebody works at, and none at all where there is no other', () => {
  const beside = { ownStation: false, otherWindows: () => [windowAt(0), windowAt(1)] };
  expect(find(beside)).toBe(2);
  system.displays = [display(0, 'available'), display(1, 'available')];
  expect(find(beside)).toBeNull();
});

it('a call screen still takes a second display before the first', () => {
  expect(find({ isTouched: false })).toBe(1);
  system.displays = [display(0)];
  expect(find({ isTouched: false })).toBe(0);
});
