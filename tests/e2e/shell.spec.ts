import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { getCorePid } from './core-pid.ts';
import { hallCommand, launchHall, type Hall } from './launch.ts';

let hall: Hall;
let server: Server;
/** What a server on this PC was asked; nothing may ever arrive. */
let requests: string[];
let remote: string;

test.beforeAll(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('<h1>remote</h1>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  remote = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hall = await launchHall({ args: ['--use-fake-device-for-media-stream'] });
});
test.afterAll(async () => {
  await hall.close();
  server.close();
});

test('the window opens on the page of this program, which speaks Chinese to Chromium', async () => {
  expect(await hall.window.evaluate(() => navigator.language)).toBe('zh-CN');
  expect(hall.window.url()).toBe('hall://app/index.html');
  await expect(hall.window.locator('#root > *')).toBeAttached();
  expect(await hall.window.evaluate(() => window.isSecureContext)).toBe(true);
});

test('the page keeps to its own policy', async () => {
  const errors: string[] = [];
  hall.window.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  await hall.window.reload();
  await expect(hall.window.locator('#root > *')).toBeAttached();
  await hall.window.locator('button').first().click();
  expect(errors).toEqual([]);
});

test('the page has the bridge and nothing of Node or Electron', async () => {
  const seen = await hall.window.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in window),
    bridge: Object.keys(window.hall).sort(),
    station: window.hall.station,
  }));
  expect(seen).toEqual({
    globals: [],
    bridge: [
      'call',
      'chooseFolder',
      'chooseTable',
      'exitKiosk',
      'kioskSelfTest',
      'onEvent',
      'openStation',
      'program',
      'saveDiagnostics',
      'saveEnrolmentRequest',
      'saveLedger',
      'saveLookUps',
      'saveReminders',
      'showApplicantScreen',
      'startByItself',
      'station',
    ],
    station: 'counter',
  });
});

test('the page cannot change the bridge', async () => {
  const changed = await hall.window.evaluate(() => {
    try {
      (window.hall as { station: string }).station = 'supervisor';
    } catch {
      // refused aloud is as good
    }
    return window.hall.station;
  });
  expect(changed).toBe('counter');
});

test('an inline script does not run', async () => {
  const ran = await hall.window.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    await new Promise((resolve) => setTimeout(resolve, 100));
    script.remove();
    return 'inlineRan' in window;
  });
  expect(ran).toBe(false);
});

test('an attribute does not become code', async () => {
  const ran = await hall.window.evaluate(() => {
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.attributeRan = true');
    document.body.append(button);
    button.click();
    button.remove();
    return 'attributeRan' in window;
  });
  expect(ran).toBe(false);
});

test('a style element is heeded only with the nonce of this load', async () => {
  const colours = await hall.window.evaluate(() => {
    const known = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
    return [known, '', '__CSP_NONCE__'].map((nonce) => {
      const style = document.createElement('style');
      style.nonce = nonce;
      style.textContent = '#root { color: rgb(1, 2, 3) !important }';
      document.head.append(style);
      const seen = getComputedStyle(document.getElementById('root')!).color;
      style.remove();
      return seen === 'rgb(1, 2, 3)';
    });
  });
  expect(colours).toEqual([true, false, false]);
});

test('nothing is asked of the network', async () => {
  const outcomes = await hall.window.evaluate(async (address) => {
    const image = new Promise((resolve) => {
      const element = new Image();
      element.addEventListener('load', () => resolve('loaded'));
      element.addEventListener('error', () => resolve('refused'));
      element.src = `${address}/image`;
    });
    const fetched = fetch(`${address}/fetch`, { mode: 'no-cors' }).then(
      () => 'loaded',
      () => 'refused',
    );
    const beacon = Promise.resolve(navigator.sendBeacon(`${address}/beacon`) ? 'queued' : 'refused');
    return Promise.all([image, fetched, beacon]);
  }, remote);
  expect(outcomes.slice(0, 2)).toEqual(['refused', 'refused']);
  expect(requests).toEqual([]);
});

test('even where the page’s policy does not reach, no request leaves', async () => {
  const outcome = await hall.app.evaluate(async ({ BrowserWindow }, address) => {
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    return session.fetch(`${address}/session`).then(
      () => 'loaded',
      (error: Error) => error.message,
    );
  }, remote);
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(requests).toEqual([]);
});

test('the window does not navigate away', async () => {
  for (const address of [remote, 'file:///etc/passwd', 'data:text/html,x', 'hall://other/index.html']) {
    await hall.window.evaluate((to) => void (location.href = to), address);
    await hall.window.waitForTimeout(100);
    expect(hall.window.url()).toBe('hall://app/index.html');
  }
  expect(requests).toEqual([]);
});

test('no second window is opened by a page', async () => {
  const opened = await hall.window.evaluate(
    (address) => [window.open(address), window.open('hall://app/index.html')].map((other) => other === null),
    remote,
  );
  expect(opened).toEqual([true, true]);
  expect(hall.app.windows()).toHaveLength(1);
});

