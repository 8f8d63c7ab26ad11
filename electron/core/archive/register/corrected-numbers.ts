import { comparableIdentity, type RecordNote } from '#shared/model/index.ts';
import type { WritableDb } from '../../store/types.ts';

/** Whoever's number was corrected on a case of this hall is known by the right one from now on, and stands in their marriage by it. */
export function projectCorrectedNumbers(db: WritableDb, recordId: string, changes: RecordNote['changes']): void {
  const party = db.prepare('SELECT id_number FROM case_parties WHERE case_id = ? AND slot = ?').pluck();
  const known = db.prepare(`INSERT OR IGNORE INTO later_numbers (case_id, slot, id_number, document_number) VALUES (?, ?, ?, '')`);
  const move = db.prepare('UPDATE OR REPLACE marriages_in_force SET id_number = ? WHERE case_id = ? AND id_number = ?');
  for (const { field, before, after } of changes) {
    const [slot, of] = field.split('.');
    const key = party.get(recordId, slot) as string | undefined;
    if (of !== 'idNumber' || key === undefined) continue;
    // `HKG:` of a number that a place gave.
    const place = key.slice(0, key.indexOf(':') + 1);
    known.run(recordId, slot, place + comparableIdentity(after));
    move.run(place + comparableIdentity(after), recordId, place + comparableIdentity(before));
  }
}
