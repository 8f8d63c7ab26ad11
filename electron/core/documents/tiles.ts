import type { Composition } from './content.ts';
import type { Tiles } from './layout.ts';
import { points, type Mark } from './marks.ts';
import type { PhotoSheet } from './types.ts';

// Millimetres.
const cutMarkLength = 3;
const cutMarkDistance = 0.6;
const cutMarkWidth = 0.1;

export interface TileArrangement {
  readonly sheet: PhotoSheet;
  /** The sheet as it is turned, millimetres. */
  readonly page: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  readonly pages: number;
}

/** Turns the sheet so that most pictures go on it. One that is too small for a single picture is reported. */
export function arrangeTiles(tiles: Tiles, sheet: PhotoSheet, composition: Composition): TileArrangement {
  const turned = [
    { width: sheet.widthMm, height: sheet.heightMm },
    { width: sheet.heightMm, height: sheet.widthMm },
  ].map((page) => {
    const columns = fitting(page.width - 2 * tiles.margin, sheet.picture.widthMm, tiles.gap);
    const rows = fitting(page.height - tiles.margin - tiles.foot, sheet.picture.heightMm, tiles.gap);
    return { page, columns, rows, count: columns * rows };
  });
  const [asIs, around] = turned as [(typeof turned)[number], (typeof turned)[number]];
  // Turned only where that saves a sheet.
  const best = Math.min(asIs.count, sheet.copies) >= Math.min(around.count, sheet.copies) ? asIs : around;
  if (best.count === 0) {
    const { widthMm, heightMm } = sheet.picture;
    composition.report({ field: tiles.picture, text: `${widthMm} × ${heightMm} mm` });
  }
  return { sheet, page: best.page, columns: best.columns, rows: best.rows, pages: Math.ceil(sheet.copies / Math.max(1, best.count)) };
}

/** The pictures of one sheet at their exact size, row by row, each with marks to cut along. */
export function composeTiles(tiles: Tiles, arrangement: TileArrangement, index: number, { pictures }: Composition): Mark[] {
  const { sheet, page, columns, rows } = arrangement;
  const { widthMm: w, heightMm: h } = sheet.picture;
  const jpeg = pictures[tiles.picture];
  if (jpeg === undefined) throw new Error('a sheet of photos without a photo');
  const count = Math.min(columns * rows, sheet.copies - index * columns * rows);
  const left = (page.width - (columns * w + (columns - 1) * tiles.gap)) / 2;
  return Array.from({ length: count }, (_, place) => place).flatMap((place): Mark[] => {
    const x = left + (place % columns) * (w + tiles.gap);
    const y = tiles.margin + Math.floor(place / columns) * (h + tiles.gap);
    return [{ kind: 'picture', jpeg, x: points(x), y: points(y), w: points(w), h: points(h) }, ...cutMarks(x, y, w, h)];
  });
}

function cutMarks(x: number, y: number, w: number, h: number): Mark[] {
  const marks: Mark[] = [];
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    marks.push({ kind: 'line', x1: points(x1), y1: points(y1), x2: points(x2), y2: points(y2), width: points(cutMarkWidth) });
  for (const [corner, away] of [
    [x, -1],
    [x + w, 1],
  ] as const) {
    for (const edge of [y, y + h]) line(corner + away * cutMarkDistance, edge, corner + away * cutMarkLength, edge);
  }
  for (const [edge, away] of [
    [y, -1],
    [y + h, 1],
  ] as const) {
    for (const corner of [x, x + w]) line(corner, edge + away * cutMarkDistance, corner, edge + away * cutMarkLength);
  }
  return marks;
}

/** How many of a length fit side by side. */
function fitting(room: number, length: number, gap: number): number {
  return Math.max(0, Math.floor((room + gap + 1e-6) / (length + gap)));
}
