import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { normaliseCharacter } from '#core/documents/character-picture.ts';
import { formNames } from '#core/documents/forms.ts';
import { openFonts } from '#core/documents/fonts.ts';
import { withPictures } from '#core/documents/pictured.ts';
import { draw, refusalOf, resources } from './helpers.ts';
import { fontsOf, rasterOf, solidTextOf } from './poppler.ts';
import { declaration, paper } from './samples.ts';

/** Private use, and a character of Extension I that no font here draws. */
const [old, unknown] = ['\uE863', '\u{2EBF3}'] as const;

/** A cross of ink on grainy paper, off the middle, as a scan shows it. */
async function scanned(background = 225, ink = 60): Promise<Uint8Array> {
  const [width, height] = [200, 120];
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inked = (x >= 68 && x < 76 && y >= 30 && y < 90) || (x >= 45 && x < 100 && y >= 55 && y < 62);
      pixels[y * width + x] = (inked ? ink : background) + ((x * 7 + y * 13) % 11);
    }
  }
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 1 } })
      .jpeg({ quality: 85 })
      .toBuffer(),
  );
}

const around = { left: 0.15, top: 0.1, width: 0.45, height: 0.8 };

async function pictureOf(source = scanned(), area = around): Promise<Uint8Array> {
  const made = await normaliseCharacter(await source, area);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe('a picture of a character', () => {
  test('is black on white in the middle of one em box, whatever the paper was', async () => {
    const png = await pictureOf();
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 384, height: 384, channels: 1 });
    const { data } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    const row = (y: number) => [...data.subarray(y * 384, (y + 1) * 384)];
    expect(row(2).every((grey) => grey === 255)).toBe(true);
    expect(row(30).some((grey) => grey < 10)).toBe(true);
    // The cross's bar is nearer its top than the middle, as it was; both arms are there.
    expect(data.some((grey) => grey < 5)).toBe(true);
    const inked = row(160).flatMap((grey, x) => (grey < 128 ? [x] : []));
    expect(Math.min(...inked)).toBeGreaterThan(10);
    expect(Math.max(...inked)).toBeLessThan(374);
  });

  test('needs a character in the area', async () => {
    expect(await normaliseCharacter(await scanned(), { left: 0.7, top: 0, width: 0.3, height: 1 })).toMatchObject({
      error: { code: 'character.noInk' },
    });
    expect(await normaliseCharacter(await scanned(200, 180), around)).toMatchObject({ error: { code: 'character.noInk' } });
    expect(await normaliseCharacter(new Uint8Array(99), around)).toMatchObject({ error: { code: 'scan.unreadable' } });
  });

  test('a tiny area at the very edge is no failure of the program', async () => {
    const edge = { left: 0.9999, top: 0.9999, width: 0.0001, height: 0.0001 };
    expect((await normaliseCharacter(await scanned(), edge)).ok).toBe(false);
  });
});

describe('papers', () => {
  let picture: Uint8Array;
  beforeAll(async () => void (picture = await pictureOf()));

  test('a pictured character takes one em and is not missed; another still is', () => {
    const fonts = withPictures(openFonts(resources), { [old]: picture });
    expect(fonts.missing(`何${old}${unknown}`)).toBe(unknown);
    expect(fonts.measure(`何${old}`, true)).toBe(2);
    expect(fonts.runs(`何${old}${old}东`, false).map(({ face, text, width }) => [face, text, width])).toEqual([
      ['regular', '何', 1],
      ['pictures', old + old, 2],
      ['regular', '东', 1],
    ]);
  });

  test('a picture never stands for a character the fonts draw', () => {
    const fonts = withPictures(openFonts(resources), { 何: picture });
    expect(fonts.runs('何', false).map(({ face }) => face)).toEqual(['regular']);
  });

  test('are drawn with it wherever it stands, and their text is what the case holds', async () => {
    const name = `何${old}${unknown}东`;
    const values = { ...declaration, name, otherName: name, occupation: `${unknown}员`, address: `示例${old}路1号` };
    expect(await refusalOf(paper(formNames.declaration, values, { characters: { [old]: picture } }))).toMatchObject({
      code: 'document.missingGlyph',
      details: { characters: unknown },
    });
    const { pdf } = await draw(paper(formNames.declaration, values, { characters: { [old]: picture, [unknown]: picture } }));
    const text = solidTextOf(pdf);
    expect(text.split(name).length - 1).toBeGreaterThanOrEqual(2);
    expect(text).toContain(`示例${old}路1号`);
    expect(text).toContain(`${unknown}员`);
    expect(fontsOf(pdf).every(({ embedded, unicode }) => embedded && unicode)).toBe(true);
  });

  test('show ink where it stands: the picture is really there', async () => {
    const drawnWith = async (png: Uint8Array) => {
      const { pdf } = await draw(paper(formNames.declaration, { ...declaration, name: `何${old}` }, { characters: { [old]: png } }));
      const { pixels } = await rasterOf(pdf, 1, 100);
      return pixels.filter((grey) => grey < 100).length;
    };
    const white = new Uint8Array(
      await sharp({ create: { width: 384, height: 384, channels: 3, background: '#ffffff' } })
        .toColourspace('b-w')
        .png()
        .toBuffer(),
    );
    expect(await drawnWith(picture)).toBeGreaterThan((await drawnWith(white)) + 40);
  });

  test('equal papers give equal bytes, pictured or not, whatever was drawn before', async () => {
    const pictured = paper(formNames.declaration, { ...declaration, name: `一丁${old}` }, { characters: { [old]: picture } });
    const plain = paper(formNames.declaration, { ...declaration, name: '一丁' });
    const before = [await draw(pictured), await draw(plain)];
    const after = [await draw(plain), await draw(pictured)].toReversed();
    expect(before.map(({ pdf }, index) => Buffer.compare(pdf, after[index]!.pdf))).toEqual([0, 0]);
    expect(solidTextOf(before[0]!.pdf)).toContain(`一丁${old}`);
  });
});

test('two characters that a font draws with one glyph are each themselves in the text of a paper', async () => {
  const name = '郎\uF92C郎\uF92C兀\uFA0C';
  const { pdf } = await draw(paper(formNames.declaration, { ...declaration, name, otherName: '\uFA0C\uF92C郎' }));
  expect(solidTextOf(pdf)).toContain(name);
  expect(solidTextOf(pdf)).toContain('\uFA0C\uF92C郎');
  expect(fontsOf(pdf).every(({ embedded, unicode }) => embedded && unicode)).toBe(true);
});
