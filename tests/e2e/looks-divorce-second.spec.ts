import { expect, test, type Page } from '@playwright/test';
import { createTranslator } from '#shared/locales/index.ts';
import { slots, type DivorcePoint } from '#shared/model/index.ts';
import { accept, both, getDivorce, interviews, returnBoth } from '../core/cases/divorce/divorce-desk.ts';
import { printPaper, testPhoto, type Caller } from '../core/cases/test-desk.ts';
import { fortyDaysAgo, hallOfDivorces } from './divorce-hall.ts';
import { prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall } from './launch.ts';
import { enterCounter } from './looks-enter.ts';
import { languagesAndSizes, lookAtSizes, only, patient, usual } from './looks-frame.ts';
import { longHall, printableOffice } from './looks-hall.ts';
import { couples } from './looks-people.ts';

/** The pages, and the point at which each is the one to be worked on. */
const pages = [
  ['return', 'issuable', '甲'],
  ['question', 'issuable.returned', '乙'],
  ['declare', 'issuable.questioned', '丙'],
  ['photograph', 'issuable.declared', '丁'],
  ['examine', 'issuable.photographed', '戊'],
  ['prepare', 'issuable.examined', '己'],
  ['register', 'issuable.prepared', '庚'],
] as const satisfies readonly (readonly [string, DivorcePoint, string])[];

const ids = new Map<string, string>();

async function advance(registrar: Caller, caseId: string, until: DivorcePoint): Promise<void> {
  const picture = await testPhoto(826, 1252);
  const steps: readonly (() => Promise<unknown>)[] = [
    () => returnBoth(registrar, caseId),
    async () => {
      for (const party of slots) await printPaper(registrar, caseId, 'interviewRecord', party);
      await registrar.ask('divorce.question', { caseId, interviews });
    },
    async () => {
      for (const party of slots) await printPaper(registrar, caseId, 'divorceDeclaration', party);
      await registrar.ask('divorce.declare', { caseId, declared: both, agreementSigned: both });
    },
    async () => {
      for (const party of slots) await registrar.ask('divorce.photograph', { caseId, party, picture, from: 'file' });
      await registrar.ask('attachments.add', { caseId, kind: 'divorceAgreement', party: null, picture, from: 'file', of: 'original' });
    },
    () => registrar.ask('divorce.examine', { caseId }),
    () => registrar.ask('divorce.prepare', { caseId }),
  ];
  for (const step of steps) {
    if ((await getDivorce(registrar, caseId)).point === until) return;
    await step();
  }
}

let prepared: PreparedHall | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  prepared = await prepareHall({
    clock: fortyDaysAgo,
    config: hallOfDivorces(longHall),
    office: printableOffice,
    acts: async (as) => {
      const registrar = await as('R1');
      for (const [called, , mark] of pages) ids.set(called, (await accept(registrar, couples.residents(mark))).id);
    },
    later: async (as) => {
      const registrar = await as('R1');
      for (const [called, point] of pages) await advance(registrar, ids.get(called)!, point);
    },
  });
});
test.afterAll(() => prepared?.remove());

for (const [language, sizes] of languagesAndSizes)
  test(`the pages of the second visit of a divorce fit the window and bar nobody: ${language}`, async () => {
    test.setTimeout(patient);
    const hall = await launchHall({ ...prepared, size: usual });
    const { window } = hall;
    const t = createTranslator(language);
    const look = async (called: string, open: () => Promise<unknown>): Promise<void> => {
      await open();
      await lookAtSizes(hall, { bestPractices: true, called: `divorce-${called}`, language, sizes, barriers: language === 'zh-CN' });
    };
    const show = async (called: string): Promise<void> => {
      await window.evaluate((caseId) => (location.hash = `case=${caseId}`), ids.get(called));
      await expect(window.locator('.case-title')).toBeVisible();
      if (called === 'return') await window.locator('.step-foot .button-primary').click();
      await expect(window.locator('[aria-current=step]')).toBeVisible();
    };
    try {
      await enterCounter(hall, language);
      for (const [called] of pages) if (only.test(`divorce-${called}`)) await look(called, () => show(called));
      if (!only.test('divorce-question')) return;
      await look('question-answered', async () => {
        await show('question');
        await answerAll(window);
      });
      await look('leave', async () => {
        await window.keyboard.press('Escape');
        await window
          .locator('.step-secondary')
          .getByRole('button', { name: t('terms:divorceAction.notNow') })
          .click();
      });
    } finally {
      await hall.close();
    }
  });

/** The man answers as most do, and at length to the last question; of her own will she does not. */
async function answerAll(window: Page): Promise<void> {
  const questions = window.locator('.interview-question');
  for (const question of await questions.all()) await question.getByRole('button').first().click();
  const said =
    '双方于申请后曾经家人调解一次，未能和好；孩子随女方在伊宁市上学，男方每周六探望，寒暑假各随男方生活十五天，抚养费于每月五日前转入孩子名下的账户。';
  await questions.last().getByRole('textbox').fill(said);
  const conclusions = window.locator('.interview-conclusions .segment');
  await conclusions.nth(0).click();
  await conclusions.nth(3).click();
}
