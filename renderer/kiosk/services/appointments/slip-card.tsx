import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyAppointment } from '#shared/contract/index.ts';
import { Own } from '../../frame/big.tsx';
import { groupCode } from '../../ticket/number-page.tsx';
import { QrCode } from '../../ticket/qr-code.tsx';
import { dayWords } from '../parts/day-words.ts';
import { Fact, Facts } from '../parts/fact.tsx';
import '../parts/services.css';

/** What an appointment is for, when, and the code by which its holder checks in. */
export function SlipCard({ of: one }: { readonly of: MyAppointment }): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <section className="kiosk-card">
      <div className="kiosk-number">
        <Facts>
          <Fact name={t('services.appointments.what')}>{t(`service.${one.service}`)}</Fact>
          <Fact name={t('services.appointments.when')}>
            <WhenWords of={one} />
          </Fact>
          {one.counterName !== '' && <Fact name={t('services.appointments.where')}>{one.counterName}</Fact>}
        </Facts>
        <figure className="kiosk-number-code">
          <QrCode text={one.slipCode} label={t('services.appointments.code')} />
          <figcaption>
            {t('services.appointments.photograph')} <Own className="kiosk-number-text">{groupCode(one.slipCode)}</Own>
          </figcaption>
        </figure>
      </div>
    </section>
  );
}

export function WhenWords({ of: { on, from, until } }: { readonly of: Pick<MyAppointment, 'on' | 'from' | 'until'> }): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <>
      {dayWords(t, on)}{' '}
      <Own>
        {from}–{until}
      </Own>
    </>
  );
}
