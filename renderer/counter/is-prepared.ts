import type { CaseRow } from '#shared/model/index.ts';

/** Its certificates bear a day, and are handed over on that day or voided. */
export function isPrepared(row: CaseRow): boolean {
  return row.business === 'marriage' ? row.state === 'prepared' : row.point === 'issuable.prepared';
}
