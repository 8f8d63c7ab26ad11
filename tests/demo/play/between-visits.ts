import { expect } from '@playwright/test';
import type { Party } from './counter.ts';
import type { Stage } from './stage.ts';

/** What both take home with them, after 受理: their receipts and the leaflet. */
export async function giveReceipts({ window, hands, shoot }: Stage): Promise<void> {
  await hands.primary(/^打印/);
  await hands.primary(/打印无误/);
  await expect(window.locator('canvas').first()).toBeVisible({ timeout: 20_000 });
  await shoot('回执单和告知');
}

/** From the list of what is due to a divorce that waits, by the name of one of them. */
export async function openDue({ window, shoot }: Stage, name: string): Promise<void> {
  await expect(window.getByRole('button', { name: /离婚办件/ })).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('F12');
  const row = window.getByRole('main').getByRole('button', { name: new RegExp(name) });
  await expect(row.first()).toBeVisible({ timeout: 20_000 });
  await shoot('离婚办件');
  await row.first().click();
  await expect(window.getByRole('region', { name: '离婚冷静期与领证期' })).toBeVisible({ timeout: 20_000 });
  await shoot('等待中的申请');
}

/** The same of one of whom nothing is due, by looking for the name. */
export async function openWaiting(stage: Stage, name: string): Promise<void> {
  const { window, shoot } = stage;
  await findCase(stage, name, /冷静期/);
  await expect(window.getByRole('region', { name: '离婚冷静期与领证期' })).toBeVisible({ timeout: 20_000 });
  await shoot('等待中的申请');
}

/** One alone, whose receipt is lost, withdraws the application. */
export async function withdraw({ window, hands, shoot }: Stage, by: Party): Promise<void> {
  await window.getByRole('button', { name: '撤回申请' }).click();
  const panel = window.getByRole('region', { name: '撤回离婚登记申请' });
  await panel
    .getByText(new RegExp(`^${by}`))
    .first()
    .click();
  await panel.getByText('已遗失', { exact: true }).click();
  await panel.getByRole('button', { name: '打印', exact: true }).click();
  await panel.getByRole('button', { name: '打印无误', exact: true }).click();
  for (const words of [/本人到场，已查验/, /书面说明回执单遗失/, /亲笔签名、按指纹/]) await hands.check(words);
  await shoot('撤回申请');
  await panel.getByRole('button', { name: `确认${by}撤回` }).click();
  await expect(window.locator('.case-head')).toContainText('已撤回', { timeout: 20_000 });
  await hands.primary(/打印撤回离婚登记申请确认单/);
  await hands.primary(/打印无误/);
  await shoot('已撤回');
}

/** Nobody came: what became of it. */
export async function findLapsed(stage: Stage, name: string): Promise<void> {
  const { window, shoot } = stage;
  await findCase(stage, name, /视为撤回/);
  await expect(window.locator('.case-head')).toContainText('视为撤回', { timeout: 20_000 });
  await shoot('视为撤回');
}

async function findCase({ window }: Stage, name: string, state: RegExp): Promise<void> {
  await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('F3');
  await window.keyboard.type(name, { delay: 60 });
  await window.keyboard.press('Enter');
  await window.getByRole('main').getByText(state).first().click();
}
