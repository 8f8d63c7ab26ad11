import { expect, test } from '@playwright/test';
import { typedCouple } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { people } from '../emulators/people.ts';
import { getCorePid } from './core-pid.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { askCore } from './window-call.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;

test.beforeAll(async () => {
  prepared = await prepareHall({
    acts: async (as) => {
      const registrar = await as('R1');
      const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'marriage' });
      await registrar.ask('cases.saveDraft', { caseId, revision, couple: typedCouple() });
    },
  });
  hall = await launchHall(prepared);
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
  await hall.window.getByRole('button', { name: new RegExp(people.wangWei.name) }).click();
  await expect(name()).toHaveValue(people.wangWei.name);
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('the PIN is chosen in one’s own account panel; one a bystander would guess is refused', async () => {
  const { window } = hall;
  await window.getByRole('button', { name: '菜单' }).click();
  await window.getByRole('menuitem', { name: '本人账号' }).click();
  const form = window.getByRole('form', { name: '快速解锁 PIN 码' });
  await form.getByLabel('当前密码').fill(passwords.R1);
  for (const [pin, answer] of [
    ['1234', 'PIN 码过于简单，请不要用相同或连续的数字。'],
    ['5071', 'PIN 码已保存。'],
  ] as const) {
    await form.getByLabel('PIN 码（4–8 位数字）').fill(pin);
    await form.getByLabel('再输一遍 PIN 码').fill(pin);
    await form.getByRole('button', { name: '保存 PIN 码' }).click();
    await expect(form.getByText(answer)).toBeVisible();
  }
  await window.getByRole('button', { name: '关闭' }).click();
});

test('Ctrl+L leaves nothing of a couple to see, to read out or to reach by key', async () => {
  const { window } = hall;
  const personal = [people.wangWei, people.chenJing].flatMap((person) => [person.name, person.idNumber.slice(-4), person.address]);
  const before = await window.locator('body').ariaSnapshot();
  for (const words of personal) expect(before).toContain(words);

  await name().focus();
  await window.keyboard.press('Control+L');
  await expect(window.getByRole('heading', { name: '已锁屏' })).toBeVisible();
  const locked = await window.locator('body').ariaSnapshot();
  for (const words of [...personal, '-001', '核验']) expect(locked).not.toContain(words);
  expect(await window.evaluate(() => document.body.innerText)).not.toContain(people.wangWei.name);
  for (let tab = 0; tab < 8; tab += 1) {
    await window.keyboard.press('Tab');
    expect(await window.evaluate(() => document.activeElement?.closest('.window-station') ?? null)).toBeNull();
  }
  expect(await askCore(hall, 'cases.worklist', {})).toMatchObject({ ok: false, error: { code: 'session.locked' } });
});

test('the PIN opens it where it was left, a wrong one says how often one may try', async () => {
  const { window } = hall;
  const pin = window.getByLabel('PIN 码', { exact: true });
  await pin.fill('5072');
  await pin.press('Enter');
  await expect(window.getByText('PIN 码不正确。办理中的内容已保留。还可再试 2 次。')).toBeVisible();
  await pin.fill('5071');
  await pin.press('Enter');
  await expect(name()).toHaveValue(people.wangWei.name);
  await expect(name()).toBeFocused();
});

test('a screen locks although the core is gone, and stays locked when it is back', async () => {
  const { window } = hall;
  process.kill(getCorePid(hall), 'SIGKILL');
  await window.keyboard.press('Control+L');
  await expect(window.getByRole('heading', { name: '已锁屏' })).toBeVisible();
  await expect(window.getByText('系统核心已恢复，可以继续。')).toBeVisible();
  await expect(window.getByRole('heading', { name: '已锁屏' })).toBeVisible();
  await expect.poll(() => askCore(hall, 'cases.worklist', {})).toMatchObject({ ok: false, error: { code: 'session.locked' } });
  await window.getByLabel('PIN 码', { exact: true }).fill('5071');
  await window.keyboard.press('Enter');
  await expect(name()).toHaveValue(people.wangWei.name);
});

function name() {
  return hall.window.getByRole('textbox', { name: '姓名' }).first();
}
