import type { BackfillCheck, BackfillField, BackfillSettings, CivilDate } from '#shared/model/index.ts';

/** A cell of a table, and what is wrong with it as such. */
export interface TableCell {
  readonly text: string;
  readonly fault: 'formula' | 'merged' | 'scientific' | 'lostDigits' | 'errorValue' | 'unreadable' | null;
}

export interface TableLine {
  readonly cells: readonly TableCell[];
  /** Written in another encoding than the rest of the file. */
  readonly otherEncoding: boolean;
}

export interface ReadingDeps {
  readonly today: CivilDate;
  /** ISO 3166 alpha-3 of a country by its name or code; null: there is none such. */
  readonly countryCode: (written: string) => string | null;
}

/** What the readers of a row's parts share. */
export interface RowAccess extends ReadingDeps {
  readonly settings: BackfillSettings;
  /** What the column of a field says; '' where there is none, or nothing is known. */
  readonly said: (field: BackfillField) => string;
  readonly isIllegible: (field: BackfillField) => boolean;
  readonly found: (check: BackfillCheck, field: BackfillField) => void;
}
