import { z } from 'zod';
import {
  ByParty,
  Capacity,
  CoolingOffDates,
  Couple,
  DivorceApplication,
  DivorceEnd,
  DivorcePoint,
  DivorceVisit,
  Finding,
  Interview,
  OfficeIdentity,
  OnlineCheck,
  RestPolicy,
  Slot,
  Withdrawal,
} from '#shared/model/index.ts';
import { defineAct, type ActHeader, type WritableDb } from '../../store/types.ts';
import { CardReadPayload, projectCardRead, projectPartiesSwapped } from '../card-reads.ts';
import { updateCase } from '../common-record.ts';
import { columnsOf, noVisit, updateDivorce } from './record.ts';

/** What every step carries: the point it leads to and the form as it stood. */
const step = { state: DivorcePoint, couple: Couple, application: DivorceApplication, revision: z.number().int() };

/** Written after closing, of people who were inside before (民法典 203): the registrar who acts says so. */
export const insideBeforeClosing = z.boolean().default(false);

export const cardReadOfDivorce = defineAct({ type: 'divorce.cardRead', payload: CardReadPayload, project: projectCardRead });

export const identifiedForDivorce = defineAct({
  type: 'divorce.identified',
  payload: z.object(step),
  project: (db, payload, header) => updateCase(db, header, payload),
});

export const spousesSwapped = defineAct({
  type: 'divorce.partiesSwapped',
  payload: z.object(step),
  project(db, payload, header) {
    // What the rules found, they found of the parties the other way round.
    updateCase(db, header, { ...payload, findings: [] });
    projectPartiesSwapped(db, header);
  },
});

export const precheckedForDivorce = defineAct({
  type: 'divorce.prechecked',
  payload: z.object({
    ...step,
    firstVisit: z.object({
      bothPresent: z.boolean(),
      bothWilling: z.boolean(),
      agreementReached: z.boolean(),
      capacity: z.object({ man: Capacity, woman: Capacity }),
      counsellingOffered: z.boolean(),
    }),
    onlineCheck: OnlineCheck,
    findings: z.array(Finding),
  }),
  project(db, { firstVisit, onlineCheck, ...changes }, header) {
    updateCase(db, header, { ...changes, online_check: onlineCheck });
    updateDivorce(db, header, { first_visit: firstVisit });
  },
});

/** 受理: the receipt is given today, and both periods run from it (民法典 1077). The dates are those of the calendar of the day. */
export const accepted = defineAct({
  type: 'divorce.accepted',
  payload: z.object({
    ...step,
    applied: ByParty,
    receivedBy: OfficeIdentity,
    receiptNumber: z.string().min(1),
    restPolicy: RestPolicy,
    dates: CoolingOffDates,
    findings: z.array(Finding),
  }),
  project(db, { applied, receivedBy, receiptNumber, restPolicy, dates, ...changes }, header) {
    updateCase(db, header, changes);
    updateDivorce(db, header, {
      applied,
      received_by: receivedBy,
      receipt_number: receiptNumber,
      rest_policy: restPolicy,
      accepted_on: dates.accepted,
      ...columnsOf(dates),
    });
  },
});

export const notAccepted = defineAct({
  type: 'divorce.refused',
  payload: z.object({ ...step, note: z.string(), findings: z.array(Finding) }),
  project: (db, { note, ...changes }, header) => updateCase(db, header, { ...changes, closed_on: header.on, closed_reason: note }),
});

/** 撤回 by one party: the application is over for both. */
export const withdrawn = defineAct({
  type: 'divorce.withdrawn',
  payload: z.object({
    state: DivorcePoint,
    // Journals of before it was asked: their registrars ticked it, and it was not written down.
    withdrawal: Withdrawal.extend({ documentSeen: z.boolean().default(true) }),
    insideBeforeClosing,
    findings: z.array(Finding),
  }),
  project(db, { state, withdrawal, findings }, header) {
    updateCase(db, header, { state, findings, closed_on: header.on });
    updateDivorce(db, header, { withdrawal: { ...withdrawal, at: header.at } });
  },
});

const Visit = z.object({ id: z.uuid(), came: Slot.nullable(), outcome: DivorceVisit.shape.outcome, note: z.string() });

