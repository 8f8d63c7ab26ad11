import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyAppointment } from '#shared/contract/index.ts';
import { useAsk } from '../../../client/index.ts';
import { BigButton } from '../../frame/big.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { PrintedNotice, usePrinting } from '../parts/printing.tsx';
import { SlipCard } from './slip-card.tsx';

/** It is booked: the slip on paper where the kiosk prints, on the screen anywhere. */
export function BookedPage({ appointment }: { readonly appointment: MyAppointment }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { home } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const print = usePrinting('kiosk.printAppointment');
  return (
    <KioskPage
      title={t('services.appointments.booked')}
      lead={t('services.appointments.bookedLead')}
      onBack={home}
      actions={
        <>
          <BigButton primary icon="check" onPress={home}>
            {t('number.done')}
          </BigButton>
          {state?.prints === true && (
            <BigButton icon="printer" busy={print.busy} onPress={() => print.start({ id: appointment.id })}>
              {t('services.appointments.print')}
            </BigButton>
          )}
        </>
      }
    >
      <PrintedNotice of={print} />
      <SlipCard of={appointment} />
    </KioskPage>
  );
}
