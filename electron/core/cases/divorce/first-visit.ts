import { failure } from '#shared/contract/index.ts';
import { coolingOffDates, examineDivorce, nameGround, refusalGrounds } from '#shared/law/divorce/index.ts';
import {
  identityKey,
  ok,
  slots,
  type AgreedChild,
  type DivorceApplication,
  type Finding,
  type OfficeIdentity,
  type Slot,
} from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { rareCharacters } from '../characters/index.ts';
import type { CaseDeps } from '../deps.ts';
import { honestCouple, withAgreedPhones } from '../honest-couple.ts';
import { accepted, endedOtherwise, identifiedForDivorce, notAccepted, precheckedForDivorce, spousesSwapped } from './acts.ts';
import { plannedPapers, unprintedPapers } from './drawn.ts';
import { gatherDivorceFacts, judgeDivorce } from './facts.ts';
import type { DivorceRecord } from './record.ts';
import { answerDivorce, takeDivorceStep, takeDrawnDivorceStep } from './steps.ts';

type FirstVisitOperation =
  'divorce.identify' | 'divorce.swapParties' | 'divorce.precheck' | 'divorce.accept' | 'divorce.refuse' | 'divorce.cancel';

/** 核验, 初审, 受理; 不予受理, and giving up before. */
export function createFirstVisitHandlers(deps: CaseDeps): HandlersFor<FirstVisitOperation> {
  const { calendar, clockWatch, coverage } = deps;
  const answer = answerDivorce(deps);

  return {
    'divorce.identify': writing('divorce.identify', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'identify', ({ db, append, on }, recorded, state) => {
          const both = slots.map((slot) => identityKey(recorded.couple[slot]));
          if (both[0] !== '' && both[0] === both[1]) return failure('card.samePerson', {});
          const record = { ...recorded, couple: honestCouple(db, recorded) };
          const lawful = judgeDivorce(gatherDivorceFacts(deps, db, record, 'identify', on, call), on);
          if (!lawful.ok) return lawful;
          append(identifiedForDivorce, { state, ...formOf(record) }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.swapParties': writing('divorce.swapParties', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'swapParties', ({ append }, record, state) => {
          const { man, woman } = withAgreedPhones(record.couple);
          const swapped = { ...record, couple: { man: woman, woman: man }, application: swapApplication(record.application) };
          append(spousesSwapped, { state, ...formOf(swapped) }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.precheck': writing('divorce.precheck', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'precheck', ({ db, append, on }, recorded, state) => {
          const { caseId: _, ...firstVisit } = call.input;
          const unpictured = rareCharacters(recorded.couple, recorded.characters, coverage).find(
            ({ slot, character, picture }) => picture === null && recorded.couple[slot].name.includes(character),
          );
          // The application is printed next: nobody's name stands on a paper with a hole in it.
          if (unpictured) return failure('character.noPicture', { character: unpictured.character });
          const record = { ...recorded, couple: honestCouple(db, recorded) };
          const facts = gatherDivorceFacts(deps, db, record, 'precheck', on, call, firstVisit);
          const lawful = judgeDivorce(facts, on);
          if (!lawful.ok) return lawful;
          const { onlineCheck } = facts;
          append(
            precheckedForDivorce,
            { state, ...formOf(record), firstVisit, onlineCheck, findings: lawful.value },
            { caseId: record.id },
          );
          return ok(null);
        }),
      answer,
    }),

    'divorce.accept': writing('divorce.accept', {
      act: (call) =>
        takeDrawnDivorceStep(
          deps,
          call,
          call.input.caseId,
          'accept',
          (db, recorded, _state, on) => {
            // Every date of the two periods is counted from today.
            const unsure = clockWatch.refusal(db);
            if (unsure) return unsure;
            const unprinted = unprintedPapers(deps, db, recorded, on, [['divorceApplication', null]]);
            if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
            const record = { ...recorded, couple: honestCouple(db, recorded) };
            const applied = call.input.signed;
            const lawful = judgeDivorce(gatherDivorceFacts(deps, db, record, 'accept', on, call, { applied }), on);
            if (!lawful.ok) return lawful;
            const office = getOffice(db);
            const { restPolicy } = office.practice;
            const receivedBy: OfficeIdentity = { regionCode: office.regionCode, name: office.name };
            const dates = coolingOffDates(on, calendar(db), restPolicy);
            const acceptance = { applied, receivedBy, receiptNumber: receiptNumberOf(record), restPolicy, dates };
            const after: DivorceRecord = { ...record, ...acceptance, findings: lawful.value };
            return ok({
              papers: plannedPapers(deps, db, after, on, lawful.value, [
                ...[...slots, null].map((holder) => ['acceptanceReceipt', holder] as const),
                ['coolingOffLeaflet', null],
              ]),
              decision: { ...formOf(record), ...acceptance, findings: lawful.value },
            });
          },
          ({ append }, record, state, decision) => append(accepted, { state, ...decision }, { caseId: record.id }),
        ),
      answer,
    }),

    'divorce.refuse': writing('divorce.refuse', {
      act: (call) =>
        takeDrawnDivorceStep(
          deps,
          call,
          call.input.caseId,
          'refuse',
          (db, recorded, _state, on) => {
            // The months for reconsideration and suit run from the notice (行政复议法 2023 art. 20, 行政诉讼法 art. 46), and it is given once.
            const unsure = clockWatch.refusal(db);
            if (unsure) return unsure;
            const record = { ...recorded, couple: honestCouple(db, recorded) };
            if (slots.some((slot) => record.couple[slot].name.trim() === '')) return failure('case.partiesUnnamed', {});
            const found = refusalGrounds(examineDivorce(gatherDivorceFacts(deps, db, record, 'accept', on, call), on));
            const named = call.input.grounds.map(({ ground, party }) => nameGround(ground, party));
            const grounds = distinctFindings([...found, ...named]);
            if (grounds.length === 0) return failure('case.noGround', {});
            return ok({
              papers: plannedPapers(deps, db, record, on, grounds, [['divorceRefusalNotice', null]]),
              decision: { ...formOf(record), findings: grounds },
            });
          },
          ({ append }, record, state, decision) =>
            append(notAccepted, { state, ...decision, note: call.input.note }, { caseId: record.id }),
        ),
      answer,
    }),

    'divorce.cancel': writing('divorce.cancel', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'cancel', ({ append }, record, state) => {
          append(endedOtherwise, { state, as: 'cancelled', reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),
  };
}

/** The form, as an act carries it. */
export function formOf({ couple, application, revision }: Pick<DivorceRecord, 'couple' | 'application' | 'revision'>) {
  return { couple, application, revision: revision + 1 };
}

/** `2026-03-1123-001`: the case number and the year it is of, which together no other case has. */
function receiptNumberOf({ openedOn, number }: DivorceRecord): string {
  return `${openedOn.slice(0, 4)}-${number}`;
}

/** Each once, though a rule found it and the registrar named it. */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.message} ${finding.party}`, finding])).values()];
}

/** What is written of either is the other's. */
function swapApplication(application: DivorceApplication): DivorceApplication {
  const { marriage, agreement } = application;
  return {
    ...application,
    marriage: {
      ...marriage,
      parties: { man: marriage.parties.woman, woman: marriage.parties.man },
      certificates: { man: marriage.certificates.woman, woman: marriage.certificates.man },
    },
    agreement: { ...agreement, children: agreement.children.map(swapChild) },
  };
}

function swapChild(child: AgreedChild): AgreedChild {
  const { custody, support } = child;
  return { ...child, custody: swapSlot(custody), support: { ...support, payer: swapSlot(support.payer) } };
}

function swapSlot<T extends string | null>(value: T | Slot): T | Slot {
  if (value === 'man') return 'woman';
  return value === 'woman' ? 'man' : value;
}
