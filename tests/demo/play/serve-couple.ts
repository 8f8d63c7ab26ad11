import { expect } from '@playwright/test';
import type { Person } from '../../emulators/people.ts';
import type { ReaderEmulator } from '../../emulators/reader/index.ts';
import type { Stage } from './stage.ts';

export interface CoupleToServe {
  readonly reader: ReaderEmulator;
  readonly man: Person;
  readonly woman: Person;
  /** Path of their picture. */
  readonly photo: string;
}

/** One marriage from F2 to 登记发证, as a signed-in registrar does it, every step by the words on the window. */
export async function serveCouple(
  { window, hands, shoot }: Stage,
  { reader, man, woman, photo }: CoupleToServe,
): Promise<{ readonly caseNumber: string }> {
  const caseNumber = await hands.openCase();
  await expect(window.getByText('请将男方身份证放在读卡器上')).toBeVisible({ timeout: 20_000 });
  await shoot('等待读卡');
  await hands.readCards(reader, man, woman);
  await shoot('核验');
  await hands.primary(/完成核验/);

  await expect(window.getByText('男方本人情况')).toBeVisible();
  for (const slot of [/男方本人情况/, /女方本人情况/]) {
    await hands.choose(slot, '婚姻状况', '未婚');
    await hands.choose(slot, '文化程度', '大学本科');
  }
  await window.getByRole('textbox', { name: '职业' }).nth(0).fill('教师');
  await window.getByRole('textbox', { name: '职业' }).nth(1).fill('护士');
  await hands.check(/双方均亲自到场/);
  await hands.check(/已分别单独询问/);
  await shoot('初审');
  await hands.primary(/完成初审/);

  await hands.primary(/打印申请结婚登记声明书/);
  await hands.primary(/打印无误/);
  await expect(window.locator('canvas').first()).toBeVisible();
  for (const statement of [/男方已宣读/, /女方已宣读/, /均无配偶/, /没有直系血亲/, /完全自愿结为/]) await hands.check(statement);
  await shoot('声明');
  await hands.primary(/完成声明/);

  await window.locator('input[type=file]').setInputFiles(photo);
  await expect(window.getByAltText('刚拍摄或导入的合影')).toBeVisible();
  await shoot('拍照');
  await hands.primary(/采用这张照片/);

  await expect(window.getByRole('button', { name: /审查通过/ })).toBeEnabled({ timeout: 20_000 });
  await shoot('审查');
  await hands.primary(/审查通过/);

  await expect(window.getByText('剩余登记字号')).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: '转屏核对' }).click();
  await window.locator('.check-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
  await expect(window.getByRole('button', { name: /全部正确/ })).toBeEnabled();
  await shoot('双方核对');
  await window.keyboard.press('Enter');
  await expect(window.getByText('双方已确认全部正确')).toBeVisible();
  await window.keyboard.press('Escape');
  await shoot('制证');
  await hands.primary(/^制证/);
  await expect(window.getByText(/J\d{6}-\d{4}-\d{6}/).first()).toBeVisible({ timeout: 20_000 });
  for (const paper of ['结婚登记审查处理表', '男方结婚证', '女方结婚证']) {
    await hands.primary(new RegExp(`打印${paper}`));
    await hands.primary(new RegExp(`${paper}打印无误`));
  }
  await hands.check(/男方已签收/);
  await hands.check(/女方已签收/);
  await shoot('登记发证');
  await hands.primary(/登记发证/);
  await expect(window.getByRole('status', { name: '登记完成' })).toBeVisible({ timeout: 20_000 });
  await shoot('登记完成');
  return { caseNumber };
}
