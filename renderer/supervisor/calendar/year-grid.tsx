import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '#shared/contract/index.ts';
import { dateWords } from '../../client/index.ts';
import { Button, classNames, Notice, Panel } from '../../components/index.ts';
import { stretchesOf, weeksOf, type GridDay } from './month-days.ts';

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

export interface YearGridProps {
  readonly view: CalendarView;
  readonly onShow: (year: number) => void;
}

/** A year on one page: rest, holidays by name, worked weekends, today. */
export function YearGrid({ view, onShow }: YearGridProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { year, days } = view.shown;
  const special = new Map(days.map((day) => [day.date, day]));
  const first = Number(view.coversFrom.slice(0, 4));
  const isUnknown = `${year}-01-01` > view.coversThrough;
  const isPartly = !isUnknown && `${year}-12-31` > view.coversThrough;
  return (
    <Panel
      title={t('calendar.year', { year })}
      actions={
        <>
          <Button variant="quiet" small isDisabled={year <= first} onPress={() => onShow(year - 1)}>
            {t('calendar.previous')}
          </Button>
          <Button variant="quiet" small isDisabled={year >= view.missing} onPress={() => onShow(year + 1)}>
            {t('calendar.next')}
          </Button>
        </>
      }
    >
      {isUnknown && <Notice tone="waiting">{t('calendar.unknown', { year })}</Notice>}
      {isPartly && <Notice tone="waiting">{t('calendar.partly', { date: dateWords(t, view.coversThrough) })}</Notice>}
      <ul className="calendar-legend small" aria-hidden="true">
        {(['holiday', 'workedWeekend', 'weekend', 'today'] as const).map((kind) => (
          <li key={kind}>
            <span className={classNames('calendar-day', `calendar-${kind}`)}>
              8{kind !== 'weekend' && kind !== 'today' && <span className="calendar-sign">{t(`calendar.sign.${kind}`)}</span>}
            </span>
            {t(`calendar.kind.${kind}`)}
          </li>
        ))}
      </ul>
      <div className="calendar-months">
        {months.map((month) => (
          <Month key={month} month={month} weeks={weeksOf(year, month, special)} today={view.today} />
        ))}
      </div>
    </Panel>
  );
}

function Month({
  month,
  weeks,
  today,
}: {
  readonly month: number;
  readonly weeks: readonly (readonly GridDay[])[];
  readonly today: string;
}): ReactElement {
  const { t } = useTranslation('supervisor');
  const named = weeks.flat().filter((day) => day !== null && day.name !== null) as NonNullable<GridDay>[];
  return (
    <section className="calendar-month" aria-label={t(`calendar.month.${month}`)}>
      <table>
        <caption>{t(`calendar.month.${month}`)}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" className="small">
                {t(`calendar.weekday.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr key={at}>
              {week.map((day, weekday) => (
                <td key={weekday}>{day !== null && <Day day={day} isToday={day.date === today} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="calendar-named small">
        {stretchesOf(named, ({ kind, name }) => `${kind} ${name}`).map(({ from, until, first: { kind, name } }) => (
          <li key={from}>
            <span className={`calendar-words-${kind}`}>{t(`calendar.named.${kind}`, { days: dayRange(t, from, until), name })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Day({ day: { day, kind }, isToday }: { readonly day: NonNullable<GridDay>; readonly isToday: boolean }): ReactElement {
  const { t } = useTranslation('supervisor');
  const isSigned = kind === 'holiday' || kind === 'workedWeekend';
  return (
    <span
      className={classNames('calendar-day', `calendar-${kind}`, isToday && 'calendar-today')}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
    >
      {day}
      {isSigned && <span className="calendar-sign">{t(`calendar.sign.${kind}`)}</span>}
    </span>
  );
}

/** `1—3`, within a month. */
function dayRange(t: ReturnType<typeof useTranslation>['t'], from: string, until: string): string {
  const [first, last] = [Number(from.slice(8)), Number(until.slice(8))];
  return first === last ? String(first) : t('supervisor:calendar.check.fromUntil', { from: first, until: last });
}
