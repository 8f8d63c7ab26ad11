import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { openFonts } from '#core/documents/fonts.ts';
import { glyphReport } from './glyph-report.ts';
import { compatibilityHanzi, hanziBlocks, requiredHanzi, between, unifiedAmongCompatibility } from './hanzi.ts';
import { resources } from './helpers.ts';

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
