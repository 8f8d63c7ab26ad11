import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyAppointment, MyTicket } from '#shared/contract/index.ts';
import { useAct, useAsk } from '../../client/index.ts';
import { Choice, Choices, Own } from '../frame/big.tsx';
import { KioskError, KioskNotice } from '../frame/kiosk-notice.tsx';
import { KioskPage } from '../frame/kiosk-page.tsx';
import { usePages } from '../frame/page-stack.tsx';
import { visitServices } from '../services/index.ts';
import { NumberPage } from '../ticket/number-page.tsx';
import { VisitCardPage } from './visit-card-page.tsx';
import { VisitTicketPage } from './visit-ticket-page.tsx';

const ticketPage = <VisitTicketPage />;
const cardPage = <VisitCardPage />;

/** The first page of a visit: what is for today, and what else can be done here. */
export function VisitPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const { value: mine, error } = useAsk('kiosk.mine', {});
  const checkIn = useAct('kiosk.checkIn');
  const visit = state?.visit ?? null;
  const byCard = visit?.by === 'card';
  const due = mine?.appointments.filter(({ mayCheckIn }) => mayCheckIn) ?? [];
  const waiting = mine?.tickets.filter(({ state: is }) => ['waiting', 'called', 'passed'].includes(is)) ?? [];
  const take = async (appointment: MyAppointment): Promise<void> => {
    const answer = await checkIn.run({ appointmentId: appointment.id });
    if (answer.ok) open(<NumberPage ticket={answer.value} />);
  };
  const show = (ticket: MyTicket): void => open(<NumberPage ticket={ticket} again />);
  return (
    <KioskPage
      title={visit === null ? t('visit.title') : t('visit.hello', { name: visit.name })}
      lead={t(byCard ? 'visit.lead' : 'visit.leadByCode')}
      onBack={null}
    >
      {visit?.expired && <KioskNotice tone="waiting">{t('visit.expired')}</KioskNotice>}
      <KioskError error={error ?? checkIn.error} />
      <Choices wide>
        {waiting.map((ticket) => (
          <WaitingTicket key={ticket.id} ticket={ticket} onPress={() => show(ticket)} />
        ))}
        {due.map((appointment) => (
          <Choice
            key={appointment.id}
            icon="check"
            title={t('visit.checkIn')}
            more={
              <>
                {t(`service.${appointment.service}`)}{' '}
                <Own>
                  {appointment.from}–{appointment.until}
                </Own>
              </>
            }
            busy={checkIn.busy}
            onPress={() => void take(appointment)}
          />
        ))}
      </Choices>
      {mine !== undefined && !byCard && due.length === 0 && waiting.length === 0 && (
        <KioskNotice tone="waiting">{t('visit.nothingToday')}</KioskNotice>
      )}
      <Choices>
        {visit?.by === 'code' && <Choice icon="card" title={t('welcome.card')} more={t('visit.cardMore')} onPress={() => open(cardPage)} />}
        {byCard && waiting.length === 0 && due.length === 0 && (
          <Choice icon="ticket" title={t('visit.ticket')} more={t('visit.ticketMore')} onPress={() => open(ticketPage)} />
        )}
        {visit !== null &&
          visitServices
            .filter(({ by }) => by === 'any' || byCard)
            .map(({ id, icon, page }) => (
              <Choice
                key={id}
                icon={icon}
                title={t(`visit.services.${id}.title`)}
                more={t(`visit.services.${id}.more`)}
                onPress={() => open(page(visit))}
              />
            ))}
      </Choices>
    </KioskPage>
  );
}

function WaitingTicket({ ticket, onPress }: { readonly ticket: MyTicket; readonly onPress: () => void }): ReactElement {
  const { t } = useTranslation('kiosk');
  const says =
    ticket.state === 'called'
      ? t('visit.calledTo', { counter: ticket.counterName })
      : ticket.state === 'passed'
        ? t('visit.passed')
        : t(ticket.before === 0 ? 'number.next' : 'number.before', { count: ticket.before ?? 0 });
  return (
    <Choice
      icon="ticket"
      title={
        <>
          <Own>{ticket.number}</Own> {t(`service.${ticket.service}`)}
        </>
      }
      more={says}
      onPress={onPress}
    />
  );
}
