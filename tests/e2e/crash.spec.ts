import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, type Locator } from '@playwright/test';
import type { Couple } from '#shared/model/index.ts';
import { typedCouple } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { inventedIdNumber, people, type Person } from '../emulators/people.ts';
import { getCorePid } from './core-pid.ts';
import { passphrase, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { killAll, launchHall, type Hall } from './launch.ts';
import { askCore } from './window-call.ts';

test.describe.configure({ mode: 'serial' });

/** Couples whose cards were typed, waiting for 完成核验. */
const waiting = ['王一', '王二', '王三', '王四'].map((name, i) => ({
  name,
  couple: typedCouple(invented(people.wangWei, name, 921 + 2 * i), invented(people.chenJing, `陈${name}`, 922 + 2 * i)),
}));

let prepared: PreparedHall;
let hall: Hall;

test.beforeAll(async () => {
  prepared = await prepareHall({
    training: false,
    acts: async (as) => {
      const registrar = await as('R1');
      for (const { couple } of waiting) {
        const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'marriage' });
        await registrar.ask('cases.saveDraft', { caseId, revision, couple });
      }
    },
  });
  hall = await launchHall(prepared);
  await enter();
});
test.afterAll(async () => {
  await hall.close();
  prepared.remove();
});

test('a core killed over a half-filled form is announced within a second, comes back, and nothing is lost', async () => {
  await handsOf(hall.window).openCase();
  const name = field('姓名');
  await name.fill('半填');
  await field('签发机关').fill('清江县公安局');
  await expect(hall.window.getByText('已保存')).toBeVisible();
  await name.fill('半填写');

  const announced = hall.window.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('.window-banner')?.textContent?.includes('正在恢复')) resolve(Date.now());
          else setTimeout(look, 5);
        };
        look();
      }),
  );
  await hall.window.waitForTimeout(50);
  const killed = Date.now();
  process.kill(getCorePid(hall), 'SIGKILL');
  expect((await announced) - killed).toBeLessThan(1000);
  await expect(hall.window.getByText('系统核心已恢复，可以继续。')).toBeVisible();

  await expect(name).toHaveValue('半填写');
  await expect(field('签发机关')).toHaveValue('清江县公安局');
  await expect(hall.window.getByText('3号窗口 · 李敏')).toBeVisible();
  await name.fill('半填写完');
  await expect(hall.window.getByText('已保存')).toBeVisible();
  expect((await savedCouple()).man).toMatchObject({ name: '半填写完', issuer: '清江县公安局' });
});

test('a reloaded window comes back to its case, its draft and its session', async () => {
  await hall.window.reload();
  await expect(field('姓名')).toHaveValue('半填写完');
  await expect(hall.window.getByText('3号窗口 · 李敏')).toBeVisible();
  await field('姓名').fill('重新载入后');
  await expect(hall.window.getByText('已保存')).toBeVisible();
});

test('an act that was on its way to a core that never looked at it is done once', async () => {
  await select(waiting[0]!.name);
  process.kill(getCorePid(hall), 'SIGSTOP');
  await hall.window.keyboard.press('Control+Enter');
  await wait(100);
  process.kill(getCorePid(hall), 'SIGKILL');
  await expectIdentifiedOnce();
});

for (const [i, delay] of [0, 4, 12].entries())
  test(`an act whose core dies ${delay} ms after the key is done once`, async () => {
    await select(waiting[i + 1]!.name);
    const core = getCorePid(hall);
    await hall.window.keyboard.press('Control+Enter');
    await wait(delay);
    process.kill(core, 'SIGKILL');
    await expectIdentifiedOnce();
  });

test('the whole program killed and started again has the draft, after passphrase and password', async () => {
  await select('重新载入后');
  await field('常住户口所在地').fill('清江县人民路7号');
  await expect(hall.window.getByText('已保存')).toBeVisible();
  await killAll(hall.app);

  hall = await launchHall(prepared);
  await enter();
  await select('重新载入后');
  await expect(field('常住户口所在地')).toHaveValue('清江县人民路7号');
  await field('常住户口所在地').fill('清江县人民路8号');
  await expect(hall.window.getByText('已保存')).toBeVisible();
  expect((await savedCouple()).man.address).toBe('清江县人民路8号');
});

function invented(like: Person, name: string, sequence: number): Person {
  return { ...like, name, idNumber: inventedIdNumber('110101', like.birthDate, sequence) };
}

async function enter(): Promise<void> {
  const { window } = hall;
  await window.getByLabel('大厅口令').fill(passphrase);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
}

/** The man's field of the open case. */
function field(label: string): Locator {
  return hall.window.getByRole('textbox', { name: label }).first();
}

async function select(name: string): Promise<void> {
  await hall.window
    .getByRole('navigation', { name: '办件列表' })
    .getByRole('button', { name: new RegExp(`^${name} ·`) })
    .click();
  await expect(field('姓名')).toHaveValue(name);
  await expect(hall.window.getByRole('button', { name: /完成核验/ })).toBeVisible();
}

function openCaseId(): string {
  return new URL(hall.window.url()).hash.replace('#case=', '');
}

async function savedCouple(): Promise<Couple> {
  const answer = await askCore(hall, 'cases.get', { caseId: openCaseId() });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.couple;
}

async function expectIdentifiedOnce(): Promise<void> {
  await expect(hall.window.getByText('男方本人情况')).toBeVisible({ timeout: 15_000 });
  const history = await askCore(hall, 'cases.history', { caseId: openCaseId() });
  expect(history).toMatchObject({ ok: true });
  expect(history.ok && history.value.map(({ action }) => action)).toEqual(['case.opened', 'marriage.identified']);
}
