import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainPage } from './plain-page.tsx';

/** Between two visits, for a moment. */
export function OverPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <PlainPage title={t('over.title')}>
      <p>{t('over.more')}</p>
    </PlainPage>
  );
}
