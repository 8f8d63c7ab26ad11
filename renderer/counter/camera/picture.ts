import type { HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';

/** A picture on its way to the core, in base64. */
export interface EncodedPicture {
  readonly data: string;
  readonly mime: string;
}

/** A photo of 53 × 35 mm at 600 dpi, twice over: what is larger only costs time. */
const largest = { long: 2504, short: 1652 };
/** What the contract takes, in bytes: base64 writes four characters for three. */
const largestFile = 5_900_000;

/** The middle of a picture in the photo's proportions (width / height), in source pixels. */
export function cropToPhoto(
  width: number,
  height: number,
  ratio: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const wide = width / height > ratio;
  const cropped = wide ? { width: Math.round(height * ratio), height } : { width, height: Math.round(width / ratio) };
  return { x: Math.round((width - cropped.width) / 2), y: Math.round((height - cropped.height) / 2), ...cropped };
}

/** The size at which a picture is sent: within 2504 × 1652 pixels lying or standing, in its own proportions, never enlarged. */
export function fitPicture(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, largest.long / Math.max(width, height), largest.short / Math.min(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** What the frame guide shows, as a JPEG in base64. */
export function takePicture(video: HTMLVideoElement, ratio: number): string {
  const crop = cropToPhoto(video.videoWidth, video.videoHeight, ratio);
  const { canvas, context } = openCanvas(crop);
  context.drawImage(video, crop.x, crop.y, crop.width, crop.height, 0, 0, crop.width, crop.height);
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
    return ok({ data: toBase64(new Uint8Array(await file.arrayBuffer())), mime: file.type });
  }
  try {
    const size = fitPicture(bitmap.width, bitmap.height);
    const { canvas, context } = openCanvas(size);
    context.imageSmoothingQuality = 'high';
    context.fillStyle = 'white'; // JPEG has no transparency
    context.fillRect(0, 0, size.width, size.height);
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    return ok({ data: jpegOf(canvas, 0.92), mime: 'image/jpeg' });
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

function openCanvas({ width, height }: { readonly width: number; readonly height: number }) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext('2d')! };
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): string {
  return canvas.toDataURL('image/jpeg', quality).split(',')[1]!;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
