import type { CSSProperties, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isFirm, isProvisional } from '#shared/law/divorce/index.ts';
import type { CivilDate, CoolingOffDates } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';
import { classNames, Panel, StateMark } from '../../components/index.ts';
import { dayOfWeekWords, rollWords } from './day-words.ts';
import { dayOnLine, type DayOnLine } from './time-line-days.ts';
import './time-line.css';
import type { Closing } from './use-today.ts';

/** The four dates of the receipt, in the order in which they stand under the line. */
const ends = ['accepted', 'withdrawUntil', 'issueFrom', 'issueUntil'] as const;

export interface TimeLineProps {
  readonly dates: CoolingOffDates;
  /** In place of the usual one. */
  readonly title?: string;
  /** null: the application is over, and no day of it is today. */
  readonly today: CivilDate | null;
  readonly closing: Closing;
}

/** Both periods of an application as a line with today on it: its dates, why they fell so, and what is not certain of them. */
export function TimeLine({ title, dates, today, closing }: TimeLineProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'law']);
  const now = today === null ? null : dayOnLine(dates, today);
  return (
    <Panel
      title={title ?? t('divorce.timeLine.title')}
      className="time-line"
      actions={
        today !== null &&
        now !== null && (
          <p>
            {t('divorce.timeLine.today', { date: dateWords(t, today) })} · <strong className="time-line-where">{whereWords(t, now)}</strong>
          </p>
        )
      }
    >
      <div className="time-line-bar" aria-hidden="true">
        {(['coolingOff', 'issuable'] as const).map((period, i) => {
          const passed = passedOf(now, i);
          return (
            <span key={period} className={classNames('time-line-period', `time-line-${period}`, besideToday(passed))}>
              <span className="time-line-passed" style={{ '--passed': passed } as CSSProperties} />
              <span className="time-line-name">{t(`divorce.timeLine.period.${period}`)}</span>
            </span>
          );
        })}
        {now !== null && <span className="time-line-pin" style={{ '--share': now.share } as CSSProperties} />}
      </div>
      <dl className="time-line-dates">
        {ends.map((end) => (
          <div key={end} className={`time-line-${end}`}>
            <dt>{t(`divorce.date.${end}`)}</dt>
            <dd>
              <span className="time-line-date">{dayOfWeekWords(t, dates[end])}</span>
              {end !== 'accepted' && !isFirm(dates, end) && <Provisional />}
              {(end === 'withdrawUntil' || end === 'issueUntil') && closing(dates[end]) !== '' && (
                <span className="soft small">{t('divorce.timeLine.closing', { until: closing(dates[end]) })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="time-line-notes small">
        {dates.rolled.map((roll) => (
          <li key={roll.from}>{rollWords(t, roll)}</li>
        ))}
        {today !== null && dates.kept !== undefined && (
          <li>{t('divorce.timeLine.kept', { dates: dates.kept.map((date) => t(`divorce.date.${date}`)).join(t('common:listComma')) })}</li>
        )}
        {today !== null && isProvisional(dates) && (
          <li>
            {t('divorce.timeLine.mayMove')}
            {isFirm(dates, 'issueFrom') && t('divorce.timeLine.sureUntil', { date: dayOfWeekWords(t, dates.nominalIssueUntil) })}
          </li>
        )}
      </ul>
    </Panel>
  );
}

/** A date that a notice not published yet may move. */
export function Provisional(): ReactElement {
  const { t } = useTranslation('counter');
  return <StateMark tone="waiting">{t('divorce.provisional')}</StateMark>;
}

/** How much of a period has passed, 0 to 1. */
function passedOf(now: DayOnLine | null, period: number): number {
  return now === null ? 1 : Math.min(1, Math.max(0, now.share * 2 - period));
}

/** The name of the period with today in it stands where there is more room: today's mark lies over none of its words. */
function besideToday(passed: number): string | false {
  if (passed === 0 || passed === 1) return false;
  return passed < 0.5 ? 'time-line-named-after' : 'time-line-named-before';
}

function whereWords(t: ReturnType<typeof useTranslation>['t'], { period, day, left }: DayOnLine): string {
  const within = period === 'coolingOff' || period === 'issue';
  if (!within) return t(`counter:divorce.timeLine.where.${period}`);
  return left === 0
    ? t(`counter:divorce.timeLine.where.${period}Last`, { day })
    : t('counter:divorce.timeLine.where.left', { where: t(`counter:divorce.timeLine.where.${period}`, { day }), count: left });
}
