import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';

export type Face = 'regular' | 'bold' | 'hanazono' | 'babelStone';

/** What draws a stretch of text: a font, or a picture for each of its characters. */
export type Drawer = Face | `${Face}Twin` | 'pictures';

/** A stretch of text that one font draws. */
export interface Run {
  readonly face: Drawer;
  readonly text: string;
  /** Ems. */
  readonly width: number;
}

export interface Fonts {
  /** Runs of a text, one after the other. Throws for characters `missing` names. */
  runs(text: string, bold: boolean): readonly Run[];
  /** Advance in ems; a missing character counts one em. */
  measure(text: string, bold: boolean): number;
  /** The characters of a text no font draws. */
  missing(text: string): string;
  /** A face for pdfkit; a twin draws the same and says that its glyphs are other characters. */
  font(face: Face | `${Face}Twin`): Font;
  /** Forgets what earlier papers left in the fonts, so that equal papers give equal bytes whatever was drawn before. */
  startPaper(): void;
}

interface Glyph {
  readonly face: Face;
  readonly id: number;
  /** Ems. */
  readonly advance: number;
}

// Noto draws what GB 18030 asks of a form's hand; HanaMinB adds Extensions B–F, BabelStone Han what of G and H exists.
const chain = { regular: ['regular', 'hanazono', 'babelStone'], bold: ['bold', 'regular', 'hanazono', 'babelStone'] } as const;

/** The chain Noto Serif SC → HanaMinB → BabelStone Han, each opened when it is first needed and kept. */
export function openFonts(resourcesDirectory: string): Fonts {
  const opened = new Map<string, Font>();
  /** Of the paper that is painted. */
  const characterByGlyph = new Map<string, string>();
  const found = { regular: new Map<string, Glyph | null>(), bold: new Map<string, Glyph | null>() };

  function font(face: Face | `${Face}Twin`): Font {
    let known = opened.get(face);
    if (known === undefined) {
      const file = face.replace(/Twin$/, '') as Face;
      known = fontkit.create(readFace(resourcesDirectory, file)) as Font;
      // By its name pdfkit would take it for the font it is the twin of.
      if (file !== face) Object.defineProperty(known, 'postscriptName', { value: `${known.postscriptName}-Twin` });
      opened.set(face, known);
    }
    return known;
  }

  function findGlyph(character: string, bold: boolean): Glyph | null {
    const weight = bold ? 'bold' : 'regular';
    const cached = found[weight].get(character);
    if (cached !== undefined) return cached;
    const codePoint = character.codePointAt(0)!;
    const face = isDrawable(codePoint) ? chain[weight].find((candidate) => draws(font(candidate), codePoint)) : undefined;
    const drawn = face && font(face).glyphForCodePoint(codePoint);
    const glyph = face && drawn ? { face, id: drawn.id, advance: drawn.advanceWidth / font(face).unitsPerEm } : null;
    found[weight].set(character, glyph);
    return glyph;
  }

  /** A glyph in a paper's file stands for one character: whichever other one shares it (郎 and 郎) is drawn by a twin of the font. */
  function faceOf(character: string, { face, id }: Glyph): Face | `${Face}Twin` {
    const key = `${face} ${id}`;
    const first = characterByGlyph.get(key) ?? character;
    characterByGlyph.set(key, first);
    return first === character ? face : `${face}Twin`;
  }

  return {
    font,
    runs(text, bold) {
      const runs: { face: Drawer; text: string; width: number }[] = [];
      for (const character of text) {
        const glyph = findGlyph(character, bold);
        if (glyph === null) throw new Error('a character without a glyph reached the page');
        const face = faceOf(character, glyph);
        const last = runs.at(-1);
        if (last?.face === face) {
          last.text += character;
          last.width += glyph.advance;
        } else runs.push({ face, text: character, width: glyph.advance });
      }
      return runs;
    },
    measure: (text, bold) => [...text].reduce((sum, character) => sum + (findGlyph(character, bold)?.advance ?? 1), 0),
    missing: (text) => [...new Set(text)].filter((character) => character !== '\n' && findGlyph(character, false) === null).join(''),
    startPaper() {
      // fontkit keeps with a glyph the code points it was first drawn for; pdfkit copies them into ToUnicode.
      characterByGlyph.clear();
      for (const known of opened.values()) (known as unknown as { _glyphs: Record<number, unknown> })._glyphs = {};
    },
  };
}

/**
 * Private-use characters of old cards mean something else in every font, and half a pair nothing, so none may draw them; what only
 * chooses a shape or ends a line (variation selectors, U+2028) some font draws as a box, which has no place in a name.
 */
function isDrawable(codePoint: number): boolean {
  return !/^[\p{Co}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}\uFFFD]$/u.test(String.fromCodePoint(codePoint));
}

/** True when the font maps the character and the glyph leaves ink, or is a space. */
export function draws(font: Font, codePoint: number): boolean {
  if (!font.hasGlyphForCodePoint(codePoint)) return false;
  if (/^\p{Zs}$/u.test(String.fromCodePoint(codePoint))) return true;
  // Every font here has TrueType outlines: one that is empty takes no room in the file.
  const { offsets } = (font as unknown as { loca: { offsets: readonly number[] } }).loca;
  const { id } = font.glyphForCodePoint(codePoint);
  return offsets[id] !== offsets[id + 1];
}

const notoPackage = '@expo-google-fonts/noto-serif-sc';
const files: Record<Face, { readonly file: string; readonly inPackage: string | null }> = {
  regular: { file: 'NotoSerifSC_400Regular.ttf', inPackage: `${notoPackage}/400Regular/NotoSerifSC_400Regular.ttf` },
  bold: { file: 'NotoSerifSC_700Bold.ttf', inPackage: `${notoPackage}/700Bold/NotoSerifSC_700Bold.ttf` },
  hanazono: { file: 'HanaMinB.ttf.zst', inPackage: null },
  babelStone: { file: 'BabelStoneHan.ttf.zst', inPackage: null },
};

/** A release carries Noto beside the other fonts; a checkout has it from npm. */
function readFace(resourcesDirectory: string, face: Face): Buffer {
  const { file, inPackage } = files[face];
  const packaged = join(resourcesDirectory, 'fonts', file);
  if (!existsSync(packaged) && inPackage !== null) return readFileSync(createRequire(import.meta.url).resolve(inPackage));
  const bytes = readFileSync(packaged);
  return file.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes;
}
