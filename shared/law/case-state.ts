import type { DivorcePoint, MarriageState, ReissueState } from '#shared/model/index.ts';
import { divorceStateOf, isClosed as isDivorceClosed, isVisitUnderWay } from './divorce/process.ts';
import { isClosed as isMarriageClosed } from './marriage/process.ts';
import { isReissueClosed } from './reissue/process.ts';

export type WhereItIs =
  | { readonly business: 'marriage'; readonly state: MarriageState }
  | { readonly business: 'divorce'; readonly point: DivorcePoint }
  | { readonly business: 'reissue'; readonly state: ReissueState };

/** Nothing more is decided in this case. */
export function isCaseClosed(of: WhereItIs): boolean {
  if (of.business === 'divorce') return isDivorceClosed(of.point);
  return of.business === 'marriage' ? isMarriageClosed(of.state) : isReissueClosed(of.state);
}

/** Somebody is serving the couple: it has not ended, and nobody waits out a period of a divorce. */
export function isInHands(of: WhereItIs): boolean {
  if (of.business === 'divorce') return divorceStateOf(of.point) === 'received' || isVisitUnderWay(of.point);
  return !isCaseClosed(of);
}
