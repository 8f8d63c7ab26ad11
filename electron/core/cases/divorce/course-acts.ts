import { z } from 'zod';
import { saysTheSame } from '#shared/law/divorce/cooling-off.ts';
import { CivilDate, CoolingOffDates, DivorcePoint } from '#shared/model/index.ts';
import { defineAct, type ActHeader, type WritableDb } from '../../store/types.ts';
import { updateCase } from '../common-record.ts';
import { columnsOf, updateDivorce } from './record.ts';

const redated = { before: CoolingOffDates, after: CoolingOffDates };

/**
 * A holiday notice moved dates of an application that has not ended, or made firm what the receipts call 暂定; `tell`: the receipts
 * say otherwise.
 */
export const datesChanged = defineAct({
  type: 'divorce.datesChanged',
  payload: z.object({ ...redated, tell: z.boolean() }),
  project(db, { before, after, tell }, header) {
    updateDivorce(db, header, columnsOf(after));
    if (tell) leaveToTell(db, header, before, after);
  },
});

export const datesTold = defineAct({
  type: 'divorce.datesTold',
  payload: z.object({}),
  project: (db, _payload, header) => updateDivorce(db, header, { moved: null }),
});

/** What time does: the act carries the day the law gives it, whenever the program came to write it down. */
const course = { state: DivorcePoint, legalOn: CivilDate };

export const issueBegan = defineAct({
  type: 'divorce.issueBegan',
  payload: z.object(course),
  project: (db, { state }, header) => updateCase(db, header, { state }),
});

export const coolingOffResumed = defineAct({
  type: 'divorce.coolingOffResumed',
  payload: z.object(course),
  project: (db, { state }, header) => updateCase(db, header, { state }),
});

export const lapsed = defineAct({
  type: 'divorce.lapsed',
  payload: z.object(course),
  project(db, { state, legalOn }, header) {
    updateCase(db, header, { state, closed_on: legalOn });
    updateDivorce(db, header, { lapse_dated_at: header.at });
  },
});

/** A notice that came late moved the day on which it lapsed, and that day is past all the same: its sheet is drawn anew. */
export const lapseRedated = defineAct({
  type: 'divorce.lapseRedated',
  payload: z.object(redated),
  project(db, { after }, header) {
    updateCase(db, header, { closed_on: after.lapsesOn });
    updateDivorce(db, header, { ...columnsOf(after), lapse_dated_at: header.at });
    discardLapseRecord(db, header);
  },
});

/** A notice that came late moved its last day to one that is not past: it never lapsed, and the couple are told that they may come. */
export const issueResumed = defineAct({
  type: 'divorce.issueResumed',
  payload: z.object({ ...course, ...redated }),
  project(db, { state, before, after }, header) {
    updateCase(db, header, { state, closed_on: null });
    updateDivorce(db, header, { ...columnsOf(after), lapse_dated_at: null });
    discardLapseRecord(db, header);
    leaveToTell(db, header, before, after);
  },
});

function discardLapseRecord(db: WritableDb, { caseId }: ActHeader): void {
  db.prepare(`UPDATE documents SET current = 0 WHERE case_id = ? AND kind = 'lapseRecord'`).run(caseId);
}

/** The couple hold receipts with other dates: those before the first change they were not told of. */
function leaveToTell(db: WritableDb, header: ActHeader, before: CoolingOffDates, after: CoolingOffDates): void {
  const known = db.prepare(`SELECT moved ->> '$.before' AS before FROM divorces WHERE case_id = ?`).get(header.caseId) as {
    readonly before: string | null;
  };
  const told = known.before === null ? before : CoolingOffDates.parse(JSON.parse(known.before));
  updateDivorce(db, header, { moved: saysTheSame(told, after) ? null : { at: header.at, before: told } });
  db.prepare(`UPDATE documents SET current = 0 WHERE case_id = ? AND kind IN ('acceptanceReceipt', 'coolingOffLeaflet')`).run(
    header.caseId,
  );
}
