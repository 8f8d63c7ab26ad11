import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { Choice, Choices } from '../frame/big.tsx';
import { KioskError } from '../frame/kiosk-notice.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { NumberPage } from '../ticket/number-page.tsx';

/** A number for whoever is known already: their name goes with it. */
export function VisitTicketPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const take = useAct('kiosk.checkIn');
  const choose = async (service: Service): Promise<void> => {
    const answer = await take.run({ service });
    if (answer.ok) replace(<NumberPage ticket={answer.value} />);
  };
  return (
    <KioskPage title={t('ticket.title')} step={{ at: 1, of: 2 }}>
      <KioskError error={take.error} />
      <Choices>
        {(state?.services ?? []).map((service) => (
          <Choice key={service} title={t(`service.${service}`)} busy={take.busy} onPress={() => void choose(service)} />
        ))}
      </Choices>
    </KioskPage>
  );
}
