import bwip from 'bwip-js/node';
import type { Area } from './content.ts';
import type { Layout } from './layout.ts';
import { points, type Mark } from './marks.ts';
import type { Measure } from './text.ts';

// Code 128 (ISO/IEC 15417): quiet zones of ten modules; wedge scanners of the halls resolve modules from 0.25 mm up.
const quietModules = 10;
const widestModule = 0.33;
const narrowestModule = 0.25;
const textSize = 8;

/** Bars of Code 128 and the text beneath, centred in the layout's area; throws when the text is too long for it. */
export function composeBarcode(text: string, area: NonNullable<Layout['barcode']>, measure: Measure): Mark[] {
  const bars = composeBars(text, { x: area.x, y: area.y, w: area.w, h: area.height }, false);
  const wide = measure(text, false) * textSize;
  const baseline = points(area.y + area.height) + textSize * 1.2;
  return [...bars, { kind: 'text', text, x: points(area.x + area.w / 2) - wide / 2, baseline, size: textSize, bold: false, spacing: 0 }];
}

/** Bars of Code 128 along the width of a place, or, `turned`, along its height; throws when the text is too long for it. */
export function composeBars(text: string, { x, y, w, h }: Area, turned: boolean): Mark[] {
  const widths = barWidths(text);
  const length = turned ? h : w;
  const modules = widths.reduce((sum, width) => sum + width, 2 * quietModules);
  const module = Math.min(widestModule, length / modules);
  if (module < narrowestModule) throw new Error('the barcode is too long for its area');

  const says = { format: 'Code128', text } as const;
  let along = (length - modules * module) / 2 + quietModules * module;
  return widths.flatMap((width, index): Mark[] => {
    const from = along;
    along += width * module;
    if (index % 2 === 1) return [];
    const bar = turned ? { x, y: y + from, w, h: width * module } : { x: x + from, y, w: width * module, h };
    return [{ kind: 'bar', x: points(bar.x), y: points(bar.y), w: points(bar.w), h: points(bar.h), says }];
  });
}

/** A QR code (GB/T 18284, level M) in the largest square of its place, its quiet zone of four modules within it. */
export function composeCode(text: string, area: Area): Mark[] {
  const quiet = 4;
  const [symbol] = bwip.raw({ bcid: 'qrcode', text, eclevel: 'M' } as Parameters<typeof bwip.raw>[0]) as ReadonlyArray<{
    readonly pixs: readonly number[];
    readonly pixx: number;
  }>;
  const { pixs, pixx } = symbol!;
  const module = Math.min(area.w, area.h) / (pixx + 2 * quiet);
  const side = module * (pixx + 2 * quiet);
  const [left, top] = [area.x + (area.w - side) / 2 + quiet * module, area.y + (area.h - side) / 2 + quiet * module];
  const says = { format: 'QRCode', text } as const;
  return pixs.flatMap((dark, index): Mark[] => {
    if (dark === 0) return [];
    const [x, y] = [left + (index % pixx) * module, top + Math.floor(index / pixx) * module];
    return [{ kind: 'bar', x: points(x), y: points(y), w: points(module), h: points(module), says }];
  });
}

/** Widths in modules, bar and space in turn, beginning with a bar. */
function barWidths(text: string): readonly number[] {
  const [symbol] = bwip.raw({ bcid: 'code128', text }) as ReadonlyArray<{ readonly sbs: readonly number[] }>;
  return symbol!.sbs;
}
