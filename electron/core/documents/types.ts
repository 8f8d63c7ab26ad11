import type { ExpectedSymbol, Picture } from '#shared/barcodes/index.ts';
import type { HallError } from '#shared/contract/index.ts';
import type { CivilDate, CropArea, Result } from '#shared/model/index.ts';
import type { Bitmap } from '../devices/index.ts';
import type { ReadPage } from './incoming-page.ts';
import type { LineRoom } from './line-picture.ts';
import type { AsScanned, RawPage } from './page-measure.ts';
import type { CharacterPictures } from './pictured.ts';

/** Sizes of a sheet of photo paper and of the pictures on it. */
export interface PhotoSheet {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly picture: { readonly widthMm: number; readonly heightMm: number };
  readonly copies: number;
}

/** A form of `resources/forms` and what goes into it. */
export interface Paper {
  /** e.g. `marriage/declaration`: the file name without `.json`. */
  readonly form: string;
  /** The version of the form that was in force on this date is drawn. */
  readonly on: CivilDate;
  /** Draws what the blank already bears, too, and shows the places kept free: a preview. */
  readonly stock: boolean;
  /** The form whose places this paper shows (the calibration sheet); its page is then this paper's. */
  readonly outlined: string | null;
  /** Sizes of a photo sheet; its page is then this paper's. */
  readonly sheet: PhotoSheet | null;
  /** Field → text, as printed. A field the form does not know is a bug and throws; an empty one prints nothing. */
  readonly values: Readonly<Record<string, string>>;
  /** Picture field → JPEG or PNG bytes. */
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  /** Pictures of characters no font draws, PNG of one em box, by the character; absent: none. */
  readonly characters?: CharacterPictures;
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

/** Degrees, clockwise. */
export type QuarterTurn = 0 | 90 | 180 | 270;

export interface ReadBarcode {
  readonly text: string;
  /** What makes the page upright: our barcodes stand at the foot. */
  readonly turn: QuarterTurn;
}

export type DrawingError = HallError<'document.missingGlyph' | 'document.overflow' | 'document.noForm' | 'document.barcodeUnreadable'>;

/** Why a file of scans is not taken: as a picture, or as a PDF. */
export type PageFileError = HallError<'scan.unreadable' | 'intake.pdfLocked' | 'intake.pdfUnreadable' | 'intake.pdfLacksFonts'>;

/** A page as its file has it, three bytes a pixel, upright as the file says of itself. */
export interface LyingPage extends RawPage {
  readonly scanned: AsScanned;
}

/** Draws papers in the documents worker. */
export interface Drawing {
  draw(paper: Paper): Promise<Result<DrawnPaper, DrawingError>>;
  /** Words dot by dot, for a printer that has no characters for them; null: no font of ours has them all either. */
  drawLine(text: string, room: LineRoom): Promise<Bitmap | null>;
  /** Upright JPEG of exactly this size, cropped to its ratio, without metadata. Bytes come from outside: they are not trusted. */
  normalisePhoto(
    picture: Uint8Array,
    size: { readonly width: number; readonly height: number },
  ): Promise<Result<Uint8Array, HallError<'photo.unreadable' | 'photo.tooSmall'>>>;
  /** A scanned page: upright JPEG of at most A4 at 300 dpi without metadata, turned clockwise as told. Not trusted either. */
  normaliseScan(picture: Uint8Array, turn: QuarterTurn): Promise<Result<Uint8Array, HallError<'scan.unreadable' | 'scan.isPdf'>>>;
  /** How many pages a file of scans has. Not trusted either. */
  countPages(file: Uint8Array): Promise<Result<number, PageFileError>>;
  /** One of its pages, from 0: made upright and straight, measured, its barcodes read. */
  readPage(file: Uint8Array, page: number): Promise<Result<ReadPage, PageFileError>>;
  /** A character cropped from a picture, as black ink in one em box, PNG. Not trusted either. */
  normaliseCharacter(picture: Uint8Array, area: CropArea): Promise<Result<Uint8Array, HallError<'scan.unreadable' | 'character.noInk'>>>;
  /** Whether a file holds a picture a call screen can show. */
  isSlide(picture: Uint8Array): Promise<boolean>;
  /** A picture as a call screen shows it: JPEG; null: it cannot be read. Not trusted either. */
  normaliseSlide(picture: Uint8Array): Promise<Uint8Array | null>;
  /** Whether a bitmap that is about to be printed says just this. */
  readBack(bitmap: Picture, expected: ExpectedSymbol): Promise<boolean>;
  /** The Code 128 barcodes on a page that `normaliseScan` made. */
  readBarcodes(jpeg: Uint8Array): Promise<ReadBarcode[]>;
  close(): Promise<void>;
}
export interface DrawingDep {
  readonly drawing: Drawing;
}
