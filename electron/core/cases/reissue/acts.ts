import { z } from 'zod';
import { ByParty, Couple, Finding, OnlineCheck, ReissueApplication, ReissueState } from '#shared/model/index.ts';
import { defineAct } from '../../store/types.ts';
import { CardReadPayload, projectCardRead, projectPartiesSwapped } from '../card-reads.ts';
import { updateCase } from '../common-record.ts';
import { updateReissue } from './record.ts';

/** What every step carries: the state it leads to and the form as it stood. */
const step = { state: ReissueState, couple: Couple, application: ReissueApplication, revision: z.number().int() };

export const cardReadOfReissue = defineAct({ type: 'reissue.cardRead', payload: CardReadPayload, project: projectCardRead });

export const identifiedForReissue = defineAct({
  type: 'reissue.identified',
  payload: z.object(step),
  project: (db, payload, header) => updateCase(db, header, payload),
});

export const reissuePartiesSwapped = defineAct({
  type: 'reissue.partiesSwapped',
  payload: z.object(step),
  project(db, payload, header) {
    // What the rules found, they found of the parties the other way round.
    updateCase(db, header, { ...payload, findings: [] });
    projectPartiesSwapped(db, header);
  },
});

/** A second person agrees to the evidence by which a registration without an archive is proved; to other evidence nobody agreed. */
export const evidenceApproved = defineAct({
  type: 'reissue.evidenceApproved',
  payload: z.object({ evidence: z.string(), reason: z.string() }),
  project(db, { evidence }, header) {
    updateCase(db, header, {});
    updateReissue(db, header, { approved_evidence: evidence, approver_id: header.approverId });
  },
});

export const precheckedForReissue = defineAct({
  type: 'reissue.prechecked',
  payload: z.object({ ...step, inPerson: z.boolean(), onlineCheck: OnlineCheck, findings: z.array(Finding) }),
  project(db, { inPerson, onlineCheck, ...changes }, header) {
    updateCase(db, header, { ...changes, online_check: onlineCheck });
    updateReissue(db, header, { in_person: inPerson ? 1 : 0 });
  },
});

export const declaredForReissue = defineAct({
  type: 'reissue.declared',
  payload: z.object({ ...step, declared: ByParty, findings: z.array(Finding) }),
  project: (db, payload, header) => updateCase(db, header, payload),
});

export const reissuePhotographed = defineAct({
  type: 'reissue.photographed',
  payload: z.object({ state: ReissueState, attachmentId: z.uuid(), from: z.enum(['camera', 'file']) }),
  project: (db, { state, attachmentId }, header) => updateCase(db, header, { state, photo_id: attachmentId }),
});

export const examinedForReissue = defineAct({
  type: 'reissue.examined',
  payload: z.object({ state: ReissueState, note: z.string(), findings: z.array(Finding) }),
  project: (db, { state, note, findings }, header) => updateCase(db, header, { state, examination_note: note, findings }),
});

export const reissueRefused = defineAct({
  type: 'reissue.refused',
  payload: z.object({ ...step, note: z.string(), findings: z.array(Finding) }),
  project: (db, { note, ...changes }, header) => updateCase(db, header, { ...changes, closed_on: header.on, closed_reason: note }),
});
