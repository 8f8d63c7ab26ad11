import type { TFunction } from 'i18next';
import type { ClockView } from '#shared/contract/index.ts';
import { momentWords } from './words.ts';

/** Why the clock is doubted; null while it is sure and shows Beijing time. */
export function clockWords(t: TFunction, { state, now, lastAct, zone }: ClockView): string | null {
  const why = state === 'sure' ? (zone.ok ? null : 'zone') : state;
  if (why === null) return null;
  return t(`common:clock.why.${why}`, {
    now: momentWords(t, now),
    lastAct: lastAct === null ? '' : momentWords(t, lastAct),
    zone: `${zone.name} UTC${zone.offset}`,
  });
}
