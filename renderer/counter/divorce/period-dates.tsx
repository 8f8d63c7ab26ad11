import type { ReactElement } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { isFirm } from '#shared/law/divorce/index.ts';
import { dateWords } from '#shared/locales/date-words.ts';
import { CoolingOffDate, type CivilDate, type CoolingOffDates } from '#shared/model/index.ts';
import { StateMark } from '../../components/index.ts';

/** 2026年12月23日（星期三）. */
export function dayAndWeekday(t: TFunction, date: CivilDate): string {
  const weekday = t(`papers:weekday.${Temporal.PlainDate.from(date).dayOfWeek}`);
  return t('papers:divorce.day', { date: dateWords(t, date), weekday });
}

/** Why the last days fell where they did (民法典 203), as the receipt says it. */
export function rollSentences(t: TFunction, { rolled }: CoolingOffDates): string[] {
  return rolled.map(({ from, to, why }) => {
    const days = why.map((each) => (each === 'weekend' ? t('law:rest.weekend') : each)).join(t('papers:divorce.restBetween'));
    return t('papers:divorce.rolled', { from: dateWords(t, from), to: dateWords(t, to), why: days });
  });
}

export interface PeriodDatesProps {
  readonly dates: CoolingOffDates;
  /** When the office stops taking people in: the end of the last days. */
  readonly closing: string | undefined;
}

/** The dates of the two periods with their weekdays, why they were moved, and which of them are not firm yet. */
export function PeriodDates({ dates, closing }: PeriodDatesProps): ReactElement {
  const { t } = useTranslation(['counter', 'papers', 'law', 'common']);
  const notes = rollSentences(t, dates);
  return (
    <>
      <dl className="period-dates">
        {CoolingOffDate.options.map((which) => (
          <div key={which} className="period-date">
            <dt>{t(`divorce.dates.${which}`)}</dt>
            <dd>
              <span className="serif">{dayAndWeekday(t, dates[which])}</span>
              {(which === 'withdrawUntil' || which === 'issueUntil') && closing !== undefined && (
                <span className="small soft">{t('divorce.dates.closing', { time: closing })}</span>
              )}
              {!isFirm(dates, which) && <StateMark tone="waiting">{t('divorce.dates.provisional')}</StateMark>}
            </dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="small soft">
          {note}
        </p>
      ))}
      {dates.provisionalDates.length > 0 && <p className="small soft">{t('papers:divorce.mayMove')}</p>}
    </>
  );
}
