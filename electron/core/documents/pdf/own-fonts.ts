import { deepest, formType, type Pdfium } from './pdfium.ts';

/** FPDF_PAGEOBJ_TEXT, and the mode of text nobody sees. */
const [textType, invisible] = [1, 3];
/** The fonts every reader has (ISO 32000-1, 9.6.2.2), and what Windows calls two of them; PDFium brings them. */
const everywhere = /^(?:Helvetica|Arial|Times|TimesNewRoman|Courier|CourierNew|Symbol|ZapfDingbats)(?:[-,]|PS|$)/;

/** Whether all text on a page can be drawn: a font that is not in the file is not here either, and its characters would be missing. */
export function hasItsFonts(pdfium: Pdfium, page: number): boolean {
  const known = new Map<number, boolean>();
  for (const object of objectsOn(pdfium, page)) {
    if (pdfium._FPDFPageObj_GetType(object) !== textType || pdfium._FPDFTextObj_GetTextRenderMode(object) === invisible) continue;
    const font = pdfium._FPDFTextObj_GetFont(object);
    const drawable = known.get(font) ?? (pdfium._FPDFFont_GetIsEmbedded(font) === 1 || everywhere.test(nameOf(pdfium, font)));
    if (!drawable) return false;
    known.set(font, drawable);
  }
  return true;
}

/** Those within forms too. */
function* objectsOn(pdfium: Pdfium, page: number, form: number | null = null, depth = 0): Generator<number> {
  const count = form === null ? pdfium._FPDFPage_CountObjects(page) : pdfium._FPDFFormObj_CountObjects(form);
  for (let at = 0; at < count; at += 1) {
    const object = form === null ? pdfium._FPDFPage_GetObject(page, at) : pdfium._FPDFFormObj_GetObject(form, at);
    if (pdfium._FPDFPageObj_GetType(object) === formType && depth < deepest) yield* objectsOn(pdfium, page, object, depth + 1);
    else yield object;
  }
}

function nameOf(pdfium: Pdfium, font: number): string {
  const room = 128;
  const place = pdfium.wasmExports.malloc(room);
  const size = pdfium._FPDFFont_GetBaseFontName(font, place, room);
  return size === 0 || size > room ? '' : Buffer.from(pdfium.HEAPU8.subarray(place, place + size - 1)).toString('latin1');
}
