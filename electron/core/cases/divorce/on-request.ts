import { failure, type HallError } from '#shared/contract/index.ts';
import { divorcePapers } from '#shared/law/divorce/index.ts';
import { ok, type CivilDate, type DocumentKind, type Result, type Slot } from '#shared/model/index.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseDeps } from '../deps.ts';
import { plannedPapers } from './drawn.ts';
import type { DivorceRecord } from './record.ts';

/** Drawn by the archive's own hand, not from a form. */
const notOfForms: readonly DocumentKind[] = ['photocopies', 'photoSheet'];

/** A paper of a divorce drawn by itself, as far as the process table lets it. */
export function planOnRequest(
  deps: CaseDeps,
  db: ReadableDb,
  record: DivorceRecord,
  { kind, party }: { readonly kind: DocumentKind; readonly party: Slot | null },
  on: CivilDate,
): Result<PlannedPaper, HallError<'document.notReprintable' | 'case.notAllowedNow'>> {
  const rule = divorcePapers[kind];
  if (!rule || rule.perParty !== (party !== null) || notOfForms.includes(kind)) return failure('document.notReprintable', {});
  if (!rule.drawnIn.includes(record.point)) return failure('case.notAllowedNow', { state: record.point, action: kind });
  const [paper] = plannedPapers(deps, db, record, on, record.findings, [[kind, party]]) as [PlannedPaper];
  return ok(paper);
}
