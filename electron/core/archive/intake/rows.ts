import type { IncomingPage, PageFinding, PageMeasure } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { CaseFiles } from '../types.ts';

type Row = Omit<IncomingPage, 'barcodes' | 'measure' | 'findings' | 'caseNumber'> & {
  readonly barcodes: string;
  readonly measure: string;
  readonly findings: string;
};

const columns = `p.id, p.file_name AS fileName, p.page, p.pages, p.taken_at AS takenAt, s.name AS takenBy, p.state, p.reason,
  p.barcodes, p.measure, p.findings, a.case_id AS caseId, p.attachment_id AS attachmentId, p.duplicate_of AS duplicateOf,
  p.set_aside_because AS setAsideBecause`;
const joined = `FROM incoming_pages p LEFT JOIN attachments a ON a.id = p.attachment_id LEFT JOIN staff s ON s.id = p.taken_by`;
const waiting = `p.state IN ('blank', 'unsorted')`;
/** Newest pages a window shows. */
const most = 500;

export function listPages(db: ReadableDb, cases: CaseFiles, of: 'tray' | 'newest'): IncomingPage[] {
  const rows =
    of === 'tray'
      ? db.prepare(`SELECT ${columns} ${joined} WHERE ${waiting} ORDER BY p.taken_at, p.rowid`).all()
      : db.prepare(`SELECT ${columns} ${joined} ORDER BY p.taken_at DESC, p.rowid DESC LIMIT ${most}`).all();
  return (rows as Row[]).map((row) => pageOf(db, cases, row));
}

export function getPage(db: ReadableDb, cases: CaseFiles, id: string): IncomingPage {
  const row = db.prepare(`SELECT ${columns} ${joined} WHERE p.id = ?`).get(id) as Row | undefined;
  if (!row) throw new Error(`incoming page ${id} vanished`);
  return pageOf(db, cases, row);
}

function pageOf(db: ReadableDb, cases: CaseFiles, { barcodes, measure, findings, ...row }: Row): IncomingPage {
  return {
    ...row,
    barcodes: JSON.parse(barcodes) as string[],
    measure: JSON.parse(measure) as PageMeasure,
    findings: JSON.parse(findings) as PageFinding[],
    caseNumber: row.caseId === null ? null : cases.find(db, row.caseId)!.number,
  };
}

/** Where the picture of a page lies in the vault; of a duplicate that of the page it repeats. null: no such page. */
export function findPicture(db: ReadableDb, id: string): string | null {
  const query = `SELECT coalesce(p.digest, o.digest) FROM incoming_pages p LEFT JOIN incoming_pages o ON o.id = p.duplicate_of WHERE p.id = ?`;
  return (db.prepare(query).pluck().get(id) as string | undefined) ?? null;
}

/** The picture of a page that waits in the tray. */
export function findWaiting(db: ReadableDb, id: string): string | null {
  const query = `SELECT p.digest FROM incoming_pages p WHERE p.id = ? AND ${waiting}`;
  return (db.prepare(query).pluck().get(id) as string | undefined) ?? null;
}

/** The page that showed this picture first and still counts: filed and not withdrawn since, or waiting. */
export function findSame(db: ReadableDb, source: string): string | null {
  const query = `SELECT p.id ${joined}
    WHERE p.source = ? AND (${waiting} OR (p.state = 'filed' AND a.withdrawn_reason IS NULL)) ORDER BY p.rowid LIMIT 1`;
  return (db.prepare(query).pluck().get(source) as string | undefined) ?? null;
}

/** The folder the scanner of this PC writes to. */
export function findScanFolder(db: ReadableDb): string | null {
  return (db.prepare('SELECT folder FROM scan_folder').pluck().get() as string | null | undefined) ?? null;
}
