import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { loadCoverage } from '#core/documents/coverage.ts';
import { draws, openFonts } from '#core/documents/fonts.ts';
import { glyphReport } from './glyph-report.ts';
import { compatibilityHanzi, hanziBlocks, requiredHanzi, between, unifiedAmongCompatibility } from './hanzi.ts';
import { resources } from './helpers.ts';
import { familiesOf, windowFaces } from './window-faces.ts';

const coverageFile = join(resources, 'fonts/coverage.json');
const locales = join(import.meta.dirname, '../../../shared/locales');
const page = join(import.meta.dirname, '../../../docs/glyphs.md');

test('the list holds the 87,887 Hanzi of GB 18030-2022, 〇 and nine compatibility ideographs, each once', () => {
  const unified = hanziBlocks.slice(1).flatMap(({ required }) => (required === null ? [] : between(required)));
  expect(unified.length + unifiedAmongCompatibility.length).toBe(87_887);
  expect(compatibilityHanzi).toEqual(expect.arrayContaining([...unifiedAmongCompatibility]));
  expect(new Set(requiredHanzi()).size).toBe(87_887 + 1 + 9);
  for (const codePoint of requiredHanzi())
    expect(/^[\p{Unified_Ideograph}\p{Ideographic}]$/u.test(String.fromCodePoint(codePoint))).toBe(true);
});

test('every Hanzi of GB 18030-2022 is drawn on paper, upright and bold', () => {
  const fonts = openFonts(resources);
  const text = requiredHanzi()
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('');
  expect(fonts.missing(text)).toBe('');
  expect(fonts.measure(text, true)).toBeGreaterThan(requiredHanzi().length * 0.9);
});

test('docs/glyphs.md says what the shipped fonts draw', async () => {
  const text = await format(glyphReport(), { ...(await resolveConfig(page)), parser: 'markdown' });
  if (process.env['TONGXIN_GLYPHS'] === 'write') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

test('resources/fonts/coverage.json says of every code point whether the papers draw it', async () => {
  const fonts = openFonts(resources);
  const runs: Array<[number, number]> = [];
  for (const codePoint of [...between([0x20, 0xd7ff]), ...between([0xe000, 0x3ffff]), ...between([0xe0000, 0xe01ff])]) {
    if (fonts.missing(String.fromCodePoint(codePoint)) !== '') continue;
    const last = runs.at(-1);
    if (last?.[1] === codePoint - 1) last[1] = codePoint;
    else runs.push([codePoint, codePoint]);
  }
  const hex = (codePoint: number) => codePoint.toString(16).toUpperCase();
  const drawn = runs.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`));
  const text = await format(JSON.stringify({ drawn }), { ...(await resolveConfig(coverageFile)), parser: 'json' });
  if (process.env['TONGXIN_GLYPHS'] === 'write') writeFileSync(coverageFile, text);
  expect(readFileSync(coverageFile, 'utf8')).toBe(text);
});

test('the coverage knows what is drawn, and that private-use characters and half pairs are not', () => {
  const { isDrawn } = loadCoverage(resources);
  for (const character of ['王', '㛃', '𠮷', '\u{2EBE0}', '〇', '·', 'é', ' ', '\u9FFF']) expect(isDrawn(character), character).toBe(true);
  for (const character of ['\uE863', '\u{F0001}', '\u{10FFFD}', '\uFFFD', '\u{2EBF3}', '\u200D', '\uFE00', '\u{E0100}', '\u2028'])
    expect(isDrawn(character), character).toBe(false);
});

describe('in the window', () => {
  const faces = windowFaces();

  /** Whether one of the families draws a character at every weight it has. */
  const isShown = (families: readonly string[]) => {
    const drawn = families.map((family) => {
      const byWeight = Map.groupBy(
        faces.filter((face) => face.family === family),
        ({ weight }) => weight,
      );
      return [...byWeight.values()].map((weight) => new Set(weight.flatMap((face) => [...face.drawn])));
    });
    return (codePoint: number) => drawn.some((weights) => weights.every((weight) => weight.has(codePoint)));
  };

  test.each(['sans', 'serif'] as const)('every Hanzi the papers draw is drawn, %s', (name) => {
    const { isDrawn } = loadCoverage(resources);
    const isShownHere = isShown(familiesOf(name));
    const hanzi = [...between([0x2e80, 0xd7ff]), ...between([0xf900, 0xfaff]), ...between([0x20000, 0x33fff])].filter((codePoint) =>
      /\p{Script=Han}/u.test(String.fromCodePoint(codePoint)),
    );
    expect(hanzi.filter((codePoint) => isDrawn(String.fromCodePoint(codePoint)) && !isShownHere(codePoint))).toEqual([]);
  });

  test.each([
    ['sans', 'Noto Sans SC'],
    ['serif', 'Noto Serif SC'],
  ] as const)('what the slices leave out the whole font draws, %s', (name, family) => {
    const { font } = faces.find((face) => face.family === family)!;
    const isShownHere = isShown(familiesOf(name).slice(0, 3));
    expect(font.characterSet.filter((codePoint) => draws(font, codePoint) && codePoint > 0x20 && !isShownHere(codePoint))).toEqual([]);
  });

  test.each(['sans', 'serif'] as const)('one font draws all punctuation, at each weight, and closes it up, %s', (name) => {
    const family = familiesOf(name)[0]!;
    const marks = faces.filter((face) => face.family === family);
    const whole = faces.filter((face) => face.family === family.replace(' Marks', ''));
    expect(marks.map(({ weight }) => weight)).toEqual(whole.map(({ weight }) => weight));
    for (const { drawn, font } of marks) {
      expect([...'，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…'].filter((mark) => !drawn.has(mark.codePointAt(0)!))).toEqual([]);
      expect(font.availableFeatures).toEqual(expect.arrayContaining(['halt', 'pwid']));
    }
  });

  test('marks and slices draw all that the program says', () => {
    const said = readdirSync(locales, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => [...readFileSync(join(locales, file), 'utf8')]);
    const isInSlices = isShown(familiesOf('sans').slice(0, 2));
    expect([...new Set(said)].filter((character) => character > ' ' && !isInSlices(character.codePointAt(0)!))).toEqual([]);
  });

  test('no face draws a private-use character: it would mean something else', () => {
    const drawn = faces.flatMap((face) => [...face.drawn]);
    expect(drawn.filter((codePoint) => /\p{Co}/u.test(String.fromCodePoint(codePoint)))).toEqual([]);
  });
});
