import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCard } from '#shared/contract/index.ts';
import { Button, Notice } from '../../components/index.ts';

export interface CardNoticesProps {
  readonly card: DeskCard;
  readonly busy: boolean;
  /** They have come for their appointment. */
  readonly onArrive: (code: string) => void;
}

/** What the card somebody laid down means for their number: an appointment of today, the priority proposed, a card that expired. */
export function CardNotices({ card: { person, elderly, expired, appointment }, busy, onArrive }: CardNoticesProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const booked = appointment && { time: appointment.from, service: t(`service.${appointment.service}`) };
  return (
    <>
      {booked &&
        (appointment.ticket === null ? (
          <Notice
            tone="info"
            actions={
              <Button small icon="check" className="card-arrive" busy={busy} onPress={() => onArrive(appointment.slipCode)}>
                {t('card.arrive')}
              </Button>
            }
          >
            {t('card.hasAppointment', booked)}
          </Notice>
        ) : (
          <Notice tone="waiting">{t('card.hasTicket', { ...booked, number: appointment.ticket })}</Notice>
        ))}
      {elderly && <Notice tone="info">{t('card.elderly')}</Notice>}
      {expired && <Notice tone="waiting">{t('card.expired', { name: person.name })}</Notice>}
    </>
  );
}
