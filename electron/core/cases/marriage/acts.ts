import { z } from 'zod';
import {
  CivilDate,
  Couple,
  Finding,
  Households,
  MarriageApplication,
  MarriageDeclaration,
  MarriageState,
  OnlineCheck,
  Slot,
} from '#shared/model/index.ts';
import {
  projectBlankTaken,
  projectBlankUsed,
  projectBlankVoided,
  projectNumberTaken,
  projectNumberUsed,
  projectNumberVoided,
} from '../../office/index.ts';
import { defineAct, type ActHeader, type ReadableDb } from '../../store/index.ts';
import { projectOutbox } from '../../sync/index.ts';
import { CardReadPayload, projectCardRead, projectPartiesSwapped } from '../card-reads.ts';
import { projectOfflineAct } from '../checks/offline-acts.ts';
import { indexCase } from '../../archive/register/index.ts';
import { caseNumberOf, personsIn, updateCase } from '../common-record.ts';
import { projectHouseholds } from '../households/acts.ts';

/** What every step carries: the state it leads to and the form as it stood. */
const step = { state: MarriageState, couple: Couple, application: MarriageApplication.prefault({}), revision: z.number().int() };
const Blanks = { manBlank: z.string(), womanBlank: z.string() };

export const cardRead = defineAct({ type: 'marriage.cardRead', payload: CardReadPayload, project: projectCardRead });

export const identified = defineAct({
  type: 'marriage.identified',
  payload: z.object(step),
  project: (db, payload, header) => updateCase(db, header, payload),
});

export const partiesSwapped = defineAct({
  type: 'marriage.partiesSwapped',
  payload: z.object(step),
  project(db, payload, header) {
    // What the rules found, they found of the parties the other way round.
    updateCase(db, header, { ...payload, findings: [] });
    projectPartiesSwapped(db, header);
  },
});

export const prechecked = defineAct({
  type: 'marriage.prechecked',
  payload: z.object({
    ...step,
    presence: z.object({ bothPresent: z.boolean(), askedApart: z.boolean() }),
    onlineCheck: OnlineCheck,
    findings: z.array(Finding),
  }),
  project: (db, { onlineCheck, ...changes }, header) => updateCase(db, header, { ...changes, online_check: onlineCheck }),
});

export const declared = defineAct({
  type: 'marriage.declared',
  payload: z.object({ ...step, declared: MarriageDeclaration, findings: z.array(Finding) }),
  project: (db, payload, header) => updateCase(db, header, payload),
});

export const photographed = defineAct({
  type: 'marriage.photographed',
  payload: z.object({ state: MarriageState, attachmentId: z.uuid(), from: z.enum(['camera', 'file']) }),
  project: (db, payload, header) =>
    updateCase(db, header, { state: payload.state, photo_id: payload.attachmentId, photo_of: whoStandsIn(db, header) }),
});

/** The photo of before the form was corrected is still theirs. */
export const photoKept = defineAct({
  type: 'marriage.photoKept',
  payload: z.object({ state: MarriageState }),
  project: (db, payload, header) => updateCase(db, header, payload),
});

/**
 * Something on the form was wrong: it may be changed again, and what it says is declared and confirmed anew. Declarations
 * stay printed as long as they say what the form says; the examination form belongs to an examination that no longer counts.
 */
export const reopened = defineAct({
  type: 'marriage.reopened',
  payload: z.object({ state: MarriageState, reason: z.string() }),
  project(db, { state }, header) {
    db.prepare(`UPDATE documents SET current = 0 WHERE case_id = ? AND kind IN ('examinationForm', 'certificatePreview')`).run(
      header.caseId,
    );
    updateCase(db, header, { state, declared: null, confirmation: null, examination_note: '' });
  },
});

export const examined = defineAct({
  type: 'marriage.examined',
  payload: z.object({ state: MarriageState, note: z.string(), findings: z.array(Finding) }),
  project: (db, payload, header) =>
    updateCase(db, header, { state: payload.state, examination_note: payload.note, findings: payload.findings }),
});

/** The couple said that all they saw is right. */
export const coupleConfirmed = defineAct({
  type: 'marriage.coupleConfirmed',
  payload: z.object({ seen: z.string(), on: z.enum(['applicantScreen', 'counter']) }),
  project: (db, payload, header) => updateCase(db, header, { confirmation: { at: header.at, ...payload } }),
});

