import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { examineDivorce, nameGround, nextStep, refusalGrounds } from '#shared/law/divorce/index.ts';
import { InterviewQuestion, ok, photoAlone, slots, type Interview } from '#shared/model/index.ts';
import { attachmentAdded } from '../../archive/index.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { laterNumbers } from '../common-record.ts';
import type { CaseDeps } from '../deps.ts';
import { photoPixels } from '../photos.ts';
import { declaredForDivorce, examinedForDivorce, interviewed, questioned, spousePhotographed, visitLeft } from './acts.ts';
import { plannedPapers, unprintedPapers } from './drawn.ts';
import { gatherDivorceFacts, judgeDivorce, saidInside } from './facts.ts';
import { distinctFindings, formOf } from './first-visit.ts';
import { returned } from './return-acts.ts';
import { findUnasked, isUnproven, mistaken, withShown } from './shown-again.ts';
import { answerDivorce, findDivorceStep, takeDivorceStep, takeDrawnDivorceStep } from './steps.ts';

type SecondVisitOperation =
  | 'divorce.return'
  | 'divorce.interview'
  | 'divorce.question'
  | 'divorce.declare'
  | 'divorce.photograph'
  | 'divorce.examine'
  | 'divorce.leave';

/** 申请发给离婚证: both come again, are asked apart, declare, are photographed and examined; or leave without. */
export function createSecondVisitHandlers(deps: CaseDeps): HandlersFor<SecondVisitOperation> {
  const { store, drawing, clockWatch, t } = deps;
  const answer = answerDivorce(deps);

  return {
    'divorce.return': writing('divorce.return', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'return', ({ db, append, at, on }, recorded, state) => {
          const unsure = clockWatch.refusal(db);
          if (unsure) return unsure;
          const { bothCame, shown, renewed, changes, insideBeforeClosing } = call.input;
          const record = { ...recorded, seenAgain: withShown(recorded, { shown, renewed, changes }, at, on) };
          for (const party of slots) {
            const theirs = mistaken(recorded.couple, party, shown[party]) === null;
            if (theirs && isUnproven(record.seenAgain[party])) return failure('divorce.nameDiffers', { party });
          }
          const known = gatherDivorceFacts(deps, db, record, 'return', on, call, { bothReturned: bothCame });
          const { facts, needed } = saidInside(known, insideBeforeClosing);
          const lawful = judgeDivorce(facts, on);
          if (!lawful.ok) return lawful;
          const { man, woman } = record.seenAgain;
          if (man === null || woman === null) return failure('divorce.cardNotRead', { party: man === null ? 'man' : 'woman' });
          for (const party of slots) {
            const mistake = mistaken(recorded.couple, party, shown[party]);
            if (mistake !== null) return failure(mistake, { party });
            const unasked = findUnasked(recorded.couple[party], record.seenAgain[party]);
            if (unasked !== null) return failure('material.notAsked', { kind: unasked });
          }
          append(
            returned,
            {
              state,
              shown: { man, woman },
              laterNumbers: laterNumbers(recorded.couple, facts.couple),
              insideBeforeClosing: needed,
              findings: lawful.value,
            },
            { caseId: record.id },
          );
          return ok(null);
        }),
      answer,
    }),

    'divorce.interview': writing('divorce.interview', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'interview', ({ append }, record) => {
          const { party, willing, agrees, answers } = call.input;
          // In the words of the record, whatever language the screen speaks.
          const said = InterviewQuestion.options.map((each) => ({ question: t(`papers:divorce.question.${each}`), answer: answers[each] }));
          append(interviewed, { party, interview: { willing, agrees, answers: said, signed: false } }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.question': writing('divorce.question', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'question', ({ db, append, on }, record, state) => {
          const unprinted = unprintedPapers(
            deps,
            db,
            record,
            on,
            slots.map((slot) => ['interviewRecord', slot] as const),
          );
          if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
          const { interviews } = call.input;
          // What they signed is what is recorded.
          if (slots.some((slot) => saysOtherwise(record.interviews[slot], interviews[slot])))
            return failure('case.papersNotPrinted', { kinds: ['interviewRecord'] });
          const lawful = judgeDivorce(gatherDivorceFacts(deps, db, record, 'question', on, call, { interviews }), on);
          if (!lawful.ok) return lawful;
          append(questioned, { state, ...formOf(record), interviews, findings: lawful.value }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.declare': writing('divorce.declare', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'declare', ({ db, append, on }, record, state) => {
          const unprinted = unprintedPapers(deps, db, record, on, [
            ...slots.map((slot) => ['divorceDeclaration', slot] as const),
            // What was written here is what they sign; an agreement of their own they have with them.
            ...(record.application.agreement.from === 'assistant' ? [['divorceAgreement', null] as const] : []),
          ]);
          if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
          const { declared, agreementSigned } = call.input;
          const lawful = judgeDivorce(gatherDivorceFacts(deps, db, record, 'declare', on, call, { declared, agreementSigned }), on);
          if (!lawful.ok) return lawful;
          append(
            declaredForDivorce,
            { state, ...formOf(record), declared, agreementSigned, findings: lawful.value },
            { caseId: record.id },
          );
          return ok(null);
        }),
      answer,
    }),

    'divorce.photograph': writing('divorce.photograph', {
      act: async (call) => {
        const { caseId, party, from } = call.input;
        const allowed = store.read((db) => findDivorceStep(db, caseId, 'photograph', call));
        if (!allowed.ok) return allowed;
        const photo = photoAlone(store.read(getOffice).photo);
        const picture = await drawing.normalisePhoto(Buffer.from(call.input.picture, 'base64'), photoPixels(photo));
        if (!picture.ok) return picture;
        const digest = await store.vault.put(picture.value);
        const attachmentId = uuidv7();
        return takeDivorceStep(deps, call, caseId, 'photograph', ({ append }, record, state) => {
          const of = { caseId: record.id };
          const bytes = { mime: 'image/jpeg', digest, size: picture.value.length };
          append(attachmentAdded, { id: attachmentId, kind: 'photo', source: from, ...bytes, party, of: null, documentId: null }, of);
          append(spousePhotographed, { state, party, attachmentId, from }, of);
          return ok(null);
        });
      },
      answer,
    }),

    'divorce.examine': writing('divorce.examine', {
      act: (call) =>
        takeDrawnDivorceStep(
          deps,
          call,
          call.input.caseId,
          'examine',
          (db, record, _state, on) => {
            const lawful = judgeDivorce(gatherDivorceFacts(deps, db, record, 'examine', on, call), on);
            if (!lawful.ok) return lawful;
            const after = { ...record, examinationNote: call.input.note };
            return ok({
              papers: plannedPapers(deps, db, after, on, lawful.value, [['divorceExaminationForm', null]]),
              decision: lawful.value,
            });
          },
          ({ append }, record, state, findings) =>
            append(examinedForDivorce, { state, note: call.input.note, findings }, { caseId: record.id }),
        ),
      answer,
    }),

    'divorce.leave': writing('divorce.leave', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'notNow', ({ db, append, on }, record, state) => {
          const { outcome, grounds, note } = call.input;
          const moment = nextStep(record.point) ?? 'register';
          const found = refusalGrounds(examineDivorce(gatherDivorceFacts(deps, db, record, moment, on, call), on));
          const findings = distinctFindings([...found, ...grounds.map(({ ground, party }) => nameGround(ground, party))]);
          append(visitLeft, { state, visit: { id: uuidv7(), came: null, outcome, note }, findings }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),
  };
}

/** True where what was kept when they were asked, and printed, is not what is said now. */
function saysOtherwise(kept: Interview | null, said: Interview): boolean {
  return kept !== null && !isDeepStrictEqual({ ...kept, signed: said.signed }, said);
}
