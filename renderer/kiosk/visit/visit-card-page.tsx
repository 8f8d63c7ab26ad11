import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { LayCard } from '../identify/lay-card.tsx';

/** Whoever came with a slip's code lays their card down for what the code is not enough for. */
export function VisitCardPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { home } = usePages();
  const queries = useQueryClient();
  const entered = (): void => {
    // The card may be another's than the slip: nothing the slip's visit was told is shown to its holder.
    void queries.resetQueries({ queryKey: ['kiosk.mine'] });
    home();
  };
  return (
    <KioskPage title={t('identify.title')} lead={t('identify.lead')}>
      <LayCard as="kiosk.enter" onEntered={entered} />
    </KioskPage>
  );
}
