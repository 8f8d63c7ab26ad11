import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { accept } from '../core/cases/divorce/divorce-desk.ts';
import { testPhoto } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { people } from '../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { fortyDaysAgo, hallOfDivorces } from './divorce-hall.ts';
import { hallConfig, passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { askCore } from './window-call.ts';

const { wangWei: man, chenJing: woman } = people;

let prepared: PreparedHall;
let reader: ReaderEmulator;
let hall: Hall;
let caseId = '';

test.beforeAll(async () => {
  prepared = await prepareHall({
    clock: fortyDaysAgo,
    config: hallOfDivorces(hallConfig),
    acts: async (as) => {
      caseId = (await accept(await as('R1'))).id;
    },
    later: () => Promise.resolve(),
  });
  reader = await startReaderEmulator();
  hall = await launchHall({ ...prepared, reader: reader.path, size: { width: 1366, height: 768 } });
});
test.afterAll(async () => {
  await hall.close();
  await reader.stop();
  prepared.remove();
});

test('both come again with their cards and are divorced', async () => {
  test.setTimeout(240_000);
  const { window } = hall;
  const hands = { ...handsOf(window), primary };
  /** As `handsOf` does; a page that is still busy with the paper before takes no key. */
  async function primary(label: RegExp): Promise<void> {
    const button = window.locator('.step-foot').getByRole('button', { name: label });
    await expect(button).toBeEnabled({ timeout: 20_000 });
    await expect(button).not.toHaveAttribute('data-pending', 'true', { timeout: 20_000 });
    await window.keyboard.press('Control+Enter');
    await expect(button).toHaveCount(0, { timeout: 20_000 });
  }
  const shots = process.env['TONGXIN_SHOTS'];
  const shoot = async (name: string): Promise<void> => {
    if (shots) await window.screenshot({ path: join(shots, `${name}.png`) });
  };
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await hands.signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.getByText('今日可领证 1')).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('F12');
  await window.getByRole('main').getByRole('button', { name: /王伟/ }).first().click();
  const next = window.locator('.step-foot .button-primary');
  await expect(next).toBeEnabled({ timeout: 20_000 });
  await window.keyboard.press('Control+Enter');

  const read = async (party: '男方' | '女方', card: typeof man) => {
    await expect(window.getByText(`请将${party}身份证放在读卡器上`)).toBeVisible({ timeout: 20_000 });
    reader.placeCard(residentCard(card));
  };
  // Hers is laid down for him: it is said, and nothing is written down.
  await read('男方', woman);
  await expect(window.getByText('这是另一方的证件')).toBeVisible({ timeout: 20_000 });
  await shoot('return-wrong-card');
  reader.removeCard();
  await read('男方', man);
  await expect(window.getByText('已读卡，与申请时一致')).toHaveCount(1, { timeout: 20_000 });
  reader.removeCard();
  await shoot('return-one');
  await read('女方', woman);
  await expect(window.getByText('已读卡，与申请时一致')).toHaveCount(2, { timeout: 20_000 });
  reader.removeCard();
  await shoot('return');
  await hands.primary(/双方到场/);

  for (const party of ['男方', '女方'] as const) {
    const asked = window.locator('.interview');
    await expect(asked).toContainText(party);
    for (const question of await asked.locator('.interview-question').all()) await question.getByRole('button').first().click();
    for (const conclusion of ['本人自愿离婚', '本人同意协议，没有受到强迫'])
      await asked.getByRole('radiogroup', { name: conclusion }).getByText('是', { exact: true }).click();
    await shoot(`question-${party}`);
    await hands.primary(new RegExp(`记入${party}笔录`));
    await hands.primary(/^打印/);
    await hands.primary(/打印无误/);
    await hands.check(new RegExp(`${party}已阅读笔录`));
    await shoot(`question-${party}-signed`);
    if (party === '男方') await hands.primary(/请女方进来询问/);
  }
  await hands.primary(/完成询问/);

  await hands.primary(/^打印/);
  await hands.primary(/打印无误/);
  for (const party of ['男方', '女方']) {
    await hands.check(new RegExp(`${party}已宣读声明`));
    await hands.check(new RegExp(`${party}已在离婚协议书上现场签名`));
  }
  await shoot('declare');
  await hands.primary(/完成声明/);

  const picture = join(prepared.folder, 'alone.jpg');
  writeFileSync(picture, await testPhoto(826, 1252), 'base64');
  await shoot('photograph');
  for (const party of ['男方', '女方']) {
    await expect(window.getByRole('region', { name: `拍摄${party}单人照` })).toBeVisible({ timeout: 20_000 });
    await window.locator('.photo-panel input[type=file]').setInputFiles(picture);
    await expect(window.getByRole('region', { name: `请核对${party}照片` })).toBeVisible();
    await shoot(`photograph-${party}`);
    await hands.primary(/采用这张照片/);
  }

  await expect(window.getByRole('region', { name: '逐项审查' })).toBeVisible({ timeout: 20_000 });
  await expect(next).toBeDisabled();
  const agreement = { caseId, kind: 'divorceAgreement', party: null, picture: await testPhoto(), from: 'file', of: 'original' } as const;
  expect(await askCore(hall, 'attachments.add', agreement)).toMatchObject({ ok: true });
  await expect(next).toBeEnabled({ timeout: 20_000 });
  await shoot('examine');
  await hands.primary(/审查通过/);
  await expect(window.getByRole('region', { name: '号段与空白证' })).toContainText('50');
  await shoot('prepare');
  await hands.primary(/制证/);

  for (let i = 0; i < 3; i += 1) {
    await hands.primary(/^打印/);
    await hands.primary(/打印无误/);
  }
  await hands.check(/男方已签收/);
  await hands.check(/女方已签收/);
  await hands.check(/已在两本结婚证上加盖/);
  await shoot('register');
  await hands.primary(/登记发证/);
  await expect(window.getByText(new RegExp(`L329901-${today.year}-000001`)).first()).toBeVisible({ timeout: 20_000 });
  await shoot('registered');
  expect(await askCore(hall, 'cases.get', { caseId })).toMatchObject({ ok: true, value: { state: 'registered' } });
});
