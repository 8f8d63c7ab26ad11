import { isCaseClosed, isInHands } from '#shared/law/case-state.ts';
import { divorceStateOf } from '#shared/law/divorce/process.ts';
import { isReissueClosed } from '#shared/law/reissue/process.ts';
import { DivorcePoint, MarriageState, ReissueState } from '#shared/model/index.ts';

const isMarriageOver = (state: MarriageState) => isCaseClosed({ business: 'marriage', state });
const isDivorceOver = (point: DivorcePoint) => isCaseClosed({ business: 'divorce', point });

/** States in which a case of some business has ended, for a query; no business has one of them while it is open. */
export const closedStates = listed([
  ...MarriageState.options.filter(isMarriageOver),
  ...DivorcePoint.options.filter(isDivorceOver),
  ...ReissueState.options.filter(isReissueClosed),
]);

/**
 * Open, and in somebody's hands: whoever waits out a period of a divorce is on no registrar's list. Named one by one, so that an
 * index finds them.
 */
export const unfinishedStates = listed([
  ...MarriageState.options.filter((state) => isInHands({ business: 'marriage', state })),
  ...DivorcePoint.options.filter((point) => isInHands({ business: 'divorce', point })),
  ...ReissueState.options.filter((state) => isInHands({ business: 'reissue', state })),
]);

/** Applications for divorce that wait, or with a visit of the couple under way: their dates count. */
export const runningStates = listed(DivorcePoint.options.filter(isRunning));

function isRunning(point: DivorcePoint): boolean {
  const state = divorceStateOf(point);
  return state === 'coolingOff' || state === 'issuable';
}

function listed(states: readonly string[]): string {
  return `('${[...new Set(states)].join("', '")}')`;
}