/** The grounds are those of this visit, whatever an earlier one was told; a row from before they were kept has none. */
export const visitRecorded = defineAct({
  type: 'divorce.visitRecorded',
  payload: Visit.extend({ findings: z.array(Finding).default([]) }),
  project(db, { findings, ...visit }, header) {
    updateCase(db, header, { findings });
    projectVisit(db, visit, header);
  },
});

/** What one party says, asked alone: a record drawn of something else counts no longer. */
export const interviewed = defineAct({
  type: 'divorce.interviewed',
  payload: z.object({ party: Slot, interview: Interview }),
  project(db, { party, interview }, header) {
    updateCase(db, header, {});
    updateDivorce(db, header, party === 'man' ? { man_interview: interview } : { woman_interview: interview });
    db.prepare(`UPDATE documents SET current = 0 WHERE case_id = ? AND kind = 'interviewRecord' AND party = ?`).run(header.caseId, party);
  },
});

export const questioned = defineAct({
  type: 'divorce.questioned',
  payload: z.object({ ...step, interviews: z.object({ man: Interview, woman: Interview }), findings: z.array(Finding) }),
  project(db, { interviews, ...changes }, header) {
    updateCase(db, header, changes);
    updateDivorce(db, header, { man_interview: interviews.man, woman_interview: interviews.woman });
  },
});

export const declaredForDivorce = defineAct({
  type: 'divorce.declared',
  payload: z.object({ ...step, declared: ByParty, agreementSigned: ByParty, findings: z.array(Finding) }),
  project(db, { declared, agreementSigned, ...changes }, header) {
    updateCase(db, header, changes);
    updateDivorce(db, header, { declared, agreement_signed: agreementSigned });
  },
});

export const spousePhotographed = defineAct({
  type: 'divorce.photographed',
  payload: z.object({ state: DivorcePoint, party: Slot, attachmentId: z.uuid(), from: z.enum(['camera', 'file']) }),
  project(db, { state, party, attachmentId }, header) {
    updateCase(db, header, { state });
    updateDivorce(db, header, party === 'man' ? { man_photo_id: attachmentId } : { woman_photo_id: attachmentId });
  },
});

export const examinedForDivorce = defineAct({
  type: 'divorce.examined',
  payload: z.object({ state: DivorcePoint, note: z.string(), findings: z.array(Finding) }),
  project: (db, { state, note, findings }, header) => updateCase(db, header, { state, examination_note: note, findings }),
});

/** The couple left without certificates; in their time they may come again. */
export const visitLeft = defineAct({
  type: 'divorce.visitLeft',
  payload: z.object({ state: DivorcePoint, visit: Visit, findings: z.array(Finding) }),
  project(db, { state, visit, findings }, header) {
    endVisit(db, header, state);
    updateCase(db, header, { findings });
    projectVisit(db, visit, header);
  },
});

/** Nothing is left to dissolve, or the couple gave up before anything was accepted. */
export const endedOtherwise = defineAct({
  type: 'divorce.ended',
  payload: z.object({ state: DivorcePoint, as: DivorceEnd, reason: z.string() }),
  project(db, { state, as, reason }, header) {
    updateCase(db, header, { state, closed_on: header.on, closed_reason: reason });
    updateDivorce(db, header, { ended_as: as });
  },
});

/** A visit's step, undone with the visit: its papers count no longer. */
export function endVisit(db: WritableDb, header: ActHeader, state: DivorcePoint): void {
  updateCase(db, header, { state, examination_note: '' });
  updateDivorce(db, header, noVisit);
  db.prepare(
    `UPDATE documents SET current = 0 WHERE case_id = ?
     AND kind IN ('interviewRecord', 'divorceDeclaration', 'divorceExaminationForm', 'divorceCertificate', 'certificatePreview', 'photoSheet')`,
  ).run(header.caseId);
}

export function projectVisit(db: WritableDb, visit: z.infer<typeof Visit>, header: ActHeader): void {
  db.prepare(`INSERT INTO divorce_visits (id, case_id, at, "on", came, outcome, note, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
    visit.id,
    header.caseId,
    header.at,
    header.on,
    visit.came,
    visit.outcome,
    visit.note,
    header.staffId,
  );
}
