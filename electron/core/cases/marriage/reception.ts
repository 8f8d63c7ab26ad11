import { v7 as uuidv7 } from 'uuid';
import { failure, type HallError } from '#shared/contract/index.ts';
import { actionsIn, blocks, examineMarriage, marriagePapers, needsAuthenticityStatement, nextStep } from '#shared/law/marriage/index.ts';
import {
  identityKey,
  ok,
  slots,
  type CivilDate,
  type Finding,
  type DocumentKind,
  type MarriageAction,
  type Result,
  type Slot,
} from '#shared/model/index.ts';
import { attachmentAdded } from '../../archive/index.ts';
import { isPrinted, listDocuments } from '../../documents/records.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type Call, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import { caseCancelled } from '../acts.ts';
import { findMarriage } from '../case-record.ts';
import type { MarriageRecord } from './record.ts';
import { rareCharacters } from '../characters/index.ts';
import { shownMaterials } from '../materials.ts';
import { declared, identified, partiesSwapped, photographed, prechecked } from './acts.ts';
import type { CaseDeps } from '../deps.ts';
import { photoPixels } from '../photos.ts';
import { answerMarriage, findStep, takeStep } from './steps.ts';
import { fingerprint, outdatedPapers } from '../../documents/planned.ts';
import { gatherFacts } from './facts.ts';
import { honestCouple, withAgreedPhones } from '../honest-couple.ts';
import { paperSource } from './paper-source.ts';
import { planPaper } from './papers.ts';

type ReceptionOperation =
  | 'marriage.identify'
  | 'marriage.swapParties'
  | 'marriage.precheck'
  | 'marriage.declare'
  | 'marriage.photograph'
  | 'marriage.cancel'
  | 'marriage.findings';

