import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarCheck } from '#shared/contract/index.ts';
import { dateWords } from '../../client/index.ts';
import { Notice } from '../../components/index.ts';
import { stretchesOf } from './month-days.ts';

type Change = CalendarCheck['changes'][number];

/** What a file would change: the days it gives and takes, how far it reaches, and what to look at once more. */
export function ChangeList({ check }: { readonly check: CalendarCheck }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { year, region, replaces, changes, coversThrough, doubts, papers } = check;
  // Of a year nobody knew it goes without saying what its days were before.
  const isNew = replaces === 'nothing';
  const sameAs = ({ before, after }: Change): string => JSON.stringify(isNew ? [after] : [before, after]);
  const reaches = dateWords(t, coversThrough.after);
  return (
    <div className="calendar-check">
      <p>
        <strong>{region === null ? t('calendar.year', { year }) : t('calendar.check.region', { year, region })}</strong>
        <span className="soft">{t(`calendar.check.replaces.${replaces}`)}</span>
      </p>
      <p className="small calendar-papers">{papers.join(' ')}</p>
      {coversThrough.before !== coversThrough.after && (
        <p>{t('calendar.check.reaches', { before: dateWords(t, coversThrough.before), after: reaches })}</p>
      )}
      {doubts.map((doubt) => (
        <Notice key={JSON.stringify(doubt)} tone="waiting">
          {t(`calendar.doubt.${doubt.code}`, doubtWords(t, doubt.details))}
        </Notice>
      ))}
      {changes.length === 0 ? (
        <p className="soft">{t('calendar.check.nothing')}</p>
      ) : (
        <ol className="calendar-changes" aria-label={t('calendar.check.changes', { count: changes.length })}>
          {stretchesOf(changes, sameAs).map(({ from, until, days, first: { before, after } }) => (
            <li key={from}>
              <span className="calendar-change-days">
                {days === 1 ? shortDay(t, from) : t('calendar.check.fromUntil', { from: shortDay(t, from), until: shortDay(t, until) })}
              </span>
              <span className={`calendar-words-${after.kind}`}>
                {t(`calendar.check.becomes.${after.kind}`, { name: after.name, count: days })}
              </span>
              {!isNew && (
                <span className="soft small">
                  {t('calendar.check.was', { kind: t(`calendar.kind.${before.kind}`), name: before.name ?? '' }).trim()}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function shortDay(t: Translate, date: string): string {
  return t('supervisor:calendar.check.day', { year: date.slice(0, 4), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });
}

function doubtWords(t: Translate, details: CalendarCheck['doubts'][number]['details']): Record<string, string | number> {
  const words = Object.entries(details).map(([key, value]) => [
    key,
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateWords(t, value) : value,
  ]);
  return Object.fromEntries(words) as Record<string, string | number>;
}
