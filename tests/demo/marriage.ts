import { join } from 'node:path';
import { expect } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { drawCouple } from './play/couple-photo.ts';
import { serveCouple } from './play/serve-couple.ts';
import { collectPapers, inWindow, openAlbum } from './play/stage.ts';
import { openOfflineDay, setUpHall, trainingHall } from './play/training-hall.ts';
import { resident } from './play/visitors.ts';
import type { DemoFolders } from './runner/scenario.ts';

/** A bare PC is set up, a supervisor opens offline registration, and a couple is married: from ID cards to certificates. */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const hall = trainingHall('hall.json', work);
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const photo = await drawCouple(join(work, 'couple.jpg'));
  const album = openAlbum(out);
  const options = { ...hall.options, reader: reader.path };

  await inWindow({ ...options, station: 'supervisor' }, album, async (stage) => {
    await setUpHall(stage, hall);
    await openOfflineDay(stage, 'S1', 'tongxin-zhou');
  });
  await inWindow({ ...options, station: 'counter' }, album, async (stage) => {
    const { window, hands, shoot } = stage;
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await shoot('登录');
    await hands.signIn('R1', 'tongxin-li', /3号窗口/);
    await serveCouple(stage, { man: resident(reader, people.wangWei), woman: resident(reader, people.chenJing), photo });

    await window.keyboard.press('F3');
    await window.keyboard.type('王伟', { delay: 60 });
    await window.keyboard.press('Enter');
    await expect(window.getByText(/J\d{6}-\d{4}-\d{6}/).first()).toBeVisible();
    await shoot('查找');
  });
  await reader.stop();
  collectPapers(hall.printed, join(out, 'papers'));
}
