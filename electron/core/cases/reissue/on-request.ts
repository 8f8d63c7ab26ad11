import { failure, type HallError } from '#shared/contract/index.ts';
import { reissuePapers, signersOf } from '#shared/law/reissue/index.ts';
import { ok, type CivilDate, type DocumentKind, type Result, type Slot } from '#shared/model/index.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import type { ReadableDb } from '../../store/types.ts';
import { copiedScans } from '../copies.ts';
import type { CaseDeps } from '../deps.ts';
import { reissuePaperSource } from './drawn.ts';
import { planReissuePaper } from './papers.ts';
import type { ReissueRecord } from './record.ts';

/** A paper of a reissue drawn by itself, as far as the process table lets it. */
export function planReissueOnRequest(
  deps: CaseDeps,
  db: ReadableDb,
  record: ReissueRecord,
  { kind, party }: { readonly kind: DocumentKind; readonly party: Slot | null },
  on: CivilDate,
): Result<PlannedPaper, HallError<'document.notReprintable' | 'case.notAllowedNow' | 'document.noScans' | 'document.noPhoto'>> {
  const rule = reissuePapers[kind];
  if (!rule || rule.perParty !== (party !== null)) return failure('document.notReprintable', {});
  if (!rule.drawnIn.includes(record.state)) return failure('case.notAllowedNow', { state: record.state, action: kind });
  if (kind === 'reissueDeclaration' && !signersOf(record.application).includes(party!)) return failure('document.notReprintable', {});
  if (kind === 'certificatePreview' && !record.application.applicants.includes(party!)) return failure('document.notReprintable', {});
  const source = reissuePaperSource(deps, db, record, on, record.findings);
  if (kind === 'photocopies' && copiedScans(party ?? 'man', source).length === 0) return failure('document.noScans', {});
  if (kind === 'photoSheet' && source.photoDigest === null) return failure('document.noPhoto', {});
  return ok(planReissuePaper(kind, party, source));
}
