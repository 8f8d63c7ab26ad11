import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { personsIn } from '../common-record.ts';
import { concernRecorded } from '../concerns.ts';
import { photoKept, reopened } from './acts.ts';
import type { CaseDeps } from '../deps.ts';
import { answerMarriage, takeStep } from './steps.ts';

/** Steps beside the seven: going back, keeping the photo, and noting that somebody may not act freely. */
export function createCorrectionHandlers(deps: CaseDeps): HandlersFor<'marriage.keepPhoto' | 'marriage.reopen' | 'marriage.recordConcern'> {
  const answer = answerMarriage(deps);
  return {
    'marriage.keepPhoto': writing('marriage.keepPhoto', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'keepPhoto', ({ append }, record, state) => {
          if (record.photoId === null) return failure('photo.none', {});
          if (record.photoOf !== personsIn(record.couple)) return failure('photo.ofOthers', {});
          append(photoKept, { state }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'marriage.reopen': writing('marriage.reopen', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'reopen', ({ append }, record, state) => {
          append(reopened, { state, reason: call.input.reason }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),

    'marriage.recordConcern': writing('marriage.recordConcern', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'recordConcern', ({ append }, record) => {
          const { kind, party, note } = call.input;
          append(concernRecorded, { id: uuidv7(), kind, party, note }, { caseId: record.id });
          return ok(null);
        }),
      answer,
    }),
  };
}
