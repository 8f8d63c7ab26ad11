import { expect, test } from '@playwright/test';
import { launchHall, type Hall } from './launch.ts';

/** What a page that was taken over would try, in the program as it is built. */
let hall: Hall;
test.beforeAll(async () => {
  hall = await launchHall();
  await expect(hall.window.locator('#root > *')).toBeAttached();
});
test.afterAll(() => hall.close());

test('every window has the preferences of the guard', async () => {
  const preferences = await hall.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    return (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('nothing is saved by the browser', async () => {
  await hall.app.evaluate(({ BrowserWindow }) => {
    const seen: { prevented: boolean }[] = [];
    Object.assign(globalThis, { seen });
    BrowserWindow.getAllWindows()[0]!.webContents.session.on('will-download', (event) => seen.push({ prevented: event.defaultPrevented }));
  });
  await hall.window.evaluate(() => {
    for (const address of [URL.createObjectURL(new Blob(['王伟'])), 'data:text/plain,x', 'hall://app/index.html']) {
      const link = Object.assign(document.createElement('a'), { href: address, download: 'couple.csv' });
      document.body.append(link);
      link.click();
      link.remove();
    }
  });
  await hall.window.waitForTimeout(500);
  const seen = await hall.app.evaluate(() => (globalThis as unknown as { seen: { prevented: boolean }[] }).seen);
  expect(seen.filter(({ prevented }) => !prevented)).toEqual([]);
  expect(hall.window.url()).toBe('hall://app/index.html');
});

test('a file, a link or text dropped beside its place is as if it had not been', async () => {
  const outcomes = await hall.window.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'scan.html', { type: 'text/html' }));
    const link = new DataTransfer();
    link.setData('text/uri-list', 'https://example.org/');
    return [files, link].flatMap((dataTransfer) =>
      ['dragover', 'drop'].map(
        (name) => !document.body.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer })),
      ),
    );
  });
  expect(outcomes).toEqual([true, true, true, true]);
});

test('the page goes to no page it made itself', async () => {
  await hall.window.evaluate(() => {
    for (const address of [
      URL.createObjectURL(new Blob(['<h1>x</h1>'], { type: 'text/html' })),
      'javascript:document.write(1)',
      'data:text/html,x',
    ])
      try {
        location.assign(address);
      } catch {
        // refused at once
      }
  });
  await hall.window.waitForTimeout(300);
  expect(hall.window.url()).toBe('hall://app/index.html');
  expect(await hall.window.evaluate(() => document.querySelector('#root > *') !== null)).toBe(true);
});

test('a payload made to break the pipe is refused, and the hall goes on', async () => {
  const answers = await hall.window.evaluate(async () => {
    const deep = (depth: number): unknown => {
      let value: unknown = 1;
      for (let i = 0; i < depth; i++) value = [value];
      return value;
    };
    const loop: unknown[] = [];
    loop.push(loop);
    const inputs = [deep(100), deep(2_000), loop, new Map([[1, 2]]), 12n, new Date(), { a: Number.NaN }];
    const said: string[] = [];
    for (const input of inputs) {
      const call = { operation: 'hall.health', input, requestId: crypto.randomUUID(), approval: null };
      // The bridge itself refuses some, at once.
      const answer = await Promise.resolve()
        .then(() => window.hall.call(call))
        .catch(() => ({ error: { code: 'call.invalid' } }));
      said.push((answer as { error?: { code: string } }).error?.code ?? 'answered');
    }
    const good = { operation: 'hall.health', input: {}, requestId: crypto.randomUUID(), approval: null };
    said.push(((await window.hall.call(good)) as { ok: boolean }).ok ? 'answered' : 'refused');
    return said;
  });
  expect(answers.slice(0, -1).every((code) => code === 'call.invalid')).toBe(true);
  expect(answers.at(-1)).toBe('answered');
});
