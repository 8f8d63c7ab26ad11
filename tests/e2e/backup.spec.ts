import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takeTo } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passphrase, passwords, prepareHall } from './hall-store.ts';
import { launchHall, tellMain, type Hall } from './launch.ts';

const looks = process.env['TONGXIN_LOOKS'];

async function look(hall: Hall, name: string): Promise<void> {
  if (looks !== undefined) await hall.window.screenshot({ path: join(looks, `${name}.png`) });
}

test('a hall is backed up in the window, lost, and brought back on a new PC with the recovery key', async () => {
  test.setTimeout(180_000);
  const prepared = await prepareHall({
    training: false,
    acts: async (as) => void (await takeTo(await as('R1'), 'registered')),
  });
  const folder = join(prepared.folder, 'usb');
  mkdirSync(folder);

  const first = await launchHall({ ...prepared, station: 'supervisor', size: { width: 1366, height: 768 } });
  await first.window.getByLabel('大厅口令', { exact: true }).fill(passphrase);
  await first.window.getByRole('button', { name: '打开' }).click();
  await handsOf(first.window).signIn('S1', passwords.S1, /不在窗口/);
  await first.window.getByRole('button', { name: '备份与恢复' }).click();
  await expect(first.window.getByText('还没有设置备份。')).toBeVisible();
  await look(first, 'backup-none');
  await tellMain(
    first.app,
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    },
    folder,
  );
  const form = first.window.getByRole('form', { name: '备份设置' });
  await form.getByRole('button', { name: '选择…' }).click();
  await expect(form.getByLabel('备份文件夹')).toHaveValue(folder);
  await form.getByRole('button', { name: '保存设置' }).click();
  await expect(first.window.getByText('已全部写入备份文件夹')).toBeVisible({ timeout: 60_000 });
  await first.window.getByRole('button', { name: '检查' }).click();
  await expect(first.window.getByText('这份备份完好')).toBeVisible({ timeout: 30_000 });
  await look(first, 'backup');
  await first.close();
  rmSync(prepared.store, { recursive: true });

  const newPc = join(prepared.folder, 'new-pc');
  const second = await launchHall({ ...prepared, store: newPc, station: 'supervisor', size: { width: 1366, height: 768 } });
  await look(second, 'first-run');
  await second.window.getByRole('button', { name: '从备份恢复' }).click();
  await second.window.getByLabel('备份文件夹').fill(folder);
  await look(second, 'restore-folder');
  await second.window.getByRole('button', { name: '查找备份' }).click();
  await second.window.getByRole('button', { name: '用恢复密钥' }).click();
  await second.window.getByLabel('恢复密钥', { exact: true }).fill(prepared.recoveryKey);
  await look(second, 'restore-backup');
  await second.window.getByRole('button', { name: '开始恢复' }).click();
  await expect(second.window.getByRole('heading', { name: '恢复完成' })).toBeVisible({ timeout: 60_000 });
  await look(second, 'restore-done');
  await second.window.getByRole('button', { name: '进入' }).click();
  await handsOf(second.window).signIn('S1', passwords.S1, /不在窗口/);
  await second.window.getByRole('button', { name: '备份与恢复' }).click();
  const gap = second.window.getByRole('form', { name: '核对登记字号和印制号' });
  await expect(gap).toBeVisible();
  await look(second, 'restore-gap');
  await gap.getByLabel('工号').fill('R2');
  await gap.getByLabel('密码', { exact: true }).fill(passwords.R2);
  await gap.getByRole('button', { name: '核对无误，恢复制证' }).click();
  await expect(gap).toHaveCount(0);
  await second.window.getByRole('button', { name: '核对数据' }).click();
  await expect(second.window.getByText('数据完好')).toBeVisible({ timeout: 30_000 });
  await look(second, 'restore-verified');
  await second.close();
  prepared.remove();
});
