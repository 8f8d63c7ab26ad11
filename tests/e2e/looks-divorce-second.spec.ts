import { expect, test } from '@playwright/test';
import { slots, type DivorcePoint } from '#shared/model/index.ts';
import { accept, both, getDivorce, interviews, returnBoth } from '../core/cases/divorce/divorce-desk.ts';
import { printPaper, testPhoto, type Caller } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { fortyDaysAgo, hallOfDivorces } from './divorce-hall.ts';
import { passwords, prepareHall } from './hall-store.ts';
import { launchHall } from './launch.ts';
import { everySize, long, lookAtSizes, only, patient, pictures, usual } from './looks-frame.ts';
import { longHall } from './looks-hall.ts';
import { couples } from './looks-people.ts';

/** As long as the forms have room for. */
const printable = {
  name: '伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记处',
  sealName: '伊犁哈萨克自治州察布查尔锡伯自治县民政局婚姻登记专用章',
};

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

test('the pages of the second visit of a divorce fit the window and bar nobody', async () => {
  test.setTimeout(patient);
  const prepared = await prepareHall({
    clock: fortyDaysAgo,
    config: hallOfDivorces(longHall),
    office: printable,
    acts: async (as) => {
      const registrar = await as('R1');
      for (const [called, , mark] of pages) ids.set(called, (await accept(registrar, couples.residents(mark))).id);
    },
    later: async (as) => {
      const registrar = await as('R1');
      for (const [called, point] of pages) await advance(registrar, ids.get(called)!, point);
    },
  });
  const hall = await launchHall({ ...prepared, size: usual });
  const { window } = hall;
  const look = (called: string, barriers = true) =>
    lookAtSizes(hall, { called: `divorce-${called}`, language: 'zh-CN', sizes: long || pictures ? everySize : [usual], barriers });
  try {
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(window.getByRole('button', { name: /新办/ }).first()).toBeVisible({ timeout: 20_000 });
    for (const [called, point] of pages) {
      if (!only.test(`divorce-${called}`)) continue;
      await window.evaluate((caseId) => (location.hash = `case=${caseId}`), ids.get(called));
      await expect(window.locator('.case-title')).toBeVisible();
      if (point === 'issuable') await window.locator('.step-foot .button-primary').click();
      await expect(window.locator('[aria-current=step]')).toBeVisible();
      await look(called);
      if (called !== 'question') continue;
      await window.locator('.step-secondary').getByRole('button', { name: '不予办理' }).click();
      await look('leave');
      await window.locator('.reason-actions button').first().click();
    }
  } finally {
    await hall.close();
    prepared.remove();
  }
});
