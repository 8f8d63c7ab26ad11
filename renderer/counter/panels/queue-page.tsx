import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { Button, Panel } from '../../components/index.ts';
import { QueueView } from '../../queue/index.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { useShortcut } from '../use-shortcut.ts';

export interface QueuePageProps {
  readonly session: Session;
  readonly onOpen: (caseId: string) => void;
  readonly onClose: () => void;
}

/** 上报队列 at the counter. */
export function QueuePage({ session, onOpen, onClose }: QueuePageProps): ReactElement {
  const { t } = useTranslation(['queue', 'common']);
  const part = useKeptFocus<HTMLElement>();
  useShortcut('Escape', onClose);
  return (
    <main className="panel-page" ref={part} tabIndex={-1} aria-label={t('title')}>
      <Panel
        page
        title={t('title')}
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.back')}
          </Button>
        }
      >
        <QueueView session={session} onOpen={onOpen} />
      </Panel>
    </main>
  );
}
