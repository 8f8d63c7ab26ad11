import { expect, test } from '@playwright/test';
import type { Answer, HallError, ProgramState, UpdateView } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { look, tell } from './looks-desk.ts';
import { patient, usual } from './looks-frame.ts';
import { longHall } from './looks-hall.ts';

const running = '0.12.0';
const state: ProgramState = { running, previous: null, previousReads: false, left: null, takesUpdates: true };
const update: UpdateView = {
  version: '0.13.0',
  builtAt: '2026-12-03T02:00:00Z',
  notes: [
    '《婚姻登记条例》配套文书样式按民政部2026年第4号通知调整：申请结婚登记声明书、结婚登记审查处理表。',
    '打印校准：同一台打印机可分别校准结婚证内页和A4文书。',
    '修正：护照机读区第二行末位为“<”时未能读出有效期。',
  ].join('\n'),
  bytes: 48_211_004,
};

test('the program page fits the window and bars nobody in every state', async () => {
  test.setTimeout(patient);
  const prepared = await prepareHall({ config: longHall, offlineDay: false });
  const hall = await launchHall({ ...prepared, station: 'supervisor', size: usual });
  const { window } = hall;
  const aside = window.locator('.page-aside');
  const show = async (part: Partial<ProgramState>): Promise<void> => {
    await tell(hall, { 'hall:program-state': { ...state, ...part } });
    await window.locator('.supervisor-link').first().click();
    await window.locator('.supervisor-link[data-page=program]').click();
    await expect(window.locator('.program-version')).toHaveText(running);
  };
  const choose = async (answer: Result<UpdateView, HallError>): Promise<void> => {
    await tell(hall, { 'hall:choose-update': answer });
    await window.getByRole('button', { name: '选择更新文件…' }).click();
  };
  try {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    await look(hall, { called: 'program-no-key', plain: true, open: () => show({ takesUpdates: false }) });
    await look(hall, { called: 'program-first', plain: true, open: () => show({}) });
    await look(hall, {
      called: 'program-refused',
      open: () => choose(fail({ code: 'update.badSignature', details: {} })),
    });
    await look(hall, {
      called: 'program-chosen',
      open: async () => {
        await choose(ok(update));
        await expect(aside.locator('form')).toBeVisible();
      },
    });
    await look(hall, { called: 'program-alone', plain: true, open: () => aside.locator('.button-primary').click() });
    await look(hall, {
      called: 'program-not-backed-up',
      plain: true,
      open: async () => {
        await tell(hall, { 'hall:install-update': fail({ code: 'backup.noPlan', details: {} }) satisfies Answer<'program.prepareUpdate'> });
        await secondPerson(hall);
        await aside.locator('.button-primary').click();
        await expect(aside.locator('.notice')).toBeVisible();
      },
    });
    await look(hall, {
      called: 'program-installing',
      plain: true,
      open: async () => {
        await tell(hall, { 'hall:install-update': 'nothing yet' });
        await aside.locator('.button-primary').click();
      },
    });
    await look(hall, { called: 'program-left', open: () => show({ left: '0.13.0', previous: '0.11.2', previousReads: true }) });
    await look(hall, {
      called: 'program-back',
      open: async () => {
        await window.getByRole('button', { name: '退回 0.11.2' }).click();
        await expect(aside.locator('form')).toBeVisible();
      },
    });
    await look(hall, { called: 'program-back-closed', open: () => show({ previous: '0.11.2' }) });
  } finally {
    await hall.close();
    prepared.remove();
  }
});

async function secondPerson({ window }: Hall): Promise<void> {
  const second = window.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill('R1');
  await second.getByLabel('密码').fill(passwords.R1);
}
