import type { MaterialKind, Slot } from '#shared/model/index.ts';
import type { FileCheck } from '../store/index.ts';
import type { ReadableDb } from '../store/types.ts';

/** A picture kept with a case, a note on a record, a proceeding or a listing, whose file is gone or is not what was kept. */
export interface LostPage {
  /** Of a note the registration number of its record, of a proceeding its own number, of a listing that of its decision. */
  readonly caseNumber: string;
  /** Case numbers are of a day, and so are notes and steps: CivilDate. */
  readonly openedOn: string;
  /** `decision`: a page of the judgment or decision a note rests on; `proceeding`: of a step of a revocation or correction; `evidence`: of a listing. */
  readonly paper: MaterialKind | 'photo' | 'decision' | 'proceeding' | 'evidence' | 'oldRecord';
  readonly party: Slot | null;
  /** Of papers of ours: the printed paper it is the signed form of. */
  readonly documentId: string | null;
  /** Instant; of a listing its day. */
  readonly addedAt: string;
  /** Nothing is lost to the case by it, but the bytes were to stay. */
  readonly withdrawn: boolean;
  readonly problem: 'missing' | 'damaged';
}

/** `pages`: pictures that were looked at; `lost`: every one of them that is not as it was kept, by case. */
export interface CheckedPages {
  readonly pages: number;
  readonly lost: readonly LostPage[];
}

type Row = Omit<LostPage, 'withdrawn' | 'problem'> & { readonly withdrawn: 0 | 1; readonly digest: string };

const ofCases = `
  SELECT c.number AS caseNumber, c.opened_on AS openedOn, a.kind AS paper, a.party, a.document_id AS documentId,
    a.added_at AS addedAt, a.withdrawn_reason IS NOT NULL AS withdrawn, a.digest
  FROM attachments a JOIN cases c ON c.id = a.case_id ORDER BY c.opened_on, c.number, a.added_at, a.id`;

const ofNotes = `
  SELECT coalesce(c.registration_number, p.registration_number) AS caseNumber, n."on" AS openedOn, 'decision' AS paper, NULL AS party,
    NULL AS documentId, n.at AS addedAt, 0 AS withdrawn, g.digest
  FROM note_pages g JOIN record_notes n ON n.id = g.note_id LEFT JOIN cases c ON c.id = n.record_id
    LEFT JOIN paper_records p ON p.id = n.record_id ORDER BY n.at, n.id, g.page`;

const ofProceedings = `
  SELECT o.number AS caseNumber, s.day AS openedOn, 'proceeding' AS paper, NULL AS party, NULL AS documentId, s.at AS addedAt,
    0 AS withdrawn, g.digest
  FROM proceeding_pages g JOIN proceeding_steps s ON s.id = g.step_id JOIN proceedings o ON o.id = s.proceeding_id
  ORDER BY o.number, s.place, g.page`;

const ofListings = `
  SELECT l.document AS caseNumber, l.listed_on AS openedOn, 'evidence' AS paper, NULL AS party, NULL AS documentId, l.listed_on AS addedAt,
    0 AS withdrawn, g.digest
  FROM dishonesty_pages g JOIN dishonesty_listings l ON l.id = g.listing_id ORDER BY l.listed_on, l.id, g.page`;

const ofOldRecords = `
  SELECT coalesce(nullif(e.registration_number, ''), json_extract(t.entry, '$.registrationNumber'), '') AS caseNumber,
    substr(coalesce(e."on", t.entered_at, ''), 1, 10) AS openedOn, 'oldRecord' AS paper, NULL AS party, NULL AS documentId,
    coalesce(t.entered_at, e."on", '') AS addedAt, e.entry IS NULL AND t.id IS NULL AS withdrawn, g.digest
  FROM backfill_pages g LEFT JOIN register_entries e ON e.record_id = g.record_id LEFT JOIN backfill_entries t ON t.id = g.record_id
  ORDER BY g.record_id, g.page`;

/** Opens every picture of every case, the withdrawn ones too, and every page of a note's paper, of a proceeding, of a listing and of an old record. */
export function checkPages(db: ReadableDb, check: FileCheck): CheckedPages {
  const rows = [ofCases, ofNotes, ofProceedings, ofListings, ofOldRecords].flatMap((query) => db.prepare(query).all() as Row[]);
  const lost = rows.flatMap(({ digest, withdrawn, ...page }): LostPage[] => {
    const problem = check(digest);
    return problem === 'good' ? [] : [{ ...page, withdrawn: withdrawn === 1, problem }];
  });
  return { pages: rows.length, lost };
}
