import { z } from 'zod';

/** What a scanned page looks like; lengths in pixels of the picture as it came, upright. */
export const PageMeasure = z.object({
  width: z.number().int(),
  height: z.number().int(),
  /** Dots per inch; null: neither the file nor the page's proportions say what size the paper had. */
  dpi: z.number().int().nullable(),
  /** `file`: written into it by the scanner; `paper`: worked out of a page with the proportions of A4. */
  dpiFrom: z.enum(['file', 'paper']).nullable(),
  /** Degrees clockwise by which its lines were skewed; the picture that is kept is straightened. */
  skew: z.number(),
  /** Share of the page within its margin that is darker than its paper, 0 to 1. */
  ink: z.number(),
  /** Grey levels, 0 to 255: of the paper, and of the darkest five hundredth of the page. */
  paper: z.number().int(),
  darkest: z.number().int(),
});
export type PageMeasure = z.infer<typeof PageMeasure>;

/** What is wrong with a scan; none of these keeps it from being filed (DA/T 31). */
export const PageFinding = z.enum(['lowResolution', 'unknownResolution', 'skewed', 'notWholePage', 'tooDark', 'tooLight']);
export type PageFinding = z.infer<typeof PageFinding>;

/** Why a page could not be filed by its barcode. */
export const UnsortedReason = z.enum([
  'noBarcode',
  'foreignBarcode',
  'twoPapers',
  'unknownCase',
  'unknownPaper',
  'paperReplaced',
  'notKept',
  'caseClosed',
]);
export type UnsortedReason = z.infer<typeof UnsortedReason>;

/** `blank` and `unsorted` wait for somebody: they are the tray. */
export const IncomingState = z.enum(['filed', 'duplicate', 'blank', 'unsorted', 'setAside']);
export type IncomingState = z.infer<typeof IncomingState>;

/** A page that came in with a batch, and what became of it. */
export const IncomingPage = z.object({
  id: z.uuid(),
  fileName: z.string(),
  /** From 1. */
  page: z.number().int(),
  pages: z.number().int(),
  takenAt: z.string(),
  /** null: it came through the watched folder. */
  takenBy: z.string().nullable(),
  state: IncomingState,
  reason: UnsortedReason.nullable(),
  /** All Code 128 texts on it. */
  barcodes: z.array(z.string()),
  measure: PageMeasure,
  findings: z.array(PageFinding),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  attachmentId: z.uuid().nullable(),
  /** The page that showed the same picture first. */
  duplicateOf: z.uuid().nullable(),
  setAsideBecause: z.string().nullable(),
});
export type IncomingPage = z.infer<typeof IncomingPage>;

/** The folder a scanner of this PC writes to, and what became of what lay in it. */
export const ScanFolder = z.object({
  folder: z.string().nullable(),
  /** null: not since the program started. */
  lookedAt: z.string().nullable(),
  /** `gone`: it cannot be read; `stuck`: what was taken in cannot be moved out of it. */
  problem: z.enum(['gone', 'stuck']).nullable(),
  /** Files that are still being written, or cannot be read yet. */
  waiting: z.number().int(),
  /** Since the program started. */
  taken: z.number().int(),
  /** Files put aside, the newest first: why is written beside them, too. */
  refused: z.array(z.object({ fileName: z.string(), reason: z.string() })),
});
export type ScanFolder = z.infer<typeof ScanFolder>;
