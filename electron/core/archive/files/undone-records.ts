import { Temporal } from 'temporal-polyfill';
import { civilDateAt } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { findRecord } from '../register/index.ts';
import type { ActPage, FiledActSource, FinishedAct } from './source.ts';

/** What undoes a registration (婚姻登记档案管理办法 art. 9): its papers are filed among the revocations. */
const undoing = `('voidedByCourt', 'annulledByCourt', 'revoked')`;

/** What was decided here is filed once its proceeding is closed: until then papers of its service come. */
const over = (noteId: string) => `NOT EXISTS (SELECT 1 FROM proceedings o WHERE o.note_id = ${noteId} AND o.archived = 0)`;

interface Row {
  readonly id: string;
  readonly recordId: string;
  readonly at: string;
}

const select = `SELECT n.id, n.record_id AS recordId, n.at FROM record_notes n WHERE n.kind IN ${undoing} AND ${over('n.id')}`;

/** Registrations a court or authority undid, as noted on their records, with the pages of the judgment or decision. */
export const undoneRecords: FiledActSource = {
  list(db, { fileClass, year }) {
    if (fileClass !== 'revocation') return [];
    // The day of an instant is the office's: a day earlier or later is looked at, too.
    const rows = db.prepare(`${select} AND n.at >= ? AND n.at < ? ORDER BY n.at, n.id`).all(`${year - 1}-12-31`, `${year + 1}-01-02`);
    return (rows as Row[]).map((row) => actOf(db, row)).filter(({ on }) => Number(on.slice(0, 4)) === year);
  },
  find(db, id) {
    const row = db.prepare(`${select} AND n.id = ?`).get(id) as Row | undefined;
    return row ? actOf(db, row) : null;
  },
  numbered: (db, number) =>
    db
      .prepare(
        `SELECT n.id FROM record_notes n LEFT JOIN cases c ON c.id = n.record_id LEFT JOIN paper_records p ON p.id = n.record_id
         WHERE n.kind IN ${undoing} AND ${over('n.id')} AND (c.registration_number = :number OR p.registration_number = :number)`,
      )
      .pluck()
      .all({ number }) as string[],
};

function actOf(db: ReadableDb, { id, recordId, at }: Row): FinishedAct {
  const record = findRecord(db, recordId)!;
  const digests = db
    .prepare(
      `SELECT digest FROM (SELECT 0 AS place, page, digest FROM note_pages WHERE note_id = :id
         UNION ALL SELECT s.place, g.page, g.digest FROM proceedings o JOIN proceeding_steps s ON s.proceeding_id = o.id
           JOIN proceeding_pages g ON g.step_id = s.id WHERE o.note_id = :id)
       ORDER BY place, page`,
    )
    .pluck()
    .all({ id }) as string[];
  return {
    id,
    act: 'revocation',
    on: civilDateAt(Temporal.Instant.from(at)),
    number: record.registrationNumber,
    manName: record.man.name,
    womanName: record.woman.name,
    pages: digests.map((digest): ActPage => ({ kind: 'decision', party: null, mime: 'image/jpeg', digest })),
  };
}
