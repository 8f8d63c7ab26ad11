import { LookUpRequest, LookUp, type CivilDate } from '#shared/model/index.ts';
import { RecordsBy, type RecordLook } from '#shared/contract/index.ts';
import type { ReadableDb } from '../../store/types.ts';

interface Period {
  readonly from: CivilDate;
  /** The last day of it. */
  readonly until: CivilDate;
}

/** Looks of a period, the newest first; no more than are read at once. */
export function listLooks(db: ReadableDb, { from, until }: Period): RecordLook[] {
  const rows = db
    .prepare(
      `SELECT l.id, l.at, s.name AS staffName, l.why, l.matter, l.sought, l.found FROM record_looks l JOIN staff s ON s.id = l.staff_id
       WHERE date(l.at, '+8 hours') BETWEEN :from AND :until ORDER BY l.at DESC, l.id DESC LIMIT 500`,
    )
    .all({ from, until }) as (Omit<RecordLook, 'sought' | 'steps' | 'opened'> & { sought: string })[];
  const opened = db.prepare(
    `SELECT o.at, coalesce(e.registration_number, '') AS registrationNumber FROM record_openings o
     LEFT JOIN register_entries e ON e.record_id = o.record_id WHERE o.look_id = ? ORDER BY o.at`,
  );
  const steps = db.prepare('SELECT at, sought, found FROM record_look_steps WHERE look_id = ? ORDER BY at');
  return rows.map((row) => ({
    ...row,
    sought: RecordsBy.parse(JSON.parse(row.sought)),
    steps: (steps.all(row.id) as { at: string; sought: string; found: number }[]).map((step) => ({
      ...step,
      sought: RecordsBy.parse(JSON.parse(step.sought)),
    })),
    opened: opened.all(row.id) as RecordLook['opened'],
  }));
}

/** Whether somebody looked, and it was this one. */
export function isOwnLook(db: ReadableDb, lookId: string, staffId: string | null): boolean {
  return db.prepare('SELECT staff_id FROM record_looks WHERE id = ?').pluck().get(lookId) === staffId && staffId !== null;
}

/** Whether a look has opened a record. */
export function isOpenedInLook(db: ReadableDb, opened: { readonly lookId: string; readonly recordId: string }): boolean {
  return db.prepare('SELECT 1 FROM record_openings WHERE look_id = :lookId AND record_id = :recordId').get(opened) !== undefined;
}

interface Row extends Pick<LookUp, 'id' | 'number' | 'at' | 'on' | 'staffName' | 'approverName' | 'documentId'> {
  readonly request: string;
  readonly records: string;
}

const columns = `SELECT u.id, u.number, u.at, u."on", s.name AS staffName, a.name AS approverName, u.request, u.records, u.document_id AS documentId
  FROM look_ups u JOIN staff s ON s.id = u.staff_id JOIN staff a ON a.id = u.approver_id`;

/** The register of look-ups, the newest first. */
export function listLookUps(db: ReadableDb, { from, until }: Period): LookUp[] {
  const rows = db.prepare(`${columns} WHERE u."on" BETWEEN :from AND :until ORDER BY u.number DESC LIMIT 2000`).all({ from, until });
  return (rows as Row[]).map(lookUpOf);
}

export function findLookUp(db: ReadableDb, id: string): LookUp | null {
  const row = db.prepare(`${columns} WHERE u.id = ?`).get(id) as Row | undefined;
  return row ? lookUpOf(row) : null;
}

function lookUpOf({ request, records, ...line }: Row): LookUp {
  return {
    ...LookUpRequest.omit({ records: true }).parse(JSON.parse(request)),
    ...line,
    records: LookUp.shape.records.parse(JSON.parse(records)),
  };
}

/** `CD2026-0001`: the next of a year. */
export function nextNumber(db: ReadableDb, on: CivilDate): string {
  const year = on.slice(0, 4);
  const before = db.prepare(`SELECT count(*) FROM look_ups WHERE number LIKE ?`).pluck().get(`CD${year}-%`) as number;
  return `CD${year}-${String(before + 1).padStart(4, '0')}`;
}
