import { z } from 'zod';
import { CivilDate, DivorcePoint, Finding, Households, Slot } from '#shared/model/index.ts';
import {
  projectBlankTaken,
  projectBlankUnaccounted,
  projectBlankUsed,
  projectBlankVoided,
  projectNumberTaken,
  projectNumberUsed,
  projectNumberVoided,
} from '../../office/index.ts';
import { defineAct } from '../../store/types.ts';
import { projectOutbox } from '../../sync/index.ts';
import { projectOfflineAct } from '../checks/offline-acts.ts';
import { indexCase } from '../../archive/register/index.ts';
import { caseNumberOf, updateCase } from '../common-record.ts';
import { projectHouseholds } from '../households/acts.ts';
import { endVisit, projectVisit } from './acts.ts';

const Blanks = { manBlank: z.string(), womanBlank: z.string() };
const Certificates = z.object({ registrationNumber: z.string(), ...Blanks });

const withoutCertificates = { registration_number: null, man_blank: null, woman_blank: null, prepared_on: null };

/** Takes number and blanks: first of the two transactions of a registration. */
export const divorcePrepared = defineAct({
  type: 'divorce.prepared',
  payload: z.object({ state: DivorcePoint, ...Certificates.shape, preparedOn: CivilDate, findings: z.array(Finding) }),
  project(db, { state, registrationNumber, manBlank, womanBlank, preparedOn, findings }, header) {
    projectNumberTaken(db, { registrationNumber }, header);
    const caseNumber = caseNumberOf(db, header);
    for (const blank of [manBlank, womanBlank]) projectBlankTaken(db, { blank, registrationNumber, caseNumber }, header);
    updateCase(db, header, {
      state,
      registration_number: registrationNumber,
      man_blank: manBlank,
      woman_blank: womanBlank,
      prepared_on: preparedOn,
      findings,
    });
  },
});

export const divorceBlankReplaced = defineAct({
  type: 'divorce.blankReplaced',
  payload: z.object({ holder: Slot, registrationNumber: z.string(), spoilt: z.string(), blank: z.string(), reason: z.string() }),
  project(db, { holder, registrationNumber, spoilt, blank, reason }, header) {
    projectBlankVoided(db, { blank: spoilt, reason }, header);
    projectBlankTaken(db, { blank, registrationNumber, caseNumber: caseNumberOf(db, header) }, header);
    updateCase(db, header, holder === 'man' ? { man_blank: blank } : { woman_blank: blank });
  },
});

export const divorceCertificatesVoided = defineAct({
  type: 'divorce.certificatesVoided',
  payload: z.object({ state: DivorcePoint, ...Certificates.shape, reason: z.string() }),
  project(db, { state, reason, ...certificates }, header) {
    projectNumberVoided(db, { registrationNumber: certificates.registrationNumber, reason }, header);
    for (const blank of [certificates.manBlank, certificates.womanBlank]) projectBlankVoided(db, { blank, reason }, header);
    updateCase(db, header, withoutCertificates);
    db.prepare(
      `UPDATE documents SET current = 0 WHERE case_id = ? AND kind IN ('divorceCertificate', 'certificatePreview', 'divorceExaminationForm')`,
    ).run(header.caseId);
    updateCase(db, header, { state });
  },
});

/** 完成离婚登记，即解除婚姻关系 (民法典 1080). The second of the two transactions. */
export const divorceRegistered = defineAct({
  type: 'divorce.registered',
  payload: z.object({
    state: DivorcePoint,
    ...Certificates.shape,
    registeredOn: CivilDate,
    /** 18-character numbers of both: neither is in a marriage registered here any more. */
    idNumbers: z.object({ man: z.string().min(1), woman: z.string().min(1) }),
    /** By the documents of the second visit, the same but where another was shown. */
    laterIdNumbers: z.array(z.string().min(1)).default([]),
    findings: z.array(Finding),
    outboxId: z.uuid(),
    /** What the province is told. */
    notice: z.record(z.string(), z.unknown()),
    /** Where both are from; null in rows of before it was asked. */
    households: Households.nullable().default(null),
  }),
  project(db, payload, header) {
    projectNumberUsed(db, { registrationNumber: payload.registrationNumber }, header);
    projectBlankUsed(db, { blank: payload.manBlank }, header);
    projectBlankUsed(db, { blank: payload.womanBlank }, header);
    const { man, woman } = payload.idNumbers;
    const end = db.prepare(`DELETE FROM marriages_in_force WHERE id_number = ?`);
    for (const idNumber of new Set([man, woman, ...payload.laterIdNumbers])) end.run(idNumber);
    updateCase(db, header, { state: payload.state, registered_on: payload.registeredOn, findings: payload.findings });
    indexCase(db, header.caseId!);
    projectHouseholds(db, payload.households, header);
    projectOfflineAct(db, payload.findings, header);
    projectOutbox(db, { id: payload.outboxId, caseId: header.caseId!, content: payload.notice }, header);
  },
});

/**
 * The day of a visit is over without a registration: it counts no longer, and the number it had taken is void. The two sheets lie
 * somewhere: `unaccounted`, until two people say what became of them; in a row of before that was asked, they were voided with it.
 */
export const visitEnded = defineAct({
  type: 'divorce.visitEnded',
  payload: z.object({
    state: DivorcePoint,
    legalOn: CivilDate,
    visitId: z.uuid(),
    certificates: Certificates.nullable(),
    blanks: z.enum(['voided', 'unaccounted']).default('voided'),
    reason: z.string(),
  }),
  project(db, { state, visitId, certificates, blanks, reason }, header) {
    if (certificates !== null) {
      projectNumberVoided(db, { registrationNumber: certificates.registrationNumber, reason }, header);
      for (const blank of [certificates.manBlank, certificates.womanBlank])
        if (blanks === 'voided') projectBlankVoided(db, { blank, reason }, header);
        else projectBlankUnaccounted(db, { blank }, header);
      updateCase(db, header, withoutCertificates);
    }
    endVisit(db, header, state);
    projectVisit(db, { id: visitId, came: null, outcome: 'notFinished', note: '' }, header);
  },
});
