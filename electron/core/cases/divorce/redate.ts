import { isDeepStrictEqual } from 'node:util';
import { failure } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { coolingOffDates, hasLapsed, pointInCourse, saysTheSame } from '#shared/law/divorce/index.ts';
import { identityKey, ok, slots, type CivilDate, type CoolingOffDates } from '#shared/model/index.ts';
import { findGapOpen, type CalendarDep, type ClockWatchDep } from '../../office/index.ts';
import type { Author, ClockDep, EventsDep } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/index.ts';
import { listDivorces } from '../case-record.ts';
import { runningStates } from '../states.ts';
import { datesChanged, issueResumed, lapseRedated } from './course-acts.ts';
import type { DivorceRecord } from './record.ts';

/** Days; no run of days of rest is longer: whose time ended before that has none left by any calendar. */
const longestRest = 60;

type RedateDeps = CalendarDep & ClockWatchDep;

/**
 * Follows a calendar that is another without a notice having been taken in: the program came with a new year, or the office's region
 * was changed. Writes nothing where nothing moves, nor by a clock that is doubted.
 */
export function recountDivorces(deps: RedateDeps & StoreDep & ClockDep & EventsDep, author: Author): void {
  const { store, clock, clockWatch, events } = deps;
  if (store.read((db) => clockWatch.refusal(db) !== null || listChanges(db, deps, clock.today()).length === 0)) return;
  const recounted = store.commit(author, (transaction) => {
    const caseIds = redateDivorces(transaction, deps);
    return caseIds.length > 0 ? ok({ caseIds }) : failure('case.closed', {});
  });
  if (recounted.ok) for (const caseId of recounted.value.caseIds) events.emit({ event: 'case.changed', caseId });
}

/**
 * Counts every application that has not ended anew by the calendar as the transaction has it, and those that lapsed a short while
 * ago; journals what moved, and answers whose.
 */
export function redateDivorces({ db, append, on }: Transaction, deps: RedateDeps): string[] {
  const changes = listChanges(db, deps, on);
  for (const { caseId, before, after, what } of changes)
    if (what === 'moved') append(datesChanged, { before, after, tell: !saysTheSame(before, after) }, { caseId });
    else if (what === 'lapseMoved') append(lapseRedated, { before, after }, { caseId });
    else append(issueResumed, { state: pointInCourse('lapsed', 'resumeIssue')!, legalOn: on, before, after }, { caseId });
  return changes.map(({ caseId }) => caseId);
}

interface Change {
  readonly caseId: string;
  readonly before: CoolingOffDates;
  readonly after: CoolingOffDates;
  readonly what: 'moved' | 'lapseMoved' | 'resumed';
}

function listChanges(db: ReadableDb, { calendar, clockWatch }: RedateDeps, on: CivilDate): Change[] {
  const now = calendar(db);
  const recount = ({ dates, restPolicy, ...record }: DivorceRecord) =>
    dates && restPolicy && { before: dates, after: coolingOffDates(dates.accepted, now, restPolicy, heldBy(db, { dates, ...record })) };
  const running = listDivorces(db, `c.state IN ${runningStates}`).flatMap((record): Change[] => {
    const counted = recount(record);
    return counted && !isDeepStrictEqual(counted.after, counted.before) ? [{ caseId: record.id, ...counted, what: 'moved' }] : [];
  });
  // Whether somebody's time is over is no question for a doubted clock, nor while acts of theirs may be missing.
  if (clockWatch.refusal(db) !== null || findGapOpen(db) !== null) return running;
  const since = addDays(on, -longestRest);
  const over = listDivorces(db, `c.state = 'lapsed' AND v.lapses_on > :since`, { since }).flatMap((record): Change[] => {
    const counted = recount(record);
    if (!counted || counted.after.lapsesOn === counted.before.lapsesOn) return [];
    if (hasLapsed(counted.after, on)) return [{ caseId: record.id, ...counted, what: 'lapseMoved' }];
    return wentOn(db, record, counted.before.lapsesOn) ? [] : [{ caseId: record.id, ...counted, what: 'resumed' }];
  });
  return [...running, ...over];
}

/**
 * The dates on the couple's receipts: as last told; and those of a change they were not told of, where a receipt with them was
 * printed already.
 */
function heldBy(db: ReadableDb, { id, dates, movedDates }: Pick<DivorceRecord, 'id' | 'dates' | 'movedDates'>): CoolingOffDates[] {
  if (dates === null) return [];
  if (movedDates === null) return [dates];
  const printedAnew = db
    .prepare(
      `SELECT 1 FROM documents WHERE case_id = ? AND kind = 'acceptanceReceipt' AND current = 1 AND print IN ('spooled', 'confirmed') LIMIT 1`,
    )
    .get(id);
  return printedAnew ? [movedDates.before, dates] : [movedDates.before];
}

/** Since their application lapsed one of them has applied anew, or was divorced or married here: it is over for good. */
function wentOn(db: ReadableDb, { id, couple }: DivorceRecord, since: CivilDate): boolean {
  const [man, woman] = slots.map((slot) => identityKey(couple[slot]));
  const row = db
    .prepare(
      `SELECT 1 FROM case_parties p JOIN cases c ON c.id = p.case_id LEFT JOIN divorces v ON v.case_id = c.id
       WHERE p.id_number IN (:man, :woman) AND c.id <> :id
         AND (c.registered_on >= :since OR v.accepted_on >= :since OR (c.business = 'divorce' AND c.state IN ${runningStates})) LIMIT 1`,
    )
    .get({ man, woman, id, since });
  return row !== undefined;
}
