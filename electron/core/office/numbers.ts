import { z } from 'zod';
import { NewNumberBlock, type NumberBlock } from '#shared/contract/index.ts';
import type { Registration } from '#shared/model/index.ts';
import { formatRegistrationNumber, parseRegistrationNumber, type RegistrationNumber } from '#shared/law/registration-number.ts';
import { defineAct, type ActHeader, type ReadableDb, type WritableDb } from '../store/types.ts';
import { changeOne } from '../store/change-one.ts';

type Range = Pick<NewNumberBlock, 'prefix' | 'regionCode' | 'year' | 'first' | 'last'>;

/** 结婚证字号 and 离婚证字号. */
const prefixOf: Readonly<Record<Registration, NewNumberBlock['prefix']>> = { marriage: 'J', divorce: 'L' };

/** Whether a number or a blank of a business was ever entered here. */
export function hasEntered(db: ReadableDb, business: Registration): boolean {
  const row = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM number_blocks WHERE prefix = ?) OR EXISTS (SELECT 1 FROM blank_batches WHERE kind = ?) AS entered`,
    )
    .get(prefixOf[business], business) as { entered: 0 | 1 };
  return row.entered === 1;
}

/** What is left of the numbers of certificates issued anew, `BJ` and `BL`; null where none were ever entered here. */
export function countReissueNumbers(db: ReadableDb, block: Omit<Parameters<typeof countNumbersLeft>[1], 'prefix'>) {
  const left = (prefix: NewNumberBlock['prefix']): number | null => {
    const entered = db.prepare('SELECT 1 FROM number_blocks WHERE prefix = ?').get(prefix);
    return entered === undefined ? null : countNumbersLeft(db, { ...block, prefix });
  };
  return { marriage: left('BJ'), divorce: left('BL') };
}

/** A block of numbers was entered by two people. */
export const numberBlockEntered = defineAct({
  type: 'numbers.blockEntered',
  payload: z.object({ id: z.uuid(), block: NewNumberBlock, enteredBy: z.uuid(), approvedBy: z.uuid() }),
  project(db, { id, block, enteredBy, approvedBy }, header) {
    changeOne(
      db,
      `INSERT INTO number_blocks (id, station, prefix, region_code, year, first, last, next, entered_by, approved_by, entered_at)
       VALUES (:id, :station, :prefix, :regionCode, :year, :first, :last, :first, :enteredBy, :approvedBy, :at)`,
      { id, station: header.station, ...block, enteredBy, approvedBy, at: header.at },
    );
  },
});

/** For the projection of the act by which a lease of the province is taken: no second person, the province signed it. */
export function projectLeasedBlock(
  db: WritableDb,
  { id, lease, block, askedBy }: { readonly id: string; readonly lease: string; readonly block: NewNumberBlock; readonly askedBy: string },
  header: ActHeader,
): void {
  changeOne(
    db,
    `INSERT INTO number_blocks (id, station, prefix, region_code, year, first, last, next, entered_by, lease, entered_at)
     VALUES (:id, :station, :prefix, :regionCode, :year, :first, :last, :first, :askedBy, :lease, :at)`,
    { id, station: header.station, ...block, askedBy, lease, at: header.at },
  );
}

/** Blocks belong to the PC they were entered for. */
const ofThisStation = `station = (SELECT value FROM meta WHERE name = 'station')`;

/** The number the next certificates get; null when the blocks are used up. Voided numbers are not given out again. */
export function findNextNumber(db: ReadableDb, of: Omit<RegistrationNumber, 'sequence'>): string | null {
  const row = db
    .prepare(
      `SELECT next FROM number_blocks
       WHERE prefix = :prefix AND region_code = :regionCode AND year = :year AND next <= last AND ${ofThisStation} ORDER BY first LIMIT 1`,
    )
    .get(of) as { next: number } | undefined;
  return row ? formatRegistrationNumber({ ...of, sequence: row.next }) : null;
}

/** Numbers still to be given out. */
export function countNumbersLeft(db: ReadableDb, of: Omit<RegistrationNumber, 'sequence'>): number {
  const row = db
    .prepare(
      `SELECT coalesce(sum(last - next + 1), 0) AS count FROM number_blocks
       WHERE prefix = :prefix AND region_code = :regionCode AND year = :year`,
    )
    .get(of) as { count: number };
  return row.count;
}

/** For the projection of the act that prepares certificates: the case of `header` takes the next number of its block. */
export function projectNumberTaken(
  db: WritableDb,
  { registrationNumber }: { readonly registrationNumber: string },
  header: ActHeader,
): void {
  const parts = parseRegistrationNumber(registrationNumber);
  if (!parts) throw new Error(`no registration number: ${registrationNumber}`);
  const block = db
    .prepare(
      `UPDATE number_blocks SET next = next + 1
       WHERE prefix = :prefix AND region_code = :regionCode AND year = :year AND next = :sequence AND next <= last RETURNING id`,
    )
    .all(parts) as { id: string }[];
  if (block.length !== 1) throw new Error(`not the next number: ${registrationNumber}`);
  changeOne(
    db,
    `INSERT INTO numbers_taken (registration_number, block_id, state, case_id, taken_at, changed_at, changed_by)
     VALUES (:registrationNumber, :blockId, 'taken', :caseId, :at, :at, :staffId)`,
    { registrationNumber, blockId: block[0]!.id, caseId: header.caseId, at: header.at, staffId: header.staffId },
  );
}

/** For the projection of the act that registers: the number is now the act's. */
export function projectNumberUsed(
  db: WritableDb,
  { registrationNumber }: { readonly registrationNumber: string },
  header: ActHeader,
): void {
  changeOne(
    db,
    `UPDATE numbers_taken SET state = 'used', changed_at = :at, changed_by = :staffId
     WHERE registration_number = :registrationNumber AND state = 'taken' AND case_id = :caseId`,
    { registrationNumber, at: header.at, staffId: header.staffId, caseId: header.caseId },
  );
}

/** For the projection of the act that gives prepared certificates up: the number is lost for good. */
export function projectNumberVoided(
  db: WritableDb,
  { registrationNumber, reason }: { readonly registrationNumber: string; readonly reason: string },
  header: ActHeader,
): void {
  changeOne(
    db,
    `UPDATE numbers_taken SET state = 'voided', reason = :reason, changed_at = :at, changed_by = :staffId, witnessed_by = :approverId
     WHERE registration_number = :registrationNumber AND state = 'taken' AND case_id = :caseId`,
    { registrationNumber, reason, at: header.at, staffId: header.staffId, approverId: header.approverId, caseId: header.caseId },
  );
}

/** A block already entered that shares a number with this one. */
export function findOverlappingBlock(db: ReadableDb, block: Range): { readonly first: string; readonly last: string } | null {
  const row = db
    .prepare(
      `SELECT first, last FROM number_blocks
       WHERE prefix = :prefix AND region_code = :regionCode AND year = :year AND first <= :last AND last >= :first ORDER BY first LIMIT 1`,
    )
    .get({ prefix: block.prefix, regionCode: block.regionCode, year: block.year, first: block.first, last: block.last }) as
    { first: number; last: number } | undefined;
  if (!row) return null;
  return {
    first: formatRegistrationNumber({ ...block, sequence: row.first }),
    last: formatRegistrationNumber({ ...block, sequence: row.last }),
  };
}

const selectBlock = `SELECT number_blocks.id, prefix, region_code AS regionCode, year, first, last, next,
    enterer.name AS enteredBy, approver.name AS approvedBy, entered_at AS enteredAt
  FROM number_blocks JOIN staff AS enterer ON enterer.id = entered_by LEFT JOIN staff AS approver ON approver.id = approved_by`;

/** Newest year first, in the order they are used within a year. */
export function listNumberBlocks(db: ReadableDb): NumberBlock[] {
  return db.prepare(`${selectBlock} ORDER BY year DESC, prefix, region_code, first`).all() as NumberBlock[];
}

export function getNumberBlock(db: ReadableDb, id: string): NumberBlock {
  const row = db.prepare(`${selectBlock} WHERE number_blocks.id = ?`).get(id) as NumberBlock | undefined;
  if (!row) throw new Error(`no number block ${id}`);
  return row;
}
