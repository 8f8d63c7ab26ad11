import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { VisitPage } from '../visit/visit-page.tsx';
import { LayCard } from './lay-card.tsx';

const visitPage = <VisitPage />;

/** 刷身份证: whoever lays their card down. */
export function CardPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const enter = (): void => replace(visitPage);
  return (
    <KioskPage title={t('identify.title')} lead={t('identify.lead')}>
      <LayCard as="kiosk.enter" onEntered={enter} />
    </KioskPage>
  );
}
