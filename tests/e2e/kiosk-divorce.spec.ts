import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { accept } from '../core/cases/divorce/divorce-desk.ts';
import { solidTextOf } from '../core/documents/poppler.ts';
import { KioskSettings } from '#shared/model/index.ts';
import { people } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { fortyDaysAgo, hallOfDivorces } from './divorce-hall.ts';
import { hallConfig, prepareHall, type PreparedHall } from './hall-store.ts';
import { lookAt } from './kiosk-look.ts';
import { launchHall, type Hall } from './launch.ts';

let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;

test.beforeAll(async () => {
  prepared = await prepareHall({
    clock: fortyDaysAgo,
    config: hallOfDivorces(hallConfig),
    acts: async (as) => {
      await accept(await as('R1'));
      await (await as('S1')).ask('frontDesk.configure', { kiosk: KioskSettings.parse({ printer: '文件' }) });
    },
    later: () => Promise.resolve(),
  });
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, station: 'kiosk', reader: reader.path });
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

test('民法典 1077: the days of a divorce are those of its receipt, a copy of which is printed', async () => {
  const page = hall.app.windows().at(-1)!;
  const press = (name: RegExp | string) => page.getByRole('button', { name }).first().click({ timeout: 20_000 });
  await press(/^刷身份证/);
  await expect(page.getByRole('heading', { level: 1, name: '请放身份证' })).toBeVisible({ timeout: 20_000 });
  reader.placeCard(residentCard(people.wangWei));
  await expect(page.getByRole('heading', { level: 1, name: /您好/ })).toBeVisible({ timeout: 20_000 });
  reader.removeCard();
  await press(/^本人事项/);
  await expect(page.getByText('可以共同申领离婚证')).toBeVisible({ timeout: 20_000 });
  const days = await page.locator('.kiosk-card').innerText();
  const [applied, coolsUntil, from, until] = [...days.matchAll(/\d{4}年\d{2}月\d{2}日/gu)].map(([date]) => date);
  await lookAt(page, 'kiosk-divorce');
  const before = new Set(readdirSync(prepared.printed));
  await press('打印受理回执单副本');
  await expect(page.getByText(/请取走打印件/)).toBeVisible({ timeout: 20_000 });
  await lookAt(page, 'kiosk-divorce-printed');
  const [copy] = readdirSync(prepared.printed).filter((file) => !before.has(file));
  const paper = solidTextOf(readFileSync(join(prepared.printed, copy!)));
  for (const day of [applied, coolsUntil, from, until]) expect(paper).toContain(day!);
});
