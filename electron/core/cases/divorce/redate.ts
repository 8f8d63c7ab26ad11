import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { coolingOffDates, hasLapsed, pointInCourse, saysTheSame } from '#shared/law/divorce/index.ts';
import { identityKey, ok, slots, type CoolingOffDates } from '#shared/model/index.ts';
import { findGapOpen, type CalendarDep, type ClockWatchDep } from '../../office/index.ts';
import type { Author, EventsDep } from '../../ports.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/index.ts';
import { listDivorces } from '../case-record.ts';
import { runningStates } from '../states.ts';
import { datesChanged, issueResumed, lapseRedated } from './acts.ts';
import type { DivorceRecord } from './record.ts';

/** No run of days of rest is longer: whose time ended before has none left by any calendar. */
const longestRoll = 60;

type RedateDeps = CalendarDep & ClockWatchDep;
type RecountDeps = RedateDeps & StoreDep & EventsDep;

/**
 * Follows a calendar that is another without a notice having been taken in: the program came with a new year, or the office's region
 * was changed. Writes nothing where nothing moves, nor by a clock that is doubted.
 */
export function recountDivorces(deps: RecountDeps, author: Author): void {
  const { store, clockWatch, events } = deps;
  const on = deps.clock.today();
  if (store.read((db) => clockWatch.refusal(db) !== null || !isAnyMoved(db, deps, on))) return;
  const recounted = store.commit(author, (transaction) => {
    const caseIds = redateDivorces(transaction, deps);
    return caseIds.length > 0 ? ok({ caseIds }) : failure('case.closed', {});
  });
  if (recounted.ok) for (const caseId of recounted.value.caseIds) events.emit({ event: 'case.changed', caseId });
}
