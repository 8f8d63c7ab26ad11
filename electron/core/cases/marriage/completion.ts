import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { marriageActionRule } from '#shared/law/marriage/index.ts';
import { identityKey, ok, slots, type CivilDate, type Finding, type Slot } from '#shared/model/index.ts';
import { isPrinted, listDocuments } from '../../documents/records.ts';
import { findNextBlanks, getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { MarriageRecord } from './record.ts';
import { blankOf, certificatesOf, nextStock, preparedOtherDay, unsureToNumber, type Certificates } from '../certificates.ts';
import { confirmationOf } from '../confirmation.ts';
import { blankReplaced, certificatesVoided, prepared, registered } from './acts.ts';
import type { CaseDeps } from '../deps.ts';
import { householdsOf, officesToNotify } from '../households/index.ts';
import { answerMarriage, takeDrawnStep, takeStep } from './steps.ts';
import { gatherFacts } from './facts.ts';
import { provincialNotice } from './notice.ts';
import { paperSource } from './paper-source.ts';
import type { PlannedPaper } from '../../documents/planned.ts';
import { planPaper } from './papers.ts';
import { judge, staffOf } from './reception.ts';

type CompletionOperation = 'marriage.prepare' | 'marriage.replaceBlank' | 'marriage.voidCertificates' | 'marriage.register';

interface Preparation extends Certificates {
  readonly preparedOn: CivilDate;
  readonly findings: readonly Finding[];
}

/** 制证 and 登记发证: two transactions on one date; number and blanks are taken by the first, the marriage exists with the second. */
export function createCompletionHandlers(deps: CaseDeps): HandlersFor<CompletionOperation> {
  const { regions } = deps;
  const answer = answerMarriage(deps);

  const certificates = (db: ReadableDb, record: MarriageRecord, on: CivilDate, findings: readonly Finding[], holders: readonly Slot[]) => {
    const source = paperSource(deps, db, record, on, findings);
    return [
      ...holders.flatMap((holder): PlannedPaper[] => [
        planPaper('certificate', holder, source),
        planPaper('certificatePreview', holder, source),
      ]),
      planPaper('examinationForm', null, source),
    ];
  };

  return {
    'marriage.prepare': writing('marriage.prepare', {
      act: (call) =>
        takeDrawnStep(
          deps,
          call,
          call.input.caseId,
          'prepare',
          (db, record, _state, on) => {
            const unsure = unsureToNumber(deps, db);
            if (unsure) return unsure;
            const lawful = judge(gatherFacts(deps, db, record, 'prepare', on, staffOf(call)), on, 'prepare');
            if (!lawful.ok) return lawful;
            if (!confirmationOf(record)?.holds) return failure('case.notConfirmed', {});
            const stock = nextStock(db, on, 'marriage');
            if (!stock.ok) return stock;
            const decision: Preparation = { ...stock.value, preparedOn: on, findings: lawful.value };
            return ok({ papers: certificates(db, { ...record, ...stock.value, preparedOn: on }, on, lawful.value, slots), decision });
          },
          ({ append }, record, state, decision) =>
            append(prepared, { state, ...decision, findings: [...decision.findings] }, { caseId: record.id }),
        ),
      answer,
    }),

    'marriage.replaceBlank': writing('marriage.replaceBlank', {
      act: (call) =>
        takeDrawnStep(
          deps,
          call,
          call.input.caseId,
          'replaceBlank',
          (db, record, _state, on) => {
            const unsure = unsureToNumber(deps, db);
            if (unsure) return unsure;
            // A third blank for certificates that cannot be registered any more would only be lost.
            const otherDay = preparedOtherDay(db, record, on);
            if (otherDay) return otherDay;
            const { holder } = call.input;
            const [blank] = findNextBlanks(db, 1);
            if (!blank) return failure('blanks.exhausted', { needed: 1 });
            const taken = certificatesOf(record);
            const after = { ...record, ...(holder === 'man' ? { manBlank: blank } : { womanBlank: blank }) };
            return ok({
              papers: certificates(db, after, on, record.findings, [holder]),
              decision: { registrationNumber: taken.registrationNumber, blank, spoilt: blankOf(taken, holder) },
            });
          },
          ({ append }, record, _state, decision) =>
            append(blankReplaced, { holder: call.input.holder, ...decision, reason: call.input.reason }, { caseId: record.id }),
        ),
      answer,
    }),

    'marriage.voidCertificates': writing('marriage.voidCertificates', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'voidCertificates', ({ append }, record, state) => {
          append(certificatesVoided, { state, ...certificatesOf(record), reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'marriage.register': writing('marriage.register', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'register', ({ db, append, at, on }, record, state) => {
          const unsure = unsureToNumber(deps, db);
          if (unsure) return unsure;
          const { man, woman } = call.input.signedForReceipt;
          if (!man || !woman) return failure('case.receiptNotSigned', {});
          const otherDay = preparedOtherDay(db, record, on);
          if (otherDay) return otherDay;
          const unprinted = unprintedPapers(db, record);
          if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
          const lawful = judge(gatherFacts(deps, db, record, 'register', on, staffOf(call)), on, 'register');
          if (!lawful.ok) return lawful;

          const office = getOffice(db);
          const households = householdsOf(db, record, regions, office.regionCode);
          const notify = officesToNotify(households, office.regionCode, regions);
          append(
            registered,
            {
              state,
              ...certificatesOf(record),
              registeredOn: on,
              idNumbers: { man: identityKey(record.couple.man), woman: identityKey(record.couple.woman) },
              findings: lawful.value,
              outboxId: uuidv7(),
              notice: provincialNotice(record, office, call.caller!.staff, at, on, notify),
              households,
            },
            { caseId: record.id },
          );
          return ok(null);
        }),
      answer,
    }),
  };
}

/** Papers the process table wants printed and confirmed; a certificate for each party. */
function unprintedPapers(db: ReadableDb, record: MarriageRecord): string[] {
  const documents = listDocuments(db, record.id);
  return marriageActionRule('register').papers.filter((kind) =>
    (kind === 'certificate' ? slots : [null]).some((party) => !isPrinted(documents, kind, party)),
  );
}
