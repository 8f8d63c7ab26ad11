import { beforeEach, expect, it, vi } from 'vitest';
import { createWindowRegister } from '../../electron/main/window-register.ts';
import { createHallWindows } from '../../electron/main/windows.ts';

const system = vi.hoisted(() => ({ opened: 0 }));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    readonly webContents = Object.assign(new Emitter(), { id: (system.opened += 1), reload: () => {}, send: () => {} });
    readonly removeMenu = () => {};
    readonly loadURL = () => Promise.resolve();
    static readonly getAllWindows = () => [];
  }
  return { BrowserWindow, screen: { getPrimaryDisplay: () => ({ workAreaSize: { width: 1920, height: 1040 } }) } };
});

let kiosk: { shown: number; left: number };
beforeEach(() => {
  system.opened = 0;
  kiosk = { shown: 0, left: 0 };
});

function windowsOf(isKiosk: boolean) {
  return createHallWindows({
    register: createWindowRegister(),
    sessions: { leave: () => {} },
    applicants: { serve: () => {}, leave: () => {} },
    signage: { show: () => {}, leave: () => {} },
    kiosk: {
      show: () => {
        kiosk.shown += 1;
        return true;
      },
      leave: () => (kiosk.left += 1),
    },
    isKiosk,
    preload: '',
    isCoreDown: () => false,
    log: () => {},
  });
}

it('a second start on a PC that is nothing but the kiosk brings the kiosk forward and opens no counter', () => {
  const windows = windowsOf(true);
  windows.focus();
  expect([kiosk.shown, system.opened]).toEqual([1, 0]);
});

it.each(['counter', 'supervisor', 'signage', 'kiosk'] as const)('on such a PC nothing but the kiosk is ever opened: not %s', (station) => {
  windowsOf(true).show(station);
  expect([kiosk.shown, system.opened]).toEqual([1, 0]);
});

it('beside a desk it opens as asked, and a second start opens a counter', () => {
  const windows = windowsOf(false);
  windows.show('kiosk');
  expect([kiosk.shown, system.opened]).toEqual([1, 0]);
  windows.focus();
  expect([kiosk.shown, system.opened]).toEqual([1, 1]);
});
