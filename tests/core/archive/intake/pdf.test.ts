import { beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { createDrawing } from '#core/documents/drawing.ts';
import { formNames } from '#core/documents/forms.ts';
import { countPages, readPage, type ReadPage } from '#core/documents/incoming-page.ts';
import { draw, forms, resources } from '../../documents/helpers.ts';
import { declaration, paper } from '../../documents/samples.ts';
import { distort, rasterise } from '../pages.ts';
import { asPdf, drawnPdf, faxPdf, jbig2Pdf, manyPages, pdfOf, stripsPdf } from './pdf-files.ts';

const barcode = 'T26112103007D1';
let drawn: Uint8Array;
beforeAll(async () => {
  ({ pdf: drawn } = await draw(paper(formNames.declaration, declaration, { barcode })));
}, 60_000);

const scanned = (dpi: number, turn = 0) => distort(rasterise(drawn, { dpi }), { turn, quality: 80 });

async function read(file: Buffer, page = 0): Promise<ReadPage> {
  const answer = await readPage(file, page);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const codeOf = async (file: Buffer) => {
  const counted = await countPages(file);
  const answer = counted.ok ? await readPage(file, 0) : counted;
  return answer.ok ? 'taken' : answer.error.code;
};

/** Mean difference of grey levels of two pictures of one size. */
async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [first, second] = await Promise.all([one, other].map((picture) => sharp(picture).greyscale().raw().toBuffer()));
  expect(first!.length).toBe(second!.length);
  return first!.reduce((sum, level, at) => sum + Math.abs(level - second![at]!), 0) / first!.length;
}

describe('M-119 a page of a PDF is read as the picture in it would be', () => {
  test.each([150, 200, 300])('a JPEG of %i dpi: same size, same resolution, same picture, same barcode', async (dpi) => {
    const picture = await scanned(dpi);
    const page = await read(await asPdf([{ picture, dpi }]));
    const alone = await read(picture);
    expect(page.barcodes).toEqual([barcode]);
    expect(page.measure).toMatchObject({ width: alone.measure.width, height: alone.measure.height, dpi, dpiFrom: 'file' });
    expect(await difference(page.jpeg, alone.jpeg)).toBeLessThan(1.5);
  });

  test('a PNG of 600 dpi keeps its resolution in the record, and is kept at 300', async () => {
    const picture = await sharp(rasterise(drawn, { dpi: 300 }))
      .resize({ width: 4960 })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const page = await read(await asPdf([{ picture, dpi: 600 }]));
    expect(page.measure).toMatchObject({ width: 4960, dpi: 600 });
    expect(page.barcodes).toEqual([barcode]);
    expect((await sharp(page.jpeg).metadata()).height).toBeLessThanOrEqual(3508);
  });

  test.each([90, 180, 270])('turned by /Rotate %i, and turned again by its barcode', async (rotate) => {
    const picture = await scanned(150);
    const file = await asPdf([{ picture, dpi: 150, rotate }]);
    const page = await read(file);
    const alone = await read(await sharp(picture).rotate(rotate).jpeg({ quality: 90 }).toBuffer());
    expect(page.barcodes).toEqual([barcode]);
    expect(page.measure).toMatchObject({ width: alone.measure.width, height: alone.measure.height });
    expect(await difference(page.jpeg, alone.jpeg)).toBeLessThan(1.5);
  });

  test.each([
    ['in strips of CCITT group 4', faxPdf],
    ['as JBIG2', jbig2Pdf],
  ])('black and white %s', async (_, make) => {
    const page = await read(await make(rasterise(drawn, { dpi: 200 }), 200));
    expect(page.barcodes).toEqual([barcode]);
    expect(page.measure).toMatchObject({ dpi: 200, dpiFrom: 'file' });
    const alone = await read(
      await sharp(rasterise(drawn, { dpi: 200 }))
        .threshold(150)
        .jpeg()
        .toBuffer(),
    );
    expect(await difference(page.jpeg, alone.jpeg)).toBeLessThan(4);
  });

  test('words recognised by the scanner lie under the page and are not seen', async () => {
    const picture = await scanned(150);
    const [plain, worded] = [await asPdf([{ picture, dpi: 150 }]), await asPdf([{ picture, dpi: 150, hiddenText: 'RECOGNISED' }])];
    expect((await read(worded)).source).toBe((await read(plain)).source);
  });

  test('a page that was drawn, not scanned, is drawn at 300 dpi', async () => {
    const page = await read(Buffer.from(drawn));
    expect(page.barcodes).toEqual([barcode]);
    expect(page.measure).toMatchObject({ dpi: 300 });
  });

  test('a drawn page whose font is not in the file is refused: its characters would be missing', async () => {
    const worded = (font: string, mode: number) => drawnPdf('0 0 100 60', `BT /F 30 Tf ${mode} Tr 10 20 Td <4e2d6587> Tj ET`, font);
    const song =
      '/Resources<</Font<</F<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4>>>>]>>>>>>';
    const helvetica = '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>';
    expect(await codeOf(worded(song, 0))).toBe('intake.pdfLacksFonts');
    expect(await codeOf(worded(song, 3))).toBe('taken');
    expect(await codeOf(worded(helvetica, 0))).toBe('taken');
  }, 30_000);

  test('of many pages each is read by itself', async () => {
    const white = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const file = await asPdf([
      { picture: white, dpi: 150 },
      { picture: await scanned(150, 2), dpi: 150 },
      { picture: white, dpi: 150 },
    ]);
    expect(await countPages(file)).toEqual({ ok: true, value: 3 });
    const pages = [await read(file, 0), await read(file, 1), await read(file, 2)];
    expect(pages.map(({ barcodes }) => barcodes)).toEqual([[], [barcode], []]);
    expect(await readPage(file, 3)).toMatchObject({ ok: false, error: { code: 'intake.pdfUnreadable' } });
  });
});

/** Filled so often that drawing it takes minutes. */
const endless = () => drawnPdf('0 0 595 842', '0 0 595 842 re f '.repeat(400_000));

describe('a PDF made to harm', () => {
  const image = (width: number, height: number, filter = 'FlateDecode') =>
    stripsPdf([{ data: Buffer.from('no picture'), width, height }], 72, () => `/${filter}`);

  test.each([
    ['no more than its mark', () => Buffer.from('%PDF-1.7\n'), 'intake.pdfUnreadable'],
    [
      'one page short of its end',
      async () => (await asPdf([{ picture: await scanned(150), dpi: 150 }])).subarray(0, 600),
      'intake.pdfUnreadable',
    ],
    ['locked with a password', async () => asPdf([{ picture: await scanned(150), dpi: 150 }], 'secret'), 'intake.pdfLocked'],
    ['of a picture that is none', () => image(1240, 1754, 'DCTDecode'), 'intake.pdfUnreadable'],
    ['of a picture of four thousand million pixels', () => image(65_535, 65_535), 'intake.pdfUnreadable'],
    [
      'of a page tree that is its own child',
      () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
      'intake.pdfUnreadable',
    ],
    ['without pages', () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>']), 'intake.pdfUnreadable'],
  ])(
    '%s is refused with what to do',
    async (_, make, code) => {
      expect(await codeOf(await make())).toBe(code);
    },
    30_000,
  );

  test('a page of a square kilometre is drawn no larger than any other; a line of one point neither', async () => {
    for (const box of ['0 0 2834645 2834645', '0 0 14400 1', '-1e9 -1e9 1e9 1e9']) {
      const answer = await readPage(drawnPdf(box, '0 0 100 100 re f'), 0);
      if (!answer.ok) expect(answer.error.code).toBe('intake.pdfUnreadable');
      else expect((await sharp(answer.value.jpeg).metadata()).width).toBeLessThanOrEqual(3508);
    }
  });

  test('a hundred thousand pages are counted, not opened', async () => {
    expect(await countPages(manyPages(100_000))).toEqual({ ok: true, value: 100_000 });
  });

  test('its scripts, attachments and links stay shut: what it opens with is not run', async () => {
    const action = '/AA<</O<</S/JavaScript/JS(while\\(true\\){})>>>>';
    const answer = await readPage(drawnPdf('0 0 100 60', '1 0 0 rg 10 10 30 30 re f', action), 0);
    expect(answer.ok).toBe(true);
  });

  test('a page that takes minutes costs its worker, is refused once, and the next is read', async () => {
    const drawing = createDrawing({ resourcesDirectory: resources, forms, patience: 12_000 });
    const began = performance.now();
    const good = await asPdf([{ picture: await scanned(150), dpi: 150 }]);
    const [hung, next] = await Promise.all([drawing.readPage(endless(), 0), drawing.readPage(good, 0)]);
    expect(hung).toEqual({ ok: false, error: { code: 'intake.pdfUnreadable', details: {} } });
    expect(next.ok && next.value.barcodes).toEqual([barcode]);
    expect(performance.now() - began).toBeLessThan(24_000);
    await drawing.close();
  }, 60_000);
});
