/** 补领结婚证 at the counter, from two ID cards to the certificates. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takeTo, testPhoto } from '../core/cases/test-desk.ts';
import { solidTextOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { people } from '../emulators/people.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { hallConfig, passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';

const { wangWei: man, chenJing: woman } = people;
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
  const hands = handsOf(window);
  await expect(window.getByRole('main', { name: '请双方就座' })).toBeVisible();
  await window.keyboard.press('Alt+j');
  await expect(window.getByRole('heading', { name: /补领证件/ })).toBeVisible({ timeout: 20_000 });
  await hands.readCards(reader, man, woman);
  await window.keyboard.press('Alt+1');
  await window.getByRole('radio', { name: '证件遗失' }).click({ force: true });
  await shot('identify');
  await hands.primary(/完成核验/);

  await window.keyboard.press('Alt+s');
  await window.getByRole('button', { name: new RegExp(`王伟 · 陈静.*${registered}`) }).click();
  await expect(window.getByText('登记档案中没有不符的记录')).toBeVisible();
  await window.getByRole('radio', { name: '没有离婚、无效、撤销' }).click({ force: true });
  await hands.check(/已查阅此后的婚姻登记记录/);
  await hands.check(/申请人亲自到场/);
  await shot('precheck');
  await hands.primary(/完成初审/);

  await hands.primary(/打印申请补领婚姻登记证声明书/);
  await hands.primary(/打印无误/);
  await hands.check(/男方已宣读/);
  await hands.check(/女方已宣读/);
  await shot('declare');
  await hands.primary(/受理申请/);

  const photo = join(prepared.folder, 'couple.jpg');
  writeFileSync(photo, await testPhoto(), 'base64');
  await window.locator('input[type=file]').setInputFiles(photo);
  await expect(window.getByAltText('刚拍摄或导入的合影')).toBeVisible();
  await shot('photograph');
  await hands.primary(/采用这张照片/);
  await expect(window.getByRole('button', { name: /审查通过/ })).toBeEnabled({ timeout: 20_000 });
  await shot('examine');
  await hands.primary(/审查通过/);
  await shot('prepare');
  await hands.primary(/^制证/);
  for (const paper of ['补发婚姻登记证审查处理表', '男方结婚证', '女方结婚证']) {
    await hands.primary(new RegExp(`打印${paper}`));
    await hands.primary(new RegExp(`${paper}打印无误`));
  }
  await hands.check(/男方已签收/);
  await hands.check(/女方已签收/);
  await shot('issue');
  await hands.primary(/发证/);
  await expect(window.getByRole('status', { name: '补发完成' })).toContainText(`BJ329901-${year}-000007`, { timeout: 20_000 });
  await shot('issued');
  const certificate = readdirSync(prepared.printed)
    .filter((file) => file.startsWith('certificate-'))
    .at(-1)!;
  expect(solidTextOf(readFileSync(join(prepared.printed, certificate)))).toContain('结婚证遗失，补发此证。');
});

/** Where somebody wants to look at it. */
async function shot(name: string): Promise<void> {
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await hall.window.screenshot({ path: `${folder}/reissue-${name}.png` });
}
