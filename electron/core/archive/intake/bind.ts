import { signedFormOf } from '#shared/law/filing.ts';
import { formatPaperBarcode, parsePaperBarcode, type MaterialKind, type PaperBarcode, type UnsortedReason } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseFiles, FiledCase, FiledPaper } from '../types.ts';

/** Where a page belongs by what its barcodes say. */
export type Binding =
  | { readonly to: 'paper'; readonly file: FiledCase; readonly paper: FiledPaper; readonly kind: MaterialKind }
  | { readonly to: 'tray'; readonly because: UnsortedReason };

const tray = (because: UnsortedReason): Binding => ({ to: 'tray', because });

/** In doubt a page goes to the tray: never to a case its barcode does not name. */
export function bindPage(cases: CaseFiles, db: ReadableDb, barcodes: readonly string[]): Binding {
  const ours = oursAmong(barcodes);
  const [mark] = ours;
  if (mark === undefined) return tray(barcodes.length > 0 ? 'foreignBarcode' : 'noBarcode');
  if (ours.length > 1) return tray('twoPapers');
  const file = cases.findNumbered(db, mark.caseNumber, mark.openedOn);
  if (!file) return tray('unknownCase');
  const paper = cases.findNewest(db, file.id, mark);
  if (!paper) return tray('unknownPaper');
  const kind = signedFormOf(paper);
  if (!kind) return tray('notKept');
  if (!paper.current) return tray('paperReplaced');
  return file.mayFile(kind) ? { to: 'paper', file, paper, kind } : tray('caseClosed');
}

/** The different papers named, each once. */
export function oursAmong(barcodes: readonly string[]): PaperBarcode[] {
  const marks = barcodes.map(parsePaperBarcode).filter((mark) => mark !== null);
  return [...new Map(marks.map((mark) => [formatPaperBarcode(mark), mark])).values()];
}
