import type { CounsellingCase, CounsellingOutcome, CounsellingSession, Output } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { listDivorces } from '../case-record.ts';
import type { DivorceRecord } from '../divorce/record.ts';
import { closedStates } from '../states.ts';
import { findNote } from './notes.ts';

/** Once both were identified: before, their names are a draft, which nobody else reads. */
const open = `c.state <> 'received' AND c.state NOT IN ${closedStates}`;
const came = `EXISTS (SELECT 1 FROM counselling_sessions k WHERE k.case_id = c.id)`;

/** Couples whose application has not ended, those to whom counselling was offered first; with `ended`, those who came and whose has. */
export function listCounselled(db: ReadableDb, ended: boolean): CounsellingCase[] {
  const records = listDivorces(db, ended ? `c.state IN ${closedStates} AND ${came}` : open);
  return records.toSorted((a, b) => offered(b) - offered(a)).map((record) => caseOf(db, record));
}

function offered({ firstVisit }: DivorceRecord): number {
  return firstVisit?.counsellingOffered ? 1 : 0;
}

/** They may come at any time, whether or not it was offered (条例 2025 art. 13); who came may come again after it has ended. */
export function isCounselled(db: ReadableDb, caseId: string): boolean {
  return listDivorces(db, `c.id = :caseId AND (${came} OR ${open})`, { caseId }).length > 0;
}

function caseOf(db: ReadableDb, { id, number, couple, state }: DivorceRecord): CounsellingCase {
  const sessions = sessionsOf(db, id);
  const last = sessions[0];
  return {
    caseId: id,
    number,
    manName: couple.man.name,
    womanName: couple.woman.name,
    state,
    sessions: sessions.length,
    lastOn: last?.on ?? null,
    outcome: last?.outcome ?? null,
    nextOn: last?.nextOn ?? null,
  };
}

/** Newest first, with what counsellors noted. */
export function listSessions(db: ReadableDb, caseId: string): CounsellingSession[] {
  return sessionsOf(db, caseId).map((session) => ({ ...session, note: findNote(db, session.id) }));
}

function sessionsOf(db: ReadableDb, caseId: string): Omit<CounsellingSession, 'note'>[] {
  return db
    .prepare(
      `SELECT k.id, k.at, k."on", k.came, k.outcome, k.next_on AS nextOn, s.name AS staffName
       FROM counselling_sessions k JOIN staff s ON s.id = k.staff_id WHERE k.case_id = ? ORDER BY k.at DESC, k.id DESC`,
    )
    .all(caseId) as Omit<CounsellingSession, 'note'>[];
}

/** Of a period, both days included; a couple counts by their last session in it. */
export function countCounselling(db: ReadableDb, from: CivilDate, until: CivilDate): Output<'counselling.statistics'> {
  const rows = db
    .prepare(`SELECT case_id AS caseId, came, outcome FROM counselling_sessions WHERE "on" BETWEEN :from AND :until ORDER BY at, id`)
    .all({ from, until }) as { readonly caseId: string; readonly came: string | null; readonly outcome: CounsellingOutcome | null }[];
  const lastOf = new Map(rows.map(({ caseId, outcome }) => [caseId, outcome ?? 'open'] as const));
  const byOutcome = { reconciled: 0, notReconciled: 0, continues: 0, open: 0 };
  for (const outcome of lastOf.values()) byOutcome[outcome] += 1;
  const attendances = rows.reduce((sum, each) => sum + (each.came === null ? 2 : 1), 0);
  return { sessions: rows.length, attendances, couples: lastOf.size, byOutcome };
}
