import type { HallError } from '#shared/contract/index.ts';
import { fail, ok, type CropArea, type Result } from '#shared/model/index.ts';
import { sharp } from './picture-formats.ts';

const maximumPixels = 100_000_000;
/** One em box: at 16 points, the largest type of a name, sharper than 600 dpi. */
const emPixels = 384;
/** Of the em box, for fonts leave as much around their ideographs. */
const inkShare = 0.92;
/** Greys apart: less is paper without a character on it. */
const leastContrast = 40;
/** Greys on either side of the one that parts ink from paper that stay grey, so that edges stay smooth. */
const softness = 28;
const longestSeconds = 20;

type CharacterError = HallError<'scan.unreadable' | 'character.noInk'>;

/** The character in this part of a picture as black ink on white, in the middle of one em box: a PNG of greys. */
export async function normaliseCharacter(picture: Uint8Array, area: CropArea): Promise<Result<Uint8Array, CharacterError>> {
  try {
    const upright = await sharp(picture, { limitInputPixels: maximumPixels, failOn: 'error' })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .timeout({ seconds: longestSeconds })
      .toBuffer({ resolveWithObject: true });
    const cropped = await sharp(upright.data).extract(pixelsOf(area, upright.info)).greyscale().raw().toBuffer({ resolveWithObject: true });
    const { width, height } = cropped.info;
    const parting = partingGrey(cropped.data);
    const ink = parting === null ? null : inkBounds(cropped.data, width, height, parting);
    if (parting === null || ink === null) return fail({ code: 'character.noInk', details: {} });
    const room = Math.round(emPixels * inkShare);
    const drawn = await sharp(cropped.data, { raw: { width, height, channels: 1 } })
      .extract(ink)
      .resize(room, room, { fit: 'contain', kernel: 'cubic', background: '#ffffff' })
      .linear(255 / (2 * softness), (-255 * (parting - softness)) / (2 * softness))
      .toColourspace('b-w')
      .toBuffer({ resolveWithObject: true });
    const before = Math.floor((emPixels - room) / 2);
    const after = emPixels - room - before;
    const png = await sharp(drawn.data, { raw: { width: room, height: room, channels: drawn.info.channels as 1 } })
      .extend({ top: before, left: before, bottom: after, right: after, background: '#ffffff' })
      .toColourspace('b-w')
      .png({ compressionLevel: 9 })
      .toBuffer();
    return ok(new Uint8Array(png));
  } catch {
    // libvips says only in prose why it could not open or decode: whatever it was, the picture cannot be used.
    return fail({ code: 'scan.unreadable', details: {} });
  }
}

interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function pixelsOf({ left, top, width, height }: CropArea, size: { readonly width: number; readonly height: number }): PixelArea {
  const [x, y] = [Math.min(Math.floor(left * size.width), size.width - 1), Math.min(Math.floor(top * size.height), size.height - 1)];
  return {
    left: x,
    top: y,
    width: Math.min(Math.max(1, Math.round(width * size.width)), size.width - x),
    height: Math.min(Math.max(1, Math.round(height * size.height)), size.height - y),
  };
}

/** The grey that best parts ink from paper (Otsu 1979); null where there is hardly a difference. */
function partingGrey(pixels: Uint8Array): number | null {
  const counts = Array.from({ length: 256 }, () => 0);
  for (const grey of pixels) counts[grey]! += 1;
  const total = counts.reduce((sum, count, grey) => sum + count * grey, 0);
  let best = { spread: 0, grey: 0, contrast: 0 };
  let [below, sumBelow] = [0, 0];
  for (let grey = 0; grey < 255; grey += 1) {
    below += counts[grey]!;
    sumBelow += counts[grey]! * grey;
    const above = pixels.length - below;
    if (below === 0 || above === 0) continue;
    const contrast = (total - sumBelow) / above - sumBelow / below;
    const spread = below * above * contrast * contrast;
    if (spread > best.spread) best = { spread, grey, contrast };
  }
  return best.contrast < leastContrast ? null : best.grey;
}

function inkBounds(pixels: Uint8Array, width: number, height: number, parting: number): PixelArea | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (pixels[y * width + x]! > parting) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return right < left ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}
