import {
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  Exception,
  GlobalHistogramBinarizer,
  ResultMetadataType,
  RGBLuminanceSource,
} from '@zxing/library';
import { sharp } from './picture-formats.ts';
import type { QuarterTurn, ReadBarcode } from './types.ts';

/** How a page is looked at: turned clockwise by so many degrees, and stretched across. */
interface Look {
  readonly turn: number;
  readonly stretch: number;
}

/**
 * From what scanners usually give to what they rarely do. Rows are read in both directions, so half a turn needs no look of
 * its own; and 10 mm of bars are high enough for three degrees of skew, so only more than that is turned back.
 */
const looks: readonly Look[] = [0, 90].flatMap((side) => [
  { turn: side, stretch: 1 },
  { turn: side, stretch: 2 },
  { turn: side + 6, stretch: 2 },
  { turn: side - 6, stretch: 2 },
]);

/** Rows are averaged by four: noise and JPEG artefacts fade, bars stay. */
const rowsAtOnce = 4;
/** Bands, each overlapping the next by half, so that every barcode lies whole in one. */
const bands = 8;

const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);

/** The Code 128 barcodes on an upright or turned page, as far as the first look that shows any; nothing found is []. */
export async function readBarcodes(jpeg: Uint8Array): Promise<ReadBarcode[]> {
  for (const { turn, stretch } of looks) {
    const turned = await sharp(jpeg).greyscale().rotate(turn, { background: '#ffffff' }).toBuffer({ resolveWithObject: true });
    const page = await sharp(turned.data)
      .resize(Math.round(turned.info.width * stretch), Math.ceil(turned.info.height / rowsAtOnce), { fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const found = readBands(page.data, page.info.width, page.info.height);
    if (found.length > 0) return found.map(({ text, reversed }) => ({ text, turn: uprightBy(turn, reversed) }));
  }
  return [];
}

function readBands(pixels: Uint8Array, width: number, height: number): Array<{ text: string; reversed: boolean }> {
  const found = new Map<string, boolean>();
  const size = Math.ceil((2 * height) / (bands + 1));
  for (let band = bands - 1; band >= 0; band -= 1) {
    const top = Math.floor((band * size) / 2);
    const rows = Math.min(size, height - top);
    const read = rows > 0 ? readBand(pixels.subarray(top * width, (top + rows) * width), width, rows) : null;
    if (read && !found.has(read.text)) found.set(read.text, read.reversed);
  }
  return [...found].map(([text, reversed]) => ({ text, reversed }));
}

function readBand(pixels: Uint8Array, width: number, height: number): { text: string; reversed: boolean } | null {
  try {
    const source = new RGBLuminanceSource(Uint8ClampedArray.from(pixels), width, height);
    const result = new Code128Reader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)), hints);
    return { text: result.getText(), reversed: result.getResultMetadata()?.get(ResultMetadataType.ORIENTATION) === 180 };
  } catch (thrown) {
    if (thrown instanceof Exception) return null;
    throw thrown;
  }
}

function uprightBy(turn: number, reversed: boolean): QuarterTurn {
  const side = Math.round(turn / 90) * 90;
  return ((side + (reversed ? 180 : 0)) % 360) as QuarterTurn;
}
