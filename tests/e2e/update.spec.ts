import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { hallCommand, launchHall, tellMain, type Hall } from './launch.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
let folder: string;
const installed = (): string => join(folder, 'installed');
const updateFile = (): string => join(folder, 'tongxin-0.2.0.tongxin');
let version: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), 'tongxin-update-'));
  version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
  const tool = (...words: string[]): void => {
    execFileSync(resolve('node_modules/.bin/node'), ['electron/tools/make-update.ts', ...words], {
      env: { ...process.env, TONGXIN_UPDATE_ELECTRON: '33' },
    });
  };
  tool('key', '--out', join(folder, 'keys'));
  copyProgram(installed());
  mkdirSync(join(installed(), 'resources/update'));
  cpSync(join(folder, 'keys/public-key.pem'), join(installed(), 'resources/update/public-key.pem'));

  const next = join(folder, 'next');
  copyProgram(next);
  for (const file of ['package.json', ...scriptsOf(next)]) {
    const path = join(next, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(version, '0.2.0'));
  }
  writeFileSync(join(folder, 'notes.txt'), '打印校准更快。');
  rmSync(join(next, 'node_modules'));
  tool('make', '--from', next, '--key', join(folder, 'keys/private-key.pem'), '--out', updateFile(), '--notes', join(folder, 'notes.txt'));

  prepared = await prepareHall({
    acts: async (as) => {
      mkdirSync(join(folder, 'backups'));
      await (await as('S1')).ask('backup.plan', { folder: join(folder, 'backups'), times: ['12:15'], keepDays: 30 });
    },
  });
  // Packages are found above the programs: the update of this test carries none.
  mkdirSync(prepared.profile, { recursive: true });
  symlinkSync(resolve('node_modules'), join(prepared.profile, 'node_modules'));
});
test.afterAll(() => {
  prepared.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('a signed update is backed up for, installed, and runs after the restart', async () => {
  test.setTimeout(180_000);
  const hall = await openProgramPage();
  await expect(hall.window.getByText(version, { exact: true })).toBeVisible();
  await installUpdate(hall);
  expect(readdirSync(join(folder, 'backups')).length).toBe(1);

  const updated = await openProgramPage();
  await expect(updated.window.getByText('0.2.0', { exact: true })).toBeVisible();
  const health = await updated.window.evaluate(() =>
    window.hall.call({ operation: 'hall.health', input: {}, requestId: crypto.randomUUID(), approval: null }),
  );
  expect(health).toMatchObject({ ok: true, value: { program: '0.2.0' } });
  // Clicks on its icon, while it runs, are no failed starts of it.
  const { executable, args } = hallCommand({ ...prepared, program: installed(), station: 'supervisor' });
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const clicks = [1, 2, 3].map(() => spawn(executable, args, { env, stdio: 'ignore' }));
  const ends = await Promise.all(clicks.map(async (click) => (await once(click, 'exit')) as [number]));
  expect(ends.map(([status]) => status)).toEqual([0, 0, 0]);
  expect(JSON.parse(readFileSync(join(prepared.profile, 'programs/current.json'), 'utf8'))).toMatchObject({ version: '0.2.0', tries: 0 });
  await updated.close();
});

test('the way back starts the program before it', async () => {
  const hall = await openProgramPage();
  await hall.window.getByRole('button', { name: `退回 ${version}` }).click();
  await change(hall, `启动 ${version}`);
  const back = await openProgramPage();
  await expect(back.window.getByText(version, { exact: true })).toBeVisible();
  await back.close();
});

test('a program that somebody changed on the disk does not start: the one before it does, and says so', async () => {
  await installUpdate(await openProgramPage());
  appendFileSync(join(prepared.profile, 'programs/0.2.0/out/main/program.js'), '\n// changed\n');
  const hall = await openProgramPage();
  await expect(hall.window.getByText(`0.2.0 没有正常启动或与签名不符，已自动退回 ${version}。`, { exact: false })).toBeVisible();
  await hall.close();
});

function copyProgram(to: string): void {
  mkdirSync(to);
  for (const name of ['package.json', 'out', 'resources']) cpSync(name, join(to, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'));
}

function scriptsOf(program: string): string[] {
  return ['out/core', 'out/main'].flatMap((part) =>
    readdirSync(join(program, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(part, name)),
  );
}

async function openProgramPage(): Promise<Hall> {
  const hall = await launchHall({ ...prepared, program: installed(), station: 'supervisor' });
  await expect(hall.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(hall.window).signIn('S1', passwords.S1, /不在窗口/);
  await hall.window.getByRole('navigation', { name: '主管页面' }).getByRole('button', { name: '程序' }).click();
  await expect(hall.window.getByRole('heading', { name: '程序', level: 1 })).toBeVisible();
  return hall;
}

async function installUpdate(hall: Hall): Promise<void> {
  await tellMain(
    hall.app,
    ({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    },
    updateFile(),
  );
  await hall.window.getByRole('button', { name: '选择更新文件…' }).click();
  await expect(hall.window.getByRole('heading', { name: '更新到 0.2.0' })).toBeVisible({ timeout: 20_000 });
  await expect(hall.window.getByText('打印校准更快。')).toBeVisible();
  await change(hall, '备份并安装');
}

/** Two people let another program take over; this one ends. Playwright starts the next, not the program itself. */
async function change({ app, window }: Hall, words: string): Promise<void> {
  await tellMain(
    app,
    ({ app: program }) => {
      program.relaunch = () => undefined;
    },
    undefined,
  );
  await window.getByLabel('工号').fill('R2');
  await window.getByLabel('密码').fill(passwords.R2);
  const ended = app.waitForEvent('close', { timeout: 60_000 });
  await window.getByRole('button', { name: words, exact: true }).click();
  await ended;
}
