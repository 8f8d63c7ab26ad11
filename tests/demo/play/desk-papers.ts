import { resolve } from 'node:path';
import sharp from 'sharp';
import { decoderHere } from '#core/documents/decoder.ts';
import { rasterOf } from '../../core/documents/poppler.ts';
import type { PrintedSlip } from '../../emulators/ticket-printer.ts';

const fontfile = resolve('node_modules/@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
/** 58 mm paper: 384 dots are printed, and a margin is left at each side. */
const paper = { dots: 384, margin: 24 };

export interface ReadSlip {
  readonly png: Buffer;
  /** What the program's own decoder finds on it. */
  readonly codes: readonly string[];
}

/** A printed slip as whoever holds it sees it, and what a scanner reads of it. */
export async function readSlip(pdf: Uint8Array): Promise<ReadSlip> {
  const raster = await rasterOf(pdf, 1, 150);
  const { pixels, width, height } = raster;
  const png = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  const { symbols } = await (await decoderHere()).decode(raster);
  return { png, codes: symbols.map(({ text }) => text) };
}

/** What came out of the thermal printer, told by the bytes it was sent alone: in the middle of its paper, line by line. */
export async function drawTicket({ parts }: PrintedSlip): Promise<Buffer> {
  const drawn = await Promise.all(parts.map((part) => ('text' in part ? drawLine(part) : drawDots(part))));
  const width = paper.dots + 2 * paper.margin;
  let top = paper.margin;
  const placed = drawn.map(({ input, size, below }) => {
    const at = { input, left: Math.max(0, Math.round((width - size.width) / 2)), top };
    top += size.height + below;
    return at;
  });
  const sheet = sharp({ create: { width, height: top + paper.margin, channels: 3, background: '#ffffff' } });
  return sheet.composite(placed).png().toBuffer();
}

interface Drawn {
  readonly input: Buffer;
  readonly size: { readonly width: number; readonly height: number };
  /** Dots of white beneath it. */
  readonly below: number;
}

/** A Chinese character of a printer is 24 dots wide and high; `text` has 72 dots to the inch, so a point is a dot. */
async function drawLine({ text, wide, high }: Extract<PrintedSlip['parts'][number], { text: string }>): Promise<Drawn> {
  const picture = await sharp({
    text: { text: `<span foreground="#16150f">${text}</span>`, fontfile, font: `Noto Sans SC ${22 * high}`, dpi: 72, rgba: true },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = picture.info;
  const [fits, tall] = [Math.min(paper.dots, Math.round((width * wide) / high)), 28 * high];
  const input = await sharp(picture.data)
    .resize(fits, height, { fit: 'fill' })
    .extend({ top: Math.max(0, Math.floor((tall - height) / 2)), background: '#0000' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: input.data, size: input.info, below: Math.max(4, tall - input.info.height + 4) };
}

async function drawDots({ pixels, width, height }: Extract<PrintedSlip['parts'][number], { pixels: Uint8Array }>): Promise<Drawn> {
  const input = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return { input, size: { width, height }, below: 4 };
}
