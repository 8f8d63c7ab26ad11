import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { prepareHall, type PreparedHall } from './hall-store.ts';
import { startKioskPc, type KioskPc } from './kiosk-check.ts';

/**
 * Each way out of the kiosk that somebody who stands before it could try, on a desktop whose window manager has all its keys. After
 * each the same is looked at (kiosk-check.ts, which kiosk-check.spec.ts holds against a window nobody locks). What a page that was
 * taken over could try is in kiosk-escape-page.spec.ts, what the system could do to it in kiosk-escape-system.spec.ts.
 */
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

test('before anybody tries, it is closed', async () => {
  expect(await pc.findEscapes()).toEqual([]);
  const partition = await pc.hall.app.evaluate(({ BrowserWindow, session }) => {
    return BrowserWindow.getAllWindows()[0]!.webContents.session === session.fromPartition('kiosk');
  });
  expect(partition).toBe(true);
});

const stay = async (): Promise<void> => expect(await pc.findEscapes()).toEqual([]);

test.describe('keys, as the keyboard sends them', () => {
  for (const [name, ...keys] of [
    ['close: Alt+F4', 'alt+F4'],
    ['next window: Alt+Tab', 'alt+Tab'],
    ['window before: Alt+Shift+Tab', 'alt+shift+Tab'],
    ['menu of the window: Alt+Space', 'alt+space', 'c'],
    ['hide the window: Alt+Escape', 'alt+Escape'],
    ['system’s start: the Windows key', 'super'],
    ['desktop: Windows+D', 'super+d'],
    ['files: Windows+E', 'super+e'],
    ['run: Windows+R', 'super+r'],
    ['run: Alt+F2', 'alt+F2'],
    ['other desktop: Ctrl+Alt+Right', 'ctrl+alt+Right'],
    ['other desktop: Windows+F2', 'super+F2'],
    ['task list: Ctrl+Escape', 'ctrl+Escape'],
    ['terminal: Ctrl+Alt+T', 'ctrl+alt+t'],
    ['close the page: Ctrl+W', 'ctrl+w'],
    ['close the program: Ctrl+Q', 'ctrl+q'],
    ['close all: Ctrl+Shift+W', 'ctrl+shift+w'],
    ['new window: Ctrl+N', 'ctrl+n'],
    ['private window: Ctrl+Shift+N', 'ctrl+shift+n'],
    ['new tab: Ctrl+T', 'ctrl+t'],
    ['tab that was closed: Ctrl+Shift+T', 'ctrl+shift+t'],
    ['print: Ctrl+P', 'ctrl+p'],
    ['print by the system: Ctrl+Shift+P', 'ctrl+shift+p'],
    ['save: Ctrl+S', 'ctrl+s'],
    ['open: Ctrl+O', 'ctrl+o'],
    ['address: Ctrl+L', 'ctrl+l'],
    ['address: Alt+D', 'alt+d'],
    ['downloads: Ctrl+J', 'ctrl+j'],
    ['history: Ctrl+H', 'ctrl+h'],
    ['find: Ctrl+F', 'ctrl+f'],
    ['source: Ctrl+U', 'ctrl+u'],
    ['load again: Ctrl+R', 'ctrl+r'],
    ['load again: F5', 'F5'],
    ['load all again: Ctrl+Shift+R', 'ctrl+shift+r'],
    ['help: F1', 'F1'],
    ['caret: F7', 'F7'],
    ['menu bar: F10', 'F10'],
    ['context menu: Shift+F10', 'shift+F10', 'Return'],
    ['context menu: the menu key', 'Menu', 'Return'],
    ['leave full screen: F11', 'F11'],
    ['developer tools: F12', 'F12'],
    ['developer tools: Ctrl+Shift+I', 'ctrl+shift+i'],
    ['developer tools: Ctrl+Shift+J', 'ctrl+shift+j'],
    ['developer tools: Ctrl+Shift+C', 'ctrl+shift+c'],
    ['back: Alt+Left', 'alt+Left'],
    ['forward: Alt+Right', 'alt+Right'],
    ['first page: Alt+Home', 'alt+Home'],
    ['copy everything: Ctrl+A, Ctrl+C', 'ctrl+a', 'ctrl+c'],
    ['copy: Ctrl+Insert', 'ctrl+a', 'ctrl+Insert'],
    ['cut: Ctrl+X', 'ctrl+a', 'ctrl+x'],
    ['paste: Ctrl+V', 'ctrl+v'],
    ['picture of the screen: PrintScreen', 'Print', 'alt+Print', 'ctrl+Print'],
    ['larger: Ctrl and plus', 'ctrl+plus', 'ctrl+equal', 'ctrl+KP_Add'],
    ['smaller: Ctrl and minus', 'ctrl+minus', 'ctrl+KP_Subtract'],
    ['browser keys: back, home, search', 'XF86Back', 'XF86HomePage', 'XF86Search'],
    ['browser keys: mail, files, calculator', 'XF86Mail', 'XF86Explorer', 'XF86Calculator'],
    ['escape, again and again', 'Escape', 'Escape', 'Escape', 'Escape'],
  ] as const)
    test(name, async () => {
      pc.press(...keys);
      await stay();
    });
});

