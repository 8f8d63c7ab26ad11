import type { CivilDate, RecordNote, RegisterRecord } from '#shared/model/index.ts';

/** What is written by hand; reissuing, revoking and correcting write their own notes. */
export const writtenNotes = ['voidedByCourt', 'annulledByCourt', 'divorcedByCourt', 'spouseDied', 'identityChanged', 'other'] as const;
export type WrittenNote = (typeof writtenNotes)[number];

export type NoteProblem =
  'notOfDivorce' | 'said' | 'inFuture' | 'beforeRecord' | 'authority' | 'document' | 'pages' | 'party' | 'changes' | 'text';

interface Written extends Pick<RecordNote, 'party' | 'on' | 'authority' | 'document' | 'text' | 'changes'> {
  readonly kind: WrittenNote;
}

/**
 * What a note lacks (M-90: the judgment, its number, the court, the date of effect and the judgment itself go into the file); null when
 * it may be written. A court's word is said once.
 */
export function findNoteProblem(
  note: Written,
  {
    record,
    pages,
    today,
  }: { readonly record: Pick<RegisterRecord, 'kind' | 'registeredOn' | 'notes'>; readonly pages: number; readonly today: CivilDate },
): NoteProblem | null {
  const byCourt = note.kind === 'voidedByCourt' || note.kind === 'annulledByCourt' || note.kind === 'divorcedByCourt';
  if (byCourt && record.kind === 'divorce') return 'notOfDivorce';
  if (byCourt && record.notes.some(({ kind }) => kind === note.kind)) return 'said';
  if (note.on > today) return 'inFuture';
  if (note.on < record.registeredOn) return 'beforeRecord';
  if (byCourt && note.authority === '') return 'authority';
  if (byCourt && note.document === '') return 'document';
  if (note.kind !== 'other' && pages === 0) return 'pages';
  if ((note.kind === 'spouseDied' || note.kind === 'identityChanged') && note.party === null) return 'party';
  if (note.kind === 'identityChanged' && note.changes.length === 0) return 'changes';
  return note.kind === 'other' && note.text === '' ? 'text' : null;
}
