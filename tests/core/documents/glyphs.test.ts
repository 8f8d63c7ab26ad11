import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { loadCoverage } from '#core/documents/coverage.ts';
import { draws, openFonts } from '#core/documents/fonts.ts';
import { glyphReport } from './glyph-report.ts';
import { compatibilityHanzi, hanziBlocks, requiredHanzi, between, unifiedAmongCompatibility } from './hanzi.ts';
import { resources } from './helpers.ts';

const coverageFile = join(resources, 'fonts/coverage.json');
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

test('a Hanzi the papers draw is drawn in the window as well', () => {
  const { isDrawn } = loadCoverage(resources);
  const fonts = openFonts(resources);
  const sans = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
  const first = fontkit.create(readFileSync(sans)) as fontkit.Font;
  const css = readFileSync(join(import.meta.dirname, '../../../renderer/theme/fonts.css'), 'utf8');
  const further = (['HanaMinB', 'BabelStone Han'] as const).map((name) => {
    const [, ranges = ''] = new RegExp(`'${name}';[^}]*unicode-range:([^;]*);`, 'u').exec(css) ?? [];
    const spans = [...ranges.matchAll(/U\+([0-9A-F]+)-([0-9A-F]+)/gu)].map(
      ([, from, to]) => [parseInt(from!, 16), parseInt(to!, 16)] as const,
    );
    return { font: fonts.font(name === 'HanaMinB' ? 'hanazono' : 'babelStone'), spans };
  });
  const isShown = (codePoint: number) =>
    draws(first, codePoint) ||
    further.some(({ font, spans }) => spans.some(([from, to]) => codePoint >= from && codePoint <= to) && draws(font, codePoint));
  const hanzi = [...between([0x2e80, 0xd7ff]), ...between([0xf900, 0xfaff]), ...between([0x20000, 0x33fff])].filter((codePoint) =>
    /\p{Script=Han}/u.test(String.fromCodePoint(codePoint)),
  );
  expect(hanzi.filter((codePoint) => isDrawn(String.fromCodePoint(codePoint)) && !isShown(codePoint))).toEqual([]);
});
