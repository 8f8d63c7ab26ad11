import { expect, type Page } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import type { Person } from '../emulators/people.ts';
import type { ReaderEmulator } from '../emulators/reader/index.ts';
import { passwords } from './hall-store.ts';
import type { Keys } from './keyboard-keys.ts';

export interface KeyboardStage {
  readonly window: Page;
  readonly keys: Keys;
  readonly reader: ReaderEmulator;
  readonly man: Person;
  readonly woman: Person;
  /** Is asked at every page, before what is done there and when it is done. */
  readonly look?: (called: string) => Promise<void>;
}

/** The registrar of counter 03 comes in. */
export async function signInByKeyboard({ window, keys: { tabTo, choose, hasFocus }, look }: KeyboardStage): Promise<void> {
  const { keyboard } = window;
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await look?.('sign-in');
  await tabTo(window.getByRole('textbox', { name: '工号' }));
  await keyboard.type('R1', { delay: 60 });
  await tabTo(window.getByLabel('密码', { exact: true }));
  await keyboard.type(passwords.R1, { delay: 60 });
  await choose(window.getByRole('button', { name: /窗口/ }), /3号窗口/);
  await tabTo(window.getByRole('button', { name: /登录/ }));
  await keyboard.press('Enter');
  await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
  await hasFocus('sign-in');
  await look?.('worklist');
}

/** One marriage from F2 to 登记发证 without a pointer: a film stands before the camera. */
export async function marryByKeyboard(stage: KeyboardStage): Promise<void> {
  const {
    window,
    keys: { tabTo, choose, tick, hasFocus },
    reader,
    man,
    woman,
    look,
  } = stage;
  const { keyboard } = window;
  const hands = handsOf(window);
  const next = async (label: RegExp): Promise<void> => {
    await hands.primary(label);
    await hasFocus(String(label));
  };
  await hands.openCase();
  await hasFocus('new case');
  await look?.('opened');
  await hands.readCards(reader, man, woman);
  await look?.('cards');
  await next(/完成核验/);
  await look?.('precheck');

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
  await look?.('prechecked');
  await next(/完成初审/);
  await look?.('declare');

  await next(/打印申请结婚登记声明书/);
  await look?.('printed');
  await next(/打印无误/);
  for (const each of [/男方已宣读/, /女方已宣读/, /均无配偶/, /没有直系血亲/, /完全自愿结为/]) await tick(each);
  await look?.('declared');
  await next(/完成声明/);

  await expect(window.getByLabel('摄像头画面')).toBeVisible({ timeout: 20_000 });
  await expect(window.locator('.head-guide')).toBeVisible();
  await look?.('camera');
  await keyboard.press('Space');
  await expect(window.getByRole('group', { name: /裁切画面/ })).toBeFocused();
  await look?.('crop');
  await keyboard.press('Enter');

  await expect(window.getByRole('button', { name: /审查通过/ })).toBeEnabled({ timeout: 20_000 });
  await hasFocus('photo');
  await look?.('examine');
  await next(/审查通过/);
  await look?.('prepare');

  await keyboard.press('F4');
  await expect(window.locator('.check-body')).toBeFocused();
  await look?.('turned');
  await keyboard.press('End');
  await expect(window.getByRole('button', { name: /全部正确/ })).toBeEnabled();
  await keyboard.press('Enter');
  await expect(window.getByText('双方已确认全部正确')).toBeVisible();
  await keyboard.press('Escape');
  await hasFocus('confirmation');
  await look?.('confirmed');
  await next(/^制证/);
  await look?.('certificates');

  for (const paper of ['结婚登记审查处理表', '男方结婚证', '女方结婚证']) {
    await next(new RegExp(`打印${paper}`));
    await next(new RegExp(`${paper}打印无误`));
  }
  for (const each of [/男方已签收/, /女方已签收/]) await tick(each);
  await look?.('received');
  await next(/登记发证/);
  await expect(window.getByRole('status', { name: '登记完成' })).toBeVisible({ timeout: 20_000 });
  await look?.('registered');
}
