import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftService, MyPreReview } from '#shared/contract/index.ts';
import type { KioskDraftPerson } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../../client/index.ts';
import { BigButton, Own } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { groupCode } from '../../ticket/number-page.tsx';
import { QrCode } from '../../ticket/qr-code.tsx';
import { Fact, Facts } from '../parts/fact.tsx';
import { useDraftChanged } from './use-draft.ts';
import '../parts/services.css';

/** All that was filled in, before it is handed over. */
export function OverviewPage({ service }: { readonly service: DraftService }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const { value: kept, error } = useAsk('kiosk.draft', { service });
  const submit = useAct('kiosk.submit');
  const changed = useDraftChanged();
  const handOver = async (): Promise<void> => {
    const answer = await submit.run({ service });
    if (!answer.ok) return;
    changed();
    replace(<HandedOverPage review={answer.value} />);
  };
  const visit = state?.visit ?? null;
  const draft = kept?.draft ?? null;
  return (
    <KioskPage
      title={t('services.overview.title')}
      lead={t('services.overview.lead')}
      actions={
        <BigButton primary icon="check" busy={submit.busy} disabled={draft === null} onPress={() => void handOver()}>
          {t('services.overview.handOver')}
        </BigButton>
      }
    >
      <KioskError error={error ?? submit.error} />
      {kept?.draft === null && <KioskNotice tone="waiting">{t('services.overview.nothing')}</KioskNotice>}
      {draft !== null && (
        <>
          <Person name={visit?.name ?? ''} said={draft.self} asksStatus={service === 'marriage'} />
          <Person name={visit?.partner?.name ?? ''} said={draft.other} asksStatus={service === 'marriage'} />
          {(kept?.pictures.length ?? 0) > 0 && <p>{t('services.overview.pictures', { count: kept!.pictures.length })}</p>}
        </>
      )}
    </KioskPage>
  );
}

interface PersonProps {
  readonly name: string;
  readonly said: KioskDraftPerson;
  readonly asksStatus: boolean;
}

function Person({ name, said, asksStatus }: PersonProps): ReactElement {
  const { t } = useTranslation('kiosk');
  const unsaid = t('services.overview.unsaid');
  return (
    <section className="kiosk-card">
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <Facts>
        {asksStatus && (
          <Fact name={t('services.overview.maritalStatus')}>
            {said.maritalStatus === null ? unsaid : t(`services.ahead.maritalStatus.${said.maritalStatus}`)}
          </Fact>
        )}
        <Fact name={t('services.overview.education')}>
          {said.education === null ? unsaid : t(`services.ahead.education.${said.education}`)}
        </Fact>
        <Fact name={t('services.overview.occupation')}>{said.occupation || unsaid}</Fact>
        <Fact name={t('services.overview.phone')}>{said.phone === '' ? unsaid : <Own>{said.phone}</Own>}</Fact>
      </Facts>
    </section>
  );
}

function HandedOverPage({ review }: { readonly review: MyPreReview }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { home } = usePages();
  return (
    <KioskPage
      title={t('services.overview.done')}
      lead={t('services.overview.doneLead')}
      onBack={home}
      actions={
        <BigButton primary icon="check" onPress={home}>
          {t('number.done')}
        </BigButton>
      }
    >
      <figure className="kiosk-number-code">
        <QrCode text={review.code} label={t('services.overview.code')} />
        <figcaption>
          {t('services.overview.code')} <Own className="kiosk-number-text">{groupCode(review.code)}</Own>
        </figcaption>
      </figure>
    </KioskPage>
  );
}
