import { identityKey, slots, type Business, type CivilDate, type Couple } from '#shared/model/index.ts';
import type { ReadableDb } from '../store/types.ts';
import { findCase, listDivorces } from './case-record.ts';
import { runningStates } from './states.ts';

/** What others of the hall may know of a case. */
export interface CaseGlimpse {
  readonly caseId: string;
  readonly number: string;
  readonly business: Business;
  readonly manName: string;
  readonly womanName: string;
  readonly registeredOn: CivilDate | null;
}

const select = `
  SELECT c.id AS caseId, c.number, c.business, c.registered_on AS registeredOn,
    coalesce((SELECT name FROM case_parties WHERE case_id = c.id AND slot = 'man'), '') AS manName,
    coalesce((SELECT name FROM case_parties WHERE case_id = c.id AND slot = 'woman'), '') AS womanName
  FROM cases c`;

/** Who stands in the form now, as read or typed. */
export function identitiesOf(db: ReadableDb, caseId: string): Couple | null {
  return findCase(db, caseId)?.couple ?? null;
}

export function glimpseCase(db: ReadableDb, caseId: string): CaseGlimpse | null {
  return (db.prepare(`${select} WHERE c.id = ?`).get(caseId) as CaseGlimpse | undefined) ?? null;
}

/** By the number on its papers, the newest of that number, or the number of its certificate. */
export function lookUpCase(db: ReadableDb, number: string): CaseGlimpse | null {
  const found = db
    .prepare(
      `${select} WHERE c.number = :number OR (c.registration_number = :number AND c.registered_on IS NOT NULL) ORDER BY c.opened_at DESC`,
    )
    .get({ number: number.toUpperCase() });
  return (found as CaseGlimpse | undefined) ?? null;
}

/** Registrations of each day of a period that had any, both days included. */
export function countRegistered(db: ReadableDb, from: CivilDate, until: CivilDate): { on: CivilDate; business: Business; count: number }[] {
  return db
    .prepare(
      `SELECT registered_on AS "on", business, count(*) AS count FROM cases
       WHERE registered_on BETWEEN :from AND :until GROUP BY registered_on, business ORDER BY registered_on, business`,
    )
    .all({ from, until }) as { on: CivilDate; business: Business; count: number }[];
}

/** An application for divorce that runs, by the number of its case or receipt, or by one of the two; the newest. */
export function findRunningDivorce(db: ReadableDb, by: { readonly number: string } | { readonly identityKey: string }) {
  const running = `c.state IN ${runningStates}`;
  const [record] =
    'number' in by
      ? listDivorces(db, `${running} AND (c.number = :number OR v.receipt_number = :number)`, {
          number: by.number.toUpperCase(),
        }).toReversed()
      : listDivorces(db, `${running} AND EXISTS (SELECT 1 FROM case_parties p WHERE p.case_id = c.id AND p.id_number = :key)`, {
          key: by.identityKey,
        }).toReversed();
  if (!record || record.dates === null) return null;
  return {
    caseId: record.id,
    number: record.number,
    dates: record.dates,
    identityKeys: slots.map((slot) => identityKey(record.couple[slot])),
  };
}
