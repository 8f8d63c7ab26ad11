import type { ArchiveTransfer } from '#shared/model/index.ts';
import type { ReadableDb } from '../../../store/types.ts';

const select = `
  SELECT t.id, t.at, t.year, t.file_class AS fileClass, t.receiver, t.folder, t.files, t.pages, t.digest, s.name AS staffName,
    a.name AS approverName
  FROM archive_transfers t JOIN staff s ON s.id = t.staff_id JOIN staff a ON a.id = t.approver_id`;

export function findTransfer(db: ReadableDb, id: string): ArchiveTransfer | null {
  return (db.prepare(`${select} WHERE t.id = ?`).get(id) as ArchiveTransfer | undefined) ?? null;
}

/** The newest first. */
export function listTransfers(db: ReadableDb): ArchiveTransfer[] {
  return db.prepare(`${select} ORDER BY t.at DESC, t.id`).all() as ArchiveTransfer[];
}
