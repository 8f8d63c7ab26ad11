import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { getCorePid } from './core-pid.ts';
import { hallCommand } from './launch.ts';
import { prepareHall, type PreparedHall } from './hall-store.ts';
import { end, startKioskPc, type KioskPc } from './kiosk-check.ts';

/** What the window manager, other programs, another start and its own page could do to the kiosk. */
let prepared: PreparedHall;
let pc: KioskPc;
let page: Page;
test.beforeAll(async () => {
  prepared = await prepareHall();
  pc = await startKioskPc({ ...prepared, station: 'kiosk' });
  page = pc.hall.window;
});
test.afterAll(async () => {
  await pc.close();
  prepared.remove();
});

const stay = async (): Promise<void> => expect(await pc.findEscapes()).toEqual([]);

test.describe('the window manager', () => {
  for (const [name, command, ...args] of [
    ['puts it away', 'windowminimize'],
    ['moves it', 'windowmove', '300', '300'],
    ['makes it small', 'windowsize', '300', '200'],
  ] as const)
    test(name, async () => {
      pc.manage(command, ...args);
      await stay();
    });
});

test('another program opens a window: it stays behind', async () => {
  const other = spawn('xmessage', ['-center', 'somebody else'], { stdio: 'ignore' });
  await page.waitForTimeout(700);
  await stay();
  pc.press('alt+Tab');
  await stay();
  await end(other);
  await stay();
});

test.describe('a second start', () => {
  for (const args of [
    [],
    ['--station=counter'],
    ['--station=supervisor'],
    ['--station=signage'],
    ['--applicant=always'],
    ['--remote-debugging-port=0'],
  ])
    test(`with ${args.join(' ') || 'nothing more'}`, async () => {
      const { hall } = pc;
      const command = hallCommand({ store: hall.store, profile: hall.profile, station: 'kiosk' });
      const second = spawn(command.executable, [...command.args, ...args], { stdio: 'ignore' });
      const [code] = (await once(second, 'exit')) as [number | null];
      expect(code).toBe(0);
      await stay();
    });
});

test('the core holds no end of a channel of the pages: it would hide from main that one died', () => {
  const folder = `/proc/${getCorePid(pc.hall)}/fd`;
  const sockets = readdirSync(folder).filter((fd) => readlinkSync(join(folder, fd)).startsWith('socket:'));
  // What it says and reports, and the pipe to main.
  expect(sockets.map(Number).toSorted()).toEqual([1, 2, 3]);
});

test('the page crashes: it comes back', async () => {
  await pc.hall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer());
  await stay();
});

test('the page hangs: another takes its place within the minute after the last touch', async () => {
  test.setTimeout(120_000);
  const shown = () => pc.hall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.id);
  const before = await shown();
  await pc.hall.app.evaluate(({ BrowserWindow }) => {
    void BrowserWindow.getAllWindows()[0]!
      .webContents.executeJavaScript('for (;;);')
      .catch(() => undefined);
  });
  pc.press('a');
  await expect.poll(shown, { timeout: 90_000 }).not.toBe(before);
  await stay();
});
