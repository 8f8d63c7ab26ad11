import sharp from 'sharp';
import { expect, test } from 'vitest';
import { normaliseScan } from '#core/documents/scan.ts';

const solid = (width: number, height: number, background = '#3366cc') => sharp({ create: { width, height, channels: 3, background } });

async function kept(picture: Uint8Array, turn: 0 | 90 | 180 | 270 = 0) {
  const page = await normaliseScan(picture, turn);
  if (!page.ok) throw new Error(page.error.code);
  return sharp(page.value).metadata();
}

test.each([
  ['JPEG', () => solid(1240, 1754).jpeg().toBuffer()],
  ['PNG', () => solid(1240, 1754).png().toBuffer()],
  ['TIFF', () => solid(1240, 1754).tiff({ compression: 'lzw' }).toBuffer()],
  ['grey PNG', () => solid(1240, 1754).greyscale().png().toBuffer()],
  ['PNG with transparency', () => solid(1240, 1754).ensureAlpha(0.4).png().toBuffer()],
  ['CMYK JPEG', () => solid(1240, 1754).toColourspace('cmyk').jpeg().toBuffer()],
])('%s is kept as an sRGB JPEG', async (_, make) => {
  expect(await kept(await make())).toMatchObject({ format: 'jpeg', width: 1240, height: 1754, channels: 3, hasAlpha: false });
});

test('a scan is kept without what its maker wrote into it', async () => {
  const taken = await solid(1240, 1754)
    .withExif({ IFD0: { Make: 'Camera', Artist: 'Someone' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } })
    .jpeg()
    .toBuffer();
  const { exif, icc, xmp, iptc, orientation } = await kept(taken);
  expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('A4 at 300 dpi is the most that is kept, upright or across; less is not blown up', async () => {
  expect(await kept(await solid(4960, 7016).jpeg().toBuffer())).toMatchObject({ width: 2480, height: 3508 });
  expect(await kept(await solid(7016, 4960).jpeg().toBuffer())).toMatchObject({ width: 3508, height: 2480 });
  expect(await kept(await solid(300, 200).jpeg().toBuffer())).toMatchObject({ width: 300, height: 200 });
});

test('a page is turned upright by what it says of itself, and then as told', async () => {
  const sideways = await solid(1754, 1240).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await kept(sideways)).toMatchObject({ width: 1240, height: 1754 });
  expect(await kept(sideways, 90)).toMatchObject({ width: 1754, height: 1240 });
});

test('of a TIFF the first page is kept', async () => {
  const pages = await sharp([await solid(400, 600, '#ff0000').png().toBuffer(), await solid(400, 600, '#0000ff').png().toBuffer()], {
    join: { animated: true },
  })
    .tiff()
    .toBuffer();
  const page = await normaliseScan(pages, 0);
  if (!page.ok) throw new Error(page.error.code);
  const { dominant } = await sharp(page.value).stats();
  expect(await sharp(page.value).metadata()).toMatchObject({ width: 400, height: 600 });
  expect(dominant.r).toBeGreaterThan(dominant.b);
});

test.each([
  ['nothing', async () => new Uint8Array()],
  ['garbage', async () => new Uint8Array(4096).fill(0x5a)],
  ['SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"/>')],
  ['WebP', async () => solid(1000, 800).webp().toBuffer()],
  ['GIF', async () => solid(100, 80).gif().toBuffer()],
  ['half a JPEG', async () => (await solid(1240, 1754).jpeg().toBuffer()).subarray(0, 4000)],
  ['a bomb: a small PNG of very many pixels', async () => solid(16_000, 16_000).png().toBuffer()],
  ['a bomb: a small TIFF of very many pixels', async () => solid(16_000, 16_000).tiff({ compression: 'deflate' }).toBuffer()],
])('%s is refused', async (_, make) => {
  expect(await normaliseScan(await make(), 0)).toEqual({ ok: false, error: { code: 'scan.unreadable', details: {} } });
});

test.each(['%PDF-1.7\n%âãÏÓ\n', `${' '.repeat(300)}%PDF-1.4`])('a PDF is refused as what it is', async (start) => {
  expect(await normaliseScan(Buffer.from(start), 0)).toEqual({ ok: false, error: { code: 'scan.isPdf', details: {} } });
});
