import { expect } from '@playwright/test';
import type { Person } from '../../emulators/people.ts';
import type { ReaderEmulator } from '../../emulators/reader/index.ts';
import type { Party } from './counter.ts';
import { pick, write } from './form.ts';
import type { Stage } from './stage.ts';

export interface CoupleToPart {
  readonly reader: ReaderEmulator;
  readonly man: Person;
  readonly woman: Person;
  /** As both certificates say it; `on` in eight digits. */
  readonly marriage: { readonly on: string; readonly number: string; readonly authority: string };
  /** The number he leaves, agreeing to be called about the case. */
  readonly phone?: string;
}

const parties: readonly Party[] = ['男方', '女方'];

/** The first visit, from Ctrl+F2 to 受理, as a signed-in registrar does it; answers the number of the case. */
export async function apply(stage: Stage, couple: CoupleToPart): Promise<string> {
  const { hands } = stage;
  const caseNumber = await hands.openCase('离婚');
  await hands.readCards(couple.reader, couple.man, couple.woman);
  await hands.primary(/完成核验/);
  await recordMarriage(stage, couple);
  await showAgreement(stage);
  await precheck(stage, couple.phone);
  await accept(stage);
  return caseNumber;
}

/** Which marriage, from both certificates on the table. */
export async function recordMarriage({ window, shoot }: Stage, { marriage }: Pick<CoupleToPart, 'marriage'>): Promise<void> {
  const record = window.getByRole('region', { name: '结婚登记情况', exact: true });
  await expect(record).toBeVisible();
  await window.keyboard.press('Alt+1');
  await window.keyboard.press('Alt+s');
  await write(record, '登记日期', marriage.on);
  await write(record, '结婚证字号', marriage.number);
  await write(record, '登记机关', marriage.authority);
  for (const party of parties)
    await record
      .getByRole('group', { name: `${party}结婚证` })
      .getByText('已查验', { exact: true })
      .click();
  await shoot('结婚登记情况');
}

/** The couple brought their own agreement, and it says all it has to. */
async function showAgreement({ window, shoot }: Stage): Promise<void> {
  const agreement = window.getByRole('region', { name: '离婚协议书', exact: true });
  await window.keyboard.press('Alt+7');
  // A couple without children: of the rest, all that an agreement has to say.
  for (const words of [/写明没有未成年子女/, /双方自愿离婚的意思表示/, /共同财产的处理/, /债权、债务的处理/])
    await agreement.locator('.agreement-found').getByText(words).click();
  await shoot('离婚协议书');
}

async function precheck({ hands, shoot }: Stage, phone: string | undefined): Promise<void> {
  for (const party of parties) {
    const panel = hands.panelOf(party, '本人情况');
    await panel.getByText('完全', { exact: true }).click();
    await pick(panel, '文化程度', '大学本科');
    await write(panel, '职业', party === '男方' ? '教师' : '护士');
    if (phone !== undefined && party === '男方') {
      await panel.getByText('同意就本件联系（不同意则不留号码）').click();
      await write(panel, '联系电话（选填）', phone);
    }
  }
  for (const words of [/双方均亲自到场/, /双方均自愿离婚/, /双方已订立书面离婚协议/, /已告知可自愿接受/]) await hands.check(words);
  await shoot('初审');
  await hands.primary(/完成初审/);
}

async function accept({ window, hands, shoot }: Stage): Promise<void> {
  await expect(window.getByRole('region', { name: /^今日受理后的日期/ }).locator('.time-line-dates > div')).toHaveCount(4);
  await hands.primary(/打印离婚登记申请书/);
  await hands.primary(/离婚登记申请书打印无误/);
  for (const party of parties) await hands.check(new RegExp(`^${party}已核对申请书`));
  await shoot('受理');
  await hands.primary(/^受理/);
}
