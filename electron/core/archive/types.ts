import type { HallError } from '#shared/contract/index.ts';
import type { Business, CivilDate, DocumentKind, MaterialKind, PaperBarcode, RequiredMaterial, Result, Slot } from '#shared/model/index.ts';
import type { Call } from '../ports.ts';
import type { ReadableDb } from '../store/types.ts';

/** What the archive knows of a case that pictures are kept with. */
export interface FiledCase {
  readonly id: string;
  readonly number: string;
  readonly business: Business;
  /** Whether its file still takes or gives up a picture of this kind. */
  mayFile(kind: MaterialKind): boolean;
  /** The closed list of papers. */
  readonly materials: readonly RequiredMaterial[];
}

/** A paper of a case, as printed. */
export interface FiledPaper {
  readonly id: string;
  readonly caseId: string;
  readonly kind: DocumentKind;
  readonly party: Slot | null;
  readonly title: string;
  /** False once a later drawing replaced it. */
  readonly current: boolean;
}

/** The cases lie above the archive: they hand down what it may ask of them. */
export interface CaseFiles {
  find(db: ReadableDb, caseId: string): FiledCase | null;
  /** The case; while it is open, only for whoever serves it. */
  findHeld(
    db: ReadableDb,
    caseId: string,
    call: Pick<Call, 'caller'>,
  ): Result<FiledCase, HallError<'case.notFound' | 'case.heldByColleague'>>;
  findNumbered(db: ReadableDb, number: string, openedOn: CivilDate): FiledCase | null;
  findPaper(db: ReadableDb, documentId: string): FiledPaper | null;
  /** The newest drawing of a paper, whether it still counts or not. */
  findNewest(db: ReadableDb, caseId: string, paper: Pick<PaperBarcode, 'kind' | 'party'>): FiledPaper | null;
}

/** Degrees, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** Work on pictures from outside, done apart from the first thread. */
export interface ScanPictures {
  /** The page as a JPEG that is kept. */
  normaliseScan(picture: Uint8Array, turn: Turn): Promise<Result<Uint8Array, HallError<'scan.unreadable' | 'scan.isPdf'>>>;
  /** Code 128 barcodes on a normalised page, each with the turn that makes the page upright. */
  readBarcodes(jpeg: Uint8Array): Promise<ReadonlyArray<{ readonly text: string; readonly turn: Turn }>>;
}

export interface ArchiveDeps {
  readonly cases: CaseFiles;
  readonly drawing: ScanPictures;
}
