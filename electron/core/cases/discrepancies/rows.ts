import type { DiscrepancyQuery } from '#shared/contract/index.ts';
import { Discrepancy } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/index.ts';

const select = `
  SELECT x.id, x.case_id AS caseId, c.number AS caseNumber, x.kind, x.party, x.ours, x.theirs, x.found_at AS foundAt,
    x.settled_at AS at, s.name AS "by", a.name AS approvedBy, x.conclusion, x.measure, x.note
  FROM discrepancies x JOIN cases c ON c.id = x.case_id
    LEFT JOIN staff s ON s.id = x.settled_by LEFT JOIN staff a ON a.id = x.approved_by`;

interface Row {
  readonly ours: string;
  readonly theirs: string;
  readonly at: string | null;
  readonly by: string | null;
  readonly approvedBy: string | null;
  readonly conclusion: string | null;
  readonly measure: string | null;
  readonly note: string | null;
}

/** Those that wait, the oldest first; or those that were settled, the latest first. */
export function listDiscrepancies(db: ReadableDb, { state, page }: DiscrepancyQuery): { rows: Discrepancy[]; more: boolean } {
  const order = state === 'open' ? 'x.found_at' : 'x.settled_at DESC';
  const rows = db
    .prepare(`${select} WHERE x.state = :state ORDER BY ${order}, x.id LIMIT ${pageSize + 1} OFFSET :offset`)
    .all({ state, offset: page * pageSize }) as Row[];
  return { rows: rows.slice(0, pageSize).map(fromRow), more: rows.length > pageSize };
}

const pageSize = 50;

export function findDiscrepancy(db: ReadableDb, id: string): Discrepancy | null {
  const row = db.prepare(`${select} WHERE x.id = ?`).get(id) as Row | undefined;
  return row ? fromRow(row) : null;
}

/** How many nobody has settled yet. */
export function countDiscrepancies(db: ReadableDb): number {
  return (db.prepare(`SELECT count(*) AS n FROM discrepancies WHERE state = 'open'`).get() as { n: number }).n;
}

function fromRow({ at, by, approvedBy, conclusion, measure, note, ...row }: Row): Discrepancy {
  return Discrepancy.parse({
    ...row,
    ours: JSON.parse(row.ours),
    theirs: JSON.parse(row.theirs),
    settled: at === null ? null : { at, by, approvedBy, conclusion, measure, note },
  });
}
