import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { drawCouple } from './play/couple-photo.ts';
import { serveCouple } from './play/serve-couple.ts';
import { collectPapers, inWindow, type Stage } from './play/stage.ts';
import type { DemoFolders } from './runner/scenario.ts';

/** A bare PC is set up, a supervisor opens offline registration, and a couple is married: from ID cards to certificates. */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const [store, profile, temp, printed] = ['store', 'profile', 'tmp', 'printed'].map((name) => join(work, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const folder of [temp, printed]) mkdirSync(folder, { recursive: true });
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const photo = await drawCouple(join(work, 'couple.jpg'));
  const options = { store, profile, size: { width: 1366, height: 768 }, reader: reader.path, env: { TMPDIR: temp } };

  await inWindow({ ...options, station: 'supervisor' }, out, 0, (stage) => setUpHall(stage, writeConfig(work, printed)));
  await inWindow({ ...options, station: 'counter' }, out, 4, (stage) => marry(stage, reader, photo));
  await reader.stop();
  collectPapers(printed, join(out, 'papers'));
}

/** The office is set up from its file, and its supervisor opens today's offline registration. */
async function setUpHall({ window, hands, shoot }: Stage, config: string): Promise<void> {
  await expect(window.getByRole('heading', { name: '首次设置' })).toBeVisible();
  await shoot('首次设置');
  await window.locator('input[type=file]').setInputFiles(config);
  await expect(window.getByText(/已从.*填入/)).toBeVisible();
  await window.getByText('培训练习').click();
  await shoot('配置已导入');
  await window.getByRole('button', { name: '建立登记大厅' }).click();
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 });
  await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
  await expect(window.getByRole('heading', { name: /今日/ }).first()).toBeVisible();
  await shoot('主管今日');
  await window.getByRole('button', { name: '开启今日离线登记' }).click();
  await window.getByRole('textbox', { name: /原因|事由/ }).fill('培训演示，省平台尚未接入');
  await window.getByRole('button', { name: '开启今日离线登记' }).last().click();
  await expect(window.getByText('今日已开启').first()).toBeVisible();
  await shoot('离线登记已开启');
}

/** The couple at window 3. */
async function marry({ window, hands, shoot }: Stage, reader: ReaderEmulator, photo: string): Promise<void> {
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await shoot('登录');
  await hands.signIn('R1', 'tongxin-li', /3号窗口/);
  await serveCouple({ window, hands, shoot }, { reader, man: people.wangWei, woman: people.chenJing, photo });

  await window.keyboard.press('F3');
  await window.keyboard.type('王伟', { delay: 60 });
  await window.keyboard.press('Enter');
  await expect(window.getByText(/J\d{6}-\d{4}-\d{6}/).first()).toBeVisible();
  await shoot('查找');
}

/** The demo hall's configuration with this folder's printer. */
function writeConfig(work: string, printed: string): string {
  const config = JSON.parse(readFileSync(resolve('resources/training/hall.json'), 'utf8')) as Record<string, unknown>;
  const file = join(work, 'hall.json');
  writeFileSync(
    file,
    JSON.stringify({ ...config, devices: { readerPath: null, printers: [{ kind: 'file', name: 'PDF文件', folder: printed }] } }),
  );
  return file;
}
