import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { Choice, Choices } from '../frame/big.tsx';
import { KioskError } from '../frame/kiosk-notice.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { NumberPage } from './number-page.tsx';

/** What somebody has come for: one touch, and they have a number. Without a card: whoever walks in is served, too. */
export function TicketPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const { value: board } = useAsk('tickets.board', {});
  const take = useAct('tickets.take');
  const choose = async (service: Service): Promise<void> => {
    const answer = await take.run({ service });
    if (answer.ok) replace(<NumberPage ticket={{ ...answer.value, service }} />);
  };
  return (
    <KioskPage title={t('ticket.title')} lead={t('ticket.lead')} step={{ at: 1, of: 2 }}>
      <KioskError error={take.error} />
      <Choices>
        {(state?.services ?? []).map((service) => {
          const waiting = board?.waiting.find((each) => each.service === service)?.count ?? 0;
          return (
            <Choice
              key={service}
              title={t(`service.${service}`)}
              more={<WaitingWords count={waiting} />}
              busy={take.busy}
              onPress={() => void choose(service)}
            />
          );
        })}
      </Choices>
    </KioskPage>
  );
}

/** How many wait. */
function WaitingWords({ count }: { readonly count: number }): ReactElement {
  const { t } = useTranslation('kiosk');
  return count === 0 ? <>{t('ticket.nobodyWaits')}</> : <>{t('ticket.waiting', { count })}</>;
}
