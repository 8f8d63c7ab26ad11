import type { HallError } from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';

/** A form of `resources/forms` and what goes into it. */
export interface Paper {
  /** e.g. `marriage/declaration`: the file name without `.json`. */
  readonly form: string;
  /** Field → text, as printed. A field the form does not know is a bug and throws; an empty one prints nothing. */
  readonly values: Readonly<Record<string, string>>;
  /** Picture field → JPEG bytes. */
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  /** Code128 text at the foot; null on certificates. */
  readonly barcode: string | null;
  /** Printed across every page (培训); null on real stores. */
  readonly watermark: string | null;
  readonly title: string;
  /** Instant, ISO 8601: fixed, so the same values give the same bytes. */
  readonly createdAt: string;
}

export interface DrawnPaper {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

export type DrawingError = HallError<'document.missingGlyph' | 'document.overflow'>;

/** Draws papers in the documents worker. */
export interface Drawing {
  draw(paper: Paper): Promise<Result<DrawnPaper, DrawingError>>;
  /** Upright JPEG of exactly this size, cropped to its ratio, without metadata. Bytes come from outside: they are not trusted. */
  normalisePhoto(
    picture: Uint8Array,
    size: { readonly width: number; readonly height: number },
  ): Promise<Result<Uint8Array, HallError<'photo.unreadable' | 'photo.tooSmall'>>>;
  close(): Promise<void>;
}
export interface DrawingDep {
  readonly drawing: Drawing;
}
