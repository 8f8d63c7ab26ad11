import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { apply } from '../demo/play/apply-divorce.ts';
import { people } from '../emulators/people.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { hallConfig, passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';

const { wangWei: man, chenJing: woman } = people;

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;

test.beforeAll(async () => {
  prepared = await prepareHall({ config: hallWithDivorce });
  mkdirSync(join(prepared.folder, 'tmp'));
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, reader: reader.path, env: { TMPDIR: join(prepared.folder, 'tmp') } });
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

function hallWithDivorce(printed: string): ReturnType<typeof hallConfig> {
  const usual = hallConfig(printed);
  const authorisation = usual.office.offlineAuthorisation!;
  return { ...usual, office: { ...usual.office, offlineAuthorisation: { ...authorisation, businesses: ['marriage', 'divorce'] } } };
}

test('a couple applies for a divorce, from two ID cards to the receipts', async () => {
  test.setTimeout(120_000);
  const { window } = hall;
  const hands = handsOf(window);
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await hands.signIn('R1', passwords.R1, /3号窗口/);
  await apply(
    { window, hands, shoot: () => Promise.resolve() },
    {
      reader,
      man,
      woman,
      marriage: { on: `${today.year - 8}0521`, number: `J329901-${today.year - 8}-000123`, authority: '清江县民政局' },
    },
  );
  await expect(window.locator('.case-head')).toContainText('冷静期');
});

test('the application names both and the marriage to be dissolved', () => {
  const papers = readdirSync(prepared.printed).map((file) => solidTextOf(readFileSync(join(prepared.printed, file))));
  const [application, ...others] = papers.filter((text) => text.includes('离婚登记申请书'));
  expect(others).toEqual([]);
  for (const words of [man.name, man.idNumber, woman.name, woman.idNumber, `J329901-${today.year - 8}-000123`, '清江县民政局'])
    expect(application).toContain(words);
});
