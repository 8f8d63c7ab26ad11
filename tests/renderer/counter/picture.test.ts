import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { operations } from '#shared/contract/index.ts';
import { headBoxAlone, headBoxes } from '../../../renderer/counter/camera/head-boxes.ts';
import { cropPicture, cropToPhoto, fitPicture, furthestZoom, readPicture, wantedPixels } from '../../../renderer/counter/camera/picture.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const pictureLimit = (data: string) =>
  operations['marriage.photograph'].input.safeParse({ caseId: '01890000-0000-7000-8000-000000000001', picture: data, from: 'file' })
    .success;

describe('the size at which a picture is sent', () => {
  test.each([
    ['what fits, as it is', 1252, 826, 1252, 826],
    ['the largest, as it is', 2504, 1652, 2504, 1652],
    ['a camera’s, lying', 6000, 4000, 2478, 1652],
    ['a telephone’s, standing', 3000, 4000, 1652, 2203],
    ['a square', 5000, 5000, 1652, 1652],
    ['a panorama', 10_000, 1000, 2504, 250],
    ['a hair', 100_000, 1, 2504, 1],
  ])('%s: %i × %i becomes %i × %i', (_, width, height, fittedWidth, fittedHeight) => {
    expect(fitPicture(width, height)).toEqual({ width: fittedWidth, height: fittedHeight });
  });
});

describe('a picture file the window can decode', () => {
  const context = { drawImage: vi.fn<() => void>(), fillRect: vi.fn<() => void>(), fillStyle: '', imageSmoothingQuality: '' };
  const encoded = vi.fn<(width: number, height: number, mime?: string, quality?: number) => void>();
  const bitmap = { width: 6000, height: 4000, close: vi.fn<() => void>() };
  const decodeFile = vi.fn<() => Promise<typeof bitmap>>(() => Promise.resolve(bitmap));

  beforeEach(() => {
    vi.clearAllMocks();
    vi.stubGlobal('createImageBitmap', decodeFile);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation(function (this: HTMLCanvasElement, ...how) {
      encoded(this.width, this.height, ...how);
      return 'data:image/jpeg;base64,/9j/2Q==';
    });
  });

  test('is drawn upright into the size at which it is sent, and let go', async () => {
    const file = new Blob(['a photo'], { type: 'image/png' });
    expect(await readPicture(file)).toEqual({
      ok: true,
      value: { data: '/9j/2Q==', mime: 'image/jpeg', size: { width: 2478, height: 1652 } },
    });
    expect(decodeFile).toHaveBeenCalledWith(file, { imageOrientation: 'from-image' });
    expect(context.drawImage).toHaveBeenCalledWith(bitmap, 0, 0, 2478, 1652);
    expect(encoded).toHaveBeenCalledWith(2478, 1652, 'image/jpeg', 0.92);
    expect(bitmap.close).toHaveBeenCalledOnce();
  });
});

describe('a picture file the window cannot decode', () => {
  beforeEach(() => vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('', 'InvalidStateError'))));

  test('goes to the core as it is, which says what is wrong with it', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
    const read = await readPicture(new Blob([bytes], { type: 'image/jpeg' }));
    expect(read).toEqual({ ok: true, value: { data: Buffer.from(bytes).toString('base64'), mime: 'image/jpeg', size: null } });
  });

  test('is refused with the core’s sentence when it is larger than the core takes', async () => {
    const read = await readPicture(new Blob([new Uint8Array(5_900_000)]));
    expect(read.ok && pictureLimit(read.value.data)).toBe(true);
    expect(await readPicture(new Blob([new Uint8Array(5_900_001)]))).toEqual({
      ok: false,
      error: { code: 'photo.unreadable', details: {} },
    });
    expect(pictureLimit('A'.repeat(8_000_004))).toBe(false);
  });
});

describe('the photo of 53 × 35 mm at 300 dpi', () => {
  const wanted = wantedPixels({ widthMm: 53, heightMm: 35, dpi: 300 });

  test('has 626 × 413 pixels', () => expect(wanted).toEqual({ width: 626, height: 413 }));

  test.each([
    ['a camera’s picture', 1920, 1080, 2.615],
    ['one just large enough', 626, 413, 1],
    ['one too small', 620, 413, 0.99],
  ])('%s of %i × %i may be enlarged %d times', (_, width, height, zoom) => {
    expect(furthestZoom({ width, height }, wanted)).toBeCloseTo(zoom, 2);
  });

  test('never has fewer pixels than wanted, even where whole pixels of the source are one short', async () => {
    const drawImage = vi.fn<(...args: unknown[]) => void>();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage } as never);
    let encoded: unknown;
    vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation(function (this: HTMLCanvasElement) {
      encoded = [this.width, this.height];
      return 'data:image/jpeg;base64,/9j/2Q==';
    });
    HTMLImageElement.prototype.decode = () => Promise.resolve();
    const area = { x: 100, y: 50, width: 625, height: 413 };
    expect(await cropPicture({ data: 'AA==', mime: 'image/jpeg', size: { width: 1920, height: 1080 } }, area, wanted)).toBe('/9j/2Q==');
    expect(encoded).toEqual([626, 413]);
    expect(drawImage.mock.calls[0]!.slice(1)).toEqual([100, 50, 625, 413, 0, 0, 626, 413]);
  });

  test('is at first the middle of the picture, whole in one direction', () => {
    expect(cropToPhoto({ width: 1920, height: 1080 }, 626 / 413)).toEqual({ x: 142, y: 0, width: 1637, height: 1080 });
  });
});

describe('the guide of two heads', () => {
  test.each([
    [53, 35],
    [60, 40],
    [35, 53],
    [80, 20],
  ])('lies in a photo of %i × %i mm, both alike, side by side', (width, height) => {
    const [left, right] = headBoxes(width, height);
    expect(left.cx + right.cx).toBeCloseTo(width);
    expect(right).toMatchObject({ cy: left.cy, rx: left.rx, ry: left.ry });
    expect(left.cx + left.rx).toBeLessThan(right.cx - right.rx);
    expect(left.cx - left.rx).toBeGreaterThan(0);
    expect(left.cy - left.ry).toBeGreaterThan(0);
    expect(left.cy + left.ry).toBeLessThan(height * 0.75);
  });

  test('has one head in the middle for a picture of one alone', () => {
    const { cx, cy, rx, ry } = headBoxAlone(35, 53);
    expect(cx).toBeCloseTo(17.5);
    expect(cx - rx).toBeGreaterThan(5);
    expect(cy - ry).toBeGreaterThan(0);
    expect(cy + ry).toBeLessThan(53 * 0.75);
  });
});
