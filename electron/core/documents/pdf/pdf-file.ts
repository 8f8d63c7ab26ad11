import type { HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { LyingPage } from '../types.ts';
import { measureImages } from './page-images.ts';
import { hasItsFonts } from './own-fonts.ts';
import { startPdfium, type Pdfium } from './pdfium.ts';

/** What a PDF may answer that is not what was asked of it. */
type PdfError = HallError<'intake.pdfLocked' | 'intake.pdfUnreadable' | 'intake.pdfLacksFonts'>;

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY. */
const lockedErrors = [4, 5];
/** FPDFBitmap_BGR; with FPDF_REVERSE_BYTE_ORDER red stands first. Stamps and signatures shown as annotations belong to the page. */
const [threeBytes, annotations, redFirst] = [2, 0x01, 0x10];
const white = 0xff_ff_ff_ff;
/** Dots: PDFium draws a picture over every dot it touches, so one a thousandth too wide would be stretched by a whole one, and blurred. */
const hair = 0.01;
/** What has no resolution of its own is drawn at that of an archive's scan. */
const drawnDpi = 300;

export interface PdfLimits {
  readonly longSide: number;
  readonly shortSide: number;
  /** Of all pictures on a page: a few bytes can claim to be a thousand times as many. */
  readonly pixels: number;
}

export function countPdfPages(file: Uint8Array): Promise<Result<number, PdfError>> {
  return open(file, (pdfium, document) => pdfium._FPDF_GetPageCount(document) || null);
}

/** One page, from 0, as a reader shows it, at the resolution it was scanned with and at most as large as the limits say. */
export function drawPdfPage(file: Uint8Array, at: number, limits: PdfLimits): Promise<Result<LyingPage, PdfError>> {
  return open(file, (pdfium, document) => {
    const page = pdfium._FPDF_LoadPage(document, at);
    if (page === 0) return null;
    const [across, down] = [pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page)];
    if (!(across >= 1 && down >= 1)) return null;
    const images = measureImages(pdfium, page, across * down);
    if (images.pixels > limits.pixels || !images.decodeAll()) return null;
    const { dpi } = images;
    // Words behind a scan are covered by it, whatever their font.
    if (dpi === null && !hasItsFonts(pdfium, page)) return 'lacksFonts';
    const own = (dpi ?? drawnDpi) / 72;
    const { longSide, shortSide } = limits;
    const scale = Math.min(own, longSide / Math.max(across, down), shortSide / Math.min(across, down));
    const [width, height] = [dots(across * scale), dots(down * scale)];
    const scanned = { width: dots(across * own), height: dots(down * own), density: dpi ?? undefined };
    return { data: paint(pdfium, page, width, height), width, height, scanned };
  });
}

const dots = (length: number): number => Math.max(1, Math.round(length));

/** Three bytes a pixel, on white. */
function paint(pdfium: Pdfium, page: number, width: number, height: number): Uint8Array {
  const [stride, size] = [width * 3, width * height * 3];
  const place = allot(pdfium, size);
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, threeBytes, place, stride);
  if (bitmap === 0) throw new Error('PDFium made no bitmap');
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
  const [across, down] = [pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page)];
  const floats = allot(pdfium, 40);
  const matrix = [(width - 2 * hair) / across, 0, 0, (height - 2 * hair) / down, hair, hair];
  const view = new DataView(pdfium.HEAPU8.buffer, floats, 40);
  for (const [at, value] of [...matrix, 0, 0, width, height].entries()) view.setFloat32(at * 4, value, true);
  pdfium._FPDF_RenderPageBitmapWithMatrix(bitmap, page, floats, floats + 24, annotations | redFirst);
  return pdfium.HEAPU8.slice(place, place + size);
}

/** Whatever goes wrong within PDFium, its memory running out too, means that the file cannot be used. */
async function open<T>(file: Uint8Array, use: (pdfium: Pdfium, document: number) => T | 'lacksFonts' | null): Promise<Result<T, PdfError>> {
  try {
    const pdfium = await startPdfium();
    const place = allot(pdfium, file.length);
    pdfium.HEAPU8.set(file, place);
    const document = pdfium._FPDF_LoadMemDocument(place, file.length, 0);
    if (document === 0 && lockedErrors.includes(pdfium._FPDF_GetLastError())) return fail({ code: 'intake.pdfLocked', details: {} });
    const value = document === 0 ? null : use(pdfium, document);
    if (value === 'lacksFonts') return fail({ code: 'intake.pdfLacksFonts', details: {} });
    if (value !== null) return ok(value);
  } catch {
    // Falls through: PDFium says only in prose what stopped it.
  }
  return fail({ code: 'intake.pdfUnreadable', details: {} });
}

function allot(pdfium: Pdfium, size: number): number {
  const place = pdfium.wasmExports.malloc(size);
  if (place === 0) throw new Error('PDFium has no memory left');
  return place;
}
