import { expect, test, type Page } from '@playwright/test';
import type { DisplayPage } from '#shared/contract/index.ts';
import { createTranslator, type Language } from '#shared/locales/index.ts';
import type { Couple } from '#shared/model/index.ts';
import type { Caller } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passwords, prepareHall, today, type PreparedHall } from './hall-store.ts';
import { applicantOf, launchHall, type Hall } from './launch.ts';
import { takeCase } from './looks-cases.ts';
import { enlarged, everySize, long, lookAtSizes, only, patient, pictures, usual, type View } from './looks-frame.ts';
import { longHall, printableOffice } from './looks-hall.ts';
import { couples } from './looks-people.ts';
import { askCore } from './window-call.ts';

const t = { 'zh-CN': createTranslator('zh-CN'), en: createTranslator('en') } as const;

/** The cases of the hall; their ids once it is prepared. */
const ids = { residents: '', foreigner: '', aloud: '', cancelled: '' };

async function prepareCouples(as: (code: 'R1') => Promise<Caller>): Promise<void> {
  const registrar = await as('R1');
  const aloud: Couple = { ...couples.residents('丙') };
  ids.residents = await takeCase(registrar, 'examined', couples.residents('甲'));
  ids.foreigner = await takeCase(registrar, 'identified', couples.foreigner('乙'));
  const companion = { role: 'reader', name: '斯琴格日乐图雅·巴特尔示例', idNumber: '', language: '' } as const;
  ids.aloud = await takeCase(registrar, 'opened', {
    ...aloud,
    woman: { ...aloud.woman, help: { reads: false, writes: false, companion } },
  });
  ids.cancelled = await takeCase(registrar, 'declared', couples.residents('丁'));
  await registrar.ask('marriage.cancel', { caseId: ids.cancelled, reason: '双方尚有证明材料未带齐，约定下周补齐后重新申请' });
}

