import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takeTo } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { greyFilm } from './grey-film.ts';
import { passwords, prepareHall } from './hall-store.ts';
import { launchHall } from './launch.ts';

/** Quicker keys are a scanner's. */
const slowly = { delay: 60 };

test('the couple is photographed by the camera, with the guide of the certificate’s picture', async () => {
  const prepared = await prepareHall({ acts: async (as) => void (await takeTo(await as('R1'), 'declared')) });
  const film = join(prepared.folder, 'camera.y4m');
  writeFileSync(film, greyFilm(1280, 720));
  const hall = await launchHall({
    ...prepared,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const { window } = hall;
    await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
    await window.getByText('王伟 · 陈静').click();
    const picture = window.getByLabel('摄像头画面');
    await expect(picture).toBeVisible({ timeout: 20_000 });
    // Keys only: Space takes, + and arrows frame the couple, Enter accepts.
    await expect(window.locator('.head-guide')).toBeVisible();
    await window.keyboard.press('Space');
    await expect(window.getByAltText('刚拍摄或导入的合影')).toBeVisible();
    const crop = window.getByRole('group', { name: /裁切画面/ });
    await expect(crop).toBeFocused();
    const pixels = window.locator('.photo-facts').getByRole('status');
    await expect(pixels).toContainText('1090 × 720 像素');
    for (const key of ['+', '+', 'ArrowRight']) await window.keyboard.press(key, slowly);
    await expect(pixels).toContainText('909 × 600 像素');
    await expect(window.locator('.head-guide')).toBeVisible();
    // However far it is enlarged, the photo keeps the pixels it is printed with.
    for (let i = 0; i < 10; i += 1) await window.keyboard.press('+', slowly);
    await expect(pixels).toContainText(/^6[23]\d × 41\d 像素/);
    await window.keyboard.press('Enter');
    await expect(window.locator('.step-foot').getByRole('button', { name: /审查通过/ })).toBeVisible({ timeout: 20_000 });
    await expect(window.getByAltText('双方合影').first()).toBeVisible();
  } finally {
    await hall.close();
    prepared.remove();
  }
});
