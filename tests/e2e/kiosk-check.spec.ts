import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { end, startKioskPc, type KioskPc } from './kiosk-check.ts';
import { prepareHall, type PreparedHall } from './hall-store.ts';

test.describe.configure({ mode: 'serial' });

/** The check of the escape suite, held against a window that nothing locks: it has to find it open. */
let prepared: PreparedHall;
let pc: KioskPc;
test.beforeAll(async () => {
  prepared = await prepareHall();
  pc = await startKioskPc({ ...prepared, station: 'counter' });
});
test.afterAll(async () => {
  await pc.close();
  prepared.remove();
});

test('a counter’s window is found not to fill the screen', async () => {
  expect(await pc.findEscapes()).toContain('not full screen');
});

test('a window put away by the window manager is found', async () => {
  pc.manage('windowminimize');
  expect(await pc.findEscapes()).toContain('not visible');
  await pc.hall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.restore());
});

test('another program in front is found', async () => {
  const other = spawn('xmessage', ['-center', 'somebody else'], { stdio: 'ignore' });
  await expect.poll(() => pc.findEscapes(), { timeout: 30_000 }).toContain('another program is in front');
  await end(other);
});

test('a page that is zoomed, a clipboard that was written, a file that was saved are found', async () => {
  await pc.hall.app.evaluate(({ BrowserWindow, clipboard }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(1.5);
    clipboard.writeText('王伟');
  });
  const home = await pc.hall.app.evaluate(() => process.env['HOME']!);
  writeFileSync(join(home, 'couple.csv'), '');
  const found = await pc.findEscapes();
  expect(found).toEqual(expect.arrayContaining(['zoom 1.5', 'the clipboard holds something', `written: ${join(home, 'couple.csv')}`]));
});

test('a second window is found', async () => {
  const opening = pc.hall.app.waitForEvent('window');
  await pc.hall.window.evaluate(() => window.hall.openStation('supervisor'));
  await opening;
  expect(await pc.findEscapes()).toContain('windows: 2');
});
