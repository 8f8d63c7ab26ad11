import type { RecordNote } from '#shared/model/index.ts';
import type { WritableDb } from '../../store/types.ts';

const ending: readonly RecordNote['kind'][] = ['voidedByCourt', 'annulledByCourt', 'divorcedByCourt', 'revoked', 'spouseDied'];

interface Registered {
  readonly id: string;
  readonly number: string;
}

/**
 * Marital status falls back to what it was before (M-90): of a marriage that ended both lose their place, of a divorce that was undone
 * they are where they were; either comes to stand in the newest marriage registered here that nothing known has ended.
 */
export function projectMarriagesAfter(db: WritableDb, { recordId, kind }: { readonly recordId: string } & Pick<RecordNote, 'kind'>): void {
  if (!ending.includes(kind)) return;
  const business = db.prepare('SELECT business FROM cases WHERE id = ? AND registered_on IS NOT NULL').pluck().get(recordId);
  if (business === undefined || (business === 'divorce' && !voiding.includes(kind))) return;
  const numbers = db
    .prepare(
      `SELECT id_number FROM case_parties WHERE case_id = :id UNION SELECT id_number FROM later_numbers WHERE case_id = :id AND id_number <> ''
       UNION SELECT id_number FROM marriages_in_force WHERE case_id = :id`,
    )
    .pluck()
    .all({ id: recordId }) as string[];
  const end = db.prepare('DELETE FROM marriages_in_force WHERE id_number = ? AND case_id = ?');
  const bind = db.prepare(
    `INSERT INTO marriages_in_force (id_number, case_id, registration_number) VALUES (?, ?, ?) ON CONFLICT (id_number) DO NOTHING`,
  );
  for (const number of numbers) {
    end.run(number, recordId);
    const standing = findStanding(db, number);
    if (standing) bind.run(number, standing.id, standing.number);
  }
}

const voiding: readonly RecordNote['kind'][] = ['voidedByCourt', 'annulledByCourt', 'revoked'];

/** The newest marriage of a person that was registered here and neither ended by a note nor by a divorce of the two since. */
function findStanding(db: WritableDb, idNumber: string): Registered | null {
  const row = db
    .prepare(
      `SELECT c.id, c.registration_number AS number FROM case_parties p JOIN cases c ON c.id = p.case_id
       WHERE p.id_number = :idNumber AND c.business = 'marriage' AND c.registered_on IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM record_notes n WHERE n.record_id = c.id AND n.kind IN (SELECT value FROM json_each(:ending)))
         AND NOT EXISTS (
           SELECT 1 FROM cases d JOIN case_parties m ON m.case_id = d.id AND m.slot = 'man' JOIN case_parties w ON w.case_id = d.id AND w.slot = 'woman'
           WHERE d.business = 'divorce' AND d.registered_on > c.registered_on
             AND m.id_number IN (SELECT id_number FROM case_parties WHERE case_id = c.id)
             AND w.id_number IN (SELECT id_number FROM case_parties WHERE case_id = c.id)
             AND NOT EXISTS (SELECT 1 FROM record_notes n WHERE n.record_id = d.id AND n.kind IN (SELECT value FROM json_each(:voiding))))
       ORDER BY c.registered_on DESC, c.id DESC LIMIT 1`,
    )
    .get({ idNumber, ending: JSON.stringify(ending), voiding: JSON.stringify(voiding) });
  return (row as Registered | undefined) ?? null;
}
