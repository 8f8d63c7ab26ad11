import type { Sharp } from 'sharp';
import type { HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { isPdf } from './is-pdf.ts';
import { sharp } from './picture-formats.ts';
import type { QuarterTurn } from './types.ts';

/** An A3 page at 600 dpi is smaller; what claims to be larger is no scan. */
export const maximumPixels = 100_000_000;
/** A4 at 300 dpi (DA/T 31: archives keep scans of at least 200). */
export const [longSide, shortSide] = [3508, 2480];
export const jpegQuality = 85;
const longestSeconds = 30;

type ScanError = HallError<'scan.unreadable' | 'scan.isPdf'>;

/** The first page upright, at most A4 at 300 dpi, sRGB JPEG without metadata; `turn` degrees are turned clockwise beside. */
export async function normaliseScan(picture: Uint8Array, turn: QuarterTurn): Promise<Result<Uint8Array, ScanError>> {
  if (isPdf(picture)) return fail({ code: 'scan.isPdf', details: {} });
  try {
    const { autoOrient } = await openScan(picture, 0).metadata();
    const shrunk = await shrinkScan(openScan(picture, 0), autoOrient).toBuffer({ resolveWithObject: true });
    const jpeg = await sharp(shrunk.data).rotate(turn).jpeg({ quality: jpegQuality }).toBuffer();
    return ok(new Uint8Array(jpeg));
  } catch {
    // libvips says only in prose why it could not open or decode: whatever it was, the picture cannot be used.
    return fail({ code: 'scan.unreadable', details: {} });
  }
}

/** One page, from 0, of a picture from outside: not trusted. */
export function openScan(picture: Uint8Array, page: number): Sharp {
  return sharp(picture, { page, limitInputPixels: maximumPixels, failOn: 'error' });
}

/** Upright as the picture says of itself, at most A4 at 300 dpi, sRGB on white. */
export function shrinkScan(scan: Sharp, { width, height }: { readonly width: number; readonly height: number }): Sharp {
  const [across, down] = width > height ? [longSide, shortSide] : [shortSide, longSide];
  return scan
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize(across, down, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: longestSeconds });
}
