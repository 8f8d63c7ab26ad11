import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { rightToLeft } from '../../data/right-to-left.ts';
import { appointment, ticket } from './fake-kiosk.ts';
import { chineseLeft, chooseRightToLeft, emit, layCard, open, press, question, say } from './hands.tsx';

const kiosk = join(import.meta.dirname, '../../../renderer/kiosk');
const sheets = readdirSync(kiosk, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
const tokens = readFileSync(join(kiosk, '../theme/tokens.css'), 'utf8');
const own = readFileSync(join(kiosk, 'frame/theme.css'), 'utf8');

/** Hex colours of a block, by the name of their token. */
function coloursOf(sheet: string, selector: string): Readonly<Record<string, string>> {
  const block = sheet.slice(sheet.indexOf(`${selector} {`)).split('}')[0]!;
  return Object.fromEntries([...block.matchAll(/(--[a-z-]+): (#[\da-f]{6});/gu)].map(([, name, hex]) => [name!, hex!]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const usual = coloursOf(tokens, ':root');
const high = { ...usual, ...coloursOf(own, ":root[data-contrast='high']") };

describe('contrast', () => {
  // Text on what it stands on; borders and the focus ring need 3 of them (WCAG 1.4.3, 1.4.11), in high contrast 7 (1.4.6).
  it.each([
    ['--ink', '--paper', 4.5, 7],
    ['--ink', '--card', 4.5, 7],
    ['--ink-soft', '--paper', 4.5, 7],
    ['--ink-soft', '--card', 4.5, 7],
    ['--on-cinnabar', '--cinnabar', 4.5, 7],
    ['--cinnabar', '--card', 4.5, 7],
    ['--jade', '--card', 4.5, 7],
    ['--amber', '--amber-ground', 4.5, 7],
    ['--crimson', '--crimson-ground', 4.5, 7],
    ['--input-border', '--card', 3, 7],
    ['--indigo', '--paper', 3, 7],
    ['--indigo', '--card', 3, 7],
  ])('%s on %s', (text, ground, least, most) => {
    expect(contrast(usual[text]!, usual[ground]!)).toBeGreaterThanOrEqual(least);
    expect(contrast(high[text]!, high[ground]!)).toBeGreaterThanOrEqual(most);
  });

  it('in high contrast leaves no colour of the usual set that is seen', () => {
    const set = coloursOf(own, ":root[data-contrast='high']");
    expect(Object.keys(usual).filter((name) => set[name] === undefined)).toEqual([]);
  });
});

describe('sheets', () => {
  it.each(sheets)('%s names no side: a page from right to left is its mirror', (file) => {
    const sheet = readFileSync(join(kiosk, file), 'utf8').replaceAll(/\/\*.*?\*\//gsu, '');
    const physical =
      /(?:^|[\s;{])((?:margin|padding|border|inset)-(?:left|right)\b|(?:left|right|float|clear)\s*:|text-align:\s*(?:left|right))[^;]*/gmu;
    expect([...sheet.matchAll(physical)].map(([found]) => found.trim())).toEqual([]);
  });

  it.each(sheets)('%s uses no colour but the tokens', (file) => {
    const sheet = readFileSync(join(kiosk, file), 'utf8').replace(/:root\[data-contrast='high'\] \{[^}]*\}/u, '');
    expect([...sheet.matchAll(/#[\da-f]{3,8}\b|rgba?\(|hsla?\(/giu)].map(([found]) => found)).toEqual([]);
  });
});

describe('from right to left', () => {
  const words = rightToLeft.words;

  it('shows every page in the language the hall added, numbers and Latin in their own order', async () => {
    const hall = await open({ state: { ticketPrinter: 'none' }, mine: { appointments: [appointment], tickets: [] } });
    await chooseRightToLeft();
    await question(say('welcome.title'));
    expect(chineseLeft()).toEqual([]);
    await press(say('comfort.open'));
    await question(say('comfort.title'));
    expect(chineseLeft()).toEqual([]);
    await press(say('comfort.done'));
    await press(say('welcome.ticket'));
    await question(say('ticket.title'));
    expect(chineseLeft()).toEqual([]);
    await press(say('service.marriage'));
    await question(say('number.title'));
    expect(chineseLeft()).toEqual([]);
    expect(screen.getByText('A012').closest('bdi')?.dir).toBe('ltr');
    expect(screen.getByText('TQ01 2345 6789 A').closest('bdi')?.dir).toBe('ltr');
    await emit(hall, { event: 'kiosk.idle', secondsLeft: 12 });
    expect(screen.getByRole('alertdialog', { name: words['idle.title']! })).toBeTruthy();
    expect(chineseLeft()).toEqual([]);
  });

  it('shows what is behind a card, and the staff’s page', async () => {
    const hall = await open({ mine: { appointments: [appointment], tickets: [{ ...ticket, state: 'passed' }] } });
    await chooseRightToLeft();
    await press(say('welcome.code'));
    await question(say('code.title'));
    await press(say('code.byKeys'));
    expect(chineseLeft()).toEqual([]);
    await press(say('page.back'));
    await press(say('welcome.card'));
    await question(say('identify.title'));
    expect(chineseLeft()).toEqual([]);
    await emit(hall, { event: 'kiosk.cardRead' });
    await screen.findByRole('button', { name: say('visit.checkIn') });
    // The greeting names the visitor as the hall may read it.
    expect(chineseLeft().filter((text) => !text.includes('王*明'))).toEqual([]);
    expect(screen.getByText('10:00–10:30').closest('bdi')?.dir).toBe('ltr');
  });

  it('says in Chinese what the language lacks', async () => {
    const { 'welcome.title': _, ...some } = words;
    await open({ answers: { 'kiosk.words': () => ({ ok: true, value: { words: some } }) } });
    await chooseRightToLeft();
    expect(await question('请问您要办什么？')).toBeTruthy();
    expect(await screen.findByRole('button', { name: say('welcome.ticket') })).toBeTruthy();
  });
});

describe('the other languages', () => {
  it.each([
    ['繁體中文', 'zh-Hant', '請問您要辦什麼？'],
    ['English', 'en', 'What have you come for?'],
  ])('%s is chosen with one touch and given to screen readers as %s', async (name, tag, title) => {
    await open();
    await press(name);
    await question(title);
    expect(document.documentElement.lang).toBe(tag);
    expect(document.documentElement.dir).toBe('ltr');
  });

  it('never shows a full number of anybody', async () => {
    const hall = await open({ mine: { appointments: [appointment], tickets: [ticket] } });
    await layCard(hall);
    expect(document.documentElement.outerHTML).not.toMatch(/\d{17}[\dXx]/u);
  });
});
