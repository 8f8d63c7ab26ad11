import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, ProofRequest } from '#shared/contract/index.ts';
import { RecordPurpose } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../../client/index.ts';
import { BigButton, Choice, Choices, Own } from '../../frame/big.tsx';
import { Keypad } from '../../frame/keypad.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { isMobileOrNone, MobilePad } from '../parts/mobile-pad.tsx';
import '../parts/services.css';

type Wish = Omit<Input<'kiosk.requestRecord'>, 'phone'>;

/** A proof of one's own record: asked for here, looked up before they are called, handed out in person and free of charge. */
export function ProofPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const choose = (business: Wish['business']): void => open(<YearPage business={business} />);
  return (
    <KioskPage title={t('services.proof.title')} lead={t('services.proof.lead')} step={{ at: 1, of: 4 }}>
      <Choices>
        {(['marriage', 'divorce', 'any'] as const).map((business) => (
          <Choice key={business} title={t(`services.proof.of.${business}`)} onPress={() => choose(business)} />
        ))}
      </Choices>
    </KioskPage>
  );
}

function YearPage({ business }: Pick<Wish, 'business'>): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const [year, setYear] = useState('');
  const goOn = (said: number | null): void => open(<PurposePage business={business} year={said} />);
  const number = Number(year);
  // The core's own day: nothing was registered in a year still to come.
  const { value: state } = useAsk('kiosk.state', {});
  const thisYear = Number(state?.today.slice(0, 4) ?? 0);
  const odd = year.length === 4 && (number < 1912 || number > thisYear);
  return (
    <KioskPage
      title={t('services.proof.year')}
      step={{ at: 2, of: 4 }}
      actions={
        <>
          <BigButton primary disabled={year.length !== 4 || odd} onPress={() => goOn(number)}>
            {t('services.ahead.next')}
          </BigButton>
          <BigButton onPress={() => goOn(null)}>{t('services.proof.unknown')}</BigButton>
        </>
      }
    >
      {odd && <KioskNotice tone="waiting">{t('services.proof.oddYear', { year: thisYear })}</KioskNotice>}
      <Keypad label={t('services.proof.year')} value={year} onChange={setYear} longest={4} />
    </KioskPage>
  );
}

function PurposePage(wish: Pick<Wish, 'business' | 'year'>): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const choose = (purpose: RecordPurpose): void => open(<PhonePage {...wish} purpose={purpose} />);
  return (
    <KioskPage title={t('services.proof.why')} step={{ at: 3, of: 4 }}>
      <Choices>
        {RecordPurpose.options.map((purpose) => (
          <Choice key={purpose} title={t(`services.proof.purpose.${purpose}`)} onPress={() => choose(purpose)} />
        ))}
      </Choices>
    </KioskPage>
  );
}

function PhonePage(wish: Wish): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const [phone, setPhone] = useState('');
  const request = useAct('kiosk.requestRecord');
  const send = async (): Promise<void> => {
    const answer = await request.run({ ...wish, phone });
    if (answer.ok) replace(<AskedPage request={answer.value} />);
  };
  return (
    <KioskPage
      title={t('services.book.phone')}
      step={{ at: 4, of: 4 }}
      actions={
        <BigButton primary icon="check" busy={request.busy} disabled={!isMobileOrNone(phone)} onPress={() => void send()}>
          {t('services.proof.send')}
        </BigButton>
      }
    >
      <KioskError error={request.error} />
      <MobilePad value={phone} onChange={setPhone} />
    </KioskPage>
  );
}

function AskedPage({ request }: { readonly request: ProofRequest }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { home } = usePages();
  return (
    <KioskPage
      title={t('services.proof.done')}
      lead={t('services.proof.doneLead')}
      onBack={home}
      actions={
        <BigButton primary icon="check" onPress={home}>
          {t('number.done')}
        </BigButton>
      }
    >
      <p className="kiosk-filed-number">
        <Own>{request.number}</Own>
      </p>
    </KioskPage>
  );
}
