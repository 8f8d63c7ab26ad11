import type { CaseRow } from '#shared/model/index.ts';

/** Its certificates bear a day, and are handed over on that day or voided. */
export function isPrepared(row: CaseRow): boolean {
  return row.business === 'divorce' ? row.point === 'issuable.prepared' : row.state === 'prepared';
}
