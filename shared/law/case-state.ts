import type { DivorcePoint, MarriageState } from '#shared/model/index.ts';
import { isClosed as isDivorceClosed } from './divorce/process.ts';
import { isClosed as isMarriageClosed } from './marriage/process.ts';

export type WhereItIs =
  { readonly business: 'marriage'; readonly state: MarriageState } | { readonly business: 'divorce'; readonly point: DivorcePoint };

/** Nothing more is decided in this case. */
export function isCaseClosed(of: WhereItIs): boolean {
  return of.business === 'marriage' ? isMarriageClosed(of.state) : isDivorceClosed(of.point);
}
