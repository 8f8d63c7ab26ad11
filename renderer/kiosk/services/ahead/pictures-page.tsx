import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftService } from '#shared/contract/index.ts';
import type { KioskPicture } from '#shared/model/index.ts';
import { useAct, useAsk } from '../../../client/index.ts';
import { BigButton, Choice, Choices } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { OverviewPage } from './overview-page.tsx';
import { ShotPage } from './shot-page.tsx';
import { useDraftChanged } from './use-draft.ts';
import '../parts/services.css';

const kinds: Readonly<Record<DraftService, readonly KioskPicture['kind'][]>> = {
  marriage: ['idCardFront', 'idCardBack', 'householdBooklet', 'maritalProof', 'other'],
  divorceApply: ['idCardFront', 'idCardBack', 'householdBooklet', 'marriageCertificate', 'other'],
};

/** Papers laid under the camera, as many as somebody has with them. */
export function PicturesPage({ service }: { readonly service: DraftService }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: kept } = useAsk('kiosk.draft', { service });
  const remove = useAct('kiosk.removePicture');
  const refresh = useDraftChanged();
  const add = (): void => open(<KindPage service={service} onKept={refresh} />);
  const goOn = (): void => open(<OverviewPage service={service} />);
  return (
    <KioskPage
      title={t('services.pictures.title')}
      lead={t('services.pictures.lead')}
      actions={
        <BigButton primary icon="check" onPress={goOn}>
          {t('services.ahead.next')}
        </BigButton>
      }
    >
      <KioskError error={remove.error} />
      <div className="kiosk-shots">
        {kept?.pictures.map((picture) => (
          <figure className="kiosk-card" key={picture.id}>
            <Shot id={picture.id} />
            <figcaption>
              {t(`services.pictures.kind.${picture.kind}`)} · {t(`services.pictures.of.${picture.of}`)}
            </figcaption>
            <BigButton icon="cross" busy={remove.busy} onPress={() => void remove.run({ id: picture.id }).then(refresh)}>
              {t('services.pictures.remove')}
            </BigButton>
          </figure>
        ))}
      </div>
      <Choices>
        <Choice icon="camera" title={t('services.pictures.add')} onPress={add} />
      </Choices>
    </KioskPage>
  );
}

function Shot({ id }: { readonly id: string }): ReactElement | null {
  const { t } = useTranslation('kiosk');
  const { value } = useAsk('kiosk.picture', { id });
  return value ? <img src={`data:image/jpeg;base64,${value.jpeg}`} alt={t('services.pictures.shot')} /> : null;
}

function KindPage({ service, onKept }: { readonly service: DraftService; readonly onKept: () => void }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const [of, setOf] = useState<KioskPicture['of'] | null>(null);
  const shoot = (whose: KioskPicture['of'], kind: KioskPicture['kind']): void =>
    replace(<ShotPage service={service} of={whose} kind={kind} onKept={onKept} />);
  if (of === null)
    return (
      <KioskPage title={t('services.pictures.whose')}>
        <Choices>
          {(['self', 'other', 'both'] as const).map((each) => (
            <Choice key={each} title={t(`services.pictures.of.${each}`)} onPress={() => setOf(each)} />
          ))}
        </Choices>
      </KioskPage>
    );
  return (
    <KioskPage key="kind" title={t('services.pictures.what')} onBack={() => setOf(null)}>
      <Choices>
        {kinds[service].map((kind) => (
          <Choice key={kind} title={t(`services.pictures.kind.${kind}`)} onPress={() => shoot(of, kind)} />
        ))}
      </Choices>
      <KioskNotice tone="waiting">{t('services.pictures.hint')}</KioskNotice>
    </KioskPage>
  );
}
