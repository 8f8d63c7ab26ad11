import { expect } from 'vitest';
import { closingOn, momentAt } from './almanac.ts';
import { idNumbersInForce, standingOf, type World } from './world.ts';

interface Act {
  readonly position: number;
  readonly caseId: string;
  readonly type: string;
  readonly at: string;
  readonly on: string;
  readonly payload: string;
}

const ends = ['divorce.registered', 'divorce.withdrawn', 'divorce.lapsed', 'divorce.ended'];

/** What the journal says of every application that the hall accepted, against the count day by day; and who is still married. */
export function auditHall(world: World): void {
  const { hall, applications, almanac } = world;
  const acts = hall.rows<Act>(
    `SELECT position, case_id AS caseId, type, at, on_date AS "on", payload FROM journal WHERE type LIKE 'divorce.%' ORDER BY position`,
  );
  expect(acts.filter(({ type }) => type === 'divorce.accepted')).toHaveLength(applications.length);
  for (const application of applications) {
    const { caseId, accepted, end } = application;
    const { hasLapsed } = end?.standing ?? standingOf(world, application);
    const then = ({ position, at }: Act) => almanac.standingThen(caseId, position, momentAt(at));
    const own = acts.filter((act) => act.caseId === caseId);
    const named = (type: string) => own.filter((act) => act.type === `divorce.${type}`);
    const of = `accepted ${accepted}`;
    expect(
      named('accepted').map(({ on }) => on),
      of,
    ).toEqual([accepted]);

    // One end, and nothing after it but another day for a lapse, or that it was none; or the periods are not over.
    const ending = own.filter(({ type }) => ends.includes(type) || type === 'divorce.issueResumed');
    const standing = ending.filter((act, at) => act.type !== 'divorce.issueResumed' && ending[at + 1]?.type !== 'divorce.issueResumed');
    expect(
      standing.map(({ type }) => type),
      of,
    ).toEqual(end === null ? [] : [`divorce.${end.as}`]);
    if (standing.length === 0) expect(hasLapsed, `${of}: forgotten`).toBe(false);
    else {
      const later = own.slice(own.indexOf(standing[0]!) + 1).filter(({ type }) => type !== 'divorce.lapseRedated');
      expect(later, `${of}: went on after its end`).toEqual([]);
    }

    for (const act of named('lapsed')) {
      const { legalOn } = JSON.parse(act.payload) as { legalOn: string };
      const { lapsesOn, hasLapsed: isOver } = then(act);
      expect({ legalOn, isOver, early: act.on < lapsesOn }, of).toEqual({ legalOn: lapsesOn, isOver: true, early: false });
    }
    for (const act of named('issueResumed')) expect(then(act).hasLapsed, `${of}: resumed, and it is over`).toBe(false);
    for (const act of named('lapseRedated')) expect(then(act).hasLapsed, `${of}: dated anew, and it is not over`).toBe(true);
    for (const act of named('registered')) {
      const { withdrawUntil, issueUntil } = then(act);
      expect(act.on > withdrawUntil && act.on <= issueUntil, `${of}: divorced on ${act.on}`).toBe(true);
      expect(named('returned').at(-1)!.on, of).toBe(act.on);
    }
    for (const act of named('returned')) {
      const { withdrawUntil, issueUntil } = then(act);
      expect(act.on > withdrawUntil && isInTime(act.at, issueUntil), `${of}: came at ${act.at}`).toBe(true);
    }
    for (const act of named('withdrawn')) {
      const { withdrawUntil, firstIsFirm } = then(act);
      expect(!firstIsFirm || isInTime(act.at, withdrawUntil), `${of}: withdrew at ${act.at}`).toBe(true);
    }
  }
  const sheets = hall.rows<{ caseId: string; blank: string; changedBy: string | null; witnessedBy: string | null; state: string }>(
    `SELECT case_id AS caseId, blank, changed_by AS changedBy, witnessed_by AS witnessedBy, state FROM blanks WHERE kind = 'divorce' AND state <> 'stock'`,
  );
  // Nobody has said where the sheets of an unfinished day are, and no other is given up without two people.
  const left = acts.filter(({ type }) => type === 'divorce.visitEnded').flatMap(({ payload }) => sheetsOf(payload));
  expect(
    sheets
      .filter(({ state }) => state === 'unaccounted')
      .map(({ blank }) => blank)
      .toSorted(),
  ).toEqual(left.toSorted());
  for (const { state, changedBy, witnessedBy, blank } of sheets)
    if (state === 'voided') expect(changedBy !== null && witnessedBy !== null, `${blank}: voided by nobody`).toBe(true);
  const inForce = hall.rows<{ idNumber: string }>('SELECT id_number AS idNumber FROM marriages_in_force ORDER BY 1');
  expect(inForce.map(({ idNumber }) => idNumber)).toEqual(idNumbersInForce(world));
}

/** Before closing on the last day. */
function isInTime(at: string, last: string): boolean {
  const { on, minute } = momentAt(at);
  return on < last || (on === last && minute < closingOn(last));
}

/** The two blanks a visit had taken whose day is over; none where it had not come so far. */
function sheetsOf(payload: string): string[] {
  const { certificates } = JSON.parse(payload) as { certificates: { manBlank: string; womanBlank: string } | null };
  return certificates === null ? [] : [certificates.manBlank, certificates.womanBlank];
}
