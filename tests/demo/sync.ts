import { join } from 'node:path';
import { expect } from '@playwright/test';
import { inventedIdNumber, people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { takeTo, typedCouple } from '../core/cases/test-desk.ts';
import { recordMarriage } from './play/apply-divorce.ts';
import { drawCouple } from './play/couple-photo.ts';
import { elsewhere, enrolOffice, unlock } from './play/enrolled-office.ts';
import { serveCouple } from './play/serve-couple.ts';
import { collectPapers, inWindow, openAlbum, sceneOf, type Stage } from './play/stage.ts';
import { openOfflineDay } from './play/training-hall.ts';
import { resident } from './play/visitors.ts';
import { answerRequest, askForRecord, openLine, settleDiscrepancy } from './play/with-province.ts';
import type { DemoFolders } from './runner/scenario.ts';

/**
 * A morning with the province: a couple is checked and told of at once; the line breaks, and a couple is registered offline under the
 * province's authorisation; when the line is back it turns out that the man is married in another province, which two people deal with; and
 * that office is asked for a record, which comes back to the case by itself.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const photo = await drawCouple(join(work, 'couple.jpg'));
  const album = openAlbum(out);
  const line = await openLine(join(work, 'province'));
  const here = await enrolOffice(line.province(), join(work, 'here'));
  const there = await enrolOffice(line.province(), join(work, 'there'), elsewhere);
  const told = (count: number) => expect.poll(() => line.province().acts().length, { timeout: 60_000 }).toBe(count);

  const inOffice = (station: 'counter' | 'supervisor', title: string, act: (stage: Stage) => Promise<void>) =>
    inWindow({ ...here.options, reader: reader.path, station }, album, async (stage) => {
      await unlock(stage.window);
      await act(sceneOf(stage, title));
    });
  const atCounter = (title: string, act: (stage: Stage) => Promise<void>) =>
    inOffice('counter', title, async (stage) => {
      await stage.hands.signIn('R1', 'tongxin-li', /3号窗口/);
      await act(stage);
    });
  const card = (person: (typeof people)['wangWei']) => resident(reader, person);

  try {
    // In the other province a man marries, and a couple who will part here.
    const neighbour = await there.open();
    const registrar = await neighbour.as('R1');
    const bride = { ...people.luoYan, name: '罗琴', birthDate: '19881120', idNumber: inventedIdNumber('110101', '19881120', 920) };
    await takeTo(registrar, 'registered', typedCouple(people.zhangJi, bride));
    const { certificates } = await takeTo(registrar, 'registered', typedCouple(people.heDong, people.luoYan));
    await told(2);
    await neighbour.close();

    await atCounter('联网', async (stage) => {
      await serveCouple(stage, { man: card(people.wangWei), woman: card(people.chenJing), photo });
      await told(3);
      await stage.window.keyboard.press('Alt+u');
      await stage.shoot('上报队列');
    });
    await line.cut();
    await inOffice('supervisor', '断网', (stage) => openOfflineDay(stage, 'S1', 'tongxin-zhou'));
    await atCounter('断网', async (stage) => {
      await serveCouple(stage, { man: card(people.zhangJi), woman: card(people.liJie), photo });
    });
    await line.mend();
    await inOffice('supervisor', '恢复', async (stage) => {
      await stage.hands.signIn('S1', 'tongxin-zhou', /不在窗口/);
      await told(4);
      await settleDiscrepancy(stage);
    });

    let caseNumber = '';
    await atCounter('协查', async (stage) => {
      caseNumber = await stage.hands.openCase('离婚');
      await stage.hands.readCards(reader, people.heDong, people.luoYan);
      await stage.hands.primary(/完成核验/);
      const on = certificates!.preparedOn.replaceAll('-', '');
      await recordMarriage(stage, { marriage: { on, number: certificates!.registrationNumber, authority: '椰林县民政局' } });
      await askForRecord(stage);
    });
    const asked = await there.open();
    await answerRequest(asked);
    await asked.close();
    await atCounter('复函', async (stage) => {
      const row = stage.window.locator('.work-row').filter({ hasText: people.heDong.name });
      await expect(row.getByText('协查已复函，请查看')).toBeVisible({ timeout: 60_000 });
      await stage.shoot('办件列表');
      await row.click();
      await expect(stage.window.getByRole('main', { name: new RegExp(caseNumber) })).toBeVisible();
      await stage.window.keyboard.press('Alt+x');
      await expect(stage.window.getByText('已复函').first()).toBeVisible();
      await stage.shoot('复函');
    });
  } finally {
    await reader.stop();
    await line.cut();
  }
  collectPapers(here.printed, join(out, 'papers'));
}
