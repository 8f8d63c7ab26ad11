import type { EventEmitter } from 'node:events';
import type { BrowserWindow, Display, Rectangle } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApplicantScreens, type ApplicantOpening } from '../../electron/main/applicant-screens.ts';
import { pressTime } from '../../electron/main/keep-keyboard.ts';
import { createWindowRegister } from '../../electron/main/window-register.ts';

interface FakeWindow extends EventEmitter {
  readonly options: Partial<Rectangle> & { readonly fullscreen?: boolean };
  readonly webContents: EventEmitter & { readonly id: number };
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
    screen: {
      getAllDisplays: () => system.displays,
      getDisplayMatching: () => system.displays[0],
      getPrimaryDisplay: () => system.displays[0],
    },
  };
});

const display = (id: number): Display =>
  ({ id, bounds: { x: id * 1920, y: 0, width: 1920, height: 1080 }, workAreaSize: { width: 1920, height: 1040 } }) as Display;
const counterState = { focused: 0, minimized: false, destroyed: false };
const counter = {
  webContents: { id: 1 },
  getBounds: () => ({ x: 10, y: 20, width: 1366, height: 768 }),
  focus: () => (counterState.focused += 1),
  isMinimized: () => counterState.minimized,
  isDestroyed: () => counterState.destroyed,
} as unknown as BrowserWindow;

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
  Object.assign(counterState, { focused: 0, minimized: false, destroyed: false });
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

describe('the keyboard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function touchable() {
    const window = system.opened[0]!;
    return {
      window,
      press: () => window.emit('focus'),
      release: (type = 'mouseUp') => window.webContents.emit('input-event', {}, { type }),
    };
  }

  it.each(['mouseUp', 'touchEnd', 'pointerUp', 'gestureTap'])('goes back to the counter once the couple’s press has ended (%s)', (type) => {
    system.displays.push(display(1));
    setUp().screens.serve(counter);
    const { press, release } = touchable();
    press();
    release('mouseMove');
    vi.advanceTimersByTime(pressTime.afterRelease);
    expect(counterState.focused).toBe(0);
    release(type);
    vi.advanceTimersByTime(pressTime.afterRelease);
    expect(counterState.focused).toBe(1);
  });

  it('goes back without a press, too, and each time', () => {
    system.displays.push(display(1));
    setUp().screens.serve(counter);
    const { window, press } = touchable();
    for (const times of [1, 2]) {
      press();
      vi.advanceTimersByTime(pressTime.atMost);
      expect(counterState.focused).toBe(times);
      window.emit('blur');
    }
  });

  it('is not taken from another window that has it by then, nor given to a counter put away or closed', () => {
    system.displays.push(display(1));
    setUp().screens.serve(counter);
    const { window, press, release } = touchable();
    press();
    window.emit('blur');
    release();
    vi.advanceTimersByTime(pressTime.atMost);
    counterState.minimized = true;
    press();
    vi.advanceTimersByTime(pressTime.atMost);
    Object.assign(counterState, { minimized: false, destroyed: true });
    press();
    vi.advanceTimersByTime(pressTime.atMost);
    counterState.destroyed = false;
    press();
    window.emit('closed');
    vi.advanceTimersByTime(pressTime.atMost);
    expect(counterState.focused).toBe(0);
  });

  it('stays with the couple’s page in a window among the registrar’s own, until that moves to a second display', () => {
    const { screens } = setUp('always');
    screens.serve(counter);
    const { window, press, release } = touchable();
    press();
    release();
    vi.advanceTimersByTime(pressTime.atMost);
    expect(counterState.focused).toBe(0);
    window.emit('blur');
    system.displays.push(display(1));
    screens.followDisplays();
    press();
    release();
    vi.advanceTimersByTime(pressTime.atMost);
    expect(counterState.focused).toBe(1);
  });
});
