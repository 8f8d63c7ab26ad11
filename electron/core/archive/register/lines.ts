import type { RecordLine } from '#shared/contract/index.ts';
import { historicalAsRegistered } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { findHistorical } from '../historical.ts';
import { findRecord } from './records.ts';
import type { Found } from './finder/search.ts';

/** What a list says of a record that was found; null of one that is gone. */
export function lineOf(db: ReadableDb, { id, by }: Found): RecordLine | null {
  const old = findHistorical(db, id);
  const record = old ?? findRecord(db, id);
  if (record === null) return null;
  const { registrationNumber, office, registeredOn, man, woman } = record;
  const notes = db.prepare('SELECT count(*) FROM record_notes WHERE record_id = ?').pluck().get(id) as number;
  const common = { id, registrationNumber, office, registeredOn, by, manName: man.name, womanName: woman.name, notes };
  return 'kind' in record
    ? { ...common, kind: record.kind, source: record.source, registeredWritten: '', legible: true, remarks: 0 }
    : {
        ...common,
        kind: record.act,
        source: 'backfill',
        registeredWritten: record.registeredWritten,
        legible: historicalAsRegistered(record) !== null,
        remarks: record.remarks.length,
      };
}
