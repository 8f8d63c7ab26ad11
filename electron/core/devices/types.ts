import type { HallError, PrinterInfo, PrinterOffset, ReaderState } from '#shared/contract/index.ts';
import type { CivilDate, Result, Sex } from '#shared/model/index.ts';

/** The 256-byte text block of a 居民身份证 (GA/T 490), decoded. */
export interface ResidentCard {
  readonly layout: 'resident';
  readonly name: string;
  readonly sex: Sex;
  /** GB/T 3304 code. */
  readonly ethnicity: string;
  readonly birthDate: CivilDate | null;
  readonly address: string;
  readonly idNumber: string;
  readonly issuer: string;
  readonly validFrom: CivilDate | null;
  /** null when 长期. */
  readonly validUntil: CivilDate | null;
  readonly longTerm: boolean;
  /** Fields holding private-use characters of old cards. */
  readonly privateUse: readonly string[];
}

/** 港澳台居民居住证, flag `J`. */
export interface ResidencePermitCard extends Omit<ResidentCard, 'layout' | 'ethnicity'> {
  readonly layout: 'residencePermit';
  readonly passNumber: string;
  readonly issueCount: string;
}

/** 外国人永久居留身份证, 2017 (`I`) or 2023 (`Y`). */
export interface PermanentResidentCard {
  readonly layout: 'permanentResident2017' | 'permanentResident2023';
  readonly englishName: string;
  readonly chineseName: string;
  readonly sex: Sex;
  readonly idNumber: string;
  /** Alpha-3, or a code outside ISO 3166. */
  readonly nationality: string;
  readonly birthDate: CivilDate | null;
  readonly validFrom: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly privateUse: readonly string[];
}

export type IdCard = ResidentCard | ResidencePermitCard | PermanentResidentCard;

/** One successful read: evidence as well as data. */
export interface CardRead {
  readonly card: IdCard;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** 模块编号, printed form. */
  readonly sam: string;
  readonly text: Uint8Array;
  /** WLT photo block, kept undecoded. */
  readonly photo: Uint8Array;
}

/** What became of a card that was handed over; a problem is shown and the reader waits for another card. */
export type CardTaken = { readonly taken: true } | { readonly taken: false; readonly problem: NonNullable<ReaderState['problem']> };

export interface CardReader {
  state(): Omit<ReaderState, 'armed' | 'desk'>;
  /** Polls for cards and hands each one read over, once, until `disarm`. */
  arm(onCard: (read: CardRead) => Promise<CardTaken>): void;
  disarm(): void;
  onState(listener: () => void): () => void;
  close(): Promise<void>;
}

/** The reader for cases, which go first: who waited at the front desk waits no longer. */
export interface ReaderForCases {
  state(): Omit<ReaderState, 'armed'>;
  /** `isWanted`: whether whoever armed it is still there to be served. */
  arm(onCard: (read: CardRead) => Promise<CardTaken>, isWanted: () => boolean): void;
  /** A waiting of the front desk is left alone. */
  disarm(): void;
  onState(listener: () => void): () => void;
}

/** The reader for the front desk, while no case wants it. */
export interface ReaderForDesk {
  isThere(): boolean;
  state(): ReaderState['state'];
  /** False: a case waits for a card, and goes on waiting. */
  arm(id: string, onCard: (read: CardRead) => Promise<CardTaken>): boolean;
  /** Ends the waiting with this id and no other. */
  disarm(id: string): void;
}

/** A printer as it is plugged in, whatever was measured on it. */
export type PrinterState = Pick<PrinterInfo, 'name' | 'kind' | 'ready' | 'note'>;

export interface Printers {
  list(): Promise<PrinterState[]>;
  /** Hands a finished PDF over; nothing is left in clear on the disk by us. `title` and `jobId` reach the printer's own queue: no personal data. One job, however many copies, each whole after the other. */
  print(
    printer: string,
    pdf: Uint8Array,
    title: string,
    jobId?: string | null,
    copies?: number,
  ): Promise<Result<null, HallError<'printer.none' | 'printer.failed'>>>;
  /**
   * Erases what the print service keeps of papers it is done with, and stops those given up. It is done by itself after every print
   * and from the start; said when the journal learns what became of a paper. Nobody waits for it.
   */
  tidy(): void;
  close(): void;
}

/** What was measured on a printer; null: nothing was, and nothing is moved. */
export interface PrinterCalibration {
  readonly offset: PrinterOffset;
  readonly calibratedAt: string | null;
}

/** The printers with what was measured on each. */
export interface CalibratedPrinters extends Printers {
  list(): Promise<PrinterInfo[]>;
  calibrationOf(printer: string): PrinterCalibration;
}

export interface DevicesDep {
  readonly reader: ReaderForCases;
  readonly printers: CalibratedPrinters;
}
