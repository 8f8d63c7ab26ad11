export const symbolFormats = ['Code128', 'QRCode', 'PDF417', 'DataMatrix'] as const;
export type SymbolFormat = (typeof symbolFormats)[number];

/** Pixels row by row from the top left: one byte of grey each, or four of red, green, blue and opacity. */
export interface Picture {
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In the symbol's own sense, whichever way it lies: top left, top right, bottom right, bottom left; pixels of the picture. */
export type Corners = readonly [Point, Point, Point, Point];

export interface ReadSymbol {
  readonly format: SymbolFormat;
  readonly text: string;
  /** As they stand in the symbol, before anything is made of them. */
  readonly bytes: Uint8Array;
  readonly corners: Corners;
}

/** Which of the two readers read a symbol; each has checked it by the symbol's own check digits. */
export type ReadBy = 'both' | 'library' | 'wasm';

export interface Reading {
  readonly symbols: ReadonlyArray<ReadSymbol & { readonly by: ReadBy }>;
  /** Places where the two read different things: neither is believed. */
  readonly disputed: ReadonlyArray<Pick<ReadSymbol, 'format' | 'corners'>>;
}

export interface Look {
  /** Absent: all four. */
  readonly formats?: readonly SymbolFormat[];
  /** For paper and files, where there is one picture and no next frame. */
  readonly patient?: boolean;
}

export function isGrey({ pixels, width, height }: Picture): boolean {
  return pixels.length === width * height;
}

/** The box around corners. */
export function boundsOf(corners: Corners): {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
} {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
