import type { backfillFaults } from '#shared/contract/index.ts';
import type { Compared } from '../remarks-of-others.ts';
import type { BackfillProblem, BackfillSettings, HistoricalRecord } from '#shared/model/index.ts';

/** What the thread that reads a table is started with. */
export interface ReadingRequest {
  readonly path: string;
  readonly settings: BackfillSettings;
  /** Part of every row's key: the same row of another source is another row. */
  readonly sourceId: string;
  readonly today: string;
  /** Lines up to this one are passed over. */
  readonly after: number;
  /** The file has to have this digest (SM3); null: any. */
  readonly digest: string | null;
  /** Heads of the columns that an error workbook has beside those of its file. */
  readonly marks: { readonly place: string; readonly problems: string };
}

/** A row as it was read and checked by itself. */
export interface RowRead {
  readonly line: number;
  /** Tells the same row of the same source when it comes again. */
  readonly key: string;
  /** null: it waits to be corrected. */
  readonly record: HistoricalRecord | null;
  /** By what other records are compared with it. */
  readonly compared: Compared | null;
  readonly problems: readonly BackfillProblem[];
  /** As they stand in the file. */
  readonly cells: readonly string[];
  /** The row that waited and that this one corrects. */
  readonly corrects: { readonly batchId: string; readonly line: number } | null;
}

export interface ReadingFault {
  readonly code: (typeof backfillFaults)[number];
  readonly details: Readonly<Record<string, string>>;
}

export type ReadingMessage =
  /** Before any row. */
  | { readonly kind: 'opened'; readonly digest: string; readonly head: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly RowRead[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'fault'; readonly fault: ReadingFault };
