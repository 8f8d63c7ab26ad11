import type { EventEmitter } from 'node:events';
import type { BrowserWindow, Display, Rectangle } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createApplicantScreens, type ApplicantOpening } from '../../electron/main/applicant-screens.ts';
import { createWindowRegister } from '../../electron/main/window-register.ts';

interface FakeWindow extends EventEmitter {
  readonly options: Partial<Rectangle> & { readonly fullscreen?: boolean };
  readonly webContents: { readonly id: number };
  bounds: Rectangle | null;
  closed: boolean;
}

const system = vi.hoisted(() => ({ opened: [] as FakeWindow[], displays: [] as Display[] }));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class FakeBrowserWindow extends Emitter {
    readonly options: object;
    readonly webContents = Object.assign(new Emitter(), { id: 100 + system.opened.length, reload: () => {}, send: () => {} });
    bounds: Rectangle | null = null;
    closed = false;
    readonly removeMenu = () => {};
    readonly showInactive = () => {};
    readonly moveTop = () => {};
    readonly setFullScreen = () => {};
    readonly isMinimized = () => false;
    readonly loadURL = () => Promise.resolve();
    constructor(options: object) {
      super();
      this.options = options;
      system.opened.push(this as unknown as FakeWindow);
    }
    setBounds(bounds: Rectangle) {
      this.bounds = bounds;
    }
    close() {
      this.closed = true;
      this.emit('closed');
    }
  }
  return {
    BrowserWindow: FakeBrowserWindow,
    screen: { getAllDisplays: () => system.displays, getDisplayMatching: () => system.displays[0] },
  };
});

const display = (id: number): Display => ({ id, bounds: { x: id * 1920, y: 0, width: 1920, height: 1080 } }) as Display;
const counter = { webContents: { id: 1 }, getBounds: () => ({ x: 10, y: 20, width: 1366, height: 768 }) } as unknown as BrowserWindow;

function setUp(opening: ApplicantOpening = 'auto') {
  const register = createWindowRegister();
  register.add(1, 'counter');
  register.add(2, 'supervisor');
  const screens = createApplicantScreens({ register, opening, preload: '', isCoreDown: () => false, log: () => {} });
  return { register, screens };
}

beforeEach(() => {
  system.opened = [];
  system.displays = [display(0)];
});

describe('the second screen of a counter', () => {
  it('opens by itself on a second display, full screen, as that counter’s', () => {
    system.displays.push(display(1));
    const { register, screens } = setUp();
    screens.serve(counter);
    expect(system.opened).toHaveLength(1);
    expect(system.opened[0]?.options).toMatchObject({ x: 1920, fullscreen: true });
    expect(register.find(100)).toMatchObject({ station: 'applicant', of: 1 });
  });

  it('does not open by itself where there is one display, or where it is told not to', () => {
    setUp().screens.serve(counter);
    system.displays.push(display(1));
    const { screens } = setUp('never');
    screens.serve(counter);
    screens.followDisplays();
    expect(system.opened).toEqual([]);
  });

  it('opens in a window when it is asked for there; for a second display it says that there is none', () => {
    const { screens } = setUp();
    screens.serve(counter);
    expect(screens.show(1, 'secondDisplay')).toBe(false);
    expect(screens.show(1, 'anywhere')).toBe(true);
    expect(screens.show(1, 'secondDisplay')).toBe(true);
    expect(system.opened).toHaveLength(1);
    expect(system.opened[0]?.options.fullscreen).toBeUndefined();
  });

  it('opens for a counter alone', () => {
    const { screens } = setUp('always');
    screens.serve(counter);
    expect(system.opened).toHaveLength(1);
    expect(screens.show(2, 'anywhere')).toBe(false);
    expect(screens.show(100, 'anywhere')).toBe(false);
    expect(system.opened).toHaveLength(1);
  });

  it('closes with its counter and leaves no seat', () => {
    const { register, screens } = setUp('always');
    screens.serve(counter);
    screens.leave(1);
    expect(system.opened[0]?.closed).toBe(true);
    expect(register.find(100)).toBeNull();
  });

  it('follows displays that are plugged in and out', () => {
    const { screens } = setUp();
    screens.serve(counter);
    system.displays.push(display(1));
    screens.followDisplays();
    expect(system.opened).toHaveLength(1);
    system.displays = [display(0), display(2)];
    screens.followDisplays();
    expect(system.opened[0]?.bounds?.x).toBe(3840);
    system.displays = [display(0)];
    screens.followDisplays();
    expect(system.opened[0]?.closed).toBe(true);
  });

  it('put into a window stays where it is without a second display, and moves to one that is plugged in', () => {
    const { screens } = setUp('always');
    screens.serve(counter);
    screens.followDisplays();
    expect(system.opened[0]?.closed).toBe(false);
    system.displays.push(display(1));
    screens.followDisplays();
    expect(system.opened[0]?.bounds?.x).toBe(1920);
  });
});
