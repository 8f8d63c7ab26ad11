import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unlockKeyFile } from '#core/store/index.ts';
import { openConnection } from '#core/store/connection.ts';
import { readKeyFile } from '#core/store/key-file.ts';
import { subkey } from '#core/store/keys.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passphrase, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { look, openRestore, tell } from './looks-desk.ts';
import { long, patient, pictures, usual } from './looks-frame.ts';
import { longHall } from './looks-hall.ts';

// Seldom seen, and tried without a window in tests/core/keys and tests/renderer/entry.
test.skip(!long && !pictures, 'in the long tests');

const approval = { code: 'R2', password: passwords.R2 };

test('a lost tip is made anew and the numbers wait for two people, on pages that fit and bar nobody', async () => {
  test.setTimeout(patient);
  const prepared = await prepareHall({ config: longHall, training: false });
  rmSync(join(prepared.store, 'hall.tip'));
  const hall = await open(prepared);
  const { window } = hall;
  const field = (label: string) => window.getByLabel(label, { exact: true });
  try {
    await look(hall, {
      called: 'unlock-tip-lost',
      open: async () => {
        await unlock(hall);
        await expect(window.getByRole('button', { name: '重建末尾标记' })).toBeVisible({ timeout: 20_000 });
      },
    });
    await look(hall, { called: 'renew-tip', open: () => window.getByRole('button', { name: '重建末尾标记' }).click() });
    await look(hall, { called: 'renew-tip-problems', plain: true, open: () => window.locator('.button-primary').click() });
    await look(hall, {
      called: 'renew-tip-wrong',
      open: async () => {
        await field('大厅口令').fill('seven lanterns 44');
        await field('恢复密钥').fill(prepared.recoveryKey);
        await window.locator('.button-primary').click();
        await expect(window.locator('.notice')).toContainText('口令', { timeout: 20_000 });
      },
      close: async () => {
        await field('大厅口令').fill(passphrase);
        await window.locator('.button-primary').click();
        await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 });
      },
    });
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    await look(hall, {
      called: 'gap-today',
      open: () => expect(window.getByRole('button', { name: '去核对' })).toBeVisible({ timeout: 20_000 }),
    });
    await look(hall, {
      called: 'gap-renewed',
      open: async () => {
        await window.getByRole('button', { name: '去核对' }).click();
        await expect(window.locator('.gap-fields')).toBeVisible();
      },
    });
    await look(hall, {
      called: 'gap-problems',
      plain: true,
      open: async () => {
        await window.locator('.gap-fields input').first().fill('900');
        const second = window.getByRole('group', { name: '第二人在场确认' });
        await second.getByLabel('工号').fill('R2');
        await second.getByLabel('密码').fill(passwords.R2);
        await window.locator('form .button-primary').first().click();
        await expect(window.locator('form .field-error')).toBeVisible();
      },
    });
  } finally {
    await hall.close();
    prepared.remove();
  }
});

test('a store too new for the program says what may open it, on pages that fit and bar nobody', async () => {
  test.setTimeout(patient);
  for (const training of [false, true]) {
    const prepared = await prepareHall({ training, offlineDay: false });
    await makeNewer(prepared.store, training ? {} : { passphrase });
    const hall = await open(prepared);
    const { window } = hall;
    const called = training ? 'newer-training' : 'newer';
    const opened = () => expect(window.getByText('数据由更新的版本保存')).toBeVisible({ timeout: 20_000 });
    try {
      await look(hall, {
        called,
        open: async () => {
          if (!training) await unlock(hall);
          await opened();
        },
      });
      await tell(hall, { 'hall:find-newer': '0.13.0', 'hall:start-newer': 'nothing yet' });
      await window.reload();
      await expect(window.getByRole('heading', { name: '打开登记大厅' })).toBeVisible({ timeout: 20_000 });
      await look(hall, {
        called: `${called}-offered`,
        open: async () => {
          if (!training) await unlock(hall);
          await expect(window.getByRole('button', { name: '启动 0.13.0' })).toBeVisible({ timeout: 20_000 });
        },
      });
      await look(hall, {
        called: `${called}-starting`,
        plain: true,
        open: () => window.getByRole('button', { name: '启动 0.13.0' }).click(),
      });
    } finally {
      await hall.close();
      prepared.remove();
    }
  }
});

