import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import { isFirm, isProvisional } from '#shared/law/divorce/index.ts';
import {
  hoursOnWeekday,
  officeTimeZone,
  type CivilDate,
  type CoolingOffDate,
  type CoolingOffDates,
  type Office,
} from '#shared/model/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import type { DivorcePaperSource } from './source.ts';

/** 2026年12月23日（星期三）; empty for none. */
export function dayText(date: CivilDate | null, t: TFunction): string {
  if (date === null) return '';
  const weekday = t(`papers:weekday.${Temporal.PlainDate.from(date).dayOfWeek}`);
  return t('papers:divorce.day', { date: dateText(date, t), weekday });
}

/** 2026年11月23日 10:24, by the clock on the office's wall. */
export function instantText(instant: string, t: TFunction): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(officeTimeZone);
  return t('papers:divorce.at', {
    date: dateText(at.toPlainDate().toString() as CivilDate, t),
    time: at.toPlainTime().toString({ smallestUnit: 'minute' }),
  });
}

/** The dates of the two periods of an accepted application. Throws before it is accepted: no paper may guess them. */
export function datesOf({ dates }: Pick<DivorcePaperSource, 'dates'>): CoolingOffDates {
  if (dates === null) throw new Error('the application has no dates yet');
  return dates;
}

/** One of the dates with its weekday, marked 暂定 where a notice not published yet may move it. */
export function periodDay(dates: CoolingOffDates, which: CoolingOffDate, t: TFunction): string {
  const day = dayText(dates[which], t);
  return isFirm(dates, which) ? day : t('papers:divorce.provisional', { day });
}

/** Why last days fell where they did (民法典 203), and what is not certain yet; nothing where nothing is to be said. */
export function periodNotes(dates: CoolingOffDates, { office, t }: Pick<DivorcePaperSource, 'office' | 't'>): string[] {
  const rolled = dates.rolled.map(({ from, to, why }) => {
    const days = why.map((each) => (each === 'weekend' ? t('law:rest.weekend') : each)).join(t('papers:divorce.restBetween'));
    return t('papers:divorce.rolled', { from: dateText(from, t), to: dateText(to, t), why: days });
  });
  return [...rolled, ...provisionalNotes(dates, office, t)];
}

/** That a date may move, that the hall will say so, and until when nothing can: a notice never ends the second period sooner. */
function provisionalNotes(dates: CoolingOffDates, { phone }: Office, t: TFunction): string[] {
  if (!isProvisional(dates)) return [];
  const sure = isFirm(dates, 'issueFrom') ? [t('papers:divorce.sureUntil', { day: dateText(dates.nominalIssueUntil, t) })] : [];
  const ask = phone === '' ? t('papers:divorce.askHere') : t('papers:divorce.askByPhone', { phone });
  return [t('papers:divorce.mayMove') + ask, ...sure];
}

/**
 * 星期一至星期四 08:30至17:00、星期五 08:30至16:30; days with the same hours together, and those that do not follow each other named
 * one by one. Single days with hours of their own are announced when they come.
 */
export function hoursText({ hours }: Pick<Office, 'hours'>, t: TFunction): string {
  const byHours = new Map<string, { readonly span: ReturnType<typeof hoursOnWeekday>; readonly days: number[] }>();
  for (const day of hours.weekdays.toSorted((one, other) => one - other)) {
    const span = hoursOnWeekday(hours, day);
    const key = `${span.from} ${span.until}`;
    byHours.set(key, { span, days: [...(byHours.get(key)?.days ?? []), day] });
  }
  return [...byHours.values()]
    .map(({ span, days }) => t('papers:divorce.hours', { days: daysText(days, t), ...span }))
    .join(t('papers:divorce.restBetween'));
}

function daysText(days: readonly number[], t: TFunction): string {
  const names = days.map((day) => t(`papers:weekday.${day}`));
  const running = days.length > 2 && (days.at(-1) ?? 0) - (days[0] ?? 0) === days.length - 1;
  return running ? t('papers:divorce.days', { first: names[0], last: names.at(-1) }) : names.join(t('papers:divorce.restBetween'));
}
