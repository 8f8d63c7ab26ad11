import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { operations } from '#shared/contract/index.ts';
import { fitPicture, readPicture } from '../../../renderer/counter/camera/picture.ts';

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
    expect(await readPicture(file)).toEqual({ ok: true, value: { data: '/9j/2Q==', mime: 'image/jpeg' } });
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
    expect(read).toEqual({ ok: true, value: { data: Buffer.from(bytes).toString('base64'), mime: 'image/jpeg' } });
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
