import type { DivorcePoint, MarriageState } from '#shared/model/index.ts';
import { divorceStateOf, isClosed as isDivorceClosed, isVisitUnderWay } from './divorce/process.ts';
import { isClosed as isMarriageClosed } from './marriage/process.ts';

export type WhereItIs =
  { readonly business: 'marriage'; readonly state: MarriageState } | { readonly business: 'divorce'; readonly point: DivorcePoint };

/** Nothing more is decided in this case. */
export function isCaseClosed(of: WhereItIs): boolean {
  return of.business === 'marriage' ? isMarriageClosed(of.state) : isDivorceClosed(of.point);
}

/** Somebody is serving the couple: it has not ended, and nobody waits out a period of a divorce. */
export function isInHands(of: WhereItIs): boolean {
  if (of.business === 'divorce') return divorceStateOf(of.point) === 'received' || isVisitUnderWay(of.point);
  return !isCaseClosed(of);
}