test('a backup under older keys asks for the present ones, on pages that fit and bar nobody', async () => {
  test.setTimeout(patient);
  const newPassphrase = 'another good passphrase 2026';
  const backups = mkdtempSync(join(tmpdir(), 'tongxin-looks-'));
  const prepared = await prepareHall({
    config: longHall,
    training: false,
    acts: async (as) => {
      const supervisor = await as('S1');
      await supervisor.ask('backup.make', { folder: backups });
      await supervisor.ask('keys.rotate', { passphrase }, { approval });
      await supervisor.ask('keys.changePassphrase', { passphrase, newPassphrase }, { approval });
    },
  });
  spoil(join(prepared.store, 'hall.db'));
  const hall = await open(prepared);
  const { window } = hall;
  const primary = () => window.locator('.button-primary');
  try {
    await look(hall, {
      called: 'unlock-damaged',
      open: async () => {
        await unlock(hall, newPassphrase);
        await expect(window.getByRole('button', { name: '从备份恢复' })).toBeVisible({ timeout: 20_000 });
      },
    });
    await look(hall, { called: 'restore-damaged', open: () => openRestore(window) });
    await look(hall, {
      called: 'restore-none',
      plain: true,
      open: async () => {
        await window.getByRole('textbox').fill(prepared.printed);
        await primary().click();
        await expect(window.locator('.notice')).toBeVisible();
      },
      close: () => window.locator('.button-primary').click(),
    });
    await look(hall, {
      called: 'restore-found',
      open: async () => {
        await window.getByRole('textbox').fill(backups);
        await primary().click();
        await expect(window.getByRole('radio')).toHaveCount(1);
      },
    });
    await look(hall, {
      called: 'restore-present',
      open: async () => {
        await window.getByLabel('大厅口令', { exact: true }).fill(passphrase);
        await primary().click();
        await expect(window.getByLabel('现用口令或恢复密钥')).toBeVisible({ timeout: 30_000 });
      },
    });
    await look(hall, {
      called: 'restore-done',
      open: async () => {
        await window.getByLabel('现用口令或恢复密钥').fill(newPassphrase);
        await primary().click();
        await expect(window.getByRole('heading', { name: '恢复完成' })).toBeVisible({ timeout: 60_000 });
      },
    });
  } finally {
    await hall.close();
    prepared.remove();
    rmSync(backups, { recursive: true, force: true });
  }
});

async function open(prepared: PreparedHall): Promise<Hall> {
  const hall = await launchHall({ ...prepared, station: 'supervisor', size: usual });
  await expect(hall.window.getByRole('heading', { name: '打开登记大厅' })).toBeVisible({ timeout: 20_000 });
  return hall;
}

async function unlock({ window }: Hall, phrase = passphrase): Promise<void> {
  const field = window.getByLabel('大厅口令', { exact: true });
  await field.fill(phrase);
  await field.press('Enter');
}

/** As a program two years on would leave it. */
async function makeNewer(store: string, secret: { readonly passphrase?: string }): Promise<void> {
  const key = await unlockKeyFile(store, secret);
  const keyFile = readKeyFile(store);
  if (!key.ok || !keyFile.ok) throw new Error('the store just made does not open');
  const connection = openConnection(join(store, 'hall.db'), subkey(key.value, keyFile.value, 'database'));
  connection.pragma('user_version = 900');
  connection.close();
}

/** A page in the middle of the file is no page any more. */
function spoil(file: string): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(statSync(file).size / 8192) * 4096);
  closeSync(descriptor);
}
