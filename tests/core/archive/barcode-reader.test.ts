import { beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { readBarcodes } from '#core/documents/barcode-reader.ts';
import { normaliseScan } from '#core/documents/scan.ts';
import { formNames } from '#core/documents/forms.ts';
import { draw } from '../documents/helpers.ts';
import { declaration, paper } from '../documents/samples.ts';
import { distort, rasterise, type Distortion } from './pages.ts';

const barcode = 'T26112303007D1';
let pdf: Uint8Array;
beforeAll(async () => {
  ({ pdf } = await draw(paper(formNames.declaration, declaration, { barcode, watermark: '培训' })));
});

/** Reads a page the way it is filed: first made the picture that is kept. */
async function read(picture: Uint8Array) {
  const page = await normaliseScan(picture, 0);
  if (!page.ok) throw new Error(page.error.code);
  return readBarcodes(page.value);
}

describe('the barcode of a scanned page is read', () => {
  test.each<[string, number, Distortion, number]>([
    ['upright at 300 dpi', 300, {}, 0],
    ['upright at 200 dpi', 200, {}, 0],
    ['upright at 150 dpi', 150, {}, 0],
    ['on its right side', 200, { turn: 90 }, 270],
    ['upside down', 200, { turn: 180 }, 180],
    ['on its left side', 200, { turn: 270 }, 90],
    ['on its side at 150 dpi', 150, { turn: 90 }, 270],
    ['skewed by 3 degrees', 200, { turn: 3 }, 0],
    ['skewed by 3 degrees the other way at 150 dpi', 150, { turn: -3 }, 0],
    ['upside down and skewed', 200, { turn: 183 }, 180],
    ['skewed by more than bars are high', 200, { turn: 7 }, 0],
    ['with the artefacts of a strong JPEG', 200, { quality: 25 }, 0],
    ['with the artefacts of a strong JPEG at 150 dpi, skewed', 150, { quality: 40, turn: 2 }, 0],
    ['a little out of focus', 200, { blur: 1.2 }, 0],
    ['noisy, on grey paper', 200, { noise: 30, paper: '#c8c8c0' }, 0],
  ])('%s', async (_, dpi, distortion, turn) => {
    expect(await read(await distort(rasterise(pdf, { dpi }), distortion))).toEqual([{ text: barcode, turn }]);
  });

  test('in a photograph that says how it was held', async () => {
    const sideways = await sharp(await distort(rasterise(pdf, { dpi: 200 }), { turn: 270 }))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await read(sideways)).toEqual([{ text: barcode, turn: 0 }]);
  });

  test('in black and white, as fax-like TIFF scans are', async () => {
    const tiff = await sharp(rasterise(pdf, { dpi: 200 }))
      .greyscale()
      .threshold(128)
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', predictor: 'none', bitdepth: 1 })
      .toBuffer();
    expect(await read(tiff)).toEqual([{ text: barcode, turn: 0 }]);
  });
});

describe('no barcode is read', () => {
  test('from an empty page', async () => {
    expect(
      await read(
        await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#ffffff' } })
          .png()
          .toBuffer(),
      ),
    ).toEqual([]);
  });

  test('from a page whose foot is missing', async () => {
    const page = rasterise(pdf, { dpi: 150 });
    const { width, height } = await sharp(page).metadata();
    const cut = await sharp(page)
      .extract({ left: 0, top: 0, width, height: Math.floor(height * 0.85) })
      .png()
      .toBuffer();
    expect(await read(cut)).toEqual([]);
  });

  test('from a single pixel', async () => {
    expect(
      await read(
        await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000000' } })
          .png()
          .toBuffer(),
      ),
    ).toEqual([]);
  });
});
