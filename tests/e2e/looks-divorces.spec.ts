import { expect, test } from '@playwright/test';
import { createTranslator, type Language } from '#shared/locales/index.ts';
import { launchHall, type Hall } from './launch.ts';
import { lookedAt, markOfDivorce, prepareDivorces, waiting, type Waiting } from './looks-divorces.ts';
import { enterCounter } from './looks-enter.ts';
import { languagesAndSizes, lookAtSizes, only, patient, usual, type Size } from './looks-frame.ts';

for (const [language, sizes] of languagesAndSizes)
  test(`divorces between their visits fit the window and bar nobody: ${language}`, async () => {
    test.setTimeout(patient);
    const prepared = await prepareDivorces();
    const hall = await launchHall({ ...prepared, clock: lookedAt, size: usual });
    const look = lookWith(hall, language, sizes);
    const { window } = hall;
    const t = createTranslator(language);
    const button = (key: string) => window.locator('.case').getByRole('button', { name: t(key) });
    try {
      await enterCounter(hall, language);
      for (const called of waiting) await look(called, () => show(hall, called));
      await look('withdraw', async () => {
        await show(hall, 'coolingOff');
        await button('terms:divorceAction.withdraw').click();
        await choose(hall, 1);
        await choose(hall, 3);
      });
      await look('visit', async () => {
        await show(hall, 'issuable');
        await button('terms:divorceAction.recordVisit').click();
        await choose(hall, 2);
        await choose(hall, 3);
      });
      await look('end', async () => {
        await show(hall, 'issuable');
        await button('terms:divorceAction.end').click();
      });
      await look('upcoming', () => window.keyboard.press('F12'));
      await look('upcoming-next-month', () => window.keyboard.press('PageDown'));
    } finally {
      await hall.close();
      prepared.remove();
    }
  });

test('a couple whose dates a holiday notice made firm fit the window and bar nobody', async () => {
  test.setTimeout(patient);
  const prepared = await prepareDivorces({ imported: true });
  const hall = await launchHall({ ...prepared, clock: lookedAt, size: usual });
  try {
    await enterCounter(hall, 'zh-CN');
    await lookWith(hall, 'zh-CN', [usual])('toldAnew', () => show(hall, 'toldAnew'));
  } finally {
    await hall.close();
    prepared.remove();
  }
});

function lookWith(hall: Hall, language: Language, sizes: readonly Size[]) {
  return async (called: string, open: () => Promise<void>): Promise<void> => {
    const named = `divorce-${called}`;
    if (!only.test(named)) return;
    await test.step(named, async () => {
      await open();
      await lookAtSizes(hall, { bestPractices: true, called: named, language, sizes, barriers: language === 'zh-CN' });
    });
  };
}

/** The nth of all choices of the panel above the page. */
async function choose({ window }: Hall, nth: number): Promise<void> {
  await window.locator('.case-panel .segment').nth(nth).click();
}

/** Whoever waits out a period is on nobody's list: found by the man's name. */
async function show({ window }: Hall, called: Waiting): Promise<void> {
  await window.keyboard.press('F3');
  const field = window.getByRole('main').getByRole('textbox');
  await field.fill(`欧阳娜仁托娅·阿拉坦其其格尔${markOfDivorce(called)}`);
  await field.press('Enter');
  await window.locator('.found-row').first().click();
  await expect(window.locator('.step-foot')).toBeVisible();
}
