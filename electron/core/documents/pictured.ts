import type { Font, Glyph } from 'fontkit';
import type { Fonts, Run } from './fonts.ts';

/** Picture of a character, PNG of one em box, by the character. */
export type CharacterPictures = Readonly<Record<string, Uint8Array>>;

/** The fonts with pictures for characters they do not draw; a pictured character takes one em wherever it stands. */
export function withPictures(fonts: Fonts, pictures: CharacterPictures): Fonts {
  const pictured = new Set(Object.keys(pictures));
  if (pictured.size === 0) return fonts;
  const isPictured = (character: string) => pictured.has(character) && fonts.missing(character) !== '';

  return {
    ...fonts,
    runs: (text, bold) =>
      stretchesOf(text, isPictured).flatMap((stretch): readonly Run[] =>
        stretch.pictured ? [{ face: 'pictures', text: stretch.text, width: [...stretch.text].length }] : fonts.runs(stretch.text, bold),
      ),
    measure: fonts.measure,
    missing: (text) => [...fonts.missing(text)].filter((character) => !pictured.has(character)).join(''),
  };
}

/** Parts of a text that are all pictured or all not. */
function stretchesOf(text: string, isPictured: (character: string) => boolean): Array<{ text: string; pictured: boolean }> {
  const stretches: Array<{ text: string; pictured: boolean }> = [];
  for (const character of text) {
    const pictured = isPictured(character);
    const last = stretches.at(-1);
    if (last?.pictured === pictured) last.text += character;
    else stretches.push({ text: character, pictured });
  }
  return stretches;
}

/** Any glyphs of one em do: nobody sees them. */
const firstStandIn = 0x4e00;

/**
 * A font whose glyphs stand, invisible, under the pictures of these characters and are extracted as those characters: what is
 * searched for in the file and copied out of it is what the case holds.
 */
export function standInFont(font: Font, characters: readonly string[]): Font {
  const standIns = new Map(
    characters.map((character, index): [string, Glyph] => {
      const glyph = Object.create(font.glyphForCodePoint(firstStandIn + index)) as Glyph;
      Object.defineProperty(glyph, 'codePoints', { value: [character.codePointAt(0)!] });
      return [character, glyph];
    }),
  );
  const layout: Font['layout'] = (text) => {
    const glyphs = [...text].map((character) => standIns.get(character)!);
    const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return { glyphs, positions, advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) } as unknown as ReturnType<
      Font['layout']
    >;
  };
  // By its name pdfkit would take it for the font it was made of.
  return Object.create(font, { layout: { value: layout }, postscriptName: { value: 'StandIn' } }) as Font;
}
