import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { greyFilm } from './grey-film.ts';
import { prepareHall } from './hall-store.ts';
import { marryByKeyboard, signInByKeyboard } from './keyboard-couple.ts';
import { keysOf } from './keyboard-keys.ts';
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
    const stage = { window, keys: keysOf(window), reader, man, woman };
    await signInByKeyboard(stage);
    await marryByKeyboard(stage);
  } finally {
    await hall.close();
    await reader.stop();
    prepared.remove();
  }
});
