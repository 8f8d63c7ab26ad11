import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { apply } from '../demo/play/apply-divorce.ts';
import { handsOf } from '../demo/play/counter.ts';
import { people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { hallOfDivorces } from './divorce-hall.ts';
import { enlarged, watch } from './enlarged.ts';
import { greyFilm } from './grey-film.ts';
import { hallConfig, passwords, prepareHall, today } from './hall-store.ts';
import { marryByKeyboard, signInByKeyboard } from './keyboard-couple.ts';
import { keysOf } from './keyboard-keys.ts';
import { launchHall } from './launch.ts';

const { wangWei: man, chenJing: woman } = people;

test('at 200 % a couple is married by keyboard: nothing is cut, scrolls sideways or lies over what has the focus', async () => {
  test.setTimeout(120_000);
  const prepared = await prepareHall();
  const film = join(prepared.folder, 'camera.y4m');
  writeFileSync(film, greyFilm(1280, 720));
  const reader = await startReaderEmulator();
  const hall = await launchHall({
    ...prepared,
    ...enlarged,
    reader: reader.path,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const { window } = hall;
    const { look, seeFocus } = watch(window);
    const keys = keysOf(window, seeFocus);
    const action = window.locator('.step-go .button-primary:enabled');
    const lookAndReach = async (called: string): Promise<void> => {
      await look(called);
      // By Tab too, not by its own key alone; the camera keeps the focus for the keys of the picture.
      if (!['camera', 'crop', 'turned'].includes(called) && (await action.count()) > 0) await keys.tabTo(action);
    };
    const stage = { window, keys, reader, man, woman, look: lookAndReach };
    await signInByKeyboard(stage);
    await marryByKeyboard(stage);
  } finally {
    await hall.close();
    await reader.stop();
    prepared.remove();
  }
});

test('at 200 % a couple applies for a divorce, and the front desk is at hand', async () => {
  test.setTimeout(120_000);
  const prepared = await prepareHall({ config: hallOfDivorces(hallConfig) });
  const reader = await startReaderEmulator();
  const hall = await launchHall({ ...prepared, ...enlarged, reader: reader.path });
  try {
    const { window } = hall;
    const { keyboard } = window;
    const { look, seeFocus } = watch(window);
    const { tabTo } = keysOf(window, seeFocus);
    const hands = handsOf(window);
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await hands.signIn('R1', passwords.R1, /3号窗口/);
    const marriage = { on: `${today.year - 8}0521`, number: `J329901-${today.year - 8}-000123`, authority: '清江县民政局' };
    await apply({ window, hands, shoot: look }, { reader, man, woman, marriage });
    await expect(window.locator('.case-head')).toContainText('冷静期');
    await look('冷静期');

    await keyboard.press('Alt+D');
    const tabs = window.getByRole('tablist', { name: '前台' }).getByRole('tab');
    await expect(tabs.first()).toBeInViewport();
    await tabTo(window.getByRole('tab', { selected: true }));
    for (let i = 1; i <= (await tabs.count()); i += 1) {
      await look(`front-desk-${i}`);
      for (let step = 0; step < 12; step += 1) {
        await keyboard.press('Tab');
        await seeFocus();
      }
      await tabTo(window.getByRole('tab', { selected: true }));
      await keyboard.press('ArrowRight');
    }
  } finally {
    await hall.close();
    await reader.stop();
    prepared.remove();
  }
});

test('at 200 % the supervisor finds every page', async () => {
  const prepared = await prepareHall();
  const hall = await launchHall({ ...prepared, ...enlarged, station: 'supervisor' });
  try {
    const { window } = hall;
    const { look, seeFocus } = watch(window);
    const { tabTo } = keysOf(window, seeFocus);
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    await expect(window.getByRole('heading', { level: 1 })).toContainText('今日');
    await look('supervisor');
    for (const name of ['号段', '工作人员', '今日']) {
      await tabTo(window.locator('.supervisor-nav').getByRole('button', { name: new RegExp(`^${name}`) }));
      await window.keyboard.press('Enter');
      await expect(window.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
      await look(`supervisor-${name}`);
      await window.keyboard.press('Tab');
      await seeFocus();
    }
  } finally {
    await hall.close();
    prepared.remove();
  }
});
