import type { EventEmitter } from 'node:events';
import type { Display, Rectangle } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKioskScreen } from '../../electron/main/kiosk-screen.ts';
import { createWindowRegister } from '../../electron/main/window-register.ts';

interface FakeWindow extends EventEmitter {
  readonly options: Partial<Rectangle> & { readonly webPreferences: { readonly partition: string; readonly preload?: string } };
  readonly webContents: EventEmitter & { readonly id: number; crashed: number; sent: unknown[] };
  focused: boolean;
  destroyed: boolean;
  destroy(): void;
  close(): void;
}

const system = vi.hoisted(() => ({ opened: [] as FakeWindow[], displays: [] as Display[], awake: new Set<number>(), cleared: 0 }));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const nothing = () => {};
  class FakeBrowserWindow extends Emitter {
    readonly webContents = Object.assign(new Emitter(), {
      id: 100 + system.opened.length,
      crashed: 0,
      sent: [] as unknown[],
      reload: nothing,
      send(_channel: string, event: unknown) {
        this.sent.push(event);
      },
      forcefullyCrashRenderer() {
        this.crashed += 1;
      },
      setZoomFactor: nothing,
    });
    focused = true;
    destroyed = false;
    readonly options: object;
    readonly removeMenu = nothing;
    readonly show = () => this.emit('show');
    readonly showInactive = () => this.emit('show');
    readonly focus = nothing;
    readonly moveTop = nothing;
    readonly setKiosk = nothing;
    readonly setAlwaysOnTop = nothing;
    readonly setVisibleOnAllWorkspaces = nothing;
    readonly setMinimizable = nothing;
    readonly setMaximizable = nothing;
    readonly isMinimized = () => false;
    readonly isFullScreen = () => true;
    readonly isAlwaysOnTop = () => true;
    readonly isFocused = () => this.focused;
    readonly isDestroyed = () => this.destroyed;
    readonly loadURL = () => Promise.resolve();
    constructor(options: object) {
      super();
      this.options = options;
      system.opened.push(this as unknown as FakeWindow);
    }
    destroy() {
      this.destroyed = true;
      this.emit('closed');
    }
    close() {
      let prevented = false;
      this.emit('close', { preventDefault: () => (prevented = true) });
      if (!prevented) this.destroy();
    }
  }
  return {
    BrowserWindow: FakeBrowserWindow,
    clipboard: { clear: () => (system.cleared += 1) },
    powerSaveBlocker: {
      start: () => system.awake.add(1).size,
      stop: (id: number) => system.awake.delete(id),
      isStarted: (id: number) => system.awake.has(id),
    },
    screen: {
      getAllDisplays: () => system.displays,
      getPrimaryDisplay: () => system.displays[0],
      getDisplayMatching: ({ x }: Rectangle) => system.displays.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width),
    },
  };
});

const display = (id: number): Display =>
  ({ id, bounds: { x: id * 1920, y: 0, width: 1920, height: 1080 }, workAreaSize: { width: 1920, height: 1040 } }) as Display;

function setUp({ ownStation = true } = {}) {
  const register = createWindowRegister();
  const left: number[] = [];
  let forgotten = 0;
  const kiosk = createKioskScreen({
    register,
    sessions: { leave: (id) => (left.push(id), register.remove(id)) },
    forget: () => Promise.resolve(void (forgotten += 1)),
    ownStation,
    chosenDisplay: null,
    otherWindows: () => [],
    preload: '/preload',
    isCoreDown: () => false,
    log: () => {},
  });
  return { kiosk, register, left, forgotten: () => forgotten };
}
const pages = () => system.opened.filter(({ options }) => options.webPreferences.partition === 'kiosk');
const covers = () => system.opened.filter(({ options, destroyed }) => options.webPreferences.partition !== 'kiosk' && !destroyed);
const ready = () => pages().at(-1)!.emit('ready-to-show');

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(system, { opened: [], displays: [display(0)], awake: new Set(), cleared: 0 });
});
afterEach(() => vi.useRealTimers());

