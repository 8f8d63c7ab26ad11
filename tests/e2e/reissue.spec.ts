/** 补领结婚证 at the counter, from two ID cards to the certificates. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takeTo, testPhoto } from '../core/cases/test-desk.ts';
import { solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { serveReissue } from '../demo/play/serve-reissue.ts';
import { resident } from '../demo/play/visitors.ts';
import { people } from '../emulators/people.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { hallConfig, passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { findLayoutFaults, findViolations } from './layout-faults.ts';

const { year } = today;

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;
let registered: string;

test.beforeAll(async () => {
  prepared = await prepareHall({
    config(printed) {
      const usual = hallConfig(printed);
      const offlineAuthorisation = { ...usual.office.offlineAuthorisation!, businesses: ['marriage' as const, 'reissue' as const] };
      const block = { prefix: 'BJ' as const, regionCode: '329901', year, first: 7, last: 50 };
      return { ...usual, office: { ...usual.office, offlineAuthorisation }, numberBlocks: [...usual.numberBlocks, block] };
    },
    acts: async (as) => {
      registered = (await takeTo(await as('R1'), 'registered')).registrationNumber!;
    },
  });
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, reader: reader.path });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

test('M-80 a couple who lost their certificates get new ones from the register, all by keyboard', async () => {
  const { window } = hall;
  await expect(window.getByRole('main', { name: '请双方就座' })).toBeVisible();
  const photo = join(prepared.folder, 'couple.jpg');
  writeFileSync(photo, await testPhoto(), 'base64');
  const number = await serveReissue(
    { window, hands: handsOf(window), shoot: shot },
    { man: resident(reader, people.wangWei), woman: resident(reader, people.chenJing), photo },
    registered,
  );
  expect(number).toBe(`BJ329901-${year}-000007`);
  const certificate = readdirSync(prepared.printed)
    .filter((file) => file.startsWith('certificate-'))
    .at(-1)!;
  expect(solidTextOf(readFileSync(join(prepared.printed, certificate)))).toContain('结婚证遗失，补发此证。');
});

/** Nothing keeps anybody out of the page as it stands, nothing is cut; a picture where somebody wants to look at it. */
async function shot(name: string): Promise<void> {
  expect.soft(await findViolations(hall.window), name).toEqual([]);
  expect.soft(await findLayoutFaults(hall.window), name).toEqual([]);
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await hall.window.screenshot({ path: `${folder}/reissue-${name}.png` });
}
