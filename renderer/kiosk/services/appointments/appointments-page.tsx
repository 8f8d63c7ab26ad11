import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../../client/index.ts';
import { BigButton, Choice, Choices } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { PrintedNotice, usePrinting } from '../parts/printing.tsx';
import { BookPage } from './book-page.tsx';
import { DayPage } from './day-page.tsx';
import { SlipCard, WhenWords } from './slip-card.tsx';
import '../parts/services.css';

/** The visitor's own appointments. */
export function AppointmentsPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: mine, error } = useAsk('kiosk.mine', {});
  const show = (id: string): void => open(<AppointmentPage id={id} />);
  const book = (): void => open(<BookPage />);
  return (
    <KioskPage title={t('services.appointments.title')}>
      <KioskError error={error} />
      {mine?.appointments.length === 0 && <KioskNotice tone="waiting">{t('services.appointments.none')}</KioskNotice>}
      <Choices wide>
        {mine?.appointments.map((one) => (
          <Choice
            key={one.id}
            icon="calendar"
            title={t(`service.${one.service}`)}
            more={<WhenWords of={one} />}
            onPress={() => show(one.id)}
          />
        ))}
        <Choice icon="plus" title={t('services.appointments.book')} onPress={book} />
      </Choices>
    </KioskPage>
  );
}

/** One appointment: its slip, another half hour, or not coming. */
function AppointmentPage({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open, home } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const { value: mine, error } = useAsk('kiosk.mine', {});
  const cancel = useAct('kiosk.cancel');
  const print = usePrinting('kiosk.printAppointment');
  const [asking, setAsking] = useState(false);
  const one = mine?.appointments.find((each) => each.id === id);
  const move = (service: Service): void => open(<DayPage service={service} moves={id} />);
  const giveUp = async (): Promise<void> => {
    const answer = await cancel.run({ id });
    if (answer.ok) home();
  };
  return (
    <KioskPage title={t('services.appointments.one')}>
      <KioskError error={error ?? cancel.error} />
      <PrintedNotice of={print} />
      {one && <SlipCard of={one} />}
      {asking ? (
        <section className="kiosk-card" role="group" aria-label={t('services.appointments.sure')}>
          <h2>{t('services.appointments.sure')}</h2>
          <div className="kiosk-actions">
            <BigButton icon="cross" busy={cancel.busy} onPress={() => void giveUp()}>
              {t('services.appointments.cancel')}
            </BigButton>
            <BigButton primary onPress={() => setAsking(false)}>
              {t('services.appointments.keep')}
            </BigButton>
          </div>
        </section>
      ) : (
        <div className="kiosk-actions">
          {state?.prints === true && (
            <BigButton icon="printer" busy={print.busy} onPress={() => print.start({ id })}>
              {t('services.appointments.print')}
            </BigButton>
          )}
          {one?.mayChange === true && (
            <>
              <BigButton icon="clock" onPress={() => move(one.service)}>
                {t('services.appointments.move')}
              </BigButton>
              <BigButton icon="cross" onPress={() => setAsking(true)}>
                {t('services.appointments.cancel')}
              </BigButton>
            </>
          )}
        </div>
      )}
    </KioskPage>
  );
}
