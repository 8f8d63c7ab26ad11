import { join } from 'node:path';
import { expect } from '@playwright/test';
import { people } from '../emulators/people.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { apply, type CoupleToPart } from './play/apply-divorce.ts';
import { findLapsed, giveReceipts, openDue, openWaiting, withdraw } from './play/between-visits.ts';
import { drawAlone } from './play/couple-photo.ts';
import { drawPaper } from './play/paper-picture.ts';
import { comeBack } from './play/return-divorce.ts';
import { collectPapers, inWindow, openAlbum, sceneOf, type Stage } from './play/stage.ts';
import { openOfflineDay, setUpHall, trainingHall } from './play/training-hall.ts';
import type { DemoFolders } from './runner/scenario.ts';

/**
 * Ten weeks at a counter, the clock of the training hall moved from day to day: one couple applies, is reminded and is divorced; the
 * other applies, one of them withdraws, they apply anew, do not come, and apply a third time on the day the second one lapsed.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const album = openAlbum(out);
  const hall = trainingHall('hall.json', work, { reader: reader.path });
  const first = { ...coupleOf(reader, people.wangWei, people.chenJing, '20200520'), phone: '13800000000' };
  const second = coupleOf(reader, people.zhangJi, people.liJie, '20190807');
  const told: string[] = [];

  const at = async (station: 'counter' | 'supervisor', clock: string, act: (stage: Stage) => Promise<void>): Promise<void> =>
    inWindow({ ...hall.options, station, clock: `${clock}:00+08:00` }, album, act);
  const atCounter = (clock: string, day: string, act: (stage: Stage) => Promise<void>): Promise<void> =>
    at('counter', clock, async (stage) => {
      await expect(stage.window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
      await stage.hands.signIn('R1', 'tongxin-li', /3号窗口/);
      await act(sceneOf(stage, day));
    });

  try {
    await at('supervisor', '2026-08-03T08:40', (stage) => setUpHall(stage, hall));
    await atCounter('2026-08-03T09:00', '8月3日', async (stage) => {
      told.push(`申请: ${await apply(stage, first)}`);
      await giveReceipts(stage);
      told.push(`申请: ${await apply(stage, second)}`);
    });
    await atCounter('2026-08-10T10:00', '8月10日', async (stage) => {
      await openWaiting(stage, second.man.name);
      await withdraw(stage, '女方');
      told.push(`撤回后重新申请: ${await apply(stage, second)}`);
    });
    // The eve of the day from which the first couple may ask for their certificates.
    await at('supervisor', '2026-09-02T09:00', (stage) => remind(sceneOf(stage, '9月2日')));
    await at('supervisor', '2026-09-03T08:40', (stage) => openOfflineDay(sceneOf(stage, '9月3日'), 'S1', 'tongxin-zhou'));
    await atCounter('2026-09-03T09:30', '9月3日', async (stage) => {
      await openDue(stage, first.man.name);
      const alone = await drawAlone(join(work, 'alone.jpg'));
      const agreement = await drawPaper(join(work, 'agreement.jpg'), {
        title: '离婚协议书',
        lines: [`男方${first.man.name}，女方${first.woman.name}，自愿离婚。`, '双方没有子女；共同财产已经分割；没有共同债权、债务。'],
        seal: 'red',
      });
      told.push(`登记: ${await comeBack(stage, { ...first, alone, agreement })}`);
    });
    // The second couple's last day was 9 October.
    await atCounter('2026-10-10T09:00', '10月10日', async (stage) => {
      await findLapsed(stage, second.man.name);
      told.push(`视为撤回后重新申请: ${await apply(stage, second)}`);
    });
  } finally {
    await reader.stop();
    console.log(told.join('\n'));
  }
  collectPapers(hall.printed, join(out, 'papers'));
}

function coupleOf(reader: ReaderEmulator, man: CoupleToPart['man'], woman: CoupleToPart['woman'], on: string): CoupleToPart {
  return { reader, man, woman, marriage: { on, number: `J329901-${on.slice(0, 4)}-000123`, authority: '清江县民政局' } };
}

/** Who left a number is reminded of tomorrow by the hall's own gateway; the others are called. */
async function remind({ window, hands, shoot }: Stage): Promise<void> {
  await hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
  await window.getByRole('button', { name: /短信提醒/ }).click();
  await expect(window.getByText(people.wangWei.name).first()).toBeVisible({ timeout: 20_000 });
  await shoot('短信提醒');
}
