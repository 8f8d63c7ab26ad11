import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { passphrase, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { countInMemory, processesOf } from './memory-traces.ts';
import { findTraces } from './traces.ts';
import { askCore } from './window-call.ts';

test.describe.configure({ mode: 'serial' });

/** After a visit: what of the visitor is left, and where. */
const visitor = people.liJie;
const words = [visitor.name, visitor.idNumber];
let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;
let temp: string;
let masked: string;
let ofVisit: number;

test.beforeAll(async () => {
  prepared = await prepareHall({ training: false, office: { hours: { from: '00:00', until: '23:59', weekdays: [1, 2, 3, 4, 5, 6, 7] } } });
  temp = join(prepared.folder, 'tmp');
  mkdirSync(temp);
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, station: 'kiosk', reader: reader.path, env: { TMPDIR: temp } });
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

const shownPage = (): Page => hall.app.windows().at(-1)!;
const rendererPid = () => hall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)!.webContents.getOSProcessId());
const pidsOf = (kind: string) =>
  processesOf(hall.app.process().pid!)
    .filter((each) => each.kind === kind)
    .map(({ pid }) => pid);

test('somebody lays their card down, is known, takes a number, and ends their visit', async () => {
  const { window } = hall;
  const opened = await askCore({ window }, 'setup.unlock', { passphrase });
  expect(opened.ok).toBe(true);
  const kiosk = async (): Promise<unknown> => askCore({ window }, 'kiosk.state', {});
  await expect.poll(kiosk, { timeout: 20_000 }).toMatchObject({ value: { reader: 'there' } });
  await window.getByRole('button', { name: /刷身份证/ }).click({ timeout: 10_000 });
  await expect(window.locator('body')).toContainText('请放身份证');
  reader.placeCard(residentCard(visitor));
  await expect.poll(kiosk, { timeout: 20_000 }).toMatchObject({ value: { visit: { by: 'card' } } });
  const state = await askCore({ window }, 'kiosk.state', {});
  if (!state.ok || !state.value.visit?.idNumber) throw new Error('nobody is known');
  masked = state.value.visit.idNumber;
  expect(masked).toMatch(/\*{4}/);
  const ticket = await askCore({ window }, 'kiosk.checkIn', { service: 'marriage' });
  expect(ticket).toMatchObject({ ok: true });
  expect(await window.content()).not.toContain(visitor.idNumber);
  ofVisit = await rendererPid();
  // The search finds what is there: the page knows the number as it shows it.
  expect(countInMemory(ofVisit, [masked])[masked]).toBeGreaterThan(0);

  reader.removeCard();
  const next = hall.app.waitForEvent('window');
  await window.getByRole('button', { name: '结束' }).click();
  await next;
  await shownPage().locator('#root > *').first().waitFor();
  await expect.poll(() => hall.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the process of the visit’s page is gone, and no page knows the visitor, as they are or as they were shown', async () => {
  await expect.poll(() => pidsOf('renderer')).not.toContain(ofVisit);
  const renderers = pidsOf('renderer');
  expect(renderers).toContain(await rendererPid());
  for (const pid of renderers) {
    const counts = countInMemory(pid, [...words, masked]);
    expect(counts, `renderer ${pid}`).toEqual(Object.fromEntries([...words, masked].map((word) => [word, 0])));
  }
});

test('no file, temporary file, log or clipboard holds the visitor', async () => {
  for (const folder of [hall.profile, hall.store, temp]) {
    const { files, found } = findTraces(folder, [...words, masked]);
    if (folder !== temp) expect(files).toBeGreaterThan(0);
    expect(found).toEqual([]);
  }
  expect(hall.stderr()).not.toContain(visitor.idNumber);
  expect(await hall.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
});

test('what is left in the memory of main, core and Chromium’s helpers is measured', async () => {
  const measured = processesOf(hall.app.process().pid!).map(({ pid, kind }) => ({
    kind,
    counts: Object.values(countInMemory(pid, words)),
  }));
  const lines = measured.map(({ kind, counts: [name, idNumber] }) => `${kind}: name ${name}, ID number ${idNumber}`);
  await test.info().attach('kiosk-memory.txt', { body: lines.join('\n'), contentType: 'text/plain' });
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(measured.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['main', 'core', 'renderer']));
  // Only the core ever had them in clear, to know who stands there; Chromium's processes never did.
  for (const { kind, counts } of measured) if (kind !== 'main' && kind !== 'core') expect(counts, kind).toEqual([0, 0]);
});
