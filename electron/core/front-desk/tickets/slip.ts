import bwip from 'bwip-js/node';
import type { TFunction } from 'i18next';
import type { QueueTicket } from '#shared/contract/index.ts';
import { maskedName } from '#shared/model/index.ts';
import { isPrintable, type Bitmap, type SlipPart } from '../../devices/index.ts';

/** Dots of a module, and of the QR code's quiet zone in modules: 0.75 mm at 8 dots a millimetre. */
const module = 6;
const quiet = 4;

export interface SlipFacts {
  readonly ticket: QueueTicket;
  readonly officeName: string;
  /** How many are before it. */
  readonly before: number;
  /** `09:05`. */
  readonly time: string;
  readonly t: TFunction;
}

/** 号票: a number and nothing of anybody but 王*明, which is left out where the printer has no such character. */
export function composeSlip({ ticket, officeName, before, time, t }: SlipFacts): { readonly parts: SlipPart[]; readonly code: Bitmap } {
  const code = codeBitmap(ticket.slipCode);
  const name = maskedName(ticket.name);
  const line = (text: string, scale = 1): SlipPart[] => (text !== '' && isPrintable(text) ? [{ text, scale }] : []);
  const parts = [
    ...line(officeName),
    { text: ticket.number, scale: 4 },
    ...line(t(`front-desk:service.${ticket.service}`), 2),
    ...line(name),
    ...line(t('front-desk:slip.before', { count: before })),
    ...line(t('front-desk:slip.taken', { time })),
    { bitmap: code },
    ...line(t('front-desk:slip.watch')),
    ...line(t('front-desk:slip.passed')),
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
