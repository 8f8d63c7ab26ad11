import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { askCore } from './window-call.ts';

test.describe.configure({ mode: 'serial' });

/** The one way out: a supervisor proves who they are at the kiosk's window. */
let prepared: PreparedHall;
let hall: Hall;
test.beforeAll(async () => {
  prepared = await prepareHall();
  hall = await launchHall({ ...prepared, station: 'kiosk' });
});
test.afterAll(async () => {
  await hall.close().catch(() => undefined);
  prepared.remove();
});

const page = () => hall.app.windows().at(-1)!;
const refused = (script: string) => page().evaluate(`window.hall.${script}.then(() => false, () => true)`);
const release = (code: string, password: string) => askCore({ window: page() }, 'kiosk.release', { code, password });

test('nobody else’s proof lets it go: a registrar’s, a supervisor’s with a wrong password', async () => {
  expect((await release('R1', passwords.R1)).ok).toBe(false);
  expect((await release('S1', 'wrong-password-9')).ok).toBe(false);
  for (const script of ['exitKiosk()', 'kioskSelfTest()', 'startByItself(null)']) expect(await refused(script)).toBe(true);
});

test('a supervisor’s proof lets this window be tested, and still answers nothing of a desk’s', async () => {
  expect(await release('S1', passwords.S1)).toMatchObject({ ok: true });
  const { findings } = await page().evaluate(() => window.hall.kioskSelfTest());
  expect(findings.find(({ what }) => what === 'awake')).toEqual({ what: 'awake', state: 'ok' });
  // The PC of these tests is no kiosk: it is told so.
  expect(findings.filter(({ state }) => state !== 'ok')).not.toEqual([]);
  expect(await page().evaluate(() => window.hall.startByItself(null))).toMatchObject({ isOn: false });
  for (const script of ["openStation('counter')", 'chooseFolder()', 'program.state()', "startByItself('yes')"])
    expect(await refused(script)).toBe(true);
});

test('what it was let go for ends with the page: the next visit’s window is refused', async () => {
  const before = page();
  const next = hall.app.waitForEvent('window');
  await askCore({ window: before }, 'kiosk.leave', {}).catch(() => undefined);
  await next;
  await page().locator('#root > *').first().waitFor();
  for (const script of ['exitKiosk()', 'kioskSelfTest()']) expect(await refused(script)).toBe(true);
});

test('let go again, the kiosk ends with its program', async () => {
  expect(await release('S1', passwords.S1)).toMatchObject({ ok: true });
  const main = hall.app.process();
  const ended = once(main, 'exit');
  await page()
    .evaluate(() => window.hall.exitKiosk())
    .catch(() => undefined);
  expect((await ended)[0]).toBe(0);
});
