import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { examineReissue, reissueRefusalGrounds } from '#shared/law/reissue/index.ts';
import { ok, slots, type DocumentKind, type ReissueApplication, type Slot } from '#shared/model/index.ts';
import { recordNoted } from '../../archive/register/index.ts';
import { findNextBlanks, getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { nextReissueStock, preparedOtherDay, unsureToNumber } from '../certificates.ts';
import type { CaseDeps } from '../deps.ts';
import { examinedForReissue, reissueRefused } from './acts.ts';
import { reissueBlankReplaced, reissueIssued, reissuePrepared, reissueVoided } from './certificate-acts.ts';
import { plannedPapers, unprintedPapers, type Wanted } from './drawn.ts';
import { gatherReissueFacts, judgeReissue } from './facts.ts';
import { reissueNotice } from './notice.ts';
import { formOf, honest } from './reception.ts';
import type { ReissueRecord } from './record.ts';
import { checkTwin } from './twin.ts';
import { answerReissue, takeDrawnReissueStep, takeReissueStep } from './steps.ts';

type CompletionOperation =
  'reissue.examine' | 'reissue.refuse' | 'reissue.prepare' | 'reissue.replaceBlank' | 'reissue.voidCertificates' | 'reissue.issue';

/** 审查, 制证 and 发证, in two transactions on one date; and 不予补发. */
export function createReissueCompletionHandlers(deps: CaseDeps): HandlersFor<CompletionOperation> {
  const { clockWatch } = deps;
  const answer = answerReissue(deps);

  return {
    'reissue.examine': writing('reissue.examine', {
      act: (call) =>
        takeDrawnReissueStep(
          deps,
          call,
          call.input.caseId,
          'examine',
          (db, recorded, _state, on) => {
            const lawful = judgeReissue(gatherReissueFacts(deps, db, recorded, 'examine', on, call), on);
            if (!lawful.ok) return lawful;
            const record = { ...recorded, examinationNote: call.input.note };
            return ok({ papers: plannedPapers(deps, db, record, on, lawful.value, [form]), decision: lawful.value });
          },
          ({ append }, record, state, findings) =>
            append(examinedForReissue, { state, note: call.input.note, findings }, { caseId: record.id }),
        ),
      answer,
    }),

    'reissue.refuse': writing('reissue.refuse', {
      act: (call) =>
        takeDrawnReissueStep(
          deps,
          call,
          call.input.caseId,
          'refuse',
          (db, recorded, _state, on) => {
            // The months for reconsideration and suit run from the notice (行政复议法 2023 art. 20, 行政诉讼法 art. 46), and it is given once.
            const unsure = clockWatch.refusal(db);
            if (unsure) return unsure;
            const record = honest(db, recorded);
            if (slots.some((slot) => record.couple[slot].name.trim() === '')) return failure('case.partiesUnnamed', {});
            const findings = reissueRefusalGrounds(examineReissue(gatherReissueFacts(deps, db, record, 'examine', on, call), on));
            if (findings.length === 0) return failure('case.noGround', {});
            return ok({
              papers: plannedPapers(deps, db, record, on, findings, [['reissueRefusalNotice', null]]),
              decision: { ...formOf(record), findings },
            });
          },
          ({ append }, record, state, decision) =>
            append(reissueRefused, { state, ...decision, note: call.input.note }, { caseId: record.id }),
        ),
      answer,
    }),

    'reissue.prepare': writing('reissue.prepare', {
      act: (call) =>
        takeDrawnReissueStep(
          deps,
          call,
          call.input.caseId,
          'prepare',
          (db, record, _state, on) => {
            const unsure = unsureToNumber(deps, db);
            if (unsure) return unsure;
            const twin = checkTwin(db, record);
            if (twin) return twin;
            const lawful = judgeReissue(gatherReissueFacts(deps, db, record, 'prepare', on, call), on);
            if (!lawful.ok) return lawful;
            const { kind, applicants } = record.application;
            const stock = nextReissueStock(db, on, kind!, applicants);
            if (!stock.ok) return stock;
            const { registrationNumber, blanks } = stock.value;
            const after = { ...record, registrationNumber, manBlank: blanks.man, womanBlank: blanks.woman, preparedOn: on };
            return ok({
              papers: plannedPapers(deps, db, after, on, lawful.value, papersOf(record.application, applicants)),
              decision: { registrationNumber, blanks, preparedOn: on, findings: lawful.value },
            });
          },
          ({ append }, record, state, decision) => append(reissuePrepared, { state, ...decision }, { caseId: record.id }),
        ),
      answer,
    }),

    'reissue.replaceBlank': writing('reissue.replaceBlank', {
      act: (call) =>
        takeDrawnReissueStep(
          deps,
          call,
          call.input.caseId,
          'replaceBlank',
          (db, record, _state, on) => {
            const unsure = unsureToNumber(deps, db);
            if (unsure) return unsure;
            const otherDay = preparedOtherDay(db, record, on);
            if (otherDay) return otherDay;
            const { holder } = call.input;
            const { registrationNumber, blanks } = certificatesOf(record);
            const spoilt = blanks[holder];
            if (spoilt === null) return failure('reissue.noCertificate', { party: holder });
            const [blank] = findNextBlanks(db, 1, record.application.kind!);
            if (!blank) return failure('blanks.exhausted', { needed: 1 });
            const after = { ...record, ...(holder === 'man' ? { manBlank: blank } : { womanBlank: blank }) };
            return ok({
              papers: plannedPapers(deps, db, after, on, record.findings, papersOf(record.application, [holder])),
              decision: { registrationNumber, blank, spoilt },
            });
          },
          ({ append }, record, _state, decision) =>
            append(reissueBlankReplaced, { holder: call.input.holder, reason: call.input.reason, ...decision }, { caseId: record.id }),
        ),
      answer,
    }),

    'reissue.voidCertificates': writing('reissue.voidCertificates', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'voidCertificates', ({ append }, record, state) => {
          append(reissueVoided, { state, ...certificatesOf(record), reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'reissue.issue': writing('reissue.issue', {
      act: (call) =>
        takeReissueStep(deps, call, call.input.caseId, 'issue', ({ db, append, at, on }, record, state) => {
          const unsure = unsureToNumber(deps, db);
          if (unsure) return unsure;
          const { applicants, record: original, reason } = record.application;
          if (!applicants.every((slot) => call.input.signedForReceipt[slot])) return failure('case.receiptNotSigned', {});
          const otherDay = preparedOtherDay(db, record, on);
          if (otherDay) return otherDay;
          const certificates = applicants.map((slot) => [stockOf(record.application), slot] as const);
          const unprinted = unprintedPapers(deps, db, record, on, [...certificates, form]);
          if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
          // What was registered, judged or noted while the certificate was made counts too.
          const lawful = judgeReissue(gatherReissueFacts(deps, db, record, 'issue', on, call), on);
          if (!lawful.ok) return lawful;
          const office = getOffice(db);
          const taken = certificatesOf(record);
          const notice = reissueNotice(record, office, call.caller!.staff, at, on);
          const of = { caseId: record.id };
          append(reissueIssued, { state, ...taken, findings: lawful.value, outboxId: uuidv7(), notice }, of);
          if (original.id !== null)
            append(
              recordNoted,
              {
                id: uuidv7(),
                recordId: original.id,
                kind: 'reissued',
                party: applicants.length === 1 ? applicants[0]! : null,
                on,
                authority: office.name,
                document: taken.registrationNumber,
                fileNumber: null,
                text: reason === null ? '' : deps.t(`terms:reissueReason.${reason}`),
                changes: [],
                pages: [],
              },
              of,
            );
          return ok(null);
        }),
      answer,
    }),
  };
}

const form: Wanted = ['reissueExaminationForm', null];

/** Drawn once number and blanks are known, with the proofs that show each certificate on its blank. */
function papersOf(application: ReissueApplication, holders: readonly Slot[]): readonly Wanted[] {
  return [
    ...holders.flatMap((holder): Wanted[] => [
      [stockOf(application), holder],
      ['certificatePreview', holder],
    ]),
    form,
  ];
}

function stockOf({ kind }: ReissueApplication): DocumentKind {
  return kind === 'divorce' ? 'divorceCertificate' : 'certificate';
}

/** Number and blanks of certificates that are prepared. */
function certificatesOf({ id, registrationNumber, manBlank, womanBlank }: ReissueRecord) {
  if (!registrationNumber || (!manBlank && !womanBlank)) throw new Error(`reissue ${id} is prepared without number or blank`);
  return { registrationNumber, blanks: { man: manBlank, woman: womanBlank } };
}
