import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';
import { draws, openFonts } from '#core/documents/fonts.ts';
import { resources } from './helpers.ts';

/** One `@font-face` of the window. */
export interface WindowFace {
  readonly family: string;
  /** As CSS gives it: `400`, or `100 900` of a face for every weight. */
  readonly weight: string;
  readonly font: Font;
  /** The code points in its range that its font draws. */
  readonly drawn: ReadonlySet<number>;
}

const theme = join(import.meta.dirname, '../../../renderer/theme');

/** Every face renderer/theme/fonts.css declares, with those of the packages it imports. */
export function windowFaces(): readonly WindowFace[] {
  const papers = openFonts(resources);
  return facesIn(join(theme, 'fonts.css'), (file) => {
    if (file.endsWith('/HanaMinB.ttf')) return papers.font('hanazono');
    if (file.endsWith('/BabelStoneHan.ttf')) return papers.font('babelStone');
    return fontkit.create(readFileSync(file)) as Font;
  });
}

/** The families of `--sans` or `--serif` that are ours, in the order they are asked. */
export function familiesOf(name: 'sans' | 'serif'): readonly string[] {
  const [, list = ''] = new RegExp(`--${name}:([^;]*);`, 'u').exec(readFileSync(join(theme, 'tokens.css'), 'utf8')) ?? [];
  return [...list.matchAll(/'([^']+)'/gu)].map((match) => match[1]!);
}

function facesIn(sheet: string, open: (file: string) => Font): WindowFace[] {
  const css = readFileSync(sheet, 'utf8');
  const resolve = createRequire(sheet).resolve;
  const placeOf = (url: string) => (/^[./]/u.test(url) ? join(dirname(sheet), url) : resolve(url));
  const imported = [...css.matchAll(/@import '([^']+)'/gu)].flatMap((match) => facesIn(resolve(match[1]!), open));
  const own = [...css.matchAll(/@font-face \{([^}]*)\}/gu)].map(([, face = '']): WindowFace => {
    const url = /url\('?([^')]+)'?\)/u.exec(face)![1]!;
    const font = open(placeOf(url));
    const ranges = [...valueOf(face, 'unicode-range').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/giu)].map(
      ([, first, last]) => [parseInt(first!, 16), parseInt(last ?? first!, 16)] as const,
    );
    // A slice has no table that tells where ink is; what it holds leaves some, or is a space.
    const leavesInk = (codePoint: number) => url.endsWith('.woff2') || draws(font, codePoint);
    return {
      family: valueOf(face, 'font-family').replaceAll("'", ''),
      weight: valueOf(face, 'font-weight'),
      font,
      drawn: new Set(
        font.characterSet.filter(
          (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last) && leavesInk(codePoint),
        ),
      ),
    };
  });
  return [...imported, ...own];
}

function valueOf(face: string, property: string): string {
  return new RegExp(`${property}:\\s*([^;]+);`, 'u').exec(face)?.[1] ?? '';
}