test('a frame inside the page shows nothing foreign', async () => {
  await hall.window.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    frame.remove();
  }, remote);
  expect(requests).toEqual([]);
});

test('the camera is granted, the microphone and the rest are not', async () => {
  const granted = await hall.window.evaluate(async () => {
    const media = async (wanted: MediaStreamConstraints) => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(wanted);
        for (const track of stream.getTracks()) track.stop();
        return true;
      } catch {
        return false;
      }
    };
    return {
      camera: await media({ video: true }),
      microphone: await media({ audio: true }),
      both: await media({ video: true, audio: true }),
      screen: await navigator.mediaDevices.getDisplayMedia({ video: true }).then(
        () => true,
        () => false,
      ),
      notifications: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().then(
        () => true,
        () => false,
      ),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve(true),
          () => resolve(false),
        );
      }),
    };
  });
  expect(granted).toEqual({
    camera: true,
    microphone: false,
    both: false,
    screen: false,
    notifications: 'denied',
    clipboard: false,
    place: false,
  });
});

test('no file outside the renderer is served', async () => {
  const statuses = await hall.window.evaluate(() =>
    Promise.all(
      ['hall://app/..%2fmain%2findex.js', 'hall://app/%2e%2e/main/index.js', 'hall://app/../../package.json'].map((address) =>
        fetch(address).then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404]);
});

test('a call that does not follow the contract is refused', async () => {
  const answer = await hall.window.evaluate(() =>
    window.hall.call({ operation: 'hall.health', input: {}, requestId: 'not a uuid', approval: null }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
});

test('a foreign page in a window of ours is not heard', async () => {
  const outcome = await hall.app.evaluate(async ({ app, BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true, contextIsolation: true },
    });
    await window.loadURL('about:blank');
    const said = await window.webContents.executeJavaScript(
      `window.hall.call({ operation: 'hall.health', input: {}, requestId: '01980000-0000-7000-8000-000000000001', approval: null }).then(() => 'answered', (error) => error.message)`,
    );
    window.destroy();
    return String(said);
  });
  expect(outcome).toContain('not from a page of this program');
});

test('there is no menu and no key for reloading or looking inside', async () => {
  expect(await hall.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
  await hall.window.evaluate(() => void Object.assign(window, { stillHere: true }));
  for (const keys of ['Control+R', 'F5', 'Control+Shift+I', 'F12']) await hall.window.keyboard.press(keys);
  await hall.window.waitForTimeout(200);
  expect(await hall.window.evaluate(() => 'stillHere' in window)).toBe(true);
  expect(
    await hall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.webContents.isDevToolsOpened())),
  ).toBe(false);
});

test('a second start on the same store finds the first and ends', async () => {
  const noticed = hall.app.evaluate(({ app }) => new Promise<boolean>((resolve) => app.once('second-instance', () => resolve(true))));
  const { executable, args } = hallCommand({ store: hall.store, profile: hall.profile });
  const [code] = (await once(spawn(executable, args, { stdio: 'ignore' }), 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(await noticed).toBe(true);
  expect(hall.app.windows()).toHaveLength(1);
});

test('the supervisor’s window opens once, with a seat of its own', async () => {
  const opening = hall.app.waitForEvent('window');
  await hall.window.evaluate(() => window.hall.openStation('supervisor'));
  const supervisor = await opening;
  expect(await supervisor.evaluate(() => window.hall.station)).toBe('supervisor');
  await hall.window.evaluate(() => window.hall.openStation('supervisor'));
  expect(hall.app.windows()).toHaveLength(2);
  await expect(hall.window.evaluate(() => window.hall.openStation('kitchen' as 'counter'))).rejects.toThrow(/openStation|open-station/);
  await supervisor.close();
});

test('a core that is killed is announced within a second, comes back and answers', async () => {
  const health = () =>
    hall.window.evaluate(() =>
      window.hall.call({ operation: 'hall.health', input: {}, requestId: '01980000-0000-7000-8000-000000000002', approval: null }),
    );
  expect(await health()).toMatchObject({ ok: true, value: { store: 'absent' } });
  // Listening is certain before the kill; the promise is kept in the page.
  await hall.window.evaluate(() => {
    const heard = new Promise<number[]>((resolve) => {
      const times: number[] = [];
      const stop = window.hall.onEvent((event) => {
        if (event.event !== 'core.changed') return;
        times.push(Date.now());
        if (!event.running) return;
        stop();
        resolve(times);
      });
    });
    Object.assign(window, { heard });
  });
  const killed = Date.now();
  process.kill(getCorePid(hall), 'SIGKILL');
  const [down = Infinity, back = 0] = await hall.window.evaluate(() => (window as unknown as { heard: Promise<number[]> }).heard);
  expect(down - killed).toBeLessThan(1000);
  expect(back).toBeGreaterThanOrEqual(down);
  expect(await health()).toMatchObject({ ok: true, value: { store: 'absent' } });
});
