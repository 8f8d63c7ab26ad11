import { z } from 'zod';
import { ConcernKind, Slot, type Concern, type StaffMember } from '#shared/model/index.ts';
import { defineAct, type ReadableDb } from '../store/types.ts';

/** Signs that somebody does not act freely, as the registrar noted them (条例 2025 art. 6). */
export const concernRecorded = defineAct({
  type: 'case.concernRecorded',
  payload: z.object({ id: z.uuid(), kind: ConcernKind, party: Slot.nullable(), note: z.string() }),
  project(db, payload, header) {
    db.prepare(`INSERT INTO concerns (id, case_id, at, kind, party, note, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)`).run(
      payload.id,
      header.caseId,
      header.at,
      payload.kind,
      payload.party,
      payload.note,
      header.staffId,
    );
  },
});

export function listConcerns(db: ReadableDb, caseId: string): Concern[] {
  return db
    .prepare(
      `SELECT c.at, c.kind, c.party, c.note, s.name AS staffName FROM concerns c JOIN staff s ON s.id = c.staff_id
       WHERE c.case_id = ? ORDER BY c.at, c.id`,
    )
    .all(caseId) as Concern[];
}

/** Those who must act on them. */
export function mayReadConcerns(reader: StaffMember | null): boolean {
  return reader !== null && reader.roles.some((role) => role === 'registrar' || role === 'supervisor');
}
