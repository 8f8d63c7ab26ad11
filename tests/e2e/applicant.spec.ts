import { expect, test, type Page } from '@playwright/test';
import { takeTo, typedCouple } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { people } from '../emulators/people.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';
import { applicantOf, launchHall, type Hall } from './launch.ts';

const { wangWei: man, chenJing: woman } = people;

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let hall: Hall;
let couple: Page;

test.beforeAll(async () => {
  prepared = await prepareHall({
    acts: async (as) => {
      await takeTo(await as('R1'), 'examined', typedCouple());
    },
  });
  hall = await launchHall({ ...prepared, args: ['--applicant=always'] });
  couple = await applicantOf(hall);
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('shows nothing of anybody before somebody signs in at the counter', async () => {
  await expect(couple.getByRole('main', { name: '等候' })).toBeVisible({ timeout: 20_000 });
  await look('idle, signed out');
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
  await hall.window.getByRole('button', { name: new RegExp(man.name) }).click();
  await expect(hall.window.getByText('双方尚未核对确认').or(hall.window.getByText('确认后内容有变动，请双方重新核对'))).toBeVisible();
  expect(await couple.locator('body').innerText()).not.toContain(man.name);
});

test('a screen that was taken over opens no other window, chooses no file and starts no program', async () => {
  const refused = await couple.evaluate(() => {
    const requestId = crypto.randomUUID();
    const tries = [
      () => window.hall.openStation('supervisor'),
      () => window.hall.showApplicantScreen('anywhere'),
      () => window.hall.chooseFolder(),
      () => window.hall.saveDiagnostics(requestId),
      () => window.hall.saveLedger({ requestId, from: '2026-01-01' as never, to: '2026-12-31' as never }),
      () => window.hall.saveLookUps({ requestId, from: '2026-01-01' as never, until: '2026-12-31' as never }),
      () => window.hall.saveReminders({ requestId, on: '2026-01-01' as never, daysBefore: 1, encoding: 'utf8' }),
      () => window.hall.program.state(),
      () => window.hall.program.startNewer(),
    ];
    return Promise.all(
      tries.map((attempt) =>
        attempt()
          .then(() => 'answered')
          .catch(() => 'refused'),
      ),
    );
  });
  expect(new Set(refused)).toEqual(new Set(['refused']));
  expect(hall.app.windows().length).toBe(2);
});

test('certificates wait until the couple has confirmed', async () => {
  const prepare = hall.window.locator('.step-foot').getByRole('button', { name: /^制证/ });
  await expect(prepare).toBeDisabled();
  await expect(hall.window.getByText('还缺：双方对全部内容的核对确认')).toBeVisible();
});

test('the couple points at a field, and the registrar sees which', async () => {
  await hall.window.keyboard.press('F4');
  await expect(couple.getByRole('heading', { name: '请双方逐项核对' })).toBeVisible();
  for (const { name, address } of [man, woman]) {
    await expect(couple.getByText(name, { exact: true })).toBeVisible();
    await expect(couple.getByText(address, { exact: true })).toBeVisible();
  }
  await look('check');
  const wrong = couple.getByRole('button', { name: /^女方常住户口所在地.*有误$/ });
  await wrong.click();
  await expect(wrong).toHaveAttribute('aria-pressed', 'true');
  await expect(couple.getByText('已指出 1 项有误')).toBeVisible();
  await expect(couple.getByRole('button', { name: /全部正确/ })).toBeDisabled();
  const panel = hall.window.getByRole('region', { name: '双方核对' });
  await expect(panel.getByRole('listitem')).toHaveText(/女方\s*常住户口所在地/);
  await look('check, pointed');
  await wrong.click();
  await expect(panel.getByRole('listitem')).toHaveCount(0);
});

test('the couple reads in English and larger, and the counter stays as it is', async () => {
  await couple.getByRole('button', { name: 'English' }).click();
  await expect(couple.getByRole('heading', { name: 'Please both check every line' })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await couple.getByRole('button', { name: 'Larger text' }).click();
  await look('check, English, largest');
  await expect(couple.getByRole('button', { name: 'Everything is right' })).toBeDisabled();
  await expect(hall.window.getByRole('region', { name: '双方核对' })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await couple.getByRole('button', { name: 'Smaller text' }).click();
  await couple.getByRole('button', { name: '中文' }).click();
});

test('a locked counter empties the screen at once; unlocked, the check is back', async () => {
  await hall.window.keyboard.press('Control+L');
  await expect(couple.getByRole('main', { name: '等候' })).toBeVisible();
  expect(await couple.locator('body').ariaSnapshot()).not.toContain(man.name);
  await hall.window.getByLabel('密码', { exact: true }).fill(passwords.R1);
  await hall.window.keyboard.press('Enter');
  await expect(couple.getByRole('heading', { name: '请双方逐项核对' })).toBeVisible();
});

test('the couple confirms on their screen, and certificates may be prepared', async () => {
  await couple.locator('.check-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
  await couple.getByRole('button', { name: /全部正确/ }).click();
  await expect(couple.getByText('双方已确认全部正确')).toBeVisible();
  await look('check, confirmed');
  await expect(hall.window.getByText(/在当事人屏确认/)).toBeVisible();
  await expect(hall.window.locator('.step-foot').getByRole('button', { name: /^制证/ })).toBeEnabled();
});

test('the core answers this window nothing but what the counter shows it', async () => {
  const ask = (operation: string, input: unknown) =>
    couple.evaluate((call) => window.hall.call(call), { operation, input, requestId: crypto.randomUUID(), approval: null });
  for (const operation of ['cases.worklist', 'office.get', 'staff.session', 'display.show', 'marriage.prepare'])
    expect(await ask(operation, {}), operation).toMatchObject({ ok: false, error: { code: 'session.wrongStation' } });
});

test('another case takes the couple before off the screen, and shows the notice before anything is read', async () => {
  await hall.window.keyboard.press('F2');
  await expect(couple.getByRole('heading', { name: '个人信息处理告知' })).toBeVisible();
  await expect(couple.getByText(/欧阳|王伟|陈静/)).toHaveCount(0);
  await look('privacy');
  await ask('display.show', { page: 'idle', caseId: null });
  await expect(couple.getByRole('main', { name: '等候' })).toBeVisible();
});

test('signing out empties the screen, and closing the counter closes it', async () => {
  await hall.window.getByRole('button', { name: '菜单' }).click();
  await hall.window.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(couple.getByRole('main', { name: '等候' })).toBeVisible();
  const closed = couple.waitForEvent('close');
  await hall.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.id === 1)
      ?.close(),
  );
  await closed;
});

async function ask(operation: string, input: unknown): Promise<void> {
  await hall.window.evaluate((call) => window.hall.call(call), { operation, input, requestId: crypto.randomUUID(), approval: null });
}

async function look(page: string): Promise<void> {
  await couple.evaluate(() => document.fonts.ready.then(() => undefined));
  await couple.waitForTimeout(150);
  expect.soft(await findLayoutFaults(couple), page).toEqual([]);
  expect.soft(await findBarriers(couple), page).toEqual([]);
}
