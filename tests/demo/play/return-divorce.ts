import { expect } from '@playwright/test';
import { residentCard } from '../../emulators/reader/index.ts';
import type { CoupleToPart } from './apply-divorce.ts';
import type { Party } from './counter.ts';
import type { Stage } from './stage.ts';

export interface CoupleComingBack extends Pick<CoupleToPart, 'reader' | 'man' | 'woman'> {
  /** Paths: a picture of one alone, and of their own agreement. */
  readonly alone: string;
  readonly agreement: string;
}

const parties: readonly Party[] = ['男方', '女方'];

/** The second visit, from the case as it waited to 登记发证; answers the registration number. */
export async function comeBack(stage: Stage, couple: CoupleComingBack): Promise<string> {
  await showAgain(stage, couple);
  for (const party of parties) await ask(stage, party);
  await stage.hands.primary(/完成询问/);
  await declare(stage);
  await photograph(stage, couple);
  await examine(stage, couple);
  await stage.hands.primary(/制证/);
  return handOver(stage);
}

/** ① Both cards again. */
async function showAgain({ window, hands, shoot }: Stage, { reader, man, woman }: CoupleComingBack): Promise<void> {
  await hands.primary(/双方到场，开始办理/);
  for (const [party, person, read] of [
    ['男方', man, 1],
    ['女方', woman, 2],
  ] as const) {
    await expect(window.getByText(`请将${party}身份证放在读卡器上`)).toBeVisible({ timeout: 20_000 });
    reader.placeCard(residentCard(person));
    await expect(window.getByText('已读卡，与申请时一致')).toHaveCount(read, { timeout: 20_000 });
    reader.removeCard();
  }
  await shoot('双方到场');
  await hands.primary(/双方到场/);
}

/** ② One alone: every question with the answer most give, and the record they sign. */
async function ask({ window, hands, shoot }: Stage, party: Party): Promise<void> {
  const asked = window.locator('.interview');
  await expect(asked).toContainText(party);
  for (const question of await asked.locator('.interview-question').all()) await question.getByRole('button').first().click();
  for (const conclusion of ['本人自愿离婚', '本人同意协议，没有受到强迫'])
    await asked.getByRole('radiogroup', { name: conclusion }).getByText('是', { exact: true }).click();
  await hands.primary(new RegExp(`记入${party}笔录`));
  await hands.primary(/^打印/);
  await hands.primary(/打印无误/);
  await hands.check(new RegExp(`${party}已阅读笔录`));
  await shoot(`询问${party}`);
  if (party === '男方') await hands.primary(/请女方进来询问/);
}

/** ③ */
async function declare({ hands, shoot }: Stage): Promise<void> {
  await hands.primary(/^打印/);
  await hands.primary(/打印无误/);
  for (const party of parties) {
    await hands.check(new RegExp(`${party}已宣读声明`));
    await hands.check(new RegExp(`${party}已在离婚协议书上现场签名`));
  }
  await shoot('声明');
  await hands.primary(/完成声明/);
}

/** ④ Each alone. */
async function photograph({ window, hands, shoot }: Stage, { alone }: CoupleComingBack): Promise<void> {
  for (const party of parties) {
    await expect(window.getByRole('region', { name: `拍摄${party}单人照` })).toBeVisible({ timeout: 20_000 });
    await window.locator('.photo-panel input[type=file]').setInputFiles(alone);
    await expect(window.getByRole('region', { name: `请核对${party}照片` })).toBeVisible();
    await shoot(`拍照${party}`);
    await hands.primary(/采用这张照片/);
  }
}

/** ⑤ The signed agreement lies in the file, and every rule holds. */
async function examine({ window, hands, shoot }: Stage, { agreement }: CoupleComingBack): Promise<void> {
  await expect(window.getByRole('region', { name: '逐项审查' })).toBeVisible({ timeout: 20_000 });
  await hands.addScan('双方', '离婚协议书', agreement);
  await window.keyboard.press('Escape');
  await shoot('审查');
  await hands.primary(/审查通过/);
  await expect(window.getByRole('region', { name: '号段与空白证' })).toBeVisible({ timeout: 20_000 });
  await shoot('制证');
}

/** ⑦ */
async function handOver({ window, hands, shoot }: Stage): Promise<string> {
  for (const paper of ['离婚登记审查处理表', '男方离婚证', '女方离婚证']) {
    await hands.primary(new RegExp(`打印${paper}`));
    await hands.primary(new RegExp(`${paper}打印无误`));
  }
  for (const words of [/男方已签收/, /女方已签收/, /已在两本结婚证上加盖/]) await hands.check(words);
  await shoot('登记发证');
  await hands.primary(/登记发证/);
  await expect(window.getByRole('status', { name: '离婚登记完成' })).toBeVisible({ timeout: 20_000 });
  await shoot('登记完成');
  return window.locator('.registration-number').first().innerText();
}
