import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DivorceMonth } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { classNames } from '../../../components/index.ts';
import { dayOfWeekWords } from '../day-words.ts';
import { dueOn, loadOf, weeksOf, type MonthDay } from './month-weeks.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export interface MonthGridProps {
  readonly view: DivorceMonth;
  readonly chosen: CivilDate;
  /** A day of another month turns to it. */
  readonly onChoose: (on: CivilDate) => void;
}

/** The days of a month: load as words and tint, days of rest, today in its ring; arrows go from day to day. */
export function MonthGrid({ view: { month, today, days }, chosen, onChoose }: MonthGridProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const grid = useRef<HTMLTableElement>(null);
  const walking = useRef(false);
  // Arrows carry the focus with them, into the next month once it is there.
  useEffect(() => {
    const next = walking.current ? grid.current?.querySelector<HTMLElement>('[tabindex="0"]') : null;
    if (!next) return;
    next.focus();
    walking.current = false;
  });
  const step = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    walking.current = true;
    onChoose(addDays(chosen, by));
  };
  const [year, number] = month.split('-');
  return (
    <table ref={grid} className="month-grid" aria-describedby="month-keys">
      <caption>
        {t('divorce.month.title', { year, month: number })}
        <span id="month-keys" className="unseen">
          {t('divorce.month.keys')}
        </span>
      </caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" className="small">
              {t(`divorce.weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, at) => (
          <tr key={at}>
            {week.map((day, weekday) => (
              <td key={weekday}>
                {day !== null && (
                  <Day
                    day={day}
                    load={loadOf(day, days)}
                    isToday={day.on === today}
                    isChosen={day.on === chosen}
                    onChoose={() => onChoose(day.on)}
                    onKeyDown={step}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly day: MonthDay;
  readonly load: 0 | 1 | 2 | 3;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Day({ day, load, isToday, isChosen, onChoose, onKeyDown }: DayProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const due = dueOn(day);
  return (
    <button
      type="button"
      className={classNames(
        'month-cell',
        `month-load-${load}`,
        !day.open && 'month-closed',
        isToday && 'month-today',
        isChosen && 'month-chosen',
      )}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <span className="month-number" aria-hidden="true">
        {Number(day.on.slice(8))}
        {!day.open && <span className="month-sign">{t('divorce.month.closed')}</span>}
      </span>
      <span className="unseen">
        {dayOfWeekWords(t, day.on)}
        {!day.open && ` ${t('divorce.month.closedDay')}`}
      </span>
      {day.open && day.mayCome > 0 && <span className="month-words">{t('divorce.month.mayCome', { count: day.mayCome })}</span>}
      {due > 0 && <span className="month-words month-due">{t('divorce.month.due', { count: due })}</span>}
    </button>
  );
}
