import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isClosed, isFirm } from '#shared/law/divorce/index.ts';
import { CoolingOffDate, slots, type CoolingOffDates, type DivorceView, type Slot } from '#shared/model/index.ts';
import { dayWords, ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Icon, Notice } from '../../components/index.ts';
import { useDivorce } from '../case-context.ts';
import { dayOfWeekWords } from './day-words.ts';
import { Provisional } from './time-line.tsx';
import { useMayServe } from './use-may-serve.ts';

/** The couple hold receipts with other dates: what they said before, what counts now, and that both were told. */
export function MovedNotice(): ReactElement | null {
  const { t } = useTranslation(['counter', 'common']);
  const { view } = useDivorce();
  const told = useAct('divorce.told');
  const mayTell = useMayServe(view);
  const { dates, movedDates } = view;
  if (dates === null || movedDates === null) return null;
  const { at, before } = movedDates;
  const closed = isClosed(view.point);
  const lacking = closed || slots.every((slot) => hasReceipt(view, slot)) ? null : t('divorce.moved.lacking');
  const changed = CoolingOffDate.options.filter((date) => before[date] !== dates[date] || isFirm(before, date) !== isFirm(dates, date));
  return (
    <>
      <Notice
        tone="waiting"
        title={t('divorce.moved.title', { on: dayWords(t, at) })}
        actions={
          mayTell && (
            <>
              <Button icon="check" busy={told.busy} isDisabled={lacking !== null} onPress={() => void told.run({ caseId: view.id })}>
                {t('divorce.moved.told')}
              </Button>
              {lacking !== null && <span className="soft small">{lacking}</span>}
            </>
          )
        }
      >
        <ul className="moved-dates" aria-label={t('divorce.moved.changes')}>
          {changed.map((date) => (
            <li key={date}>
              <span className="moved-name">{t(`divorce.date.${date}`)}</span>
              <s>
                <Day of={before} date={date} />
              </s>
              <Icon name="chevronRight" />
              <span className="unseen">{t('divorce.moved.now')}</span>
              <strong>
                <Day of={dates} date={date} />
              </strong>
            </li>
          ))}
        </ul>
        <p>{t(closed ? 'divorce.moved.explainClosed' : 'divorce.moved.explain')}</p>
      </Notice>
      <ErrorNotice error={told.error} onDismiss={told.forget} />
    </>
  );
}

/** The receipt with the dates as they are now is in their hands. */
function hasReceipt({ documents }: DivorceView, slot: Slot): boolean {
  return documents.some(
    ({ kind, party, current, print }) => kind === 'acceptanceReceipt' && party === slot && current && print === 'confirmed',
  );
}

function Day({ of, date }: { readonly of: CoolingOffDates; readonly date: CoolingOffDate }): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  return (
    <>
      {dayOfWeekWords(t, of[date])} {!isFirm(of, date) && <Provisional />}
    </>
  );
}