/** Takes number and blanks: first of the two transactions of a registration. */
export const prepared = defineAct({
  type: 'marriage.prepared',
  payload: z.object({ state: MarriageState, registrationNumber: z.string(), ...Blanks, preparedOn: CivilDate, findings: z.array(Finding) }),
  project(db, payload, header) {
    projectNumberTaken(db, { registrationNumber: payload.registrationNumber }, header);
    const { registrationNumber, manBlank, womanBlank } = payload;
    const caseNumber = caseNumberOf(db, header);
    for (const blank of [manBlank, womanBlank]) projectBlankTaken(db, { blank, registrationNumber, caseNumber }, header);
    updateCase(db, header, {
      state: payload.state,
      registration_number: payload.registrationNumber,
      man_blank: payload.manBlank,
      woman_blank: payload.womanBlank,
      prepared_on: payload.preparedOn,
      findings: payload.findings,
    });
  },
});

export const blankReplaced = defineAct({
  type: 'marriage.blankReplaced',
  payload: z.object({ holder: Slot, registrationNumber: z.string(), spoilt: z.string(), blank: z.string(), reason: z.string() }),
  project(db, payload, header) {
    projectBlankVoided(db, { blank: payload.spoilt, reason: payload.reason }, header);
    projectBlankTaken(
      db,
      { blank: payload.blank, registrationNumber: payload.registrationNumber, caseNumber: caseNumberOf(db, header) },
      header,
    );
    updateCase(db, header, payload.holder === 'man' ? { man_blank: payload.blank } : { woman_blank: payload.blank });
  },
});

export const certificatesVoided = defineAct({
  type: 'marriage.certificatesVoided',
  payload: z.object({ state: MarriageState, registrationNumber: z.string(), ...Blanks, reason: z.string() }),
  project(db, payload, header) {
    projectNumberVoided(db, { registrationNumber: payload.registrationNumber, reason: payload.reason }, header);
    projectBlankVoided(db, { blank: payload.manBlank, reason: payload.reason }, header);
    projectBlankVoided(db, { blank: payload.womanBlank, reason: payload.reason }, header);
    db.prepare(
      `UPDATE documents SET current = 0 WHERE case_id = ? AND kind IN ('certificate', 'certificatePreview', 'examinationForm')`,
    ).run(header.caseId);
    updateCase(db, header, {
      state: payload.state,
      registration_number: null,
      man_blank: null,
      woman_blank: null,
      prepared_on: null,
    });
  },
});

/** 完成结婚登记: the marriage exists from this act on (民法典 1049). The second of the two transactions. */
export const registered = defineAct({
  type: 'marriage.registered',
  payload: z.object({
    state: MarriageState,
    registrationNumber: z.string(),
    ...Blanks,
    registeredOn: CivilDate,
    /** 18-character numbers of both, for the guard against a second marriage. */
    idNumbers: z.object({ man: z.string().min(1), woman: z.string().min(1) }),
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
    // A marriage registered here before has ended, as the parties proved: the rules let nobody else come this far.
    const bind = db.prepare(
      `INSERT INTO marriages_in_force (id_number, case_id, registration_number) VALUES (?, ?, ?)
       ON CONFLICT (id_number) DO UPDATE SET case_id = excluded.case_id, registration_number = excluded.registration_number`,
    );
    bind.run(payload.idNumbers.man, header.caseId, payload.registrationNumber);
    bind.run(payload.idNumbers.woman, header.caseId, payload.registrationNumber);
    updateCase(db, header, { state: payload.state, registered_on: payload.registeredOn, findings: payload.findings });
    indexCase(db, header.caseId!);
    projectHouseholds(db, payload.households, header);
    projectOfflineAct(db, payload.findings, header);
    projectOutbox(db, { id: payload.outboxId, caseId: header.caseId!, content: payload.notice }, header);
  },
});

export const refused = defineAct({
  type: 'marriage.refused',
  payload: z.object({ ...step, note: z.string(), findings: z.array(Finding) }),
  project: (db, { note, ...changes }, header) => updateCase(db, header, { ...changes, closed_on: header.on, closed_reason: note }),
});

/** 本处不能办理, another office may: the couple leaves with a guide (条例 2025 art. 2). */
export const redirected = defineAct({
  type: 'marriage.redirected',
  payload: refused.payload,
  project: refused.project,
});

function whoStandsIn(db: ReadableDb, { caseId }: ActHeader): string {
  const { couple } = db.prepare(`SELECT couple FROM cases WHERE id = ?`).get(caseId) as { couple: string };
  return personsIn(Couple.parse(JSON.parse(couple)));
}
