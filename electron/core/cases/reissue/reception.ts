import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { signersOf } from '#shared/law/reissue/index.ts';
import { identityKey, ok, photoAlone, slots, type ReissueApplication, type Slot } from '#shared/model/index.ts';
import { attachmentAdded } from '../../archive/index.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import { caseCancelled } from '../acts.ts';
import { rareCharacters } from '../characters/index.ts';
import { concernRecorded } from '../concerns.ts';
import type { CaseDeps } from '../deps.ts';
import { honestCouple, withAgreedPhones } from '../honest-couple.ts';
import { photoPixels } from '../photos.ts';
import {
  declaredForReissue,
  evidenceApproved,
  identifiedForReissue,
  precheckedForReissue,
  reissuePartiesSwapped,
  reissuePhotographed,
} from './acts.ts';
import { unprintedPapers } from './drawn.ts';
import { gatherReissueFacts, judgeReissue } from './facts.ts';
import { asProved } from './proved-record.ts';
import type { ReissueRecord } from './record.ts';
import { checkTwin } from './twin.ts';
import { answerReissue, findReissueStep, takeReissueStep } from './steps.ts';

type ReceptionOperation =
  | 'reissue.identify'
  | 'reissue.swapParties'
  | 'reissue.approveEvidence'
  | 'reissue.precheck'
  | 'reissue.declare'
  | 'reissue.photograph'
  | 'reissue.cancel'
  | 'reissue.recordConcern';

/** 核验, 初审, 受理, 拍照; and giving up. */
export function createReissueReceptionHandlers(deps: CaseDeps): HandlersFor<ReceptionOperation> {
  const { store, drawing, coverage } = deps;
  const answer = answerReissue(deps);

  return {
    'reissue.identify': writing('reissue.identify', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'identify', ({ db, append, on }, recorded, state) => {
          const both = slots.map((slot) => identityKey(recorded.couple[slot]));
          if (both[0] !== '' && both[0] === both[1]) return failure('card.samePerson', {});
          const record = honest(db, recorded);
          const lawful = judgeReissue(gatherReissueFacts(deps, db, record, 'identify', on, call), on);
          if (!lawful.ok) return lawful;
          append(identifiedForReissue, { state, ...formOf(record) }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'reissue.swapParties': writing('reissue.swapParties', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'swapParties', ({ append }, record, state) => {
          const { man, woman } = withAgreedPhones(record.couple);
          const swapped = { ...record, couple: { man: woman, woman: man }, application: swapApplication(record.application) };
          append(reissuePartiesSwapped, { state, ...formOf(swapped) }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'reissue.approveEvidence': writing('reissue.approveEvidence', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'approveEvidence', ({ append }, { id, application }) => {
          if (application.source !== 'none' || application.evidence.trim() === '') return failure('reissue.noEvidence', {});
          append(evidenceApproved, { evidence: application.evidence, reason: call.input.reason }, { caseId: id });
          return ok(null);
        }),
      answer,
    }),

    'reissue.precheck': writing('reissue.precheck', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'precheck', ({ db, append, on }, recorded, state) => {
          const { inPerson } = call.input;
          const unpictured = rareCharacters(recorded.couple, recorded.characters, coverage).find(
            ({ slot, character, picture }) => picture === null && recorded.couple[slot].name.includes(character),
          );
          // The declaration is printed next: nobody's name stands on a paper with a hole in it.
          if (unpictured) return failure('character.noPicture', { character: unpictured.character });
          const record = honest(db, recorded);
          const twin = checkTwin(db, record);
          if (twin) return twin;
          const facts = gatherReissueFacts(deps, db, record, 'precheck', on, call, { inPerson });
          const lawful = judgeReissue(facts, on);
          if (!lawful.ok) return lawful;
          const { onlineCheck } = facts;
          append(precheckedForReissue, { state, ...formOf(record), inPerson, onlineCheck, findings: lawful.value }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'reissue.declare': writing('reissue.declare', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'declare', ({ db, append, on }, recorded, state) => {
          const papers = signersOf(recorded.application).map((slot) => ['reissueDeclaration', slot] as const);
          const unprinted = unprintedPapers(deps, db, recorded, on, papers);
          if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
          const record = honest(db, recorded);
          const { declared } = call.input;
          const lawful = judgeReissue(gatherReissueFacts(deps, db, record, 'declare', on, call, { declared }), on);
          if (!lawful.ok) return lawful;
          append(declaredForReissue, { state, ...formOf(record), declared, findings: lawful.value }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'reissue.photograph': writing('reissue.photograph', {
      act: async (call) => {
        const allowed = store.read((db) => findReissueStep(db, call.input.caseId, 'photograph', call));
        if (!allowed.ok) return allowed;
        const { photo } = store.read(getOffice);
        const format = allowed.value.record.application.kind === 'divorce' ? photoAlone(photo) : photo;
        const picture = await drawing.normalisePhoto(Buffer.from(call.input.picture, 'base64'), photoPixels(format));
        if (!picture.ok) return picture;
        const digest = await store.vault.put(picture.value);
        const attachmentId = uuidv7();
        return takeReissueStep(deps, call, call.input.caseId, 'photograph', ({ append }, record, state) => {
          const { from } = call.input;
          const bytes = { mime: 'image/jpeg', digest, size: picture.value.length };
          const nobodys = { party: null, of: null, documentId: null };
          append(attachmentAdded, { id: attachmentId, kind: 'photo', source: from, ...bytes, ...nobodys }, { caseId: record.id });
          append(reissuePhotographed, { state, attachmentId, from }, { caseId: record.id });
          return ok(null);
        });
      },
      answer,
    }),

    'reissue.cancel': writing('reissue.cancel', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'cancel', ({ append }, record) => {
          append(caseCancelled, { reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'reissue.recordConcern': writing('reissue.recordConcern', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'recordConcern', ({ append }, record) => {
          const { kind, party, note } = call.input;
          append(concernRecorded, { id: uuidv7(), kind, party, note }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),
  };
}

/** The form as it may be journaled: who they are as the cards say it, and the registration as its proof says it. */
export function honest(db: ReadableDb, record: ReissueRecord): ReissueRecord {
  return { ...record, couple: honestCouple(db, record), application: asProved(db, record) };
}

/** The form, as an act carries it. */
export function formOf({ couple, application, revision }: Pick<ReissueRecord, 'couple' | 'application' | 'revision'>) {
  return { couple, application, revision: revision + 1 };
}

/** Whoever applies stays who they are; the registration says by itself who was the man and who the woman. */
function swapApplication(application: ReissueApplication): ReissueApplication {
  const other: Readonly<Record<Slot, Slot>> = { man: 'woman', woman: 'man' };
  return { ...application, applicants: application.applicants.map((slot) => other[slot]) };
}
