import type { CivilDate, DocumentKind, Finding, Slot } from '#shared/model/index.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseDeps } from '../deps.ts';
import type { DivorceRecord } from './record.ts';

export type Wanted = readonly [DocumentKind, Slot | null];

/** The papers an action draws, planned; none while the forms of a divorce are not drawn here. */
export function plannedPapers(
  _deps: CaseDeps,
  _db: ReadableDb,
  _record: DivorceRecord,
  _on: CivilDate,
  _findings: readonly Finding[],
  _wanted: readonly Wanted[],
): PlannedPaper[] {
  return [];
}

/** Papers that must be printed and confirmed before, and are not; none while none is drawn. */
export function unprintedPapers(_db: ReadableDb, _record: DivorceRecord, _wanted: readonly Wanted[]): DocumentKind[] {
  return [];
}
