import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import { dateWords } from '#shared/locales/date-words.ts';
import { officeTimeZone } from '#shared/model/index.ts';

export { dateWords };

/** `17:00` at the office. */
export function clockTime(instant: string): string {
  return atOffice(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** `2026年11月21日 17:00`. */
export function momentWords(t: TFunction, instant: string): string {
  return `${dateWords(t, atOffice(instant).toPlainDate().toString())} ${clockTime(instant)}`;
}

/** `2026年11月21日`, at the office. */
export function dayWords(t: TFunction, instant: string): string {
  return dateWords(t, atOffice(instant).toPlainDate().toString());
}

/** How long something has waited, for a sentence that says so. */
export interface Age {
  /** 12 分钟, 3 小时, 2 天. */
  readonly age: string;
  /** Under a minute: no number begins the words, and a sentence may read otherwise. */
  readonly context?: 'now';
}

export function ageWords(t: TFunction, since: string, now: string): Age {
  const minutes = Math.max(
    0,
    Math.floor((Temporal.Instant.from(now).epochMilliseconds - Temporal.Instant.from(since).epochMilliseconds) / 60_000),
  );
  if (minutes < 1) return { age: t('common:age.now'), context: 'now' };
  return { age: spanWords(t, minutes) };
}

function spanWords(t: TFunction, minutes: number): string {
  if (minutes < 60) return t('common:age.minutes', { count: minutes });
  if (minutes < 24 * 60) return t('common:age.hours', { count: Math.floor(minutes / 60) });
  return t('common:age.days', { count: Math.floor(minutes / (24 * 60)) });
}

function atOffice(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(officeTimeZone);
}
