import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { QueueView } from '../../queue/index.ts';
import { Page } from '../page.tsx';

/** 上报队列 at the supervisor's desk. */
export function QueuePage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('supervisor');
  return (
    <Page title={t('page.queue')}>
      <QueueView session={session} />
    </Page>
  );
}
