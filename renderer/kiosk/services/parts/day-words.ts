import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '#shared/model/index.ts';

/** `2026年11月24日`, in the kiosk's own words: a language the hall added has no others. */
export function dateWords(t: TFunction, date: CivilDate): string {
  const [year, month, day] = date.split('-');
  return t('kiosk:services.date', { year, month, day });
}

/** `2026年11月24日 星期二`. */
export function dayWords(t: TFunction, date: CivilDate): string {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return t('kiosk:services.day', { date: dateWords(t, date), weekday: t(`kiosk:services.weekday.${dayOfWeek}`) });
}

/** How many days it is until a day: 0 today. */
export function daysUntil(today: CivilDate, date: CivilDate): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(date)).days;
}
