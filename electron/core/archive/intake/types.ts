import type { HallError } from '#shared/contract/index.ts';
import type { PageMeasure, Result } from '#shared/model/index.ts';
import type { EventsDep } from '../../ports.ts';
import type { StoreDep } from '../../store/types.ts';
import type { CaseFiles, ScanPictures } from '../types.ts';

/** A page as it was read, apart from the first thread. */
export interface ReadPage {
  /** Upright by our barcode, straightened. */
  readonly jpeg: Uint8Array;
  /** The same for the same picture. */
  readonly source: string;
  readonly barcodes: readonly string[];
  readonly measure: PageMeasure;
}

type FileError = HallError<'scan.unreadable' | 'intake.pdfLocked' | 'intake.pdfUnreadable' | 'intake.pdfLacksFonts'>;

export interface PageReader extends Pick<ScanPictures, 'normaliseScan'> {
  countPages(file: Uint8Array): Promise<Result<number, FileError>>;
  /** From 0. */
  readPage(file: Uint8Array, page: number): Promise<Result<ReadPage, FileError>>;
}

export interface IntakeDeps extends StoreDep, EventsDep {
  readonly cases: CaseFiles;
  readonly drawing: PageReader;
}
