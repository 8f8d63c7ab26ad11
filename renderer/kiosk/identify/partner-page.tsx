import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { LayCard } from './lay-card.tsx';

export interface PartnerPageProps {
  /** The other's card was read, and belongs to the visit now. */
  readonly onEntered: () => void;
}

/** The other of the two lays their card down as well. */
export function PartnerPage({ onEntered }: PartnerPageProps): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <KioskPage title={t('identify.partnerTitle')} lead={t('identify.partnerLead')}>
      <LayCard as="kiosk.enterPartner" onEntered={onEntered} />
    </KioskPage>
  );
}
