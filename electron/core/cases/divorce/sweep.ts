import type { TFunction } from 'i18next';
import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { hasLapsed, isFirm, isVisitUnderWay, pointInCourse } from '#shared/law/divorce/index.ts';
import { ok, type CivilDate, type DivorceCourse, type DivorcePoint } from '#shared/model/index.ts';
import { findGapOpen, type CalendarDep, type ClockWatchDep } from '../../office/index.ts';
import type { ClockDep, EventsDep } from '../../ports.ts';
import { StoreFault, systemAuthor, type ReadableDb, type StoreDep, type Transaction } from '../../store/index.ts';
import { findDivorce, listDivorces } from '../case-record.ts';
import { certificatesOf } from '../certificates.ts';
import { eraseEndedDrafts, hasEndedDrafts } from '../drafts.ts';
import { runningStates } from '../states.ts';
import { visitEnded } from './certificate-acts.ts';
import { coolingOffResumed, issueBegan, lapsed } from './course-acts.ts';
import type { DivorceRecord } from './record.ts';
import { recountDivorces } from './redate.ts';

type SweepDeps = StoreDep & ClockDep & ClockWatchDep & EventsDep & { readonly t: TFunction };

const running = `c.state IN ${runningStates}`;

/**
 * Writes down what time did to the applications that wait: 领证期 begins, or begins later than it had by a notice that came late, an
 * unfinished visit of a day before is over, 视为撤回 (民发〔2020〕116号). A commit a case, so that whatever ends the program loses nothing
 * and repeats nothing. While the clock is doubted it does nothing: nobody's application lapses by a wrong date. While acts are or may
 * be missing after a restore nothing is ended: the couple's registration or withdrawal may be among them. Answers how many cases changed.
 */
export function sweepDivorces({ store, clock, clockWatch, events, t }: SweepDeps): number {
  const due = store.read((db) => {
    if (clockWatch.refusal(db)) return [];
    const on = clock.today();
    const candidates = listDivorces(
      db,
      `${running} AND (v.issue_from <= :on OR v.lapses_on <= :on OR v.returned_on < :on OR (c.state = 'issuable' AND v.issue_from > :on))`,
      { on },
    );
    const next = nextOf(db);
    return candidates.filter((record) => next(record, on) !== null).map(({ id }) => id);
  });
  let changed = 0;
  for (const caseId of due) {
    const swept = store.commit(systemAuthor('divorces.sweep'), (transaction) => {
      // The clock may have been set meanwhile, or somebody may have registered the couple.
      if (clockWatch.refusal(transaction.db)) return failure('case.closed', {});
      const acts = bringForward(transaction, caseId, t('papers:visitNotFinished'));
      return acts > 0 ? ok({ caseId }) : failure('case.closed', {});
    });
    if (!swept.ok) continue;
    changed += 1;
    events.emit({ event: 'case.changed', caseId });
  }
  if (store.read(hasEndedDrafts)) store.writeDraft(eraseEndedDrafts);
  return changed;
}

/**
 * As `sweepDivorces`, by dates counted anew, where nobody waits for an answer: false where the disk did not take it all, and it is
 * to be tried again.
 */
export function sweepQuietly(deps: SweepDeps & CalendarDep): boolean {
  try {
    recountDivorces(deps, systemAuthor('divorces.sweep'));
    sweepDivorces(deps);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof StoreFault)) throw thrown;
    return false;
  }
}

/** Journals all that is due of one case; answers how many acts. */
function bringForward({ db, append, on }: Transaction, caseId: string, reason: string): number {
  const next = nextOf(db);
  for (let acts = 0; ; acts += 1) {
    const record = findDivorce(db, caseId);
    const due = record && next(record, on);
    if (!record || !due) return acts;
    const { happening, state, legalOn } = due;
    if (happening === 'beginIssue') append(issueBegan, { state, legalOn }, { caseId });
    else if (happening === 'resumeCoolingOff') append(coolingOffResumed, { state, legalOn }, { caseId });
    else if (happening === 'lapse') append(lapsed, { state, legalOn }, { caseId });
    else
      append(visitEnded, { state, legalOn, visitId: uuidv7(), certificates: takenBy(record), blanks: 'unaccounted', reason }, { caseId });
  }
}

interface Happening {
  readonly happening: DivorceCourse;
  readonly state: DivorcePoint;
  readonly legalOn: CivilDate;
}

/** As `findNext`, without what ends something while acts are or may be missing. */
function nextOf(db: ReadableDb): typeof findNext {
  if (!findGapOpen(db)) return findNext;
  return (record, on) => {
    const next = findNext(record, on);
    return next?.happening === 'endVisit' || next?.happening === 'lapse' ? null : next;
  };
}

/** What comes next of itself by a day; null: nothing. */
function findNext({ point, dates, returnedOn }: DivorceRecord, on: CivilDate): Happening | null {
  if (dates === null) return null;
  if (isVisitUnderWay(point)) return returnedOn !== null && returnedOn < on ? happens(point, 'endVisit', returnedOn) : null;
  if (point === 'coolingOff' && isFirm(dates, 'issueFrom') && on >= dates.issueFrom) return happens(point, 'beginIssue', dates.issueFrom);
  if (point === 'issuable' && on < dates.issueFrom) return happens(point, 'resumeCoolingOff', on);
  return hasLapsed(dates, on) ? happens(point, 'lapse', dates.lapsesOn) : null;
}

function happens(point: DivorcePoint, happening: DivorceCourse, legalOn: CivilDate): Happening | null {
  const state = pointInCourse(point, happening);
  return state && { happening, state, legalOn };
}

function takenBy(record: DivorceRecord) {
  return record.point === 'issuable.prepared' ? certificatesOf(record) : null;
}
