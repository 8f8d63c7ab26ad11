import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import {
  actionsIn,
  blocks,
  coolingOffDates,
  draftPoints,
  examineDivorce,
  nameGround,
  nextPoint,
  nextStep,
} from '#shared/law/divorce/index.ts';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { ok, slots } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { findDivorce } from '../case-record.ts';
import { rareCharacters } from '../characters/index.ts';
import { concernRecorded } from '../concerns.ts';
import type { CaseDeps } from '../deps.ts';
import { withAgreedPhones } from '../honest-couple.ts';
import { shownMaterials } from '../materials.ts';
import { commitStep, heldWhileOpen } from '../steps.ts';
import { endedOtherwise, visitRecorded, withdrawn } from './acts.ts';
import { datesTold } from './course-acts.ts';
import { outdatedPapersOf, plannedPapers, unprintedPapers, type Wanted } from './drawn.ts';
import { gatherDivorceFacts, judgeDivorce, saidInside } from './facts.ts';
import type { DivorceRecord } from './record.ts';
import { withShown } from './shown-again.ts';
import { answerDivorce, takeDivorceStep, takeDrawnDivorceStep } from './steps.ts';

type WaitingOperation =
  'divorce.withdraw' | 'divorce.recordVisit' | 'divorce.told' | 'divorce.end' | 'divorce.recordConcern' | 'divorce.findings';

/** With the dates as they are now: a notice that moved them left the earlier ones behind. */
const receipts: readonly Wanted[] = slots.map((party) => ['acceptanceReceipt', party]);

/** What happens while both periods run: 撤回, visits that change nothing, other ends; and looking at the form at any time. */
export function createWaitingHandlers(deps: CaseDeps): HandlersFor<WaitingOperation> {
  const { store, calendar, clock, clockWatch, coverage } = deps;
  const answer = answerDivorce(deps);

  return {
    'divorce.withdraw': writing('divorce.withdraw', {
      act: (call) => {
        const { withdrawal, insideBeforeClosing } = call.input;
        return takeDrawnDivorceStep(
          deps,
          call,
          call.input.caseId,
          'withdraw',
          (db, record, _state, on) => {
            const unsure = clockWatch.refusal(db);
            if (unsure) return unsure;
            const after: DivorceRecord = { ...record, withdrawal: { ...withdrawal, at: record.changedAt } };
            const unprinted = unprintedPapers(deps, db, after, on, [['withdrawalApplication', withdrawal.by]]);
            if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
            const known = gatherDivorceFacts(deps, db, record, 'withdraw', on, call, { withdrawal });
            const { facts, needed } = saidInside(known, insideBeforeClosing);
            const lawful = judgeDivorce(facts, on);
            if (!lawful.ok) return lawful;
            return ok({
              papers: plannedPapers(deps, db, after, on, lawful.value, [['withdrawalConfirmation', null]]),
              decision: { findings: lawful.value, insideBeforeClosing: needed },
            });
          },
          ({ append }, record, state, decision) => append(withdrawn, { state, withdrawal, ...decision }, { caseId: record.id }),
        );
      },
      answer,
    }),

    'divorce.recordVisit': writing('divorce.recordVisit', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'recordVisit', ({ append }, record) => {
          const { came, outcome, grounds, note } = call.input;
          const findings = grounds.map(({ ground, party }) => nameGround(ground, party));
          append(visitRecorded, { id: uuidv7(), came, outcome, note, findings }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.told': writing('divorce.told', {
      act: (call) => {
        const { caseId } = call.input;
        return commitStep(
          deps,
          call,
          caseId,
          (db) => {
            const record = findDivorce(db, caseId);
            if (!record) return failure('case.notFound', {});
            const held = heldWhileOpen(record, call);
            if (held) return held;
            return record.movedDates === null
              ? failure('case.notAllowedNow', { state: record.point, action: 'told' })
              : ok({ record, state: null });
          },
          ({ db, append, on }, record) => {
            const unprinted = isCaseClosed(record) ? [] : unprintedPapers(deps, db, record, on, receipts);
            if (unprinted.length > 0) return failure('case.papersNotPrinted', { kinds: unprinted });
            append(datesTold, {}, { caseId });
            return ok(null);
          },
        );
      },
      answer,
    }),

    'divorce.end': writing('divorce.end', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'end', ({ db, append }, record, state) => {
          const unsure = clockWatch.refusal(db);
          if (unsure) return unsure;
          append(endedOtherwise, { state, as: call.input.as, reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.recordConcern': writing('divorce.recordConcern', {
      act: (call) =>
        takeDivorceStep(deps, call, call.input.caseId, 'recordConcern', ({ append }, record) => {
          const { kind, party, note } = call.input;
          append(concernRecorded, { id: uuidv7(), kind, party, note }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'divorce.findings': (call) => {
      const on = clock.today();
      return store.read((db) => {
        const recorded = findDivorce(db, call.input.caseId);
        if (!recorded) return failure('case.notFound', {});
        const { couple, application = recorded.application, firstVisit, returning } = call.input;
        const form = { ...recorded, couple, application };
        const shows = returning !== undefined && nextPoint(form.point, 'return') !== null;
        const record = shows ? { ...form, seenAgain: withShown(form, returning, clock.now().toString(), on) } : form;
        const said = recorded.firstVisit === null ? firstVisit : undefined;
        const moment = nextStep(record.point) ?? (record.point === 'coolingOff' ? 'withdraw' : 'register');
        const findings = examineDivorce(gatherDivorceFacts(deps, db, record, moment, on, call, said), on);
        const actions = actionsIn(record.point, call.caller?.staff.roles ?? []);
        return ok({
          on,
          findings,
          actions: actions.filter((action) => blocks(findings, action).length === 0),
          materials: shownMaterials(db, record, on),
          rareCharacters: rareCharacters(couple, record.characters, coverage),
          prospect: draftPoints.includes(record.point) ? coolingOffDates(on, calendar(db), getOffice(db).practice.restPolicy) : null,
          outdated: outdatedPapersOf(deps, db, { ...record, couple: withAgreedPhones(couple) }, on),
        });
      });
    },
  };
}
