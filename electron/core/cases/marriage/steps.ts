import { nextState } from '#shared/law/marriage/index.ts';
import type { MarriageAction, MarriageState } from '#shared/model/index.ts';
import { findMarriage } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { answerOf } from '../steps.ts';
import { walkOf } from '../walk.ts';
import type { MarriageRecord } from './record.ts';

export const {
  findStep,
  take: takeStep,
  takeDrawn: takeDrawnStep,
} = walkOf<MarriageRecord, MarriageState, MarriageAction>({
  find: findMarriage,
  next: ({ state }, action) => nextState(state, action),
  at: ({ state }) => state,
});

export function answerMarriage(deps: Pick<CaseDeps, 'store' | 'clock' | 'coverage'>) {
  return answerOf(deps, 'marriage');
}
