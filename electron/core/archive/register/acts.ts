import { z } from 'zod';
import { comparableNumber } from '#shared/law/records/number-forms.ts';
import { RecordNote, RegisterRecord, slots } from '#shared/model/index.ts';
import { defineAct } from '../../store/types.ts';
import { dishonestyActs } from './dishonesty.ts';
import { personsLinked } from './links/acts.ts';
import { lookActs } from './look-acts.ts';
import { projectCorrectedNumbers } from './corrected-numbers.ts';
import { projectKnownAs } from './finder/known-as.ts';
import { indexRecord } from './finder/index-record.ts';
import { projectMarriagesAfter } from './in-force.ts';

/** Somebody typed a record from the paper archive, and another compared it with the paper. */
export const paperRecordEntered = defineAct({
  type: 'record.paperEntered',
  payload: RegisterRecord.omit({ source: true, notes: true }),
  project(db, { man, woman, office, ...record }, header) {
    db.prepare(
      `INSERT INTO paper_records (id, kind, registration_number, comparable_number, office_code, office_name, registered_on, file_number,
         entered_at, entered_by, confirmed_by)
       VALUES (:id, :kind, :registrationNumber, :comparable, :code, :name, :registeredOn, :fileNumber, :at, :staffId, :approverId)`,
    ).run({ ...record, ...office, ...header, id: record.id, comparable: comparableNumber(record.registrationNumber) });
    const person = db.prepare('INSERT INTO paper_persons (record_id, slot, name, person) VALUES (?, ?, ?, ?)');
    for (const slot of slots) {
      const of = { man, woman }[slot];
      person.run(record.id, slot, of.name, JSON.stringify(of));
    }
    indexRecord(db, { ...record, man, woman, source: 'paper' });
  },
});

/**
 * 备注: something happened to a record after it was made. What the record says stays; who is in a marriage registered here follows.
 * Whoever appends it looks first that the record exists.
 */
export const recordNoted = defineAct({
  type: 'record.noted',
  payload: RecordNote.omit({ at: true, staffName: true, approverName: true, scans: true }).extend({
    recordId: z.uuid(),
    /** Digests of the scanned pages, in order. */
    pages: z.array(z.string()).default([]),
  }),
  project(db, { pages, changes, ...note }, header) {
    db.prepare(
      `INSERT INTO record_notes (id, record_id, at, kind, party, "on", authority, document, comparable_document, file_number, text, changes,
         staff_id, approver_id)
       VALUES (:id, :recordId, :at, :kind, :party, :on, :authority, :document, :comparable, :fileNumber, :text, :changes, :staffId, :approverId)`,
    ).run({
      ...note,
      comparable: comparableNumber(note.document),
      changes: JSON.stringify(changes),
      at: header.at,
      staffId: header.staffId,
      approverId: header.approverId,
    });
    const page = db.prepare('INSERT INTO note_pages (note_id, page, digest) VALUES (?, ?, ?)');
    for (const [index, digest] of pages.entries()) page.run(note.id, index + 1, digest);
    projectMarriagesAfter(db, note);
    if (note.kind === 'corrected') projectCorrectedNumbers(db, note.recordId, changes);
    projectKnownAs(db, note, changes);
  },
});

export const registerActs = [paperRecordEntered, recordNoted, ...lookActs, personsLinked, ...dishonestyActs] as const;
