import type { ExpectedSymbol } from '#shared/barcodes/index.ts';

/** What is put on a page, in points from its top left corner: the meeting place of composing and painting. `faint` is grey. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly baseline: number;
      readonly size: number;
      readonly bold: boolean;
      /** Added after each character of a justified line. */
      readonly spacing: number;
      readonly faint?: true;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly width: number;
      readonly dashed?: true;
      readonly faint?: true;
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly width: number;
      readonly faint?: true;
    }
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      /** What the symbol says that this is a part of; the same object in all its parts. */
      readonly says: ExpectedSymbol;
    }
  | { readonly kind: 'picture'; readonly jpeg: Uint8Array; readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export interface ComposedPage {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

const pointsPerMillimetre = 72 / 25.4;

export function points(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

/** The mark, so many millimetres further down. */
export function lowered(mark: Mark, millimetres: number): Mark {
  const by = points(millimetres);
  if (mark.kind === 'text') return { ...mark, baseline: mark.baseline + by };
  return mark.kind === 'line' ? { ...mark, y1: mark.y1 + by, y2: mark.y2 + by } : { ...mark, y: mark.y + by };
}
