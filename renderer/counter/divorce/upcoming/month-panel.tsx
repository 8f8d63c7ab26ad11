import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '#shared/model/index.ts';
import { ErrorNotice, useAsk } from '../../../client/index.ts';
import { Button, Panel } from '../../../components/index.ts';
import { useShortcut } from '../../use-shortcut.ts';
import { dayOfWeekWords } from '../day-words.ts';
import { MonthGrid } from './month-grid.tsx';
import { monthAway, monthOf, type MonthDay } from './month-weeks.ts';

/** A month by day: who was accepted, what begins and ends, how many couples may come; and one day of it in numbers. */
export function MonthPanel({ today }: { readonly today: CivilDate }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const [chosen, setChosen] = useState<CivilDate>(today);
  const month = monthOf(chosen);
  const asked = useAsk('divorces.month', { month }, { keep: true });
  const shown = asked.value;
  const panel = useRef<HTMLElement>(null);
  // By key it may be turned from further up the page, where it is not seen.
  const turn = (months: number): void => {
    setChosen(`${monthAway(month, months)}-01` as CivilDate);
    panel.current?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('PageUp', () => turn(-1));
  useShortcut('PageDown', () => turn(1));
  const day = shown?.days.find(({ on }) => on === chosen);
  return (
    <Panel
      ref={panel}
      title={t('divorce.month.label')}
      className="month"
      actions={
        <>
          <Button variant="quiet" small keys="PageUp" onPress={() => turn(-1)}>
            {t('divorce.month.previous')}
          </Button>
          <Button variant="quiet" small keys="PageDown" onPress={() => turn(1)}>
            {t('divorce.month.next')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={asked.error} />
      {shown && <MonthGrid view={shown} chosen={chosen} onChoose={setChosen} />}
      {day && <Numbers day={day} />}
    </Panel>
  );
}

function Numbers({ day }: { readonly day: MonthDay }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const lines = [
    [t('divorce.month.coming'), day.open ? day.mayCome : null],
    [t('divorce.date.issueFrom'), day.issueFrom],
    [t('divorce.date.issueUntil'), day.issueUntil],
    [t('divorce.date.withdrawUntil'), day.withdrawUntil],
    [t('divorce.month.accepted'), day.accepted],
    [t('divorce.month.provisional'), day.provisional],
  ] as const;
  const numbers = lines.filter(([, count]) => count !== null && count > 0);
  return (
    <section className="month-day" aria-live="polite">
      <h3>
        {dayOfWeekWords(t, day.on)} <span className="soft small">{t(day.open ? 'divorce.month.openDay' : 'divorce.month.closedDay')}</span>
      </h3>
      {numbers.length === 0 ? (
        <p className="soft small">{t('divorce.month.nothing')}</p>
      ) : (
        <dl>
          {numbers.map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
