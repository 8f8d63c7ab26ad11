import type { Office } from '#shared/model/index.ts';

/** The size a picture is kept in, as the office's forms want it. */
export function photoPixels({ widthMm, heightMm, dpi }: Office['photo']): { readonly width: number; readonly height: number } {
  return { width: Math.round((widthMm / 25.4) * dpi), height: Math.round((heightMm / 25.4) * dpi) };
}
