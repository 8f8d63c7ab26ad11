import { expect } from '@playwright/test';
import type { Stage } from './stage.ts';

/** 不予办理: on the grounds the rules found, with the notice printed. */
export async function refuse({ window, hands, shoot }: Stage): Promise<void> {
  await window.getByRole('button', { name: '不予办理' }).click();
  await expect(window.getByRole('button', { name: '确认不予办理' })).toBeEnabled();
  await shoot('不予办理理由');
  await window.getByRole('button', { name: '确认不予办理' }).click();
  await hands.primary(/打印不予办理结婚登记告知书/);
  await hands.primary(/打印无误/);
  await expect(window.locator('canvas').first()).toBeVisible();
  await shoot('告知书');
}

/** 指引他处办理: another office may, and the couple gets a guide. */
export async function redirect({ window, hands, shoot }: Stage): Promise<void> {
  await window.getByRole('button', { name: '指引他处办理' }).click();
  await shoot('指引他处办理');
  await window.getByRole('button', { name: '出具指引单' }).click();
  await hands.primary(/打印办理指引单/);
  await hands.primary(/打印无误/);
  await expect(window.locator('canvas').first()).toBeVisible();
  await shoot('办理指引单');
}
