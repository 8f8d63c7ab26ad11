import { expect, test, type Page } from '@playwright/test';
import { createTranslator, type Language } from '#shared/locales/index.ts';
import { tellMain, type Hall } from './launch.ts';
import { enlarged, everySize, long, lookAtSizes, only, pictures, usual } from './looks-frame.ts';

/** One page or panel before the counter’s work or on the supervisor’s desk, and the way there in Chinese from the scene before. */
export interface DeskScene {
  readonly called: string;
  readonly open?: (window: Page) => Promise<unknown>;
  readonly close?: (window: Page) => Promise<unknown>;
  /** Much like another: by default only in Chinese, at the usual size. */
  readonly plain?: boolean;
}

const t = { 'zh-CN': createTranslator('zh-CN'), en: createTranslator('en') } as const;

/** Opens the scene in Chinese, looks at it, turns the window to English and looks again. */
export async function look(hall: Hall, { called, open, close, plain = false }: DeskScene): Promise<void> {
  await test.step(called, async () => {
    await open?.(hall.window);
    if (only.test(called))
      for (const language of ['zh-CN', 'en'] as const) {
        if (language === 'en' && plain && !long) continue;
        await turnTo(hall, language);
        // English is longer: by default it is looked at where there is least room.
        const chosen = language === 'zh-CN' ? usual : enlarged;
        await lookAtSizes(hall, {
          called,
          language,
          sizes: long || pictures ? everySize : [chosen],
          barriers: language === 'zh-CN' && (long || !plain),
        });
      }
    await turnTo(hall, 'zh-CN');
    await close?.(hall.window);
  });
}

/** The page is fetched when it is asked for. */
export async function openRestore(window: Page): Promise<void> {
  await window.getByRole('button', { name: '从备份恢复' }).click();
  await expect(window.getByRole('heading', { name: '从备份恢复' })).toBeVisible();
}

async function turnTo({ window }: Hall, language: Language): Promise<void> {
  if ((await window.locator('html').getAttribute('lang')) === language) return;
  await window.getByRole('button', { name: t[language](`common:language.${language}`), exact: true }).click();
  await expect(window.locator('html')).toHaveAttribute('lang', language);
}

/** What main answers its pages from now on, by channel; `nothing yet` keeps them waiting. */
export async function tell({ app }: Hall, answers: Readonly<Record<string, unknown>>): Promise<void> {
  await tellMain(
    app,
    ({ ipcMain }, answerByChannel) => {
      for (const [channel, answer] of Object.entries(answerByChannel)) {
        ipcMain.removeHandler(channel);
        ipcMain.handle(channel, () => (answer === 'nothing yet' ? new Promise((resolve) => setTimeout(resolve, 3_600_000)) : answer));
      }
    },
    answers,
  );
}
