import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAsk } from '../../../client/index.ts';
import { Button, Panel } from '../../../components/index.ts';
import { useShortcut } from '../../use-shortcut.ts';
import { MonthPanel } from './month-panel.tsx';
import { UpcomingGroups } from './upcoming-groups.tsx';
import './upcoming.css';

export interface UpcomingPageProps {
  readonly onOpen: (caseId: string) => void;
  readonly onClose: () => void;
}

/** 离婚办件: whoever waits, by what is due; and the load of a month. */
export function UpcomingPage({ onOpen, onClose }: UpcomingPageProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const upcoming = useAsk('divorces.upcoming', {}, { every: 60_000 });
  useShortcut('Escape', onClose);
  return (
    <main className="panel-page upcoming" aria-label={t('divorce.upcoming.title')}>
      <Panel
        page
        title={t('divorce.upcoming.title')}
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.back')}
          </Button>
        }
      >
        <ErrorNotice error={upcoming.error} />
        {upcoming.value && <UpcomingGroups upcoming={upcoming.value} onOpen={onOpen} />}
      </Panel>
      {upcoming.value && <MonthPanel today={upcoming.value.on} />}
    </main>
  );
}
