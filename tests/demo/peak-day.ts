import { expect, type Page } from '@playwright/test';
import { inWindow, openAlbum } from './play/stage.ts';
import { setUpHall, trainingHall } from './play/training-hall.ts';
import type { DemoFolders } from './runner/scenario.ts';

/** A fortnight before 5·20: past years are entered, counters and hours planned, and who found no place is called back in order. */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const hall = trainingHall('hall.json', work, { clock: '2026-05-06T09:10:00+08:00' });
  const album = openAlbum(out);
  await inWindow({ ...hall.options, station: 'supervisor' }, album, async (stage) => {
    const { window, hands, shoot } = stage;
    await setUpHall(stage, hall);
    await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
    await window.locator('.supervisor-link[data-page=frontDesk]').click();
    await window.getByRole('tab', { name: '高峰日' }).click();
    await expect(window.getByRole('list', { name: '高峰日' })).toBeVisible({ timeout: 20_000 });
    await shoot('高峰日一览');

    await enterPast(window, '2024', '180', '15');
    await enterPast(window, '2025', '204', '17');
    await shoot('往年数字与预计');

    const plan = window.getByRole('region', { name: '窗口和人员' });
    await plan.getByRole('button', { name: '增加窗口' }).click();
    await choose(window, '1', '周敏');
    await plan.getByRole('button', { name: /延时到/ }).click();
    await window.getByRole('option', { name: '20:00' }).click();
    await plan.getByRole('textbox', { name: '备注' }).fill('午间不休息，大厅设引导员两名。');
    await plan.getByRole('button', { name: '保存方案' }).click();
    await expect(plan.getByText('方案已保存。')).toBeVisible();
    await plan.scrollIntoViewIfNeeded();
    await shoot('5·20 方案');

    await stopDivorce(window);
    await shoot('不得停办离婚');
    await window.reload();
    await reopen(window);

    for (const [name, phone] of [
      ['王女士', '13800000001'],
      ['李先生', '13800000002'],
      ['赵女士', '13800000003'],
    ] as const)
      await waitFor(window, name, phone);
    const list = window.getByRole('region', { name: '候补名单' });
    await list.getByRole('button', { name: '回电给王女士' }).click();
    await list.getByRole('button', { name: '约上了' }).click();
    await expect(list.getByText('已约上')).toBeVisible();
    await list.scrollIntoViewIfNeeded();
    await shoot('候补按顺序回电');
  });
}

async function enterPast(window: Page, year: string, count: string, ordinary: string): Promise<void> {
  const panel = window.getByRole('region', { name: /预计办理量/ });
  await panel.getByRole('button', { name: '填写往年数字' }).click();
  await panel.getByRole('textbox', { name: '年份' }).fill(year);
  await panel.getByRole('textbox', { name: '当天办理（对）' }).fill(count);
  await panel.getByRole('textbox', { name: '平日办理（对）' }).fill(ordinary);
  await panel.getByRole('button', { name: '保存' }).click();
  await expect(panel.getByRole('rowheader', { name: new RegExp(`^${year}年`) })).toBeVisible();
}

async function choose(window: Page, counter: string, name: string): Promise<void> {
  await window.getByRole('button', { name: new RegExp(`0${counter} 号窗口的人员`) }).click();
  await window.getByRole('option', { name }).click();
}

/** Takes the divorces from every counter: the plan says at once that it cannot be so. */
async function stopDivorce(window: Page): Promise<void> {
  const counters = await window.getByRole('button', { name: /号窗口每半小时离婚登记申请/ }).count();
  for (let place = 0; place < counters; place++) {
    await window
      .getByRole('button', { name: /号窗口每半小时离婚登记申请/ })
      .nth(place)
      .click();
    await window.getByRole('option', { name: '0', exact: true }).click();
  }
  await expect(window.getByText(/离婚登记的申请和发证也须有窗口办理/)).toBeVisible();
  await expect(window.getByRole('button', { name: '保存方案' })).toBeDisabled();
}

async function reopen(window: Page): Promise<void> {
  await window.locator('.supervisor-link[data-page=frontDesk]').click({ timeout: 20_000 });
  await window.getByRole('tab', { name: '高峰日' }).click();
  await expect(window.getByRole('region', { name: '候补名单' })).toBeVisible({ timeout: 20_000 });
}

async function waitFor(window: Page, name: string, phone: string): Promise<void> {
  const list = window.getByRole('region', { name: '候补名单' });
  await list.getByRole('textbox', { name: '姓名' }).fill(name);
  await list.getByRole('textbox', { name: '电话' }).fill(phone);
  await list.getByRole('button', { name: '登记候补' }).click();
  await expect(list.getByRole('rowheader', { name: new RegExp(name) })).toBeVisible();
}