describe('after a visit', () => {
  it('the next page is there before the old one ends with its process; session, partition and clipboard are emptied', () => {
    const { kiosk, left, forgotten } = setUp();
    kiosk.show();
    ready();
    kiosk.heard(100, 'over');
    expect(pages()).toHaveLength(2);
    expect(pages()[0]!.webContents.sent).toContainEqual({ event: 'kiosk.over' });
    expect(left).toContain(100);
    expect(system.cleared).toBe(1);
    expect(pages()[0]!.destroyed).toBe(false);
    ready();
    expect(pages()[0]!.destroyed).toBe(true);
    expect(forgotten()).toBe(1);
  });

  it('the old process ends after three seconds, whether the next page comes or not', () => {
    const { kiosk } = setUp();
    kiosk.show();
    ready();
    kiosk.heard(100, 'over');
    vi.advanceTimersByTime(3_000);
    expect(pages()[0]!.webContents.crashed).toBe(1);
  });

  it('of 60 seconds without a touch it is over as well, and the seconds are told from the 45th', () => {
    const { kiosk } = setUp();
    kiosk.show();
    ready();
    pages()[0]!.webContents.emit('input-event', {}, { type: 'touchStart' });
    vi.advanceTimersByTime(44_000);
    expect(pages()[0]!.webContents.sent).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(pages()[0]!.webContents.sent.at(-1)).toMatchObject({ event: 'kiosk.idle' });
    vi.advanceTimersByTime(15_000);
    expect(pages()).toHaveLength(2);
  });
});

describe('a kiosk’s own PC', () => {
  it('covers the other displays, and those plugged in later', () => {
    system.displays = [display(0), display(1)];
    const { kiosk } = setUp();
    kiosk.show();
    ready();
    expect(covers().map(({ options }) => options.x)).toEqual([1920]);
    system.displays = [display(0), display(1), display(2)];
    kiosk.followDisplays();
    expect(covers().map(({ options }) => options.x)).toEqual([1920, 3840]);
    expect(kiosk.state().window).toEqual({ fullScreen: true, onTop: true, covers: 2, displays: 3 });
  });

  it('opens another window where a page closed its own', () => {
    const { kiosk } = setUp();
    kiosk.show();
    ready();
    pages()[0]!.destroy();
    expect(kiosk.isOpen()).toBe(true);
    expect(pages()).toHaveLength(2);
  });

  it('renews a page behind a window of its own that keeps the keyboard, once', () => {
    const { kiosk } = setUp();
    kiosk.show();
    ready();
    pages()[0]!.focused = false;
    vi.advanceTimersByTime(3_000);
    expect(pages()).toHaveLength(2);
    pages()[1]!.focused = false;
    ready();
    vi.advanceTimersByTime(30_000);
    expect(pages()).toHaveLength(2);
  });

  it('is closed by the staff’s proof alone, and then wholly', () => {
    system.displays = [display(0), display(1)];
    const { kiosk } = setUp();
    kiosk.show();
    ready();
    const { id } = pages()[0]!.webContents;
    pages()[0]!.close();
    expect(pages()[0]!.destroyed).toBe(false);
    expect(kiosk.mayLeave(id)).toBe(false);
    kiosk.heard(id, 'released');
    expect([kiosk.mayLeave(id), kiosk.mayLeave(id + 1)]).toEqual([true, false]);
    kiosk.close();
    expect(kiosk.isOpen()).toBe(false);
    expect([covers().length, system.awake.size, pages().length]).toEqual([0, 0, 1]);
  });

  it('stays when the last window of the staff is closed; one beside a desk goes', () => {
    const own = setUp();
    own.kiosk.show();
    ready();
    own.kiosk.leave();
    expect(own.kiosk.isOpen()).toBe(true);
    system.displays = [display(0), display(1)];
    const beside = setUp({ ownStation: false });
    beside.kiosk.show();
    ready();
    expect(covers()).toEqual([]);
    beside.kiosk.leave();
    expect(beside.kiosk.isOpen()).toBe(false);
  });
});
