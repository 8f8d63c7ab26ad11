import { expect, type Locator } from '@playwright/test';
import type { Hall } from './launch.ts';
import { markOf, placed } from './looks-cases.ts';
import { markOfDivorce, placedDivorces } from './looks-divorce.ts';

/** One screen or panel, and the way there from anywhere at the counter. */
export interface Scene {
  readonly called: string;
  readonly open: (counter: Counter) => Promise<void>;
  /** Back to where the next one may be opened. */
  readonly close?: ((counter: Counter) => Promise<void>) | undefined;
  /** Shows much the same as another: looked at in the long run only. */
  readonly seldom?: boolean;
  /** Made of the same parts as another: what bars somebody is looked for there. */
  readonly plain?: boolean;
}

export interface Counter {
  readonly hall: Hall;
  /** Opens the case whose man's name ends so. */
  show(mark: string): Promise<void>;
  press(key: string): Promise<void>;
  /** A button by the words of this key. */
  button(key: string): Locator;
}

const escape = ({ press }: Counter): Promise<void> => press('Escape');

function panel(called: string, of: string, open: Scene['open'], more: Partial<Scene> = {}): Scene {
  return {
    called,
    open: async (counter) => {
      await counter.show(markOf(of));
      await open(counter);
    },
    ...more,
  };
}

/** Kinds of party whose form is another's with other words, and steps of such a case that look otherwise than the residents'. */
const alikeKinds: readonly string[] = ['macao', 'overseasChinese', 'stateless'];
const ownLooks: readonly string[] = ['foreigner-identified', 'supplementary-identified'];

export const scenes: readonly Scene[] = [
  { called: 'welcome', open: () => Promise.resolve() },
  ...placed.map(({ called, kind, state }): Scene => ({
    called,
    open: ({ show }) => show(markOf(called)),
    seldom: alikeKinds.includes(kind) || (kind !== 'residents' && kind !== called && state !== 'opened' && !ownLooks.includes(called)),
    plain: kind === 'hongKong' || kind === 'soldier' || kind === 'supplementary',
  })),
  ...placedDivorces.map(({ called }): Scene => ({
    called,
    open: ({ show }) => show(markOfDivorce(called)),
    seldom: called === 'divorce-identified',
  })),
  ...(['agreement', 'agreement-children', 'agreement-paper'] as const).map((called, part): Scene => ({
    called: `divorce-${called}`,
    open: async ({ show, hall: { window } }) => {
      await show(markOfDivorce('divorce-agreed'));
      const parts = window.locator('.agreement, .agreement-clauses > li:nth-child(2), .agreement-paper');
      await parts.nth(part).evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
    plain: true,
  })),
  {
    called: 'divorce-refuse',
    open: async ({ show, button }) => {
      await show(markOfDivorce('divorce-identified'));
      await button('terms:divorceAction.refuse').click();
    },
    plain: true,
  },
  panel('take-over', 'colleague', ({ press }) => press('F10'), { close: escape }),
  panel('redirect', 'taiwan', ({ button }) => button('counter:redirect.open').click()),
  panel('refuse', 'underage', ({ button }) => button('terms:marriageAction.refuse').click()),
  panel('concern', 'residents-identified', ({ press }) => press('F9')),
  panel('cancel', 'residents-declared', ({ button }) => button('counter:cancel.open').click(), { plain: true }),
  panel('history', 'residents-prepared', ({ button }) => button('counter:history.open').click()),
  panel('reopen', 'residents-examined', ({ button }) => button('counter:reopen.open').click(), { plain: true }),
  panel('privacy', 'residents-opened', ({ button }) => button('counter:confirm.noticeShow').click()),
  panel('materials', 'foreigner-photographed', ({ press }) => press('F5'), { close: escape }),
  panel(
    'add-scan',
    'soldier-identified',
    async ({ press, hall }) => {
      await press('F5');
      await hall.window.locator('.material-line button').first().click();
      await expect(hall.window.locator('.add-scan')).toBeVisible();
    },
    { close: async ({ press }) => (await press('Escape'), await press('Escape')) },
  ),
  panel(
    'large-scan',
    'foreigner-prechecked',
    async ({ press, hall }) => {
      await press('F5');
      await hall.window.locator('.scan-button').first().click();
      await expect(hall.window.locator('.large-scan-picture')).toBeVisible();
    },
    { close: async ({ press }) => (await press('Escape'), await press('Escape')), plain: true },
  ),
  panel('looked-at-again', 'residents-photographed', ({ hall }) => hall.window.locator('.step-button').first().click(), { plain: true }),
  panel(
    'turned',
    'residents-examined',
    async ({ press, hall }) => {
      await press('F4');
      await expect(hall.window.locator('.check-page')).toBeVisible();
    },
    { close: escape },
  ),
  panel('replace-blank', 'residents-prepared', ({ button }) => button('counter:certificate.replace').first().click()),
  panel('void', 'residents-prepared', ({ button }) => button('counter:certificate.void').click(), { seldom: true }),
  panel('filing', 'residents-registered', ({ press }) => press('F11')),
  panel('find', 'residents-registered', async ({ press, hall }) => {
    await press('F3');
    const field = hall.window.getByRole('main').getByRole('textbox');
    await field.fill('阿依努尔');
    await field.press('Enter');
    await expect(hall.window.locator('.found-row').first()).toBeVisible();
  }),
  panel(
    'keyboard',
    'residents-registered',
    async ({ hall: { window } }) => {
      await window.locator('.case-title').click();
      await window.keyboard.press('?');
    },
    { close: escape },
  ),
  panel('sign-out', 'residents-opened', async ({ hall: { window }, button }) => {
    await button('counter:top.menu').click();
    await window.getByRole('menuitem').last().click();
    await expect(window.locator('.counter-main > .case-notice')).toBeVisible();
  }),
];
