import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Roll } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';

/** `2026年12月23日 周三`. */
export function dayOfWeekWords(t: TFunction, date: CivilDate): string {
  return t('counter:divorce.day', { date: dateWords(t, date), weekday: weekdayWords(t, date) });
}

export function weekdayWords(t: TFunction, date: CivilDate): string {
  return t(`counter:divorce.weekday.${Temporal.PlainDate.from(date).dayOfWeek}`);
}

/** Why a last day fell where it did (民法典 203). */
export function rollWords(t: TFunction, { from, to, why }: Roll): string {
  const days = why.map((each) => (each === 'weekend' ? t('law:rest.weekend') : each)).join(t('common:listComma'));
  return t('counter:divorce.timeLine.rolled', { from: dayOfWeekWords(t, from), to: dayOfWeekWords(t, to), why: days });
}
