import { expect, test } from '@playwright/test';
import { createTranslator, type Language } from '#shared/locales/index.ts';
import type { Couple } from '#shared/model/index.ts';
import { both, prechecked } from '../core/cases/divorce/divorce-desk.ts';
import { printPaper, testPhoto, type Caller } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { fortyDaysAgo, hallOfDivorces } from './divorce-hall.ts';
import { passwords, prepareHall, today } from './hall-store.ts';
import { launchHall, type Hall } from './launch.ts';
import { enlarged, everySize, long, lookAtSizes, patient, pictures, usual } from './looks-frame.ts';
import { longHall } from './looks-hall.ts';
import { couples } from './looks-people.ts';
import { askCore } from './window-call.ts';

const daysFromNow = (days: number): string => today.add({ days }).toString();

/** A soldier whose proof ran out yesterday, and a foreigner whose passport did. */
function couple(): Couple {
  const { man } = couples.soldier('甲');
  const { woman } = couples.foreigner('甲');
  const proof = { issuedOn: daysFromNow(-45), validUntil: daysFromNow(-1) } as never;
  return {
    man: {
      ...man,
      papers: man.papers.map((paper) => (paper.kind === 'militaryMarriageProof' ? { ...paper, ...(proof as object) } : paper)),
    },
    woman: { ...woman, papers: [], validUntil: daysFromNow(-1) as never },
  };
}

async function apply(registrar: Caller): Promise<string> {
  const caseId = await prechecked(registrar, couple());
  const picture = await testPhoto();
  for (const kind of ['militaryCard', 'militaryMarriageProof'] as const)
    await registrar.ask('attachments.add', { caseId, kind, party: 'man', picture, from: 'file', of: 'original' });
  await printPaper(registrar, caseId, 'divorceApplication', null);
  await registrar.ask('divorce.accept', { caseId, signed: both });
  return caseId;
}

async function turnTo({ window }: Hall, language: Language): Promise<void> {
  await window.locator('.top-menu').click();
  await window.getByRole('menuitem', { name: createTranslator(language)(`common:language.${language}`), exact: true }).click();
}

test('they come again with a passport and a proof issued since, and are taken in by the keyboard', async () => {
  test.setTimeout(patient);
  let caseId = '';
  const prepared = await prepareHall({
    clock: fortyDaysAgo,
    config: hallOfDivorces(longHall),
    office: { capabilities: ['mainland', 'foreign'] },
    acts: async (as) => {
      caseId = await apply(await as('R1'));
    },
    later: () => Promise.resolve(),
  });
  const hall = await launchHall({ ...prepared, size: usual });
  const { window } = hall;
  try {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(window.getByRole('button', { name: /新办/ }).first()).toBeVisible({ timeout: 20_000 });
    await window.evaluate((id) => (location.hash = `case=${id}`), caseId);
    const next = window.locator('.step-foot .button-primary');
    await expect(next).toBeEnabled({ timeout: 20_000 });
    await window.keyboard.press('Control+Enter');
    const of = (party: '男方' | '女方') => window.getByRole('region', { name: `${party}证件` });
    const type = (party: '男方' | '女方', label: string, text: string) =>
      of(party).getByRole('textbox', { name: label, exact: true }).fill(text);

    // By the keyboard alone: ticked with the blank, its fields are the next.
    const another = of('女方').getByRole('checkbox', { name: '出示的证件与申请时不同' });
    await another.focus();
    await window.keyboard.press('Space');
    await type('女方', '护照号码', 'xk 1122334455667788');
    await type('女方', '证件上的姓名', couple().woman.name);
    await type('女方', '有效期至', '20351231');
    await of('女方').getByRole('radio', { name: '同时出示原证件' }).focus();
    await window.keyboard.press('Space');
    await type('男方', '证件号码', couple().man.idNumber);
    await type('男方', '证件上的姓名', couple().man.name);
    await type('男方', '不能读卡的原因', '读卡器检修');
    await expect(next).toBeDisabled();
    await of('男方').getByRole('checkbox', { name: '《军人婚姻登记证明》已重新出具' }).focus();
    await window.keyboard.press('Space');
    await type('男方', '编号', '政婚字〔2026〕第0456号');
    await type('男方', '出证政治机关名称及所在地', couple().man.papers.find(({ kind }) => kind === 'militaryMarriageProof')!.issuer);
    await type('男方', '出具日期', daysFromNow(-3));
    await expect(next).toBeEnabled({ timeout: 20_000 });
    const chinese = long || pictures ? everySize : [usual];
    await lookAtSizes(hall, { called: 'divorce-return-other', language: 'zh-CN', sizes: chinese, barriers: true });
    if (long || pictures) {
      await turnTo(hall, 'en');
      await lookAtSizes(hall, { called: 'divorce-return-other', language: 'en', sizes: [usual, enlarged], barriers: false });
      await turnTo(hall, 'zh-CN');
    }
    await window.keyboard.press('Control+Enter');
    await expect(window.getByRole('region', { name: /^询问男方/ })).toBeVisible({ timeout: 20_000 });
    expect(await askCore(hall, 'cases.find', { text: 'XK1122334455667788' })).toMatchObject({ ok: true, value: [{ id: caseId }] });
  } finally {
    await hall.close();
    prepared.remove();
  }
});
