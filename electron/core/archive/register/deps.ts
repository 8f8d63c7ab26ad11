import type { TFunction } from 'i18next';
import type { HallError } from '#shared/contract/index.ts';
import type { LocalPractice, LookUp, RegisterRecord, Result } from '#shared/model/index.ts';
import type { ClockDep, EventsDep } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/types.ts';
import type { ScanPictures } from '../types.ts';

/** What is said on the paper of a look-up. */
export interface LookUpSheet extends Pick<LookUp, 'number' | 'on' | 'applicant' | 'of' | 'matter' | 'given' | 'use'> {
  readonly records: readonly { readonly record: RegisterRecord; readonly pages: number }[];
}

export type SheetError = HallError<'document.missingGlyph' | 'document.overflow' | 'document.noForm' | 'document.barcodeUnreadable'>;

/** The papers lie beside the archive: they are handed down. */
export interface LookUpPapers {
  /** Draws the paper; what it answers journals it with the act it belongs to and says its id. */
  draw(sheet: LookUpSheet): Promise<Result<(transaction: Transaction) => string, SheetError>>;
}

export interface RegisterDeps extends StoreDep, ClockDep, EventsDep {
  readonly drawing: Pick<ScanPictures, 'normaliseScan'>;
  readonly lookUpPapers: LookUpPapers;
  readonly practice: (db: ReadableDb) => Pick<LocalPractice, 'proofCountries' | 'dishonestyYears'>;
  /** Says at the kiosk's request that it was served. */
  readonly settleAsked: (
    transaction: Transaction,
    id: string,
    note: string,
  ) => Result<null, HallError<'kiosk.requestNotFound' | 'kiosk.requestSettled'>>;
  /** Chinese: what leaves the hall on paper or as a file. */
  readonly t: TFunction;
}
