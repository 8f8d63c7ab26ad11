import { expect, test, type Page } from '@playwright/test';
import { operations, type OperationName } from '#shared/contract/index.ts';
import { passphrase, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { startKioskPc, type KioskPc } from './kiosk-check.ts';
import { askCore } from './window-call.ts';

/** What a kiosk's page could try that somebody had taken over: it leads nowhere, and the kiosk stands as before. */
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
/** Whatever it opened may keep it from answering. */
const onPage = (script: string) => async () => {
  await Promise.race([page.evaluate(`void (${script})`).catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  await new Promise((resolve) => setTimeout(resolve, 250));
  await stay();
  page = pc.hall.app.windows().at(-1)!;
};
/** What the page is told of a door it may not use. */
const refusal = (script: string) =>
  page.evaluate(`Promise.resolve().then(() => ${script}).then((value) => ['given', String(value)], (error) => ['refused', String(error)])`);

test.describe('the page goes elsewhere', () => {
  for (const target of [
    'file:///etc/passwd',
    'http://example.org/',
    'https://example.org/',
    'chrome://version/',
    'chrome://gpu',
    'devtools://devtools/bundled/inspector.html',
    'view-source:hall://app/index.html',
    'data:text/html,<h1>x</h1>',
    'about:blank',
    'mailto:a@example.org',
    'tel:110',
    'ms-settings:display',
    'ftp://example.org/',
    'hall://other/index.html',
    'hall://app/../../package.json',
  ])
    test(`location = ${target}`, async () => {
      await onPage(`setTimeout(() => { location.href = ${JSON.stringify(target)}; })`)();
    });

  test('a page it made itself', async () => {
    await onPage(`location.assign(URL.createObjectURL(new Blob(['<h1>x</h1>'], { type: 'text/html' })))`)();
  });
  test('javascript:', async () => {
    await onPage(`setTimeout(() => { location.href = 'javascript:document.body.innerHTML = ""' })`)();
  });
  test('a form sent to another place', async () => {
    await onPage(
      `(() => { const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' }); document.body.append(form); form.submit(); form.remove(); })()`,
    )();
  });
  test('a frame in the page', async () => {
    await onPage(
      `(() => { for (const src of ['file:///etc/passwd', 'https://example.org/', 'hall://app/index.html']) { const frame = Object.assign(document.createElement('iframe'), { src }); document.body.append(frame); setTimeout(() => frame.remove(), 200); } })()`,
    )();
  });
  test('a webview in the page', async () => {
    await onPage(
      `(() => { const view = document.createElement('webview'); view.setAttribute('src', 'https://example.org/'); document.body.append(view); setTimeout(() => view.remove(), 200); })()`,
    )();
  });
});

test.describe('the page opens something', () => {
  for (const [name, script] of [
    ['a window', `window.open('hall://app/index.html')`],
    ['a window of another kind', `window.open('https://example.org/', '_blank', 'popup,width=300')`],
    [
      'a link with a target',
      `(() => { const link = Object.assign(document.createElement('a'), { href: 'hall://app/index.html', target: '_blank' }); document.body.append(link); link.click(); link.remove(); })()`,
    ],
    [
      'a link to a mail program',
      `(() => { const link = Object.assign(document.createElement('a'), { href: 'mailto:a@example.org', target: '_blank' }); document.body.append(link); link.click(); link.remove(); })()`,
    ],
    ['print', `window.print()`],
    ['alert, confirm and prompt', `(() => { alert('x'); confirm('x'); prompt('x'); })()`],
    [
      'a question before it is left',
      `(() => { window.onbeforeunload = (event) => { event.preventDefault(); return 'x'; }; location.href = 'https://example.org/'; setTimeout(() => { window.onbeforeunload = null; }, 100); })()`,
    ],
    [
      'a choice of files',
      `(() => { const field = Object.assign(document.createElement('input'), { type: 'file' }); document.body.append(field); field.showPicker(); field.click(); field.remove(); })()`,
    ],
    ['a choice of files to write', `window.showSaveFilePicker?.()`],
    ['a choice of a folder', `window.showDirectoryPicker?.()`],
    [
      'a choice of a colour',
      `(() => { const field = Object.assign(document.createElement('input'), { type: 'color' }); document.body.append(field); field.click(); field.remove(); })()`,
    ],
    [
      'a download',
      `(() => { const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.csv' }); document.body.append(link); link.click(); link.remove(); })()`,
    ],
    ['an element that fills the screen, and leaves it', `document.body.requestFullscreen().then(() => document.exitFullscreen())`],
    ['a window above all, for a film', `document.createElement('video').requestPictureInPicture()`],
    ['a notification', `Notification.requestPermission().then(() => new Notification('x'))`],
    ['a service worker', `navigator.serviceWorker.register('/index.html')`],
    ['a print of a part', `document.execCommand('print')`],
  ] as const)
    test(name, async () => {
      await onPage(script)();
    });
});

test.describe('the page changes its window', () => {
  for (const script of [
    'window.close()',
    'window.resizeTo(300, 200)',
    'window.moveTo(200, 200)',
    'window.blur()',
    'history.back()',
    'document.exitFullscreen()',
  ])
    test(script, async () => {
      await onPage(script)();
    });
});

test.describe('the page asks for what lies in the PC, and is refused', () => {
  for (const [name, script] of [
    [
      'where it stands',
      `new Promise((found, not) => navigator.geolocation.getCurrentPosition(found, () => not(new Error('no')), { timeout: 2000 }))`,
    ],
    ['USB', `navigator.usb.requestDevice({ filters: [] })`],
    [
      'HID',
      `navigator.hid.requestDevice({ filters: [] }).then((devices) => { if (devices.length === 0) throw new Error('none'); return devices; })`,
    ],
    ['serial ports', `navigator.serial.requestPort()`],
    ['Bluetooth', `navigator.bluetooth.requestDevice({ acceptAllDevices: true })`],
    ['the clipboard', `navigator.clipboard.readText()`],
    ['the clipboard, to write', `navigator.clipboard.writeText('王伟')`],
    ['the microphone', `navigator.mediaDevices.getUserMedia({ audio: true })`],
    ['the screen', `navigator.mediaDevices.getDisplayMedia()`],
    ['MIDI', `navigator.requestMIDIAccess({ sysex: true })`],
    ['fonts of the PC', `queryLocalFonts().then((fonts) => { if (fonts.length === 0) throw new Error('none'); return fonts; })`],
    ['a file by fetch', `fetch('file:///etc/passwd')`],
    ['the network', `fetch('http://127.0.0.1:1/')`],
    ['Node', `require('node:fs')`],
    ['Electron', `window.electron.shell.openExternal('https://example.org/')`],
  ] as const)
    test(name, async () => {
      expect(await refusal(script)).toMatchObject(['refused', expect.any(String)]);
      await stay();
    });
});

test.describe('the page asks main, past its own buttons', () => {
  for (const script of [
    `hall.exitKiosk()`,
    `hall.kioskSelfTest()`,
    `hall.startByItself(true)`,
    `hall.openStation('counter')`,
    `hall.openStation('supervisor')`,
    `hall.openStation('signage')`,
    `hall.showApplicantScreen('anywhere').then((shown) => { if (!shown) throw new Error('no'); })`,
    `hall.chooseFolder()`,
    `hall.chooseTable()`,
    `hall.saveLedger({})`,
    `hall.saveLookUps({})`,
    `hall.saveReminders({})`,
    `hall.saveDiagnostics(crypto.randomUUID())`,
    `hall.saveEnrolmentRequest({})`,
    `hall.program.state()`,
    `hall.program.chooseUpdate()`,
    `hall.program.goBack(crypto.randomUUID(), null)`,
    `hall.program.startNewer()`,
  ])
    test(script, async () => {
      expect(await refusal(`window.${script}`)).toMatchObject(['refused', expect.any(String)]);
      await stay();
    });

  test('it cannot call itself another station', async () => {
    await page.evaluate(`(() => { try { window.hall.station = 'counter'; } catch {} })()`);
    expect(await page.evaluate('window.hall.station')).toBe('kiosk');
    await stay();
  });
});

test('the page asks the core for what only the staff may: none of it is answered', async () => {
  const forOthers = (Object.keys(operations) as OperationName[]).filter((name) => {
    return !(operations[name].access.stations as readonly string[]).includes('kiosk');
  });
  expect(forOthers.length).toBeGreaterThan(100);
  const answered: string[] = [];
  for (const name of forOthers) {
    const answer = await askCore({ window: page }, name, {} as never);
    if (answer.ok) answered.push(name);
  }
  expect(answered).toEqual([]);
  await stay();
});

test('nobody signs in at the kiosk, not even with the right password', async () => {
  const answer = await askCore({ window: page }, 'staff.signIn', { code: 'S1', password: passwords.S1, counter: '03' });
  expect(answer.ok).toBe(false);
  expect((await askCore({ window: page }, 'cases.worklist', {} as never)).ok).toBe(false);
  await stay();
});

test('guessing the staff’s secrets opens no way out', async () => {
  for (const password of ['1234', passphrase, passwords.R1])
    await page.evaluate(
      (input) =>
        window.hall.call({ operation: 'kiosk.release', input, requestId: crypto.randomUUID(), approval: null }).catch(() => undefined),
      { code: 'S1', password },
    );
  expect(await refusal('window.hall.exitKiosk()')).toMatchObject(['refused', expect.any(String)]);
  await stay();
});
