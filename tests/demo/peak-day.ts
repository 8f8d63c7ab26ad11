import { expect, type Locator, type Page } from '@playwright/test';
import { CivilDate } from '#shared/model/index.ts';
import { inventedIdNumber } from '../emulators/people.ts';
import { bookByPhone } from './play/appointments.ts';
import { bookWholeDay, cancelOne, liveOn, workInHall, type Desks } from './play/busy-day.ts';
import { inWindow, openAlbum, type Album, type Stage } from './play/stage.ts';
import { setUpHall, trainingHall, type TrainingHall } from './play/training-hall.ts';
import type { DemoFolders } from './runner/scenario.ts';

const day = CivilDate.parse('2026-05-20');
const counters = ['01', '02', '03', '04', '05'].map((code) => ({ code, name: `${Number(code)}号窗口` }));
const registrar = (code: string, name: string) => ({
  code,
  name,
  roles: ['registrar' as const],
  idNumber: inventedIdNumber('329901', '19920406', 940 + Number(code.slice(1))),
  certificate: { number: `培训HY10${code.slice(1)}`, validUntil: '2028-06-30' as CivilDate },
  password: `tongxin-${code}`,
});
const desks: Desks = { '01': 'R1', '02': 'A1', '03': 'R2', '04': 'R3', '05': 'R4' };

/**
 * A fortnight before 5·20: past years are entered, counters and hours planned, and who found no place is called back in order and booked.
 * On the day the supervisor looks at the hall at ten, and again at closing, where those who are inside are still served.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const hall = trainingHall('hall.json', work, {
    clock: '2026-05-06T09:10:00+08:00',
    counters,
    staff: [registrar('R2', '陈思'), registrar('R3', '马俊'), registrar('R4', '胡蓉')],
  });
  const album = openAlbum(out);
  await inWindow({ ...hall.options, station: 'supervisor' }, album, async (stage) => {
    await setUpHall(stage, hall);
    await planDay(stage);
  });
  const store = hall.options.store!;
  await workInHall(store, '2026-05-07T11:00:00+08:00', ({ as }) => bookWholeDay(as('R1', '01'), day));
  await inWindow({ ...hall.options, clock: '2026-05-11T14:00:00+08:00', station: 'supervisor' }, album, enterOverflow);
  await workInHall(store, '2026-05-12T09:00:00+08:00', ({ as }) => cancelOne(as('R1', '01'), day, '10:30'));
  await inWindow({ ...hall.options, clock: '2026-05-12T09:30:00+08:00', station: 'supervisor' }, album, callBack);
  await workInHall(store, `${day}T08:30:00+08:00`, (quiet) => liveOn(quiet, desks, 90, (minute) => minute % 5 < 3));
  await lookAtHall(hall, album, '10:00', '十点的大厅');
  await workInHall(store, `${day}T10:02:00+08:00`, (quiet) => liveOn(quiet, desks, 600, (minute) => minute % 2 === 0 && minute < 590));
  await lookAtHall(hall, album, '20:02', '下班时的大厅');
}

async function lookAtHall({ options }: TrainingHall, album: Album, time: string, name: string): Promise<void> {
  await inWindow({ ...options, clock: `${day}T${time}:00+08:00`, station: 'supervisor' }, album, async ({ window, hands, shoot }) => {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
    await window.locator('.supervisor-link[data-page=hall]').click({ timeout: 20_000 });
    await expect(window.locator('.hall-lines').first()).toBeVisible({ timeout: 20_000 });
    await shoot(name);
  });
}

async function planDay({ window, hands, shoot }: Stage): Promise<void> {
  await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
  await openPeakDays(window);
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
}

/** The day is full: who wants it all the same is written down in the order they ask. */
async function enterOverflow(stage: Stage): Promise<void> {
  const { window, shoot } = stage;
  const list = await enterPeakDays(stage);
  for (const [name, phone] of [
    ['王女士', '13800000001'],
    ['李先生', '13800000002'],
    ['赵女士', '13800000003'],
  ] as const)
    await waitFor(window, name, phone);
  await list.scrollIntoViewIfNeeded();
  await shoot('约满后登记候补');
}

/** A place is free again: whoever came first is called back first, and it is booked in 预约. */
async function callBack(stage: Stage): Promise<void> {
  const { window, shoot } = stage;
  const list = await enterPeakDays(stage);
  await list.getByRole('button', { name: '回电给王女士' }).click();
  await expect(list.getByText('已回电')).toBeVisible();
  await list.scrollIntoViewIfNeeded();
  await shoot('有空位时按顺序回电');
  await window.getByRole('tab', { name: '预约' }).click();
  await window.getByLabel('日期', { exact: true }).fill('20260520');
  const who = { name: '王女士', idNumber: inventedIdNumber('110101', '19970808', 902) };
  await bookByPhone(stage, { at: '2026-05-20 10:30', man: who, woman: null, phone: '13800000001' });
  await shoot('候补已约上');
  await window.getByRole('tab', { name: '高峰日' }).click();
  await list.getByRole('button', { name: '约上了' }).click({ timeout: 20_000 });
  await expect(list.getByText('已约上')).toBeVisible();
  await list.scrollIntoViewIfNeeded();
  await shoot('候补名单');
}

/** Signs in and opens 高峰日; answers the list of those who found no place. */
async function enterPeakDays({ window, hands }: Stage): Promise<Locator> {
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
  await openPeakDays(window);
  return window.getByRole('region', { name: '候补名单' });
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

async function openPeakDays(window: Page): Promise<void> {
  await window.locator('.supervisor-link[data-page=frontDesk]').click({ timeout: 20_000 });
  await window.getByRole('tab', { name: '高峰日' }).click();
  await expect(window.getByRole('list', { name: '高峰日' })).toBeVisible({ timeout: 20_000 });
}

async function waitFor(window: Page, name: string, phone: string): Promise<void> {
  const list = window.getByRole('region', { name: '候补名单' });
  await list.getByRole('textbox', { name: '姓名' }).fill(name);
  await list.getByRole('textbox', { name: '电话' }).fill(phone);
  await list.getByRole('button', { name: '登记候补' }).click();
  await expect(list.getByRole('rowheader', { name: new RegExp(name) })).toBeVisible();
}
