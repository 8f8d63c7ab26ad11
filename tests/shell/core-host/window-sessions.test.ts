import type { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCoreHost, type CoreHost } from '../../../electron/main/core-host.ts';
import { createWindowRegister, type WindowRegister } from '../../../electron/main/window-register.ts';
import { createWindowSessions, type WindowSessions } from '../../../electron/main/window-sessions.ts';
import { createHallWindows } from '../../../electron/main/windows.ts';

interface Window extends EventEmitter {
  readonly webContents: EventEmitter & { readonly id: number };
}
const opened = vi.hoisted((): Window[] => []);

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  /** As much of a window as `windows.ts` uses. */
  class BrowserWindow extends Emitter {
    readonly webContents = Object.assign(new Emitter(), { id: opened.length + 1, reload: () => {}, send: () => {} });
    readonly removeMenu = () => {};
    readonly show = () => {};
    readonly loadURL = () => Promise.resolve();
    static readonly getAllWindows = () => opened;
    constructor() {
      super();
      opened.push(this);
    }
  }
  return { BrowserWindow, screen: { getPrimaryDisplay: () => ({ workAreaSize: { width: 1920, height: 1040 } }) } };
});

let folder: string;
let core: CoreHost;
let register: WindowRegister;
let sessions: WindowSessions;
let window: Window;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'window-sessions-'));
  core = createCoreHost({
    nodeBinary: process.execPath,
    entry: join(import.meta.dirname, 'fake-core.ts'),
    start: { storeDirectory: folder, resourcesDirectory: '/resources', options: { readerPath: null, clock: null } },
    log: () => {},
    onEvent: () => {},
  });
  register = createWindowRegister();
  sessions = createWindowSessions(core, register);
  const applicants = { serve: () => {}, leave: () => {} };
  const signage = { show: () => {}, leave: () => {} };
  const kiosk = { show: () => true, leave: () => {} };
  createHallWindows({
    register,
    sessions,
    applicants,
    signage,
    kiosk,
    isKiosk: false,
    preload: '',
    isCoreDown: () => false,
    log: () => {},
  }).show('counter');
  window = opened.at(-1)!;
  register.setSession(window.webContents.id, 'held');
});
afterEach(async () => {
  await core.stop();
  await rm(folder, { recursive: true });
});

const signedOut = () => readFile(join(folder, 'requests'), 'utf8').catch(() => '');

it('a closed window is signed out, once', async () => {
  window.emit('closed');
  expect(register.find(window.webContents.id)).toBeNull();
  sessions.leave(window.webContents.id);
  await sessions.settle(10_000);
  expect(await signedOut()).toBe('held\n');
});

it('a window nobody signed in at leaves nothing to end', async () => {
  register.setSession(window.webContents.id, null);
  window.emit('closed');
  await sessions.settle(10_000);
  expect(await signedOut()).toBe('');
});

it('a window that is loaded again, also after its page crashed, keeps its session', async () => {
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  window.webContents.emit('did-finish-load');
  await sessions.settle(10_000);
  expect(register.find(window.webContents.id)?.session).toBe('held');
  expect(await signedOut()).toBe('');
});

it('the second screen of a counter, closed, leaves the counter signed in', async () => {
  register.addApplicant(99, window.webContents.id);
  sessions.leave(99);
  await sessions.settle(10_000);
  expect(register.find(window.webContents.id)?.session).toBe('held');
  expect(await signedOut()).toBe('');
});

it('quitting does not wait for ever', async () => {
  register.setSession(window.webContents.id, 'is never answered');
  window.emit('closed');
  await vi.waitFor(async () => expect(await signedOut()).toBe('is never answered\n'), { timeout: 10_000 });
  const before = performance.now();
  await sessions.settle(50);
  expect(performance.now() - before).toBeLessThan(5_000);
});