test.describe('keys the display does not send, as Chromium takes them', () => {
  for (const keys of [
    'Control+Shift+I',
    'Control+P',
    'Control+Shift+Delete',
    'Alt+F',
    'F11',
    'Control+Equal',
    'Control+0',
    'Control+C',
    'BrowserBack',
    'Meta+L',
  ])
    test(keys, async () => {
      await page.keyboard.press(keys).catch(() => undefined);
      await stay();
    });
});

test.describe('hands', () => {
  let touch: CDPSession;
  test.beforeAll(async () => {
    touch = await page.context().newCDPSession(page);
  });
  const point = (x: number, y: number) => ({ touchPoints: [{ x, y }] });
  const swipe = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...point(...from) });
    for (let step = 1; step <= 10; step += 1) {
      const at = [0, 1].map((axis) => from[axis]! + ((to[axis]! - from[axis]!) * step) / 10) as [number, number];
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...point(...at) });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };

  test('the right button, and the menu’s first entry', async () => {
    pc.tool('mousemove', '400', '400', 'click', '3');
    pc.press('Down', 'Return');
    await stay();
  });
  test('the middle button', async () => {
    pc.tool('mousemove', '400', '400', 'click', '2');
    await stay();
  });
  test('the buttons back and forward of a mouse', async () => {
    pc.tool('click', '8', 'click', '9');
    await stay();
  });
  test('Ctrl and the wheel', async () => {
    pc.tool('keydown', 'ctrl', 'click', '4', 'click', '4', 'click', '4', 'keyup', 'ctrl');
    await stay();
  });
  test('Alt and dragging the window away', async () => {
    pc.tool('keydown', 'alt', 'mousemove', '400', '400', 'mousedown', '1', 'mousemove', '700', '700', 'mouseup', '1', 'keyup', 'alt');
    await stay();
  });
  test('text dragged out of the page', async () => {
    pc.tool('mousemove', '30', '60', 'mousedown', '1', 'mousemove', '900', '700', 'mouseup', '1');
    pc.tool('mousemove', '300', '300', 'mousedown', '1', 'mousemove', '0', '0', 'mouseup', '1');
    await stay();
  });
  test('a long touch', async () => {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...point(400, 400) });
    await page.waitForTimeout(1_200);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await stay();
  });
  test('swipes from all four edges', async () => {
    const { width, height } = await page.evaluate(() => ({ width: innerWidth - 1, height: innerHeight - 1 }));
    await swipe([0, height / 2], [width / 2, height / 2]);
    await swipe([width, height / 2], [width / 2, height / 2]);
    await swipe([width / 2, 0], [width / 2, height / 2]);
    await swipe([width / 2, height], [width / 2, height / 2]);
    await stay();
  });
  test('two fingers apart', async () => {
    await touch.send('Input.synthesizePinchGesture', { x: 400, y: 400, scaleFactor: 2.5, gestureSourceType: 'touch' });
    await stay();
  });
  test('a file and a link dropped on the page', async () => {
    for (const data of [
      { items: [{ mimeType: 'text/uri-list', data: 'https://example.org/' }], dragOperationsMask: 1 },
      { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 },
    ])
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await touch.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
    await page.waitForTimeout(300);
    await stay();
  });
});
