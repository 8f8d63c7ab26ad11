import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What is used of PDFium's C functions (fpdfview.h, fpdf_edit.h); handles and places in its memory are numbers, 0 is none. */
export interface Pdfium {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly wasmExports: { malloc(size: number): number };
  _FPDF_InitLibraryWithConfig(config: object): void;
  _FPDF_LoadMemDocument(place: number, size: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, page: number): number;
  /** Points, as the page is shown: turned by its /Rotate. */
  _FPDF_GetPageWidth(page: number): number;
  _FPDF_GetPageHeight(page: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, at: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, at: number): number;
  _FPDFPageObj_GetType(object: number): number;
  /** Six 32-bit floats: a, b, c, d, e, f. */
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  /** Two 32-bit unsigned integers. */
  _FPDFImageObj_GetImagePixelSize(image: number, width: number, height: number): number;
  /** Decodes it; 0: it cannot be decoded. */
  _FPDFImageObj_GetBitmap(image: number): number;
  _FPDFTextObj_GetTextRenderMode(text: number): number;
  _FPDFTextObj_GetFont(text: number): number;
  _FPDFFont_GetIsEmbedded(font: number): number;
  /** Bytes with the 0 at the end. */
  _FPDFFont_GetBaseFontName(font: number, buffer: number, size: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, place: number, stride: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): number;
  /** `matrix` of six, `clipping` of four 32-bit floats: from points of the page as shown, from its top left, to dots. */
  _FPDF_RenderPageBitmapWithMatrix(bitmap: number, page: number, matrix: number, clipping: number, flags: number): void;
}

/** FPDF_PAGEOBJ_FORM: objects of a page that hold others, as deep as they are looked into. */
export const [formType, deepest] = [5, 4];

let compiled: Promise<WebAssembly.Module> | null = null;

/**
 * A PDFium of its own for each file: what a hostile file does to it ends with it, and so does its memory. It was built without
 * JavaScript, sees no files, and says nothing.
 */
export async function startPdfium(): Promise<Pdfium> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then((file) => WebAssembly.compile(file));
  const module = await compiled;
  // Not before it is needed: a quarter of a megabyte of JavaScript beside the WebAssembly.
  const { PDFiumModule } = await import('@hyzyla/pdfium');
  const quiet = { print: () => undefined, printErr: () => undefined };
  const options = {
    ...quiet,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  };
  // The package's types know a part of what the module exports.
  const pdfium = (await PDFiumModule(options as never)) as unknown as Pdfium;
  pdfium._FPDF_InitLibraryWithConfig({});
  return pdfium;
}
