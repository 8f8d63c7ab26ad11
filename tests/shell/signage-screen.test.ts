import type { EventEmitter } from 'node:events';
import type { BrowserWindow, Display, Rectangle } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSignageScreen } from '../../electron/main/signage-screen.ts';
import { createWindowRegister } from '../../electron/main/window-register.ts';

interface FakeWindow extends EventEmitter {
  readonly options: Partial<Rectangle> & { readonly fullscreen?: boolean; readonly frame?: boolean };
  readonly webContents: EventEmitter & { readonly id: number; reloads: number };
  bounds: Rectangle | null;
  closed: boolean;
  broughtForward: number;
}

const system = vi.hoisted(() => ({ opened: [] as FakeWindow[], displays: [] as Display[], awake: new Set<number>(), focused: 0 }));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class FakeBrowserWindow extends Emitter {
    readonly options: object;
    readonly webContents = Object.assign(new Emitter(), {
      id: 100 + system.opened.length,
      reloads: 0,
      reload() {
        this.reloads += 1;
      },
      send: () => {},
    });
    bounds: Rectangle | null = null;
    closed = false;
    broughtForward = 0;
    readonly removeMenu = () => {};
    readonly showInactive = () => {};
    readonly show = () => (system.focused += 1);
    readonly focus = () => (system.focused += 1);
    readonly setFullScreen = () => {};
    readonly isMinimized = () => false;
    readonly isDestroyed = () => this.closed;
    readonly loadURL = () => Promise.resolve();
    constructor(options: object) {
      super();
      this.options = options;
      system.opened.push(this as unknown as FakeWindow);
    }
    moveTop() {
      this.broughtForward += 1;
    }
    setBounds(bounds: Rectangle) {
      this.bounds = bounds;
    }
    close() {
      this.closed = true;
      this.emit('closed');
    }
  }
  let blockers = 0;
  return {
    BrowserWindow: FakeBrowserWindow,
    powerSaveBlocker: {
      start(kind: string) {
        if (kind !== 'prevent-display-sleep') throw new Error(kind);
        blockers += 1;
        system.awake.add(blockers);
        return blockers;
      },
      stop: (id: number) => system.awake.delete(id),
    },
    screen: {
      getAllDisplays: () => system.displays,
      getPrimaryDisplay: () => system.displays[0],
      getDisplayMatching: ({ x }: Rectangle) => system.displays.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width),
    },
  };
});

const display = (id: number): Display => {
  const bounds = { x: id * 1920, y: 0, width: 1920, height: 1080 };
  return { id, bounds, workArea: bounds, workAreaSize: { width: bounds.width, height: bounds.height } } as Display;
};
const windowAt = (id: number) => ({ getBounds: () => display(id).bounds }) as BrowserWindow;

function setUp({ ownStation = true, chosenDisplay = null as number | null, others = [] as readonly BrowserWindow[] } = {}) {
  const register = createWindowRegister();
  const signage = createSignageScreen({
    register,
    ownStation,
    chosenDisplay,
    otherWindows: () => others,
    preload: '',
    isCoreDown: () => false,
    log: () => {},
  });
  return { register, signage };
}

beforeEach(() => {
  Object.assign(system, { opened: [], displays: [display(0)], awake: new Set(), focused: 0 });
});

describe('the call screen', () => {
  it('fills its display without bar or border, as a station nobody signs in at, and keeps the display awake', () => {
    const { register, signage } = setUp();
    signage.show();
    expect(system.opened[0]?.options).toMatchObject({ x: 0, fullscreen: true, frame: false });
    expect(register.find(100)).toEqual({ station: 'signage', session: null, of: null });
    expect(system.awake.size).toBe(1);
    system.opened[0]?.emit('ready-to-show');
    expect(system.focused).toBe(0);
  });

  it('opens once, is brought forward without the keyboard, and lets the display sleep when it is closed', () => {
    const { register, signage } = setUp();
    signage.show();
    signage.show();
    expect(system.opened).toHaveLength(1);
    expect(system.opened[0]?.broughtForward).toBe(1);
    expect(system.focused).toBe(0);
    (system.opened[0] as unknown as { close(): void }).close();
    expect(register.find(100)).toBeNull();
    expect(system.awake.size).toBe(0);
    signage.show();
    expect(system.opened).toHaveLength(2);
  });

  it('takes a display that nobody works at and no couple looks at', () => {
    system.displays = [display(0), display(1), display(2)];
    const { signage } = setUp({ ownStation: false, others: [windowAt(0), windowAt(1)] });
    signage.show();
    expect(system.opened[0]?.options.x).toBe(3840);
    expect(signage.filled()).toBe(2);
  });

  it('takes the display it is told, counted from the left, and another one where that is not there', () => {
    system.displays = [display(2), display(0), display(1)];
    const chosen = setUp({ chosenDisplay: 2, others: [windowAt(1)] });
    chosen.signage.show();
    expect(system.opened[0]?.options.x).toBe(1920);
    const missing = setUp({ chosenDisplay: 7, others: [windowAt(0)] });
    missing.signage.show();
    expect(system.opened[1]?.options.x).toBe(1920);
  });

  it('opens in a window with a frame beside a desk on the only display', () => {
    const { signage } = setUp({ ownStation: false, others: [windowAt(0)] });
    signage.show();
    expect(system.opened[0]?.options.fullscreen).toBeUndefined();
    expect(system.opened[0]?.options.frame).toBeUndefined();
    expect(signage.filled()).toBeNull();
    signage.followDisplays();
    expect(system.opened[0]?.closed).toBe(false);
  });

  it('moves when its display is pulled out, as a station of its own to whichever is left', () => {
    system.displays = [display(0), display(1)];
    const { signage } = setUp();
    signage.show();
    expect(system.opened[0]?.options.x).toBe(1920);
    system.displays = [display(0)];
    signage.followDisplays();
    expect(system.opened[0]?.bounds?.x).toBe(0);
    system.displays = [display(0), display(1)];
    signage.followDisplays();
    expect(system.opened[0]?.bounds?.x).toBe(1920);
  });

  it('closes rather than cover the only display at which somebody works', () => {
    system.displays = [display(0), display(1)];
    const { signage } = setUp({ ownStation: false, others: [windowAt(0)] });
    signage.show();
    system.displays = [display(0)];
    signage.followDisplays();
    expect(system.opened[0]?.closed).toBe(true);
  });

  it('goes with the last desk it was opened beside; a station of its own stays', () => {
    const beside = setUp({ ownStation: false });
    beside.signage.show();
    beside.signage.leave();
    expect(system.opened[0]?.closed).toBe(true);
    const own = setUp();
    own.signage.show();
    own.signage.leave();
    expect(system.opened[1]?.closed).toBe(false);
  });

  it('is loaded again however often its page crashes', () => {
    vi.useFakeTimers();
    try {
      setUp().signage.show();
      const { webContents } = system.opened[0]!;
      for (let crashes = 0; crashes < 4; crashes += 1) webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      expect(webContents.reloads).toBe(3);
      vi.advanceTimersByTime(60_000);
      expect(webContents.reloads).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });
});
