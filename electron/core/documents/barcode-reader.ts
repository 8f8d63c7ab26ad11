import type { Decoder, ReadSymbol } from '#shared/barcodes/index.ts';
import { decoderHere } from './decoder.ts';
import { sharp } from './picture-formats.ts';
import type { QuarterTurn, ReadBarcode } from './types.ts';

/** How a page is looked at: turned clockwise by so many degrees, and stretched across. */
interface Look {
  readonly turn: number;
  readonly stretch: number;
}

/**
 * Where the page as it is shows nothing: from what scanners usually give to what they rarely do. Rows are read in both directions,
 * so half a turn needs no look of its own; and 10 mm of bars are high enough for three degrees of skew, so only more is turned back.
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

/** The Code 128 barcodes on an upright or turned page, as far as the first look that shows any; nothing found is []. */
export async function readBarcodes(jpeg: Uint8Array): Promise<ReadBarcode[]> {
  const decoder = await decoderHere();
  const whole = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  const seen = await readBand(decoder, whole.data, whole.info.width, whole.info.height);
  if (seen.length > 0) return distinct(seen, 0);

  for (const { turn, stretch } of looks) {
    const turned = await sharp(jpeg).greyscale().rotate(turn, { background: '#ffffff' }).toBuffer({ resolveWithObject: true });
    const page = await sharp(turned.data)
      .resize(Math.round(turned.info.width * stretch), Math.ceil(turned.info.height / rowsAtOnce), { fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const found = await readBands(decoder, page.data, page.info.width, page.info.height);
    if (found.length > 0) return distinct(found, turn);
  }
  return [];
}

async function readBands(decoder: Decoder, pixels: Uint8Array, width: number, height: number): Promise<ReadSymbol[]> {
  const found: ReadSymbol[] = [];
  const size = Math.ceil((2 * height) / (bands + 1));
  for (let band = bands - 1; band >= 0; band -= 1) {
    const top = Math.floor((band * size) / 2);
    const rows = Math.min(size, height - top);
    if (rows > 0) found.push(...(await readBand(decoder, pixels.subarray(top * width, (top + rows) * width), width, rows)));
  }
  return found;
}

async function readBand(decoder: Decoder, pixels: Uint8Array, width: number, height: number): Promise<readonly ReadSymbol[]> {
  return (await decoder.decode({ pixels, width, height }, { formats: ['Code128'], patient: true })).symbols;
}

/** Each text once, with what makes its page upright after it was looked at turned by so much. */
function distinct(symbols: readonly ReadSymbol[], turn: number): ReadBarcode[] {
  const turns = new Map<string, QuarterTurn>();
  for (const { text, corners } of symbols) if (!turns.has(text)) turns.set(text, uprightBy(turn, corners));
  return [...turns].map(([text, upright]) => ({ text, turn: upright }));
}

function uprightBy(turn: number, [topLeft, topRight]: ReadSymbol['corners']): QuarterTurn {
  const lies = (Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x) * 180) / Math.PI;
  return ((((Math.round((turn - lies) / 90) * 90) % 360) + 360) % 360) as QuarterTurn;
}
