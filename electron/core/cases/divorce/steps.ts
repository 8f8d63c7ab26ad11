import { nextPoint } from '#shared/law/divorce/index.ts';
import type { DivorceAction, DivorcePoint } from '#shared/model/index.ts';
import { findDivorce } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { answerOf } from '../steps.ts';
import { walkOf } from '../walk.ts';
import type { DivorceRecord } from './record.ts';

export const {
  findStep: findDivorceStep,
  take: takeDivorceStep,
  takeDrawn: takeDrawnDivorceStep,
} = walkOf<DivorceRecord, DivorcePoint, DivorceAction>({
  find: findDivorce,
  next: ({ point }, action) => nextPoint(point, action),
  at: ({ point }) => point,
});

export function answerDivorce(deps: Pick<CaseDeps, 'store' | 'clock' | 'coverage'>) {
  return answerOf(deps, 'divorce');
}
