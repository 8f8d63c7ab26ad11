import type { HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { encodeFile } from '../../client/index.ts';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, in its own pixels. */
export interface PixelArea extends PixelSize {
  readonly x: number;
  readonly y: number;
}

/** A picture on its way to the core, in base64. */
export interface EncodedPicture {
  readonly data: string;
  readonly mime: string;
  /** null: the window cannot decode it; the core will say what is wrong with it. */
  readonly size: PixelSize | null;
}

/** A photo of 53 × 35 mm at 600 dpi, twice over: what is larger only costs time. */
const largest = { long: 2504, short: 1652 };
/** What the contract takes, in bytes: base64 writes four characters for three. */
const largestFile = 5_900_000;
const millimetresPerInch = 25.4;

/** How many pixels a photo of the office's size has on paper: `widthMm`, `heightMm` in millimetres at `dpi`. */
export function wantedPixels({ widthMm, heightMm, dpi }: { widthMm: number; heightMm: number; dpi: number }): PixelSize {
  const pixels = (millimetres: number): number => Math.round((millimetres / millimetresPerInch) * dpi);
  return { width: pixels(widthMm), height: pixels(heightMm) };
}

/** The middle of a picture in the photo's proportions (width / height), in source pixels. */
export function cropToPhoto({ width, height }: PixelSize, ratio: number): PixelArea {
  const wide = width / height > ratio;
  const cropped = wide ? { width: Math.round(height * ratio), height } : { width, height: Math.round(width / ratio) };
  return { x: Math.round((width - cropped.width) / 2), y: Math.round((height - cropped.height) / 2), ...cropped };
}

/**
 * How far a picture may be enlarged before its crop has fewer pixels than wanted. Below 1 the whole picture is already
 * too small.
 */
export function furthestZoom(size: PixelSize, wanted: PixelSize): number {
  const whole = cropToPhoto(size, wanted.width / wanted.height);
  return Math.min(whole.width / wanted.width, whole.height / wanted.height);
}

/** The size at which a picture is sent: within 2504 × 1652 pixels lying or standing, in its own proportions, never enlarged. */
export function fitPicture(width: number, height: number): PixelSize {
  const scale = Math.min(1, largest.long / Math.max(width, height), largest.short / Math.min(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** What the camera sees now, whole, as a JPEG in base64. */
export function takeFrame(video: HTMLVideoElement): EncodedPicture {
  const size = { width: video.videoWidth, height: video.videoHeight };
  const { canvas, context } = openCanvas(size);
  context.drawImage(video, 0, 0);
  return { data: jpegOf(canvas, 0.95), mime: 'image/jpeg', size };
}

/** One part of a picture as a JPEG in base64, with no fewer pixels than wanted. */
export async function cropPicture(picture: EncodedPicture, area: PixelArea, wanted: PixelSize): Promise<string> {
  const image = new Image();
  image.src = `data:${picture.mime};base64,${picture.data}`;
  await image.decode();
  // The part is whole pixels of the source: rounding may take one away.
  const size = { width: Math.max(wanted.width, Math.round(area.width)), height: Math.max(wanted.height, Math.round(area.height)) };
  const { canvas, context } = openCanvas(size);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, size.width, size.height);
  return jpegOf(canvas, 0.95);
}

/**
 * A picture file, upright and no larger than a photo needs, as JPEG. What the window cannot decode goes to the core as it is,
 * which says what is wrong with it; only a file larger than the core takes is refused here.
 */
export async function readPicture(file: Blob): Promise<Result<EncodedPicture, HallError<'photo.unreadable'>>> {
  const bitmap = await decode(file);
  if (bitmap === null) {
    if (file.size > largestFile) return fail({ code: 'photo.unreadable', details: {} });
    return ok({ data: await encodeFile(file), mime: file.type, size: null });
  }
  try {
    const size = fitPicture(bitmap.width, bitmap.height);
    const { canvas, context } = openCanvas(size);
    context.imageSmoothingQuality = 'high';
    context.fillStyle = 'white'; // JPEG has no transparency
    context.fillRect(0, 0, size.width, size.height);
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    return ok({ data: jpegOf(canvas, 0.92), mime: 'image/jpeg', size });
  } finally {
    bitmap.close();
  }
}

async function decode(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null; // the browser says no more than that it cannot
  }
}

function openCanvas({ width, height }: PixelSize) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext('2d')! };
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): string {
  return canvas.toDataURL('image/jpeg', quality).split(',')[1]!;
}
