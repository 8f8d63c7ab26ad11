import { expect } from 'vitest';
import { closingOn, momentAt } from './almanac.ts';
import { idNumbersInForce, standingOf, type World } from './world.ts';

interface Act {
  readonly caseId: string;
  readonly type: string;
  readonly at: string;
  readonly on: string;
  readonly payload: string;
}

const ends = ['divorce.registered', 'divorce.withdrawn', 'divorce.lapsed', 'divorce.ended'];

/** What the journal says of every application that the hall accepted, against the count day by day; and who is still married. */
export function auditHall(world: World): void {
  const { hall, applications } = world;
  const acts = hall.rows<Act>(
    `SELECT case_id AS caseId, type, at, on_date AS "on", payload FROM journal WHERE type LIKE 'divorce.%' ORDER BY position`,
  );
  expect(acts.filter(({ type }) => type === 'divorce.accepted')).toHaveLength(applications.length);
  for (const application of applications) {
    const { caseId, accepted, end } = application;
    const { withdrawUntil, firstIsFirm, issueUntil, lapsesOn, hasLapsed } = end?.standing ?? standingOf(world, application);
    const own = acts.filter((act) => act.caseId === caseId);
    const named = (type: string) => own.filter((act) => act.type === `divorce.${type}`);
    const of = `accepted ${accepted}`;
    expect(
      named('accepted').map(({ on }) => on),
      of,
    ).toEqual([accepted]);

    // One end, and nothing after it; or the periods are not over.
    const ending = own.filter(({ type }) => ends.includes(type));
    expect(
      ending.map(({ type }) => type),
      of,
    ).toEqual(end === null ? [] : [`divorce.${end.as}`]);
    if (ending.length === 0) expect(hasLapsed, `${of}: forgotten`).toBe(false);
    else expect(own.indexOf(ending[0]!), `${of}: went on after its end`).toBe(own.length - 1);

    for (const { on, payload } of named('lapsed')) {
      const { legalOn } = JSON.parse(payload) as { legalOn: string };
      expect({ legalOn, hasLapsed, early: on < lapsesOn }, of).toEqual({ legalOn: lapsesOn, hasLapsed: true, early: false });
    }
    for (const { on } of named('registered')) {
      expect(on > withdrawUntil && on <= issueUntil, `${of}: divorced on ${on}`).toBe(true);
      expect(named('returned').at(-1)!.on, of).toBe(on);
    }
    for (const { at, on } of named('returned')) expect(on > withdrawUntil && isInTime(at, issueUntil), `${of}: came at ${at}`).toBe(true);
    for (const { at } of named('withdrawn')) expect(!firstIsFirm || isInTime(at, withdrawUntil), `${of}: withdrew at ${at}`).toBe(true);
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
