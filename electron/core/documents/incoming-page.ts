import { fail, ok, parsePaperBarcode, type PageMeasure, type Result } from '#shared/model/index.ts';
import { digestHex } from '../crypto/index.ts';
import { readBarcodes } from './barcode-reader.ts';
import { measurePage } from './page-measure.ts';
import { sharp } from './picture-formats.ts';
import { isPdf } from './is-pdf.ts';
import { countPdfPages, drawPdfPage } from './pdf/pdf-file.ts';
import { jpegQuality, longSide, maximumPixels, openScan, shortSide, shrinkScan } from './scan.ts';
import type { LyingPage, PageFileError } from './types.ts';

/** A page as it is kept, and what was found on it. */
export interface ReadPage {
  /** Upright by our barcode and straightened, at most A4 at 300 dpi, sRGB JPEG without metadata. */
  readonly jpeg: Uint8Array;
  /** Hex; of the page as it lay: the same picture has the same. */
  readonly source: string;
  readonly barcodes: readonly string[];
  readonly measure: PageMeasure;
}

/** Degrees: straightening less than this blurs more than it helps. */
const leastSkew = 0.3;

/** How many pages a JPEG, PNG, TIFF or PDF has. */
export async function countPages(file: Uint8Array): Promise<Result<number, PageFileError>> {
  if (isPdf(file)) return countPdfPages(file);
  try {
    return ok((await openScan(file, 0).metadata()).pages ?? 1);
  } catch {
    return fail({ code: 'scan.unreadable', details: {} });
  }
}

/** One page, from 0, of a file that came with a batch. */
export async function readPage(file: Uint8Array, page: number): Promise<Result<ReadPage, PageFileError>> {
  try {
    const laid = isPdf(file)
      ? await drawPdfPage(file, page, { longSide, shortSide, pixels: maximumPixels })
      : ok(await openPicture(file, page));
    if (!laid.ok) return laid;
    const { data, width, height, scanned } = laid.value;
    const raw = { width, height, channels: 3 as const };
    const lying = await sharp(data, { raw }).jpeg({ quality: jpegQuality }).toBuffer();
    const barcodes = await readBarcodes(lying);
    const turn = barcodes.find(({ text }) => parsePaperBarcode(text) !== null)?.turn ?? 0;
    const measure = await measurePage({ data, ...raw }, turn, scanned);
    const straight = Math.abs(measure.skew) >= leastSkew ? turn - measure.skew : turn;
    const jpeg =
      straight === 0
        ? lying
        : await sharp(data, { raw })
            .rotate(straight, { background: { r: measure.paper, g: measure.paper, b: measure.paper } })
            .jpeg({ quality: jpegQuality })
            .toBuffer();
    return ok({ jpeg: new Uint8Array(jpeg), source: digestHex(lying), barcodes: barcodes.map(({ text }) => text), measure });
  } catch {
    // libvips says only in prose why it could not decode.
    return fail({ code: 'scan.unreadable', details: {} });
  }
}

async function openPicture(file: Uint8Array, page: number): Promise<LyingPage> {
  const { density, autoOrient } = await openScan(file, page).metadata();
  const { data, info } = await shrinkScan(openScan(file, page), autoOrient).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, scanned: { ...autoOrient, density } };
}
