import type { PhotoFormat } from '#shared/model/index.ts';
import type { PhotoSheet } from '../documents/types.ts';

/** The size a picture is kept in, as the office's forms want it. */
export function photoPixels({ widthMm, heightMm, dpi }: PhotoFormat): { readonly width: number; readonly height: number } {
  return { width: Math.round((widthMm / 25.4) * dpi), height: Math.round((heightMm / 25.4) * dpi) };
}

/** The sheet on which so many of them are printed. */
export function photoSheet({ widthMm, heightMm, sheet, copies }: PhotoFormat): PhotoSheet {
  return { ...sheet, picture: { widthMm, heightMm }, copies };
}
