import { failure, type HallError } from '#shared/contract/index.ts';
import { addWorkdays } from '#shared/law/calendar.ts';
import { saidIn } from '#shared/law/proceedings/process.ts';
import { examineStep } from '#shared/law/proceedings/rules.ts';
import {
  ok,
  type CivilDate,
  type Proceeding,
  type ProceedingAct,
  type ProceedingKind,
  type RegisterRecord,
  type Result,
} from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import type { Author } from '../../ports.ts';
import type { ReadableDb, Transaction } from '../../store/types.ts';
import { recordNoted } from '../register/acts.ts';
import { findRecord, type SheetError } from '../register/index.ts';
import { keepPages } from '../kept-pages.ts';
import { proceedingStepped } from './acts.ts';
import type { Drawn, ProceedingDeps, ProceedingPaper } from './deps.ts';
import { findOpenOn, findProceeding, nextProceedingNumber } from './rows.ts';

/** What is about to be done. */
interface Wanted {
  readonly in: { readonly id: string } | { readonly recordId: string };
  readonly said: ProceedingAct;
  readonly author: Author;
}

interface Looked {
  /** null: it is opened. */
  readonly proceeding: Proceeding | null;
  readonly record: RegisterRecord;
  readonly kind: ProceedingKind;
  readonly number: string;
  readonly until: CivilDate | null;
}

type Refused = HallError<'proceeding.notFound' | 'proceeding.refused'>;
type Taken = Result<{ readonly id: string }, Refused | SheetError | HallError<'scan.unreadable' | 'scan.isPdf'>>;

/** How often its paper is drawn anew when somebody else was quicker. */
const attempts = 3;

/** Takes a step as the law allows it: scans into the vault, its paper drawn, then all of it in one commit, the record's note too. */
export function createStepTaker({ store, clock, events, drawing, papers, calendar, practice, authority }: ProceedingDeps) {
  const look = (db: ReadableDb, { said, author, ...wanted }: Wanted, pages: number, today: CivilDate): Result<Looked, Refused> => {
    const proceeding = 'id' in wanted.in ? findProceeding(db, wanted.in.id) : null;
    const record = findRecord(db, 'recordId' in wanted.in ? wanted.in.recordId : (proceeding?.recordId ?? ''));
    if (record === null) return failure('proceeding.notFound', {});
    const kind = said.step === 'open' ? said.kind : proceeding!.kind;
    const facts = {
      kind,
      record,
      steps: proceeding?.steps ?? [],
      next: said,
      pages,
      today,
      staffId: author.staffId,
      approverId: author.approverId,
      another: proceeding === null ? findOpenOn(db, record.id) : null,
    };
    const findings = examineStep(facts);
    if (findings.length > 0) return failure('proceeding.refused', { findings });
    const number = proceeding?.number ?? nextProceedingNumber(db, kind, today);
    return ok({ proceeding, record, kind, number, until: periodOf(db, said, today) });
  };

  const periodOf = (db: ReadableDb, said: ProceedingAct, today: CivilDate): CivilDate | null => {
    if (said.step === 'notify') return addWorkdays(calendar(db), today, practice(db).hearingDays).date;
    return said.step === 'decide' ? addWorkdays(calendar(db), today, practice(db).decisionServiceDays).date : null;
  };

  const draw = async ({ proceeding, kind, number, record, until }: Looked, said: ProceedingAct, on: CivilDate): Promise<Drawn | null> => {
    const paper = paperOf(kind, said);
    if (paper === null) return null;
    const before = proceeding?.steps.map((step) => step.said) ?? [];
    return papers.draw({ kind: paper, on, number, record, said: [...before, said], until });
  };

  const append = (transaction: Transaction, looked: Looked, said: ProceedingAct, drawn: Drawn | null, pages: readonly string[]) => {
    const { proceeding, record, kind, number, until } = looked;
    const proceedingId = proceeding?.id ?? createId();
    const noteId = said.step === 'decide' && said.outcome === 'granted' ? createId() : null;
    if (said.step === 'decide' && noteId !== null)
      transaction.append(recordNoted, {
        id: noteId,
        recordId: record.id,
        kind: kind === 'revocation' ? 'revoked' : 'corrected',
        party: null,
        on: transaction.on,
        authority: authority(transaction.db),
        document: said.number,
        fileNumber: null,
        text: number,
        changes: kind === 'correction' ? saidIn(proceeding!.steps, 'open')!.said.changes : [],
        pages: [],
      });
    transaction.append(proceedingStepped, {
      id: createId(),
      proceedingId,
      opened: proceeding === null ? { number, kind, recordId: record.id } : null,
      said,
      until,
      documentId: drawn?.ok ? drawn.value(transaction) : null,
      noteId,
      pages: [...pages],
    });
    return { id: proceedingId };
  };

  return async (wanted: Wanted, pictures: readonly string[]): Promise<Taken> => {
    const first = store.read((db) => look(db, wanted, pictures.length, clock.today()));
    if (!first.ok) return first;
    const pages = await keepPages({ store, drawing }, pictures);
    if (!pages.ok) return pages;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const today = clock.today();
      const looked = store.read((db) => look(db, wanted, pictures.length, today));
      if (!looked.ok) return looked;
      const drawn = await draw(looked.value, wanted.said, today);
      if (drawn !== null && !drawn.ok) return drawn;
      const taken = store.commit(wanted.author, (transaction) => {
        const now = look(transaction.db, wanted, pictures.length, transaction.on);
        if (!now.ok) return now;
        return ok(isSame(looked.value, now.value) ? append(transaction, now.value, wanted.said, drawn, pages.value) : null);
      });
      if (!taken.ok) return taken;
      if (taken.value === null) continue;
      events.emit({ event: 'records.changed' });
      return ok(taken.value);
    }
    throw new Error('a proceeding changed each time its paper was drawn');
  };
}

/** Nobody went on with it, nor noted the record, while its paper was drawn. */
function isSame(drawn: Looked, now: Looked): boolean {
  const mark = ({ number, until, proceeding, record }: Looked) => [number, until, proceeding?.steps.length, record.notes.length].join(' ');
  return mark(drawn) === mark(now);
}

function paperOf(kind: ProceedingKind, said: ProceedingAct): ProceedingPaper | null {
  if (said.step === 'notify') return 'revocationNotice';
  if (said.step === 'serve') return 'serviceReceipt';
  if (said.step !== 'decide') return null;
  if (said.outcome === 'declined') return kind === 'revocation' ? 'revocationDeclined' : null;
  return kind === 'revocation' ? 'revocationDecision' : 'correctionDecision';
}
