import { failure } from '#shared/contract/index.ts';
import { examineMarriage, redirectGrounds } from '#shared/law/marriage/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { redirected } from './acts.ts';
import type { CaseDeps } from '../deps.ts';
import { answerMarriage, takeDrawnStep } from './steps.ts';
import { gatherFacts } from './facts.ts';
import { honestCouple } from '../honest-couple.ts';
import { paperSource } from './paper-source.ts';
import { planPaper } from './papers.ts';
import { staffOf } from './reception.ts';

/** 条例 2025 art. 2: who came to an office that may not register them is refused nothing; they leave with a guide. */
export function createRedirectHandlers(deps: CaseDeps): HandlersFor<'marriage.redirect'> {
  return {
    'marriage.redirect': writing('marriage.redirect', {
      act: (call) =>
        takeDrawnStep(
          deps,
          call,
          call.input.caseId,
          'redirect',
          (db, recorded, _state, on) => {
            const record = { ...recorded, couple: honestCouple(db, recorded) };
            const grounds = redirectGrounds(examineMarriage(gatherFacts(deps, db, record, 'precheck', on, staffOf(call)), on));
            if (grounds.length === 0) return failure('case.notElsewhere', {});
            return ok({
              papers: [planPaper('redirectGuide', null, paperSource(deps, db, record, on, grounds))],
              decision: { grounds, couple: record.couple },
            });
          },
          ({ append }, record, state, { grounds, couple }) =>
            append(
              redirected,
              { state, couple, application: record.application, revision: record.revision + 1, note: call.input.note, findings: grounds },
              { caseId: record.id },
            ),
        ),
      answer: answerMarriage(deps),
    }),
  };
}
