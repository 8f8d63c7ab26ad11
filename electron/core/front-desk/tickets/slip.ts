import bwip from 'bwip-js/node';
import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import type { QueueTicket } from '#shared/contract/index.ts';
import { maskedName } from '#shared/model/index.ts';
import { isPrintable, type Bitmap, type SlipPart } from '../../devices/index.ts';
import type { TicketSlipValues } from '../../documents/forms.ts';
import type { Drawing } from '../../documents/types.ts';

/** Dots of a module, and of the QR code's quiet zone in modules: 0.75 mm at 8 dots a millimetre. */
const module = 6;
const quiet = 4;

/** Dots across the paper, and of an em of usual size: 58 mm hold 384, 16 Chinese characters. */
const across = 384;
const em = 24;

export interface SlipFacts {
  readonly ticket: QueueTicket;
  readonly officeName: string;
  /** How many are before it. */
  readonly before: number;
  readonly t: TFunction;
}

/** 号票, on whatever it is printed: a number, and nothing of anybody but 王*明. */
export function slipWords({ ticket, officeName, before, t }: SlipFacts): TicketSlipValues {
  const time = Temporal.Instant.from(ticket.issuedAt).toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString().slice(0, 5);
  return {
    officeName,
    number: ticket.number,
    service: t(`front-desk:service.${ticket.service}`),
    name: maskedName(ticket.name),
    before: t('front-desk:slip.before', { count: before }),
    taken: t('front-desk:slip.taken', { time }),
    code: ticket.slipCode,
    watch: t('front-desk:slip.watch'),
    passed: t('front-desk:slip.passed'),
  };
}

/** For a ticket printer. A line with a character it lacks is drawn, and left out only where our fonts lack it, too. */
export async function composeSlip(
  words: TicketSlipValues,
  drawing: Pick<Drawing, 'drawLine'>,
): Promise<{ readonly parts: SlipPart[]; readonly code: Bitmap }> {
  const line = async (text: string, scale = 1): Promise<SlipPart[]> => {
    if (text === '') return [];
    if (isPrintable(text)) return [{ text, scale }];
    // A little larger than the printer's own: rare characters have many strokes.
    const bitmap = await drawing.drawLine(text, { width: across, size: em * scale + 8, min: em });
    return bitmap === null ? [] : [{ bitmap }];
  };
  const code = codeBitmap(words.code);
  const parts = [
    ...(await line(words.officeName)),
    { text: words.number, scale: 4 },
    ...(await line(words.service, 2)),
    ...(await line(words.name)),
    ...(await line(words.before)),
    ...(await line(words.taken)),
    { bitmap: code },
    ...(await line(words.watch)),
    ...(await line(words.passed)),
  ];
  return { parts, code };
}

/** A QR code of level M with its quiet zone. */
function codeBitmap(text: string): Bitmap {
  const [symbol] = bwip.raw({ bcid: 'qrcode', text, eclevel: 'M' } as Parameters<typeof bwip.raw>[0]) as ReadonlyArray<{
    readonly pixs: readonly number[];
    readonly pixx: number;
  }>;
  const { pixs, pixx } = symbol!;
  const side = (pixx + 2 * quiet) * module;
  const row = Math.ceil(side / 8);
  const bits = new Uint8Array(row * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [column, line] = [Math.floor(x / module) - quiet, Math.floor(y / module) - quiet];
      const dark = column >= 0 && column < pixx && line >= 0 && line < pixx && pixs[line * pixx + column] === 1;
      if (dark) bits[y * row + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  return { width: side, height: side, bits };
}

/** As the reader looks at it, a byte a dot. */
export function pictureOf({ width, height, bits }: Bitmap): { pixels: Uint8Array; width: number; height: number } {
  const row = Math.ceil(width / 8);
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (bits[y * row + (x >> 3)]! & (0x80 >> (x & 7))) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return { pixels, width, height };
}
