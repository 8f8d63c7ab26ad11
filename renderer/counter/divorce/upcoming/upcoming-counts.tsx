import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../client/index.ts';
import { Button, classNames } from '../../../components/index.ts';

export interface UpcomingCountsProps {
  readonly shown: boolean;
  readonly onShow: () => void;
}

/** The way to 离婚办件 from the worklist, with how many must be looked after today. */
export function UpcomingCounts({ shown, onShow }: UpcomingCountsProps): ReactElement {
  const { t } = useTranslation('counter');
  const { value } = useAsk('divorces.upcoming', {}, { every: 60_000 });
  const counts = value
    ? ([
        ['countIssuable', value.issuable.length],
        ['countLastDay', value.lastDay.length],
        ['countToBeTold', value.toBeTold.length],
        ['countUnaccounted', value.unaccounted.length],
      ] as const)
    : [];
  const urgent = counts.filter(([, count]) => count > 0);
  return (
    <div className={classNames('upcoming-counts', shown && 'upcoming-counts-shown')}>
      <Button variant="quiet" small icon="calendar" keys="F12" onPress={onShow}>
        {t('divorce.upcoming.open')}
      </Button>
      {urgent.length > 0 && (
        <ul className="small" aria-label={t('divorce.upcoming.counts')}>
          {urgent.map(([name, count]) => (
            <li key={name} className={classNames(name !== 'countIssuable' && 'tone-waiting')}>
              {t(`divorce.upcoming.${name}`, { count })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
