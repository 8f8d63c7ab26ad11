import { z } from 'zod';
import { CivilDate, Finding, ReissueState, Slot, slots } from '#shared/model/index.ts';
import {
  projectBlankTaken,
  projectBlankUsed,
  projectBlankVoided,
  projectNumberTaken,
  projectNumberUsed,
  projectNumberVoided,
} from '../../office/index.ts';
import { defineAct } from '../../store/types.ts';
import { projectOutbox } from '../../sync/index.ts';
import { projectOfflineAct } from '../checks/offline-acts.ts';
import { caseNumberOf, updateCase } from '../common-record.ts';

/** One blank for each whose certificate is issued anew. */
const Blanks = z.object({ man: z.string().nullable(), woman: z.string().nullable() });
const Certificates = { registrationNumber: z.string(), blanks: Blanks };

/** Takes number and blanks: first of the two transactions of a reissue. */
export const reissuePrepared = defineAct({
  type: 'reissue.prepared',
  payload: z.object({ state: ReissueState, ...Certificates, preparedOn: CivilDate, findings: z.array(Finding) }),
  project(db, { state, registrationNumber, blanks, preparedOn, findings }, header) {
    projectNumberTaken(db, { registrationNumber }, header);
    const caseNumber = caseNumberOf(db, header);
    for (const blank of taken(blanks)) projectBlankTaken(db, { blank, registrationNumber, caseNumber }, header);
    updateCase(db, header, {
      state,
      registration_number: registrationNumber,
      man_blank: blanks.man,
      woman_blank: blanks.woman,
      prepared_on: preparedOn,
      findings,
    });
  },
});

export const reissueBlankReplaced = defineAct({
  type: 'reissue.blankReplaced',
  payload: z.object({ holder: Slot, registrationNumber: z.string(), spoilt: z.string(), blank: z.string(), reason: z.string() }),
  project(db, { holder, registrationNumber, spoilt, blank, reason }, header) {
    projectBlankVoided(db, { blank: spoilt, reason }, header);
    projectBlankTaken(db, { blank, registrationNumber, caseNumber: caseNumberOf(db, header) }, header);
    updateCase(db, header, holder === 'man' ? { man_blank: blank } : { woman_blank: blank });
  },
});

export const reissueVoided = defineAct({
  type: 'reissue.certificatesVoided',
  payload: z.object({ state: ReissueState, ...Certificates, reason: z.string() }),
  project(db, { state, registrationNumber, blanks, reason }, header) {
    projectNumberVoided(db, { registrationNumber, reason }, header);
    for (const blank of taken(blanks)) projectBlankVoided(db, { blank, reason }, header);
    updateCase(db, header, { state, registration_number: null, man_blank: null, woman_blank: null, prepared_on: null });
    db.prepare(
      `UPDATE documents SET current = 0 WHERE case_id = ?
       AND kind IN ('certificate', 'divorceCertificate', 'certificatePreview', 'reissueExaminationForm')`,
    ).run(header.caseId);
  },
});

/** 发证: the second of the two transactions. Nobody's marital status changes by it. */
export const reissueIssued = defineAct({
  type: 'reissue.issued',
  payload: z.object({
    state: ReissueState,
    ...Certificates,
    findings: z.array(Finding),
    outboxId: z.uuid(),
    /** What the province is told. */
    notice: z.record(z.string(), z.unknown()),
  }),
  project(db, { state, registrationNumber, blanks, findings, outboxId, notice }, header) {
    projectNumberUsed(db, { registrationNumber }, header);
    for (const blank of taken(blanks)) projectBlankUsed(db, { blank }, header);
    updateCase(db, header, { state, findings, closed_on: header.on });
    projectOfflineAct(db, findings, header);
    projectOutbox(db, { id: outboxId, caseId: header.caseId!, content: notice }, header);
  },
});

function taken(blanks: z.infer<typeof Blanks>): string[] {
  return slots.flatMap((slot) => blanks[slot] ?? []);
}
