import type { CivilDate, FiledAct, FiledPaperKind, FileClass, Slot } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';

/** One page of a file, in the vault. */
export interface ActPage {
  readonly kind: FiledPaperKind;
  /** null: of both. */
  readonly party: Slot | null;
  readonly mime: string;
  readonly digest: string;
}

/** An act that is over: what a file is made of. */
export interface FinishedAct {
  readonly id: string;
  readonly act: FiledAct;
  /** The day it was handled on, by the law. */
  readonly on: CivilDate;
  /** Registration number; of a case that ended without one its own number. */
  readonly number: string;
  readonly manName: string;
  readonly womanName: string;
  /** As they were scanned. */
  readonly pages: readonly ActPage[];
}

/** Where finished acts come from: the cases lie above the archive and hand theirs down. */
export interface FiledActSource {
  /** Those of a year, the oldest first; [] where none of its acts belong to the class. */
  list(db: ReadableDb, of: { readonly fileClass: FileClass; readonly year: number }): readonly FinishedAct[];
  /** One of them as it is now; null when it is none of this source's, or no more over. */
  find(db: ReadableDb, id: string): FinishedAct | null;
  /** The acts that bear this number. */
  numbered(db: ReadableDb, number: string): readonly string[];
}

/** Several sources as one; acts of the same day by the id, which begins with the time. */
export function mergeSources(sources: readonly FiledActSource[]): FiledActSource {
  return {
    list: (db, of) => sources.flatMap((source) => source.list(db, of)).toSorted(inOrderOfHandling),
    find: (db, id) => sources.reduce<FinishedAct | null>((found, source) => found ?? source.find(db, id), null),
    numbered: (db, number) => sources.flatMap((source) => source.numbered(db, number)),
  };
}

function inOrderOfHandling(one: FinishedAct, other: FinishedAct): number {
  return one.on.localeCompare(other.on) || one.number.localeCompare(other.number) || one.id.localeCompare(other.id);
}
