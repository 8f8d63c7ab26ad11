import type { TFunction } from 'i18next';
import { ReminderDate, type ReminderList } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { isFirm } from '#shared/law/divorce/index.ts';
import { nextOpenDay } from '#shared/law/office-hours.ts';
import type { Calendar } from '#shared/law/calendar.ts';
import { slots, type CivilDate, type Office } from '#shared/model/index.ts';
import type { ReadableDb } from '../../../store/types.ts';
import { listDivorces } from '../../case-record.ts';
import { runningStates } from '../../states.ts';
import { messageText, mobileOf } from './message.ts';

type Reminders = Pick<ReminderList, 'from' | 'until' | 'messages' | 'leftOut'>;

interface Surroundings {
  readonly office: Office;
  readonly calendar: Calendar;
  readonly training: boolean;
  readonly t: TFunction;
}

/**
 * Whom to remind when messages go out on a day. With one day before: of what falls on the days through the next one on which the office
 * is open, since nobody sends a message on a day between; with more days before, of what falls as much later.
 */
export function remindersDue(
  db: ReadableDb,
  { on, daysBefore }: { readonly on: CivilDate; readonly daysBefore: number },
  { office, calendar, training, t }: Surroundings,
): Reminders {
  const from = addDays(on, daysBefore);
  const until = addDays(nextOpenDay(office.hours, calendar, on) ?? addDays(on, 1), daysBefore - 1);
  const due: Reminders = { from, until, messages: [], leftOut: [] };
  for (const record of listDivorces(db, `c.state IN ${runningStates} AND v.withdraw_until <= :until AND v.issue_until >= :from`, {
    from,
    until,
  })) {
    const { dates, receiptNumber } = record;
    if (dates === null || receiptNumber === null) continue;
    for (const date of ReminderDate.options) {
      if (dates[date] < from || dates[date] > until) continue;
      for (const party of slots) {
        const { name, phone, phoneConsent } = record.couple[party];
        const one = { caseId: record.id, caseNumber: record.number, party, name, date, on: dates[date] };
        const mobile = mobileOf(phone);
        if (!isFirm(dates, date)) due.leftOut.push({ ...one, why: 'notFirm' });
        else if (phone === '' || !phoneConsent) due.leftOut.push({ ...one, why: 'noPhone' });
        else if (mobile === null) due.leftOut.push({ ...one, why: 'notMobile' });
        else due.messages.push({ ...one, phone: mobile, text: messageText({ receiptNumber, dates, date }, office, training, t) });
      }
    }
  }
  return due;
}
