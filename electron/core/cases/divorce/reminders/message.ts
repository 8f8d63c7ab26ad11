import type { TFunction } from 'i18next';
import type { ReminderDate } from '#shared/contract/index.ts';
import { isFirm } from '#shared/law/divorce/index.ts';
import { hoursOn, type CoolingOffDates, type Office } from '#shared/model/index.ts';
import { dayText } from '../papers/period-text.ts';

/** What a message says: the office, the receipt and the date. */
export interface MessageOf {
  readonly receiptNumber: string;
  readonly dates: CoolingOffDates;
  readonly date: ReminderDate;
}

/**
 * The text of one message (`papers:reminder`). Whoever glances at the telephone may be anybody: it names the office, the number of the
 * receipt and the day, and neither what was applied for nor the other party. The wording is that of the locale.
 */
export function messageText({ receiptNumber, dates, date }: MessageOf, office: Office, training: boolean, t: TFunction): string {
  const { until } = hoursOn(office.hours, dates[date]);
  const last =
    date === 'issueFrom' && isFirm(dates, 'issueUntil')
      ? t('papers:reminder.last', { day: dayText(dates.issueUntil, t), until: hoursOn(office.hours, dates.issueUntil).until })
      : '';
  const ask = office.phone === '' ? '' : t('papers:reminder.ask', { phone: office.phone });
  const day = dayText(dates[date], t);
  const text = t(`papers:reminder.${date}`, { office: office.name, receipt: receiptNumber, day, until }) + last + ask;
  return training ? t('papers:reminder.training') + text : text;
}

/** The mobile number of the mainland a gateway sends to, as digits; null for any other. */
export function mobileOf(phone: string): string | null {
  const digits = phone.replaceAll(/[\s()（）\-－—]/gu, '').replace(/^(?:\+|00)86/u, '');
  return /^1[3-9]\d{9}$/u.test(digits) ? digits : null;
}
