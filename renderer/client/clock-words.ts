import type { TFunction } from 'i18next';
import type { ClockView } from '#shared/contract/index.ts';
import { momentWords } from './words.ts';

/** Why the clock is doubted; null while it is sure and shows Beijing time. */
export function clockWords(t: TFunction, { state, now, lastAct, zone, province }: ClockView): string | null {
  const why = state === 'sure' ? (zone.ok ? null : 'zone') : state;
  if (why === null) return null;
  return t(`common:clock.why.${why}`, {
    now: momentWords(t, now),
    lastAct: lastAct === null ? '' : momentWords(t, lastAct),
    zone: `${zone.name} UTC${zone.offset}`,
    offset: province === null ? '' : offsetWords(t, province.offsetMs),
    limit: province === null ? '' : province.limitMs / 1_000,
  });
}

/** How far this PC's clock is from the province's; ms, positive: ahead. For a sentence that begins with the clock. */
export function offsetWords(t: TFunction, offsetMs: number): string {
  const seconds = Math.floor(Math.abs(offsetMs) / 1_000);
  if (seconds === 0) return t('common:clock.offset.same');
  return t(`common:clock.offset.${offsetMs > 0 ? 'fast' : 'slow'}`, { by: spanWords(t, seconds) });
}

function spanWords(t: TFunction, seconds: number): string {
  if (seconds < 120) return t('common:clock.by.seconds', { count: seconds });
  if (seconds < 2 * 3_600) return t('common:clock.by.minutes', { count: Math.floor(seconds / 60) });
  if (seconds < 2 * 86_400) return t('common:clock.by.hours', { count: Math.floor(seconds / 3_600) });
  return t('common:clock.by.days', { count: Math.floor(seconds / 86_400) });
}
