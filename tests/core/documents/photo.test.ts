import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { normalisePhoto } from '#core/documents/photo.ts';
import { photo } from './samples.ts';

const size = { width: 626, height: 413 };

async function normalised(picture: Uint8Array): Promise<Uint8Array> {
  const result = await normalisePhoto(picture, size);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function solid(width: number, height: number, background: string) {
  return sharp({ create: { width, height, channels: 3, background } });
}

describe('a photo from outside', () => {
  test('becomes a JPEG of exactly the size, without metadata', async () => {
    const taken = await solid(4000, 3000, '#b01c2e')
      .withExif({ IFD0: { Make: 'Camera', Artist: 'Someone' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const metadata = await sharp(await normalised(taken)).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width: 626, height: 413, space: 'srgb', channels: 3 });
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('is turned upright as its EXIF orientation says', async () => {
    // Stored sideways: the red left half is at the top once turned by orientation 6.
    const left = await solid(500, 700, '#ff0000').png().toBuffer();
    const sideways = await solid(1000, 700, '#0000ff')
      .composite([{ input: left, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { data, info } = await sharp(await normalised(sideways))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    expect(pixel(313, 20)[0]).toBeGreaterThan(200);
    expect(pixel(313, 400)[2]).toBeGreaterThan(200);
  });

  test('keeps its middle when cropped to the ratio', async () => {
    const wide = await solid(3000, 413, '#00ff00')
      .composite([{ input: await solid(626, 413, '#ff0000').png().toBuffer(), left: 1187, top: 0 }])
      .png()
      .toBuffer();
    const { data } = await sharp(await normalised(wide))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(200);
    expect(data[1]).toBeLessThan(60);
  });

  test('is the same bytes each time', async () => {
    const taken = await photo();
    expect(Buffer.compare(await normalised(taken), await normalised(taken))).toBe(0);
  });

  test('is refused when smaller than the size, also when only after turning', async () => {
    const small = await normalisePhoto(await photo(600, 413), size);
    expect(small).toEqual({
      ok: false,
      error: { code: 'photo.tooSmall', details: { width: 600, height: 413, minimumWidth: 626, minimumHeight: 413 } },
    });
    const turned = await solid(800, 500, '#ff0000').withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await normalisePhoto(turned, size)).toMatchObject({
      ok: false,
      error: { code: 'photo.tooSmall', details: { width: 500, height: 800 } },
    });
  });

  test.each([
    ['nothing', async () => new Uint8Array()],
    ['garbage', async () => new Uint8Array(4096).fill(0x5a)],
    ['HEIC', async () => Buffer.from('0000001c66747970686569630000000068656963', 'hex')],
    ['SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"/>')],
    ['WebP', async () => solid(1000, 800, '#ff0000').webp().toBuffer()],
    ['half a JPEG', async () => (await photo()).slice(0, 9000)],
    ['a PNG of too many pixels', async () => solid(10_000, 7000, '#ffffff').png().toBuffer()],
  ])('that is %s is unreadable', async (_, make) => {
    expect(await normalisePhoto(await make(), size)).toEqual({ ok: false, error: { code: 'photo.unreadable', details: {} } });
  });
});
