import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { greyFilm } from './grey-film.ts';
import { passwords, prepareHall } from './hall-store.ts';
import { launchHall } from './launch.ts';

const { wangWei: man, chenJing: woman } = people;

test('a couple is married without a pointer, and the focus is never lost', async () => {
  test.setTimeout(120_000);
  const prepared = await prepareHall();
  const film = join(prepared.folder, 'camera.y4m');
  writeFileSync(film, greyFilm(1280, 720));
  const reader = await startReaderEmulator();
  const hall = await launchHall({
    ...prepared,
    reader: reader.path,
    size: { width: 1366, height: 768 },
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const { window } = hall;
    const { keyboard } = window;
    const hands = handsOf(window);
    const { tabTo, choose, tick, hasFocus } = keysOf(window);
    const next = async (label: RegExp): Promise<void> => {
      await hands.primary(label);
      await hasFocus(String(label));
    };

    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await tabTo(window.getByRole('textbox', { name: '工号' }));
    await keyboard.type('R1', { delay: 60 });
    await tabTo(window.getByLabel('密码', { exact: true }));
    await keyboard.type(passwords.R1, { delay: 60 });
    await choose(window.getByRole('button', { name: /窗口/ }), /3号窗口/);
    await tabTo(window.getByRole('button', { name: /登录/ }));
    await keyboard.press('Enter');
    await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
    await hasFocus('sign-in');

    await hands.openCase();
    await hasFocus('new case');
    await hands.readCards(reader, man, woman);
    await next(/完成核验/);

    for (const slot of ['男方', '女方']) {
      const own = window
        .locator('section')
        .filter({ hasText: `${slot}本人情况` })
        .first();
      await choose(own.getByRole('button', { name: /婚姻状况/ }), /^未婚$/);
      await choose(own.getByRole('button', { name: /文化程度/ }), /^大学本科$/);
      await tabTo(own.getByRole('textbox', { name: '职业' }));
      await keyboard.type('jiaoshi', { delay: 60 });
    }
    for (const each of [/双方均亲自到场/, /已分别单独询问/]) await tick(each);
    await next(/完成初审/);

    await next(/打印申请结婚登记声明书/);
    await next(/打印无误/);
    for (const each of [/男方已宣读/, /女方已宣读/, /均无配偶/, /没有直系血亲/, /完全自愿结为/]) await tick(each);
    await next(/完成声明/);

    await expect(window.getByLabel('摄像头画面')).toBeVisible({ timeout: 20_000 });
    await expect(window.locator('.head-guide')).toBeVisible();
    await keyboard.press('Space');
    await expect(window.getByRole('group', { name: /裁切画面/ })).toBeFocused();
    await keyboard.press('Enter');

    await expect(window.getByRole('button', { name: /审查通过/ })).toBeEnabled({ timeout: 20_000 });
    await hasFocus('photo');
    await next(/审查通过/);

    await keyboard.press('F4');
    await expect(window.locator('.check-body')).toBeFocused();
    await keyboard.press('End');
    await expect(window.getByRole('button', { name: /全部正确/ })).toBeEnabled();
    await keyboard.press('Enter');
    await expect(window.getByText('双方已确认全部正确')).toBeVisible();
    await keyboard.press('Escape');
    await hasFocus('confirmation');
    await next(/^制证/);

    for (const paper of ['结婚登记审查处理表', '男方结婚证', '女方结婚证']) {
      await next(new RegExp(`打印${paper}`));
      await next(new RegExp(`${paper}打印无误`));
    }
    for (const each of [/男方已签收/, /女方已签收/]) await tick(each);
    await next(/登记发证/);
    await expect(window.getByRole('status', { name: '登记完成' })).toBeVisible({ timeout: 20_000 });
  } finally {
    await hall.close();
    await reader.stop();
    prepared.remove();
  }
});

interface Keys {
  /** Tab until this has the focus, with its ring. */
  tabTo(wanted: Locator): Promise<void>;
  choose(list: Locator, option: RegExp): Promise<void>;
  tick(label: RegExp): Promise<void>;
  /** Something in the page has the focus, and Tab goes on to something with a ring. */
  hasFocus(after: string): Promise<void>;
}

function keysOf(window: Page): Keys {
  const { keyboard } = window;
  const focused = (element: Locator): Promise<boolean> => element.evaluate((each) => each === document.activeElement);
  const isLost = (): Promise<boolean> => window.evaluate(() => document.activeElement === document.body);
  const ring = (): Promise<number> =>
    window.evaluate(() => {
      const holder = document.activeElement?.closest('label') ?? document.activeElement;
      const widths = [holder, ...(holder?.querySelectorAll('*') ?? [])].map((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part!);
        return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
      });
      return Math.max(0, ...widths);
    });
  async function tabTo(wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible();
    for (let i = 0; i < 80 && !(await focused(wanted)); i += 1) await keyboard.press('Tab');
    await expect(wanted).toBeFocused();
    expect(await ring(), `ring of ${wanted.toString()}`).toBeGreaterThanOrEqual(3);
  }
  return {
    tabTo,
    async choose(list, option) {
      await tabTo(list);
      await keyboard.press('Enter');
      const wanted = window.getByRole('option', { name: option });
      await expect(wanted).toBeVisible();
      for (let i = 0; i < 20 && !(await focused(wanted)); i += 1) await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await expect(wanted).toHaveCount(0);
      await expect(list).toBeFocused();
    },
    async tick(label) {
      const box = window.getByRole('checkbox', { name: label });
      for (let i = 0; i < 80 && !(await focused(box)); i += 1) await keyboard.press('Tab');
      expect(await ring(), `ring of ${label}`).toBeGreaterThanOrEqual(3);
      await keyboard.press('Space');
      await expect(box).toBeChecked();
    },
    async hasFocus(after) {
      await expect.poll(isLost, { message: `focus after ${after}` }).toBe(false);
    },
  };
}
