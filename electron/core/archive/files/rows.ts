import { keptUntil } from '#shared/law/archives/numbering.ts';
import { missingPapers } from '#shared/law/archives/papers.ts';
import { FileClass, type ArchiveBox, type ArchiveFile, type ArchiveScheme, type FileContents } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { FiledActSource, FinishedAct } from './source.ts';

export interface OfYear {
  readonly fileClass: FileClass;
  readonly year: number;
}

export function contentsOf({ id, act, on, number, manName, womanName, pages }: FinishedAct): FileContents {
  return { actId: id, act, on, number, manName, womanName, pages: pages.length, missing: missingPapers(act, pages) };
}

/** Acts of a year and class that are in no file. */
export function listUnfiled(db: ReadableDb, source: FiledActSource, of: OfYear): FinishedAct[] {
  const filed = db.prepare('SELECT 1 FROM archive_files WHERE act_id = ? AND act = ? AND undone_at IS NULL');
  return source.list(db, of).filter(({ id, act }) => filed.get(id, act) === undefined);
}

/** The highest number given in a year and class, whatever became of its file; 0 before the first. */
export function highestNumber(db: ReadableDb, of: OfYear): number {
  const highest = db.prepare('SELECT max(room_number) FROM archive_files WHERE file_class = :fileClass AND year = :year').pluck().get(of);
  return (highest as number | null) ?? 0;
}

export function highestBox(db: ReadableDb, of: OfYear): number {
  const highest = db.prepare('SELECT max(number) FROM archive_boxes WHERE file_class = :fileClass AND year = :year').pluck().get(of);
  return (highest as number | null) ?? 0;
}

const select = `
  SELECT f.id, f.act_id AS actId, f.act, f.file_class AS fileClass, f.year, f.room_number AS roomNumber, f.file_number AS fileNumber,
    f.archives_number AS archivesNumber, f.filed_at AS filedAt, s.name AS filedBy, f.incomplete_because AS incompleteBecause,
    b.number AS boxNumber, t.at AS transferredAt
  FROM archive_files f JOIN staff s ON s.id = f.filed_by LEFT JOIN archive_boxes b ON b.id = f.box_id
    LEFT JOIN archive_transfers t ON t.id = f.transfer_id
  WHERE f.undone_at IS NULL`;

type Row = Omit<ArchiveFile, keyof FileContents | 'outdated' | 'keptUntil'> & Pick<ArchiveFile, 'actId' | 'act'>;

export interface FilesDeps {
  readonly source: FiledActSource;
  readonly scheme: (db: ReadableDb) => ArchiveScheme;
}

/** The files of a year and class by their numbers. */
export function listFiles(db: ReadableDb, deps: FilesDeps, of: OfYear): ArchiveFile[] {
  const rows = db.prepare(`${select} AND f.file_class = :fileClass AND f.year = :year ORDER BY f.room_number`).all(of) as Row[];
  // Asked for one by one a year of a county takes seconds.
  const acts = new Map(deps.source.list(db, of).map((act) => [`${act.id} ${act.act}`, act]));
  return rows.map((row) => fileOf(db, deps, row, acts.get(`${row.actId} ${row.act}`)));
}

/** Those of a year, of one class or of all. */
export function listFilesOfYear(
  db: ReadableDb,
  deps: FilesDeps,
  { year, fileClass }: { readonly year: number; readonly fileClass: FileClass | null },
): ArchiveFile[] {
  return FileClass.options
    .filter((each) => fileClass === null || each === fileClass)
    .flatMap((each) => listFiles(db, deps, { fileClass: each, year }));
}

export function findFile(db: ReadableDb, deps: FilesDeps, id: string): ArchiveFile | null {
  const row = db.prepare(`${select} AND f.id = ?`).get(id) as Row | undefined;
  return row ? fileOf(db, deps, row) : null;
}

/** Files by a number of theirs, or of what was registered. */
export function findFiles(db: ReadableDb, deps: FilesDeps, number: string): ArchiveFile[] {
  const acts = JSON.stringify(deps.source.numbered(db, number));
  const rows = db
    .prepare(
      `${select} AND (f.file_number = :number OR f.archives_number = :number OR f.act_id IN (SELECT value FROM json_each(:acts)))
       ORDER BY f.year, f.file_class, f.room_number LIMIT 50`,
    )
    .all({ number, acts }) as Row[];
  return rows.map((row) => fileOf(db, deps, row));
}

/** Files of years up to one, the oldest first. */
export function listFilesUntil(db: ReadableDb, deps: FilesDeps, year: number): ArchiveFile[] {
  const rows = db.prepare(`${select} AND f.year <= ? ORDER BY f.year, f.file_class, f.room_number LIMIT 1000`).all(year) as Row[];
  return rows.map((row) => fileOf(db, deps, row));
}

function fileOf(db: ReadableDb, { source, scheme }: FilesDeps, row: Row, known?: FinishedAct): ArchiveFile {
  const now = known ?? source.find(db, row.actId);
  const same = now !== null && now.act === row.act;
  const contents: FileContents = now
    ? { ...contentsOf(now), act: row.act, ...(same ? {} : { missing: [] }) }
    : { actId: row.actId, act: row.act, on: `${row.year}-01-01` as FileContents['on'], ...nothing };
  const outdated = !same || Number(contents.on.slice(0, 4)) !== row.year;
  return { ...row, ...contents, outdated, keptUntil: keptUntil(row.year, scheme(db)) };
}

const nothing = { number: '', manName: '', womanName: '', pages: 0, missing: [] };

/** Boxes of a year and class that hold something. */
export function listBoxes(db: ReadableDb, of: OfYear): ArchiveBox[] {
  return db
    .prepare(
      `SELECT b.id, b.file_class AS fileClass, b.year, b.number, min(f.room_number) AS "from", max(f.room_number) AS until, count(*) AS files
       FROM archive_boxes b JOIN archive_files f ON f.box_id = b.id
       WHERE b.file_class = :fileClass AND b.year = :year AND b.emptied_because IS NULL GROUP BY b.id ORDER BY b.number`,
    )
    .all(of) as ArchiveBox[];
}

export interface GivenUp {
  readonly roomNumber: number;
  readonly fileNumber: string;
  readonly reason: string;
  readonly at: string;
}

export function listGivenUp(db: ReadableDb, of: OfYear): GivenUp[] {
  return db
    .prepare(
      `SELECT room_number AS roomNumber, file_number AS fileNumber, undone_because AS reason, undone_at AS at FROM archive_files
       WHERE file_class = :fileClass AND year = :year AND undone_at IS NOT NULL ORDER BY room_number`,
    )
    .all(of) as GivenUp[];
}