test('the couple’s own window, and a case they gave up, fit the window and bar nobody', async () => {
  test.setTimeout(patient);
  const prepared = await prepareHall({
    config: longHall,
    office: { ...printableOffice, capabilities: ['mainland', 'foreign'] },
    acts: prepareCouples,
  });
  const hall = await launchHall({ ...prepared, args: ['--applicant=always'], size: usual });
  try {
    const window = await applicantOf(hall);
    const couple: View = { app: hall.app, window };
    const show = (page: DisplayPage, caseId: string | null) => askCore(hall, 'display.show', { page, caseId });
    const larger = async (steps: number) => {
      for (let step = 0; step < Math.abs(steps); step += 1)
        await window.getByRole('button', { name: steps > 0 ? '放大字号' : '缩小字号' }).click();
    };
    /** His name and her address, pointed at as wrong or no more. */
    const pointed = async (wrong: boolean) => {
      for (const line of [
        window.locator('.checked-name .checked-point').first(),
        window.locator('.checked-address .checked-point').last(),
      ]) {
        await line.click();
        await expect(line).toHaveAttribute('aria-pressed', String(wrong));
      }
    };
    await signIn(hall);
    await expect(window.locator('.idle-hall')).toHaveText(printableOffice.name);
    await lookAtCouple(couple, 'couple-idle');

    await show('privacy', null);
    await expect(window.locator('.privacy-page')).toBeVisible();
    await lookAtCouple(couple, 'couple-privacy');
    await larger(3);
    await lookAtCouple(couple, 'couple-privacy-largest', true);
    await larger(-3);
    await show('divorcePrivacy', null);
    await expect(window.getByText(/离婚登记须由双方订立书面离婚协议/)).toBeVisible();
    await lookAtCouple(couple, 'couple-privacy-divorce');

    await show('check', ids.residents);
    await expect(window.locator('.check-photo img')).toBeVisible();
    await lookAtCouple(couple, 'couple-check');
    await window.locator('.check-photo').scrollIntoViewIfNeeded();
    await lookAtCouple(couple, 'couple-check-photo', true);
    await pointed(true);
    await lookAtCouple(couple, 'couple-check-pointed');
    await larger(3);
    await lookAtCouple(couple, 'couple-check-largest');
    await larger(-3);
    await pointed(false);
    await window.locator('.check-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
    await window.locator('.check-foot .button-primary').click();
    await expect(window.locator('.check-confirmed')).toBeVisible();
    await lookAtCouple(couple, 'couple-confirmed');

    await show('check', ids.foreigner);
    await expect(window.locator('.checked-nationality').first()).toBeVisible();
    await lookAtCouple(couple, 'couple-check-foreigner', true);
    await show('check', ids.aloud);
    await expect(window.locator('.check-aloud')).toBeVisible();
    await lookAtCouple(couple, 'couple-check-aloud', true);
    await show('declaration', ids.residents);
    await expect(window.locator('.declaration-words')).toBeVisible();
    await lookAtCouple(couple, 'couple-declaration');
    await larger(3);
    await lookAtCouple(couple, 'couple-declaration-largest', true);

    await hall.window.getByRole('navigation').getByRole('button', { name: /尔丁/ }).click();
    await expect(hall.window.locator('.case-title')).toBeVisible();
    await lookAtCounter(hall, 'cancelled');
  } finally {
    await hall.close();
    prepared.remove();
  }
});

test('what the counter says outside the hours fits the window and bars nobody', async () => {
  test.setTimeout(patient);
  const hours = {
    from: '08:30',
    until: '17:00',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    enforced: true,
    closedOn: [today.add({ days: 2 }).toString()],
  };
  const prepared = await prepareHall({ config: longHall, offlineDay: false, office: { hours } });
  const tomorrow = today.add({ days: 1 }).toString();
  try {
    await lookOutsideHours(prepared, 'hours-over', `${tomorrow}T18:30:00+08:00`);
    if (!long && !pictures) return;
    // In the order of the days: a clock that goes back is doubted, and says so.
    await lookOutsideHours(prepared, 'hours-closed', `${today.add({ days: 2 }).toString()}T10:30:00+08:00`);
    await lookOutsideHours(prepared, 'hours-before', `${today.add({ days: 3 }).toString()}T07:30:00+08:00`);
  } finally {
    prepared.remove();
  }
});

async function lookOutsideHours(prepared: PreparedHall, called: string, clock: string): Promise<void> {
  const hall = await launchHall({ ...prepared, clock, size: usual });
  try {
    await signIn(hall);
    await hall.window.keyboard.press('F2');
    await expect(hall.window.locator('.counter-main > .case-notice')).toBeVisible();
    await lookAtCounter(hall, called);
  } finally {
    await hall.close();
  }
}

async function signIn({ window }: Hall): Promise<void> {
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.getByRole('button', { name: /新办结婚/ })).toBeVisible({ timeout: 20_000 });
}

/** Their page in Chinese, then in English by their own switch; a plain one by default only in Chinese, at the usual size. */
async function lookAtCouple(couple: View, called: string, plain = false): Promise<void> {
  await lookInBoth(couple, called, plain, (language) =>
    couple.window.getByRole('button', { name: t[language](`common:language.${language}`), exact: true }).click(),
  );
}

async function lookAtCounter({ app, window }: Hall, called: string): Promise<void> {
  await lookInBoth({ app, window }, called, false, (language) => turnCounter(window, language));
}

async function turnCounter(window: Page, language: Language): Promise<void> {
  await window.locator('.top-menu').click();
  await window.getByRole('menuitem', { name: t[language](`common:language.${language}`), exact: true }).click();
}

async function lookInBoth(view: View, called: string, plain: boolean, turn: (language: Language) => Promise<void>): Promise<void> {
  if (!only.test(called)) return;
  await test.step(called, async () => {
    const asked = long || pictures ? everySize : null;
    await lookAtSizes(view, { bestPractices: true, called, language: 'zh-CN', sizes: asked ?? [usual], barriers: long || !plain });
    if (plain && asked === null) return;
    await turn('en');
    await lookAtSizes(view, { bestPractices: true, called, language: 'en', sizes: asked ?? [enlarged], barriers: false });
    await turn('zh-CN');
  });
}
