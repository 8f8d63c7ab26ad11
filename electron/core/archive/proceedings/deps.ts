import type { Calendar } from '#shared/law/calendar.ts';
import type { CivilDate, DocumentKind, LocalPractice, ProceedingAct, RegisterRecord, Result } from '#shared/model/index.ts';
import type { ClockDep, EventsDep } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/types.ts';
import type { SheetError } from '../register/index.ts';
import type { ScanPictures } from '../types.ts';

export type ProceedingPaper = Extract<
  DocumentKind,
  'revocationNotice' | 'revocationDecision' | 'revocationDeclined' | 'correctionDecision' | 'serviceReceipt'
>;

/** What a paper of a proceeding says. */
interface ProceedingSheet {
  readonly kind: ProceedingPaper;
  readonly on: CivilDate;
  readonly number: string;
  readonly record: RegisterRecord;
  /** Every step until now, the one that draws it last. */
  readonly said: readonly ProceedingAct[];
  /** The last day of the period that begins; null: none. */
  readonly until: CivilDate | null;
}

/** A drawn paper: journals it with the act it belongs to and says its id. */
export type Drawn = Result<(transaction: Transaction) => string, SheetError>;

/** The papers lie beside the archive: they are handed down. */
interface ProceedingPapers {
  draw(sheet: ProceedingSheet): Promise<Drawn>;
  /** The guide to the court, of no proceeding. */
  guide(on: CivilDate): Promise<Drawn>;
}

export interface ProceedingDeps extends StoreDep, ClockDep, EventsDep {
  readonly drawing: Pick<ScanPictures, 'normaliseScan'>;
  readonly papers: ProceedingPapers;
  readonly calendar: (db: ReadableDb) => Calendar;
  readonly practice: (db: ReadableDb) => Pick<LocalPractice, 'hearingDays' | 'decisionServiceDays'>;
  /** Whose decision it is. */
  readonly authority: (db: ReadableDb) => string;
}
