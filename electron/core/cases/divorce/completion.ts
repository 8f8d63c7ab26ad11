import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { identityKey, ok, slots, type Slot } from '#shared/model/index.ts';
import { findNextBlanks, getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { blankOf, certificatesOf, nextStock, preparedOtherDay, unsureToNumber } from '../certificates.ts';
import type { CaseDeps } from '../deps.ts';
import { divorceBlankReplaced, divorceCertificatesVoided, divorcePrepared, divorceRegistered } from './certificate-acts.ts';
import { householdsOf, officesToNotify } from '../households/index.ts';
import { coupleNow } from './couple-now.ts';
import { plannedPapers, unprintedPapers, type Wanted } from './drawn.ts';
import { gatherDivorceFacts, judgeDivorce } from './facts.ts';
import { divorceNotice } from './notice.ts';
import { answerDivorce, takeDivorceStep, takeDrawnDivorceStep } from './steps.ts';

type CompletionOperation = 'divorce.prepare' | 'divorce.replaceBlank' | 'divorce.voidCertificates' | 'divorce.register';

/** Printed, and confirmed to be right, before the divorce is registered. */
const finalPapers: readonly Wanted[] = [...slots.map((slot) => ['divorceCertificate', slot] as const), ['divorceExaminationForm', null]];

/** Drawn once number and blanks are known, with the proofs that show each certificate on its blank. */
function papersOf(holders: readonly Slot[]): readonly Wanted[] {
  return [
    ...holders.flatMap((holder): Wanted[] => [
      ['divorceCertificate', holder],
      ['certificatePreview', holder],
    ]),
    ['divorceExaminationForm', null],
  ];
}

/** 制证 and 登记发证, in two transactions on one date, as for a marriage. */
export function createDivorceCompletionHandlers(deps: CaseDeps): HandlersFor<CompletionOperation> {
  const { regions } = deps;
  const answer = answerDivorce(deps);

  return {
    'divorce.prepare': writing('divorce.prepare', {
      act: (call) =>
        takeDrawnDivorceStep(
          deps,
          call,
          call.input.caseId,
          'prepare',
          (db, record, _state, on) => {
            const unsure = unsureToNumber(deps, db);
            if (unsure) return unsure;
            const lawful = judgeDivorce(gatherDivorceFacts(deps, db, record, 'prepare', on, call), on);
            if (!lawful.ok) return lawful;
            const stock = nextStock(db, on, 'divorce');
            if (!stock.ok) return stock;
            const after = { ...record, ...stock.value, preparedOn: on };
            return ok({
              papers: plannedPapers(deps, db, after, on, lawful.value, papersOf(slots)),
              decision: { ...stock.value, preparedOn: on, findings: lawful.value },
            });
          },
          ({ append }, record, state, decision) => append(divorcePrepared, { state, ...decision }, { caseId: record.id }),
        ),
      answer,
    }),

    'divorce.replaceBlank': writing('divorce.replaceBlank', {
      act: (call) =>
        takeDrawnDivorceStep(
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
            const [blank] = findNextBlanks(db, 1, 'divorce');
            if (!blank) return failure('blanks.exhausted', { needed: 1 });
            const taken = certificatesOf(record);
            const after = { ...record, ...(holder === 'man' ? { manBlank: blank } : { womanBlank: blank }) };
            return ok({
              papers: plannedPapers(deps, db, after, on, record.findings, papersOf([holder])),
              decision: { registrationNumber: taken.registrationNumber, blank, spoilt: blankOf(taken, holder) },
            });
          },
          ({ append }, record, _state, decision) =>
            append(divorceBlankReplaced, { holder: call.input.holder, reason: call.input.reason, ...decision }, { caseId: record.id }),
        ),
      answer,
    }),

    'divorce.voidCertificates': writing('divorce.voidCertificates', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'voidCertificates', ({ append }, record, state) => {
          append(divorceCertificatesVoided, { state, ...certificatesOf(record), reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.register': writing('divorce.register', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'register', ({ db, append, at, on }, record, state) => {
          const unsure = unsureToNumber(deps, db);
          if (unsure) return unsure;
          const { signedForReceipt, certificatesMarked } = call.input;
          if (!signedForReceipt.man || !signedForReceipt.woman) return failure('case.receiptNotSigned', {});
          // Where both are lost there is nothing to mark (民发〔2020〕116号: the archive's copy was shown instead).
          const shown = slots.some((slot) => record.application.marriage.certificates[slot] === 'shown');
          if (shown && !certificatesMarked) return failure('divorce.certificatesNotMarked', {});
          const otherDay = preparedOtherDay(db, record, on);
          if (otherDay) return otherDay;
          const unprinted = unprintedPapers(deps, db, record, on, finalPapers);
          if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
          const lawful = judgeDivorce(gatherDivorceFacts(deps, db, record, 'register', on, call), on);
          if (!lawful.ok) return lawful;
          const office = getOffice(db);
          const households = householdsOf(db, { id: record.id, couple: coupleNow(record) }, regions, office.regionCode);
          const notify = officesToNotify(households, office.regionCode, regions);
          append(
            divorceRegistered,
            {
              state,
              ...certificatesOf(record),
              registeredOn: on,
              idNumbers: { man: identityKey(record.couple.man), woman: identityKey(record.couple.woman) },
              laterIdNumbers: slots.map((slot) => identityKey(coupleNow(record)[slot])),
              findings: lawful.value,
              outboxId: uuidv7(),
              notice: divorceNotice(record, office, call.caller!.staff, at, on, notify),
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
