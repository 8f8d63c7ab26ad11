import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainPage } from './plain-page.tsx';

/** The core is away. What was saved is safe, the staff are there, and the kiosk goes on by itself. */
export function CoreLost(): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <PlainPage title={t('trouble.lost.title')}>
      <p>{t('trouble.lost.safe')}</p>
      <p>{t('trouble.lost.counter')}</p>
    </PlainPage>
  );
}