/** The steps with the couple at the window: 核验, 初审, 声明, 拍照; and giving up. */
export function createReceptionHandlers(deps: CaseDeps): HandlersFor<ReceptionOperation> {
  const { store, clock, drawing, coverage } = deps;
  const answer = answerMarriage(deps);

  return {
    'marriage.identify': writing('marriage.identify', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'identify', ({ db, append, on }, record, state) => {
          const both = slots.map((slot) => identityKey(record.couple[slot]));
          if (both[0] !== '' && both[0] === both[1]) return failure('card.samePerson', {});
          const couple = honestCouple(db, record);
          const lawful = judge(gatherFacts(deps, db, { ...record, couple }, 'identify', on, staffOf(call)), on, 'identify');
          if (!lawful.ok) return lawful;
          append(identified, { state, couple, application: record.application, revision: record.revision + 1 }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'marriage.swapParties': writing('marriage.swapParties', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'swapParties', ({ append }, record, state) => {
          const { man, woman } = withAgreedPhones(record.couple);
          append(
            partiesSwapped,
            { state, couple: { man: woman, woman: man }, application: record.application, revision: record.revision + 1 },
            { caseId: record.id },
          );
          return ok(null);
        }),
      answer,
    }),

    'marriage.precheck': writing('marriage.precheck', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'precheck', ({ db, append, on }, record, state) => {
          const { bothPresent, askedApart } = call.input;
          const unpictured = rareCharacters(record.couple, record.characters, coverage).find(
            ({ slot, character, picture }) => picture === null && record.couple[slot].name.includes(character),
          );
          // The declarations are printed next: nobody's name stands on a paper with a hole in it.
          if (unpictured) return failure('character.noPicture', { character: unpictured.character });
          const couple = honestCouple(db, record);
          const facts = gatherFacts(deps, db, { ...record, couple }, 'precheck', on, staffOf(call), { bothPresent, askedApart });
          const lawful = judge(facts, on, 'precheck');
          if (!lawful.ok) return lawful;
          append(
            prechecked,
            {
              state,
              couple,
              application: record.application,
              revision: record.revision + 1,
              presence: { bothPresent, askedApart },
              onlineCheck: facts.onlineCheck,
              findings: lawful.value,
            },
            { caseId: record.id },
          );
          return ok(null);
        }),
      answer,
    }),

    'marriage.declare': writing('marriage.declare', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'declare', ({ db, append, on }, record, state) => {
          const unprinted = unprintedPapers(deps, db, record, on);
          if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
          const couple = honestCouple(db, record);
          const facts = gatherFacts(deps, db, { ...record, couple }, 'declare', on, staffOf(call), { declared: call.input.declared });
          const lawful = judge(facts, on, 'declare');
          if (!lawful.ok) return lawful;
          append(
            declared,
            {
              state,
              couple,
              application: record.application,
              revision: record.revision + 1,
              declared: call.input.declared,
              findings: lawful.value,
            },
            { caseId: record.id },
          );
          return ok(null);
        }),
      answer,
    }),

    'marriage.photograph': writing('marriage.photograph', {
      act: async (call) => {
        const allowed = store.read((db) => findStep(db, call.input.caseId, 'photograph', call));
        if (!allowed.ok) return allowed;
        const photo = store.read(getOffice).photo;
        const picture = await drawing.normalisePhoto(Buffer.from(call.input.picture, 'base64'), photoPixels(photo));
        if (!picture.ok) return picture;
        const digest = await store.vault.put(picture.value);
        const attachmentId = uuidv7();
        return takeStep(deps, call, call.input.caseId, 'photograph', ({ append }, record, state) => {
          const of = { caseId: record.id };
          const bytes = { mime: 'image/jpeg', digest, size: picture.value.length };
          const nobodys = { party: null, of: null, documentId: null };
          append(attachmentAdded, { id: attachmentId, kind: 'photo', source: call.input.from, ...bytes, ...nobodys }, of);
          append(photographed, { state, attachmentId, from: call.input.from }, of);
          return ok(null);
        });
      },
      answer,
    }),

    'marriage.cancel': writing('marriage.cancel', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'cancel', ({ append }, record) => {
          append(caseCancelled, { reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'marriage.findings': (call) => {
      const on = clock.today();
      return store.read((db) => {
        const record = findMarriage(db, call.input.caseId);
        if (!record) return failure('case.notFound', {});
        const step = nextStep(record.state) ?? 'register';
        const { couple, application = record.application } = call.input;
        const facts = gatherFacts(deps, db, { ...record, couple, application }, step, on, staffOf(call));
        const findings = examineMarriage(facts, on);
        const actions = actionsIn(record.state, call.caller?.staff.roles ?? []);
        return ok({
          on,
          findings,
          actions: actions.filter((action) => blocks(findings, action).length === 0),
          materials: shownMaterials(db, { ...record, couple, application }, on),
          rareCharacters: rareCharacters(couple, record.characters, coverage),
          outdated: outdatedDeclarations(deps, db, { ...record, couple: withAgreedPhones(couple), application }, on),
        });
      });
    },
  };
}

/** The findings; a failure when one of them bars the action. */
export function judge(
  facts: Parameters<typeof examineMarriage>[0],
  on: CivilDate,
  action: MarriageAction,
): Result<Finding[], HallError<'case.refusedByLaw'>> {
  const findings = examineMarriage(facts, on);
  const barring = blocks(findings, action);
  return barring.length > 0 ? failure('case.refusedByLaw', { findings: barring }) : ok(findings);
}

export function staffOf(call: Call) {
  return call.caller?.staff ?? null;
}

/** What both sign before the registrar. */
const signed: readonly DocumentKind[] = ['declaration', 'authenticityStatement'];

/** What of it was drawn of an older form; nothing once it is signed. */
function outdatedDeclarations(deps: CaseDeps, db: ReadableDb, record: MarriageRecord, on: CivilDate): string[] {
  const kinds = signed.filter((kind) => marriagePapers[kind]?.drawnIn.includes(record.state));
  const source = paperSource(deps, db, record, on, record.findings);
  return outdatedPapers(listDocuments(db, record.id), kinds, (kind, party) => planPaper(kind, party, source));
}

/** What of it is not printed, not confirmed, or no longer says what the form says. */
function unprintedPapers(deps: CaseDeps, db: ReadableDb, record: MarriageRecord, on: CivilDate): DocumentKind[] {
  const documents = listDocuments(db, record.id);
  const source = paperSource(deps, db, record, on, record.findings);
  const isReady = (kind: DocumentKind, party: Slot) => {
    const current = documents.find((document) => document.current && document.kind === kind && document.party === party);
    if (!current || !isPrinted(documents, kind, party)) return false;
    return current.fingerprint === fingerprint(planPaper(kind, party, source));
  };
  return signed.filter((kind) =>
    slots.some((slot) => (kind === 'declaration' || needsAuthenticityStatement(record.couple[slot])) && !isReady(kind, slot)),
  );
}
