import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { enlarged, watch } from './enlarged.ts';
import { greyFilm } from './grey-film.ts';
import { prepareHall } from './hall-store.ts';
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
