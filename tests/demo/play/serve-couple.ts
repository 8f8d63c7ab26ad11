import { expect, type Page } from '@playwright/test';
import type { Party } from './counter.ts';
import { pick, write } from './form.ts';
import type { Stage } from './stage.ts';
import type { Visitor } from './visitors.ts';

export interface CoupleToServe {
  readonly man: Visitor;
  readonly woman: Visitor;
  /** Path of their picture. */
  readonly photo: string;
  /** 补办: since when they have lived as husband and wife, in eight digits. */
  readonly livingTogetherSince?: string;
  /** Signs the papers that just came out of the printer, and files them. */
  readonly sign?: (stage: Stage) => Promise<void>;
  /** The couple's own window, where they confirm on it; else they do in the turned counter window. */
  readonly couplePage?: Page;
}

export interface Served {
  readonly caseNumber: string;
  readonly registrationNumber: string;
}

const partiesOf = ({ man, woman }: Pick<CoupleToServe, 'man' | 'woman'>): readonly (readonly [Party, Visitor])[] => [
  ['男方', man],
  ['女方', woman],
];

/** One marriage from F2 to 登记发证, as a signed-in registrar does it, every step by the words on the window. */
export async function serveCouple(stage: Stage, couple: CoupleToServe): Promise<Served> {
  const caseNumber = await receive(stage, couple);
  await stage.hands.primary(/完成核验/);
  await precheck(stage, couple);
  await declare(stage, couple);
  await photograph(stage, couple.photo);
  await examine(stage);
  await confirm(stage, couple.couplePage);
  await prepare(stage);
  return { caseNumber, registrationNumber: await handOver(stage) };
}

/** ① Both parties stand in the form, and what they brought lies in the file; nothing is decided yet. */
export async function receive(stage: Stage, couple: Pick<CoupleToServe, 'man' | 'woman'>): Promise<string> {
  const { window, hands, shoot } = stage;
  const caseNumber = await hands.openCase();
  await expect(window.getByText('请将男方身份证放在读卡器上')).toBeVisible({ timeout: 20_000 });
  await shoot('等待读卡');
  for (const [party, visitor] of partiesOf(couple)) await visitor.identify(stage, party);
  await shoot('核验');
  const brought = partiesOf(couple).flatMap(([party, { brings = [] }]) => brings.map((paper) => ({ party, ...paper })));
  for (const { party, material, picture } of brought) await hands.addScan(party, material, picture);
  if (brought.length > 0) {
    await shoot('材料');
    await window.keyboard.press('Escape');
  }
  return caseNumber;
}

async function precheck(stage: Stage, couple: CoupleToServe): Promise<void> {
  const { window, hands, shoot } = stage;
  await expect(window.getByText('男方本人情况')).toBeVisible();
  if (couple.livingTogetherSince !== undefined) {
    await window.keyboard.press('Alt+3');
    await write(window.locator('.application-bar'), '以夫妻名义同居生活自', couple.livingTogetherSince);
  }
  for (const [party, visitor] of partiesOf(couple)) {
    const panel = hands.panelOf(party, '本人情况');
    await pick(panel, '婚姻状况', '未婚');
    await pick(panel, '文化程度', '大学本科');
    await write(panel, '职业', party === '男方' ? '教师' : '护士');
    await visitor.tell?.(stage, panel);
  }
  await hands.check(/双方均亲自到场/);
  await hands.check(/已分别单独询问/);
  await shoot('初审');
  await hands.primary(/完成初审/);
}

async function declare(stage: Stage, { sign }: CoupleToServe): Promise<void> {
  const { window, hands, shoot } = stage;
  await hands.primary(/打印申请结婚登记声明书|打印 3 份文书/);
  await hands.primary(/打印无误/);
  await sign?.(stage);
  await expect(window.locator('canvas').first()).toBeVisible();
  for (const statement of [/男方已宣读/, /女方已宣读/, /均无配偶/, /没有直系血亲/, /完全自愿结为/]) await hands.check(statement);
  await shoot('声明');
  await hands.primary(/完成声明/);
}

async function photograph({ window, hands, shoot }: Stage, photo: string): Promise<void> {
  await window.locator('input[type=file]').setInputFiles(photo);
  await expect(window.getByAltText('刚拍摄或导入的合影')).toBeVisible();
  await shoot('拍照');
  await hands.primary(/采用这张照片/);
}

async function examine({ window, hands, shoot }: Stage): Promise<void> {
  await expect(window.getByRole('button', { name: /审查通过/ })).toBeEnabled({ timeout: 20_000 });
  await shoot('审查');
  await hands.primary(/审查通过/);
  await expect(window.getByText('剩余登记字号')).toBeVisible({ timeout: 20_000 });
}

/** Both look at everything and say that it is right. */
async function confirm({ window, shoot }: Stage, couplePage: Page | undefined): Promise<void> {
  if (couplePage === undefined) await window.getByRole('button', { name: '转屏核对' }).click();
  else await window.keyboard.press('F4');
  const page = couplePage ?? window;
  const right = page.getByRole('button', { name: /全部正确/ });
  await expect(right).toBeVisible({ timeout: 20_000 });
  await page.locator('.check-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
  await expect(right).toBeEnabled();
  await shoot('双方核对', page);
  if (couplePage === undefined) await page.keyboard.press('Enter');
  else await right.click();
  await expect(page.getByText('双方已确认全部正确')).toBeVisible();
  if (couplePage === undefined) await page.keyboard.press('Escape');
}

async function prepare({ window, hands, shoot }: Stage): Promise<void> {
  await shoot('制证');
  await hands.primary(/^制证/);
  await expect(window.getByText(/J\d{6}-\d{4}-\d{6}/).first()).toBeVisible({ timeout: 20_000 });
}

/** ⑦ Prints what remains, and hands over the certificates; answers the registration number. */
async function handOver({ window, hands, shoot }: Stage): Promise<string> {
  for (const paper of ['结婚登记审查处理表', '男方结婚证', '女方结婚证']) {
    await hands.primary(new RegExp(`打印${paper}`));
    await hands.primary(new RegExp(`${paper}打印无误`));
  }
  await hands.check(/男方已签收/);
  await hands.check(/女方已签收/);
  await shoot('登记发证');
  await hands.primary(/登记发证/);
  await expect(window.getByRole('status', { name: '登记完成' })).toBeVisible({ timeout: 20_000 });
  await shoot('登记完成');
  return window.locator('.registration-number').innerText();
}
