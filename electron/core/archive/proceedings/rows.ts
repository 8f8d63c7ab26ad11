import { standOf } from '#shared/law/proceedings/process.ts';
import { ProceedingAct, type CivilDate, type Proceeding, type ProceedingKind, type ProceedingStep } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { findRecord } from '../register/index.ts';

type Row = Pick<Proceeding, 'id' | 'number' | 'kind' | 'recordId'>;
const select = 'SELECT id, number, kind, record_id AS recordId FROM proceedings';

export function findProceeding(db: ReadableDb, id: string): Proceeding | null {
  const row = db.prepare(`${select} WHERE id = ?`).get(id) as Row | undefined;
  return row ? wholeOf(db, row) : null;
}

/** Those that are not over, what is due first; of one record all, the newest first. */
export function listProceedings(db: ReadableDb, recordId: string | null): Proceeding[] {
  if (recordId !== null)
    return (db.prepare(`${select} WHERE record_id = ? ORDER BY id DESC`).all(recordId) as Row[]).map((row) => wholeOf(db, row));
  const open = (db.prepare(`${select} WHERE archived = 0 ORDER BY number`).all() as Row[]).map((row) => wholeOf(db, row));
  return open.toSorted((one, other) => dueOf(one).localeCompare(dueOf(other)));
}

const dueOf = ({ due }: Proceeding): string => due?.on ?? '9999';

/** Number of a proceeding on this record that is not over; null: none. */
export function findOpenOn(db: ReadableDb, recordId: string): string | null {
  const number = db.prepare('SELECT number FROM proceedings WHERE record_id = ? AND archived = 0').pluck().get(recordId);
  return (number as string | undefined) ?? null;
}

const prefixes: Readonly<Record<ProceedingKind, string>> = { revocation: 'CX', correction: 'GZ' };

/** `CX2026-0001`: the next of its kind and year. */
export function nextProceedingNumber(db: ReadableDb, kind: ProceedingKind, on: CivilDate): string {
  const head = `${prefixes[kind]}${on.slice(0, 4)}`;
  const before = db.prepare('SELECT count(*) FROM proceedings WHERE number LIKE ?').pluck().get(`${head}-%`) as number;
  return `${head}-${String(before + 1).padStart(4, '0')}`;
}

/** The digest of a scanned page of a step. */
export function findStepPage(db: ReadableDb, { stepId, page }: { readonly stepId: string; readonly page: number }): string | null {
  const digest = db.prepare('SELECT digest FROM proceeding_pages WHERE step_id = ? AND page = ?').pluck().get(stepId, page);
  return (digest as string | undefined) ?? null;
}

function wholeOf(db: ReadableDb, row: Row): Proceeding {
  const steps = stepsOf(db, row.id);
  const { kind: recordKind, registrationNumber, man, woman } = findRecord(db, row.recordId)!;
  return { ...row, ...standOf(steps), recordKind, registrationNumber, manName: man.name, womanName: woman.name, steps };
}

function stepsOf(db: ReadableDb, id: string): ProceedingStep[] {
  const rows = db
    .prepare(
      `SELECT p.id, p.at, p.day, p.staff_id AS staffId, s.name AS staffName, a.name AS approverName, p.said, p."until",
         (SELECT count(*) FROM proceeding_pages g WHERE g.step_id = p.id) AS scans, p.document_id AS documentId
       FROM proceeding_steps p JOIN staff s ON s.id = p.staff_id LEFT JOIN staff a ON a.id = p.approver_id
       WHERE p.proceeding_id = ? ORDER BY p.place`,
    )
    .all(id) as (Omit<ProceedingStep, 'said'> & { said: string })[];
  return rows.map((step) => ({ ...step, said: ProceedingAct.parse(JSON.parse(step.said)) }));
}
