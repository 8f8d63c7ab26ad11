import { readsBack, type ExpectedSymbol, type Picture } from '#shared/barcodes/index.ts';
import { decoderHere } from './decoder.ts';
import type { ComposedPage, Mark } from './marks.ts';

/** Dots an inch: of thermal and label printers, and the coarsest that page printers print with. */
const resolutions = [203, 300];
/** White that is looked at around a symbol, points: ten modules of 0.33 mm and some more. */
const around = 12;

type Shape = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** Whether every barcode of the pages, rasterised as printers do together with the lines across it, says what it should. */
export async function readsBackAll(pages: readonly ComposedPage[]): Promise<boolean> {
  for (const { marks } of pages) {
    const shapes = marks.flatMap(inked);
    for (const [says, bars] of symbolsOf(marks)) {
      for (const dpi of resolutions) {
        if (!(await readsBack(await decoderHere(), rasterised(shapes, boundsOf(bars), dpi), says))) return false;
      }
    }
  }
  return true;
}

function symbolsOf(marks: readonly Mark[]): Map<ExpectedSymbol, Shape[]> {
  const symbols = new Map<ExpectedSymbol, Shape[]>();
  for (const mark of marks) {
    if (mark.kind !== 'bar') continue;
    const bars = symbols.get(mark.says);
    if (bars) bars.push(mark);
    else symbols.set(mark.says, [mark]);
  }
  return symbols;
}

/** What a mark inks in straight edges; letters and pictures have none to be taken for bars. */
function inked(mark: Mark): Shape[] {
  if (mark.kind === 'bar') return [mark];
  if (mark.kind === 'line') {
    const half = mark.width / 2;
    const [left, right] = [Math.min(mark.x1, mark.x2), Math.max(mark.x1, mark.x2)];
    const [top, bottom] = [Math.min(mark.y1, mark.y2), Math.max(mark.y1, mark.y2)];
    return [{ x: left - half, y: top - half, w: right - left + mark.width, h: bottom - top + mark.width }];
  }
  if (mark.kind !== 'rect') return [];
  const { x, y, w, h, width } = mark;
  const half = width / 2;
  return [
    { x: x - half, y: y - half, w: w + width, h: width },
    { x: x - half, y: y + h - half, w: w + width, h: width },
    { x: x - half, y: y - half, w: width, h: h + width },
    { x: x + w - half, y: y - half, w: width, h: h + width },
  ];
}

function boundsOf(shapes: readonly Shape[]): Shape {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of shapes) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + w), Math.max(bottom, y + h)];
  }
  return { x: left - around, y: top - around, w: right - left + 2 * around, h: bottom - top + 2 * around };
}

/** Black where the middle of a dot is inked. */
function rasterised(shapes: readonly Shape[], area: Shape, dpi: number): Picture {
  const scale = dpi / 72;
  const [width, height] = [Math.ceil(area.w * scale), Math.ceil(area.h * scale)];
  const pixels = new Uint8Array(width * height).fill(255);
  for (const { x, y, w, h } of shapes) {
    const dots = (from: number, to: number, most: number) => [
      Math.max(0, Math.ceil(from * scale - 0.5)),
      Math.min(most, Math.ceil(to * scale - 0.5)),
    ];
    const [left, right] = dots(x - area.x, x - area.x + w, width) as [number, number];
    const [top, bottom] = dots(y - area.y, y - area.y + h, height) as [number, number];
    for (let row = top; row < bottom && left < right; row += 1) pixels.fill(0, row * width + left, row * width + right);
  }
  return { pixels, width, height };
}
