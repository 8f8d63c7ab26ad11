import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import type { HallConfigInput } from '#shared/contract/index.ts';
import type { LaunchOptions } from '../../e2e/launch.ts';
import type { Stage } from './stage.ts';

/** A hall to be set up from one of the training files, with a folder of its own for everything. */
export interface TrainingHall {
  readonly options: LaunchOptions;
  /** The configuration, its printer being `printed`. */
  readonly config: string;
  readonly printed: string;
}

/** What this hall has otherwise than its file says. */
interface OwnHall extends Pick<LaunchOptions, 'reader' | 'clock'> {
  readonly devices?: HallConfigInput['devices'];
  readonly counters?: HallConfigInput['office']['counters'];
  /** Beside those of the file. */
  readonly staff?: HallConfigInput['staff'];
}

/** `file` lies in resources/training; `folder` is made where it is not there yet. */
export function trainingHall(file: string, folder: string, { devices, counters, staff = [], ...options }: OwnHall = {}): TrainingHall {
  const [temp, printed] = ['tmp', 'printed'].map((name) => join(folder, name)) as [string, string];
  for (const each of [temp, printed]) mkdirSync(each, { recursive: true });
  const config = join(folder, basename(file));
  const given = JSON.parse(readFileSync(resolve('resources/training', file), 'utf8')) as HallConfigInput;
  const printers = [{ kind: 'file', name: 'PDF文件', folder: printed }];
  const own = {
    ...given,
    office: { ...given.office, ...(counters && { counters }) },
    staff: [...given.staff, ...staff],
    devices: { readerPath: null, ...devices, printers },
  };
  writeFileSync(config, JSON.stringify(own));
  return {
    options: {
      ...options,
      store: join(folder, 'store'),
      profile: join(folder, 'profile'),
      size: { width: 1366, height: 768 },
      env: { TMPDIR: temp },
    },
    config,
    printed,
  };
}

/** A bare PC becomes the office its file describes, for training. */
export async function setUpHall({ window, shoot }: Stage, { config }: TrainingHall): Promise<void> {
  await expect(window.getByRole('heading', { name: '首次设置' })).toBeVisible();
  await shoot('首次设置');
  await window.locator('input[type=file]').setInputFiles(config);
  await expect(window.getByText(/已从.*填入/)).toBeVisible();
  await window.getByText('培训练习').click();
  await shoot('配置已导入');
  await window.getByRole('button', { name: '建立登记大厅' }).click();
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 });
}

/** The supervisor, signed in away from the counters, opens today's offline registration. */
export async function openOfflineDay({ window, hands, shoot }: Stage, code: string, password: string): Promise<void> {
  await hands.signIn(code, password, /不在窗口/);
  await expect(window.getByRole('heading', { name: /今日/ }).first()).toBeVisible();
  await shoot('主管今日');
  await window.getByRole('button', { name: '开启今日离线登记' }).click();
  await window.getByRole('textbox', { name: /原因|事由/ }).fill('培训演示，省平台尚未接入');
  await window.getByRole('button', { name: '开启今日离线登记' }).last().click();
  await expect(window.getByText('今日已开启').first()).toBeVisible();
  await shoot('离线登记已开启');
}
