import { failure, type HallError } from '#shared/contract/index.ts';
import { divorcePapers, refusalGrounds } from '#shared/law/divorce/index.ts';
import { ok, type CivilDate, type DocumentKind, type Result, type Slot } from '#shared/model/index.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseDeps } from '../deps.ts';
import { copiedScans } from '../copies.ts';
import { divorcePaperSource, toWithdraw } from './drawn.ts';
import { planDivorcePaper } from './papers.ts';
import type { DivorceRecord } from './record.ts';

interface Wish {
  readonly kind: DocumentKind;
  readonly party: Slot | null;
  /** Of the application to withdraw: whoever signs it says that the receipt is lost. */
  readonly receiptLost: boolean;
}

/** A paper of a divorce drawn by itself, as far as the process table lets it. */
export function planOnRequest(
  deps: CaseDeps,
  db: ReadableDb,
  record: DivorceRecord,
  { kind, party, receiptLost }: Wish,
  on: CivilDate,
): Result<PlannedPaper, HallError<'document.notReprintable' | 'case.notAllowedNow' | 'document.noScans' | 'document.noPhoto'>> {
  const rule = divorcePapers[kind];
  const isStub = rule?.stub === true && party === null;
  if (!rule || (rule.perParty !== (party !== null) && !isStub)) return failure('document.notReprintable', {});
  if (!rule.drawnIn.includes(record.point)) return failure('case.notAllowedNow', { state: record.point, action: kind });
  // A notice of why nothing is issued states why; to whoever was sent home for no ground there is nothing to state.
  const findings = kind === 'divorceNotNowNotice' ? refusalGrounds(record.findings) : record.findings;
  if (kind === 'divorceNotNowNotice' && findings.length === 0) return failure('case.notAllowedNow', { state: record.point, action: kind });
  const known = divorcePaperSource(deps, db, record, on, findings);
  const source = kind === 'withdrawalApplication' && party !== null ? toWithdraw(known, party, !receiptLost) : known;
  if (kind === 'photocopies' && copiedScans(party ?? 'man', source).length === 0) return failure('document.noScans', {});
  if (kind === 'photoSheet' && source.photoDigests[party ?? 'man'] === null) return failure('document.noPhoto', {});
  return ok(planDivorcePaper(kind, party, source));
}
