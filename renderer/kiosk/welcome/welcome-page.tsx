import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { Choice, Choices } from '../frame/big.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { CardPage } from '../identify/card-page.tsx';
import { CodePage } from '../identify/code-page.tsx';
import { LanguageChoice } from '../language/language-choice.tsx';
import { TicketPage } from '../ticket/ticket-page.tsx';
import { Troubles } from '../trouble/troubles.tsx';

const [ticketPage, cardPage, codePage] = [<TicketPage key="ticket" />, <CardPage key="card" />, <CodePage key="code" />] as const;

/** The first page: in which language, and what for. It knows nobody. */
export function WelcomePage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const reader = state?.reader ?? 'there';
  return (
    <KioskPage title={t('welcome.title')} lead={t('welcome.lead')} onBack={null}>
      <LanguageChoice />
      <Choices wide>
        <Choice
          icon="ticket"
          title={t('welcome.ticket')}
          more={t(state?.services.length === 0 ? 'welcome.noTickets' : 'welcome.ticketMore')}
          disabled={state?.services.length === 0}
          onPress={() => open(ticketPage)}
        />
        <Choice
          icon="card"
          title={t('welcome.card')}
          more={t(reader === 'there' ? 'welcome.cardMore' : 'identify.readerAway')}
          disabled={reader !== 'there'}
          onPress={() => open(cardPage)}
        />
        <Choice icon="scan" title={t('welcome.code')} more={t('welcome.codeMore')} onPress={() => open(codePage)} />
      </Choices>
      <Troubles />
    </KioskPage>
  );
}
