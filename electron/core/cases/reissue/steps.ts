import { nextReissueState } from '#shared/law/reissue/index.ts';
import type { ReissueAction, ReissueState } from '#shared/model/index.ts';
import { findReissue } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { answerOf } from '../steps.ts';
import { walkOf } from '../walk.ts';
import type { ReissueRecord } from './record.ts';

export const {
  findStep: findReissueStep,
  take: takeReissueStep,
  takeDrawn: takeDrawnReissueStep,
} = walkOf<ReissueRecord, ReissueState, ReissueAction>({
  find: findReissue,
  next: ({ state }, action) => nextReissueState(state, action),
  at: ({ state }) => state,
});

export function answerReissue(deps: Pick<CaseDeps, 'store' | 'clock' | 'coverage'>) {
  return answerOf(deps, 'reissue');
}
