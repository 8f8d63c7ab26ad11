import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';
import { draws, openFonts } from '#core/documents/fonts.ts';
import { between, compatibilityHanzi, hanziBlocks, unifiedAmongCompatibility } from './hanzi.ts';
import { resources } from './helpers.ts';

interface Block {
  readonly name: string;
  readonly required: readonly number[];
  readonly further: readonly number[];
}

const blocks: readonly Block[] = [
  ...hanziBlocks.map(({ name, required, assigned }) => {
    const asked = required === null ? [] : between(required);
    return { name, required: asked, further: between(assigned).filter((codePoint) => !asked.includes(codePoint)) };
  }),
  { name: 'Compatibility ideographs, unified', required: unifiedAmongCompatibility, further: [] },
  {
    name: 'Compatibility ideographs, others of GBK',
    required: compatibilityHanzi.filter((codePoint) => !unifiedAmongCompatibility.includes(codePoint)),
    further: [],
  },
];

interface Shipped {
  readonly name: string;
  readonly font: Font;
}

/** Every font of the papers, in the order they are asked, and those of the screen besides. */
function shippedFonts(): { papers: Shipped[]; screen: Shipped[] } {
  const fonts = openFonts(resources);
  const ofPackage = (file: string) =>
    fontkit.create(readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}.ttf`))) as Font;
  return {
    papers: [
      { name: 'Noto Serif SC Regular', font: fonts.font('regular') },
      { name: 'Noto Serif SC Bold', font: fonts.font('bold') },
      { name: 'HanaMinB', font: fonts.font('hanazono') },
      { name: 'BabelStone Han', font: fonts.font('babelStone') },
    ],
    screen: [
      { name: 'Noto Sans SC Regular', font: ofPackage('noto-sans-sc/400Regular/NotoSansSC_400Regular') },
      { name: 'Noto Sans SC Medium', font: ofPackage('noto-sans-sc/500Medium/NotoSansSC_500Medium') },
      { name: 'Noto Sans SC SemiBold', font: ofPackage('noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold') },
      { name: 'Noto Serif SC SemiBold', font: ofPackage('noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold') },
    ],
  };
}

/** What each shipped font draws, block by block, and what none does: the text of docs/glyphs.md. */
export function glyphReport(): string {
  const { papers, screen } = shippedFonts();
  const drawnByAny = (codePoint: number) => papers.some(({ font }) => draws(font, codePoint));
  const sections = blocks.map(({ name, required, further }) => ({
    name,
    required: { all: required, missing: required.filter((codePoint) => !drawnByAny(codePoint)) },
    further: { all: further, missing: further.filter((codePoint) => !drawnByAny(codePoint)) },
  }));
  const missing = sections.flatMap((section) => section.required.missing);
  const all = sections.flatMap((section) => section.required.all);

  return `# Hanzi and the fonts that draw them

Written by \`tests/core/documents/glyphs.test.ts\`, which fails when this page is not what the shipped fonts draw. After a font has
changed: \`TONGXIN_GLYPHS=write npx vitest run --project core tests/core/documents/glyphs.test.ts\`.

*Asked for* is every Hanzi of GB 18030-2022 at implementation level 3, 87,887 of them, with 〇 and GBK's nine compatibility ideographs
besides; *further* is what Unicode 16.0 has assigned beyond it. A glyph counts when it leaves ink.

## In short

${count(all.length - missing.length)} of the ${count(all.length)} characters asked for are drawn by the papers' fonts; ${missing.length === 0 ? 'none is missing.' : `${count(missing.length)} are missing.`}
A character that none of them draws, and every character of a private use area, is shown and printed by its picture (\`characters.setPicture\`).

## Asked for: drawn by each font

${tableOf(
  [...papers, ...screen],
  sections.map(({ name, required }) => ({ name, ...required })),
)}

## Further: drawn by each font

${tableOf(
  [...papers, ...screen],
  sections.map(({ name, further }) => ({ name, ...further })),
)}

## What none of the papers' fonts draws

${sections
  .flatMap(({ name, required, further }) => [
    { name: `${name}, asked for`, ...required },
    { name: `${name}, further`, ...further },
  ])
  .filter((section) => section.missing.length > 0)
  .map((section) => `- ${section.name}, ${count(section.missing.length)}: ${ranges(section.missing)}`)
  .join('\n')}
`;
}

function tableOf(
  fonts: readonly Shipped[],
  sections: readonly { readonly name: string; readonly all: readonly number[]; readonly missing: readonly number[] }[],
): string {
  const rows = sections
    .filter(({ all }) => all.length > 0)
    .map(({ name, all, missing }) => {
      const drawn = fonts.map(({ font }) => count(all.filter((codePoint) => draws(font, codePoint)).length));
      return [name, count(all.length), ...drawn, count(missing.length)];
    });
  const head = ['block', 'characters', ...fonts.map(({ name }) => name), 'drawn by none of the papers’'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** `U+9FF0–U+9FFF, U+2B739`. */
function ranges(codePoints: readonly number[]): string {
  const runs: Array<[number, number]> = [];
  for (const codePoint of codePoints) {
    const last = runs.at(-1);
    if (last?.[1] === codePoint - 1) last[1] = codePoint;
    else runs.push([codePoint, codePoint]);
  }
  const hex = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return runs.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}–${hex(last)}`)).join(', ');
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
