import { deepest, formType, type Pdfium } from './pdfium.ts';

/** The pictures on a page, as far as they tell how it was scanned. */
export interface PageImages {
  /** Pixels of all of them. */
  readonly pixels: number;
  /** Dots per inch of the sharpest that make up half of what is pictured; null: the page is no scan. */
  readonly dpi: number | null;
  /** PDFium leaves out what it cannot decode, so that a damaged page would look blank. It takes the memory of one after the other. */
  decodeAll(): boolean;
}

interface Image {
  readonly handle: number;
  readonly pixels: number;
  readonly dpi: number;
  /** Square points. */
  readonly area: number;
}

/** a, b, c, d of a matrix of ISO 32000-1, 8.3.3; where it moves things is of no matter here. */
type Matrix = readonly [number, number, number, number];

/** FPDF_PAGEOBJ_IMAGE. */
const imageType = 3;
/** Share of a page: less pictured is a drawn page with a picture on it. */
const leastPictured = 0.25;

/** `area` of the page in square points. */
export function measureImages(pdfium: Pdfium, page: number, area: number): PageImages {
  const images: Image[] = [];
  const scratch = pdfium.wasmExports.malloc(24);
  const words = () => new DataView(pdfium.HEAPU8.buffer, scratch, 24);

  const matrixOf = (object: number): Matrix => {
    if (!pdfium._FPDFPageObj_GetMatrix(object, scratch)) return [1, 0, 0, 1];
    const [a, b, c, d] = [0, 4, 8, 12].map((at) => words().getFloat32(at, true)) as [number, number, number, number];
    return [a, b, c, d];
  };
  const visit = (object: number, within: Matrix, depth: number): void => {
    const type = pdfium._FPDFPageObj_GetType(object);
    if (type === formType && depth < deepest) {
      const inner = multiply(matrixOf(object), within);
      const count = pdfium._FPDFFormObj_CountObjects(object);
      for (let at = 0; at < count; at += 1) visit(pdfium._FPDFFormObj_GetObject(object, at), inner, depth + 1);
    }
    if (type !== imageType) return;
    const [a, b, c, d] = multiply(matrixOf(object), within);
    if (!pdfium._FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4)) return;
    const [width, height] = [words().getUint32(0, true), words().getUint32(4, true)];
    const dpi = Math.max(width / Math.hypot(a, b), height / Math.hypot(c, d)) * 72;
    if (Number.isFinite(dpi)) images.push({ handle: object, pixels: width * height, dpi, area: Math.abs(a * d - b * c) });
  };

  const count = pdfium._FPDFPage_CountObjects(page);
  for (let at = 0; at < count; at += 1) visit(pdfium._FPDFPage_GetObject(page, at), [1, 0, 0, 1], 0);
  return {
    pixels: images.reduce((sum, image) => sum + image.pixels, 0),
    dpi: resolutionOf(images, area),
    decodeAll: () => images.every(({ handle }) => decodes(pdfium, handle)),
  };
}

function decodes(pdfium: Pdfium, image: number): boolean {
  const bitmap = pdfium._FPDFImageObj_GetBitmap(image);
  if (bitmap !== 0) pdfium._FPDFBitmap_Destroy(bitmap);
  return bitmap !== 0;
}

/** A page may lie in strips, or in layers of which the writing is finer than the paper behind it. */
function resolutionOf(images: readonly Image[], page: number): number | null {
  const pictured = images.reduce((sum, { area }) => sum + area, 0);
  if (pictured < page * leastPictured) return null;
  let seen = 0;
  const sharpest = images.toSorted((one, other) => other.dpi - one.dpi).find(({ area }) => (seen += area) >= pictured / 2);
  return sharpest?.dpi ?? null;
}

function multiply([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}
