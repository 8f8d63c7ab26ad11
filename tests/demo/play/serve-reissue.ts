import { expect } from '@playwright/test';
import type { CoupleToServe } from './serve-couple.ts';
import type { Stage } from './stage.ts';

/** A couple who lost their marriage certificates, from Alt+J to 发证; answers the number of the new ones. */
export async function serveReissue(
  stage: Stage,
  couple: Pick<CoupleToServe, 'man' | 'woman' | 'photo'>,
  registered: string,
): Promise<string> {
  const { window, hands, shoot } = stage;
  await expect(window.getByRole('button', { name: /新办补领/ })).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('Alt+j');
  await expect(window.getByRole('heading', { name: /补领证件/ })).toBeVisible({ timeout: 20_000 });
  await couple.man.identify(stage, '男方');
  await couple.woman.identify(stage, '女方');
  await window.keyboard.press('Alt+1');
  await window.getByRole('radio', { name: '证件遗失' }).click({ force: true });
  await shoot('补领核验');
  await hands.primary(/完成核验/);

  await window.keyboard.press('Alt+s');
  await window.getByRole('button', { name: new RegExp(registered) }).click();
  await expect(window.getByText('登记档案中没有不符的记录')).toBeVisible();
  await window.getByRole('radio', { name: '没有离婚、无效、撤销' }).click({ force: true });
  await hands.check(/已查阅此后的婚姻登记记录/);
  await hands.check(/申请人亲自到场/);
  await shoot('补领初审');
  await hands.primary(/完成初审/);

  await hands.primary(/打印申请补领婚姻登记证声明书/);
  await hands.primary(/打印无误/);
  await hands.check(/男方已宣读/);
  await hands.check(/女方已宣读/);
  await shoot('补领受理');
  await hands.primary(/受理申请/);

  await window.locator('input[type=file]').setInputFiles(couple.photo);
  await expect(window.getByAltText('刚拍摄或导入的合影')).toBeVisible();
  await shoot('补领拍照');
  await hands.primary(/采用这张照片/);
  await expect(window.getByRole('button', { name: /审查通过/ })).toBeEnabled({ timeout: 20_000 });
  await shoot('补领审查');
  await hands.primary(/审查通过/);
  await shoot('补领制证');
  await hands.primary(/^制证/);
  for (const paper of ['补发婚姻登记证审查处理表', '男方结婚证', '女方结婚证']) {
    await hands.primary(new RegExp(`打印${paper}`));
    await hands.primary(new RegExp(`${paper}打印无误`));
  }
  await hands.check(/男方已签收/);
  await hands.check(/女方已签收/);
  await shoot('补领发证');
  await hands.primary(/发证/);
  const done = window.getByRole('status', { name: '补发完成' });
  await expect(done).toBeVisible({ timeout: 20_000 });
  await shoot('补发完成');
  return done.locator('.registration-number').innerText();
}
