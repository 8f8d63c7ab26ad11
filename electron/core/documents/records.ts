import { z } from 'zod';
import { DocumentKind, type CaseDocument, Slot } from '#shared/model/index.ts';
import { defineAct, type ReadableDb, type WritableDb } from '../store/types.ts';

/** Papers of records and files, which an archivist hands out. */
export const archivePapers: readonly DocumentKind[] = [
  'archiveCopy',
  'recordProof',
  'noRecordProof',
  'lookUpExplanation',
  'revocationNotice',
  'revocationDecision',
  'revocationDeclined',
  'correctionDecision',
  'serviceReceipt',
  'courtGuide',
  'archiveFile',
  'archiveCatalogue',
  'archiveSpines',
];

/** Each is another ticket's, look-up's, file's or box's: a later one replaces none. */
const ofOneOccasion: readonly DocumentKind[] = ['ticketSlip', ...archivePapers];

/** A finished PDF of a case; its bytes lie encrypted in the vault. A later drawing of the same paper replaces it. */
export const documentDrawn = defineAct({
  type: 'document.drawn',
  payload: z.object({
    id: z.uuid(),
    kind: DocumentKind,
    party: Slot.nullable(),
    title: z.string(),
    pages: z.number().int(),
    digest: z.string(),
    /** Digest of the values drawn: tells whether the form has changed since. */
    fingerprint: z.string(),
  }),
  project(db, payload, header) {
    if (!ofOneOccasion.includes(payload.kind))
      db.prepare(`UPDATE documents SET current = 0 WHERE case_id IS ? AND kind = ? AND party IS ?`).run(
        header.caseId,
        payload.kind,
        payload.party,
      );
    db.prepare(
      `INSERT INTO documents (id, case_id, kind, party, title, pages, digest, fingerprint, drawn_at, print, current)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'drawn', 1)`,
    ).run(
      payload.id,
      header.caseId,
      payload.kind,
      payload.party,
      payload.title,
      payload.pages,
      payload.digest,
      payload.fingerprint,
      header.at,
    );
  },
});

const JobEnd = z.object({ jobId: z.uuid(), documentId: z.uuid(), reason: z.string().nullable() });

/** First phase of printing: journaled before the printer gets a byte. */
export const printSpooled = defineAct({
  type: 'print.spooled',
  payload: z.object({ jobId: z.uuid(), documentId: z.uuid(), printer: z.string(), copies: z.number().int().min(1).optional() }),
  project(db, payload, header) {
    db.prepare(`INSERT INTO print_jobs (id, document_id, printer, state, at, reason) VALUES (?, ?, ?, 'spooled', ?, NULL)`).run(
      payload.jobId,
      payload.documentId,
      payload.printer,
      header.at,
    );
    setPrint(db, payload.documentId, 'spooled');
  },
});

export const printConfirmed = defineAct({
  type: 'print.confirmed',
  payload: JobEnd,
  project: (db, payload, header) => endJob(db, payload, 'confirmed', 'confirmed', header.at),
});

export const printSpoilt = defineAct({
  type: 'print.spoilt',
  payload: JobEnd,
  project: (db, payload, header) => endJob(db, payload, 'spoilt', 'spoilt', header.at),
});

/** The printer refused the job, or nothing came out of it: no paper was touched, so the document is as before. */
export const printFailed = defineAct({
  type: 'print.failed',
  payload: JobEnd,
  project: (db, payload, header) => endJob(db, payload, 'failed', 'drawn', header.at),
});

function endJob(
  db: WritableDb,
  job: z.infer<typeof JobEnd>,
  state: 'confirmed' | 'spoilt' | 'failed',
  print: CaseDocument['print'],
  at: string,
): void {
  const { changes } = db
    .prepare(`UPDATE print_jobs SET state = ?, at = ?, reason = ? WHERE id = ? AND state = 'spooled'`)
    .run(state, at, job.reason, job.jobId);
  if (changes !== 1) throw new Error(`print job ${job.jobId} is not spooled`);
  setPrint(db, job.documentId, print);
}

/** A copy that came out right stays so, whatever becomes of another copy of the same paper. */
function setPrint(db: WritableDb, documentId: string, print: CaseDocument['print']): void {
  const { changes } = db
    .prepare(
      `UPDATE documents SET print = CASE WHEN EXISTS (SELECT 1 FROM print_jobs WHERE document_id = :documentId AND state = 'confirmed')
         THEN 'confirmed' ELSE :print END WHERE id = :documentId`,
    )
    .run({ documentId, print });
  if (changes !== 1) throw new Error(`no document ${documentId}`);
}

export interface DocumentRow extends CaseDocument {
  readonly caseId: string | null;
  readonly digest: string;
  readonly fingerprint: string;
}

const columns = `id, case_id AS caseId, kind, party, title, pages, digest, fingerprint, drawn_at AS drawnAt, print, current`;

export function findDocument(db: ReadableDb, id: string): DocumentRow | null {
  const row = db.prepare(`SELECT ${columns} FROM documents WHERE id = ?`).get(id);
  return row ? rowToDocument(row) : null;
}

export function listDocuments(db: ReadableDb, caseId: string): DocumentRow[] {
  return db.prepare(`SELECT ${columns} FROM documents WHERE case_id = ? ORDER BY drawn_at, id`).all(caseId).map(rowToDocument);
}

function rowToDocument(row: unknown): DocumentRow {
  const { current, ...rest } = row as Omit<DocumentRow, 'current'> & { current: 0 | 1 };
  return { ...rest, current: current === 1 };
}

export interface JobRow {
  readonly id: string;
  readonly documentId: string;
  readonly printer: string;
  readonly state: 'spooled' | 'confirmed' | 'spoilt' | 'failed';
  readonly at: string;
  readonly reason: string | null;
}

const jobColumns = `j.id, j.document_id AS documentId, j.printer, j.state, j.at, j.reason`;

export function findJob(db: ReadableDb, id: string): JobRow | null {
  return (db.prepare(`SELECT ${jobColumns} FROM print_jobs j WHERE j.id = ?`).get(id) as JobRow | undefined) ?? null;
}

/** Jobs the registrar has still to confirm or call spoilt; of one case, or of all. */
export function listOpenJobs(db: ReadableDb, caseId: string | null): JobRow[] {
  return db
    .prepare(
      `SELECT ${jobColumns} FROM print_jobs j JOIN documents d ON d.id = j.document_id
       WHERE j.state = 'spooled' AND d.current = 1 AND (:caseId IS NULL OR d.case_id = :caseId) ORDER BY j.at`,
    )
    .all({ caseId }) as JobRow[];
}

/** True when the current drawing of this paper came out of the printer and was confirmed. */
export function isPrinted(documents: readonly DocumentRow[], kind: CaseDocument['kind'], party: Slot | null): boolean {
  return documents.some((d) => d.current && d.kind === kind && d.party === party && d.print === 'confirmed');
}

export const documentActs = [documentDrawn, printSpooled, printConfirmed, printSpoilt, printFailed];
