import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftService } from '#shared/contract/index.ts';
import type { KioskPicture } from '#shared/model/index.ts';
import { useAct } from '../../../client/index.ts';
import { takeFrame } from '../../../counter/camera/picture.ts';
import { useCamera } from '../../../counter/camera/use-camera.ts';
import { BigButton } from '../../frame/big.tsx';
import { KioskError, KioskNotice } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import '../parts/services.css';

export interface ShotPageProps extends KioskPicture {
  readonly service: DraftService;
  readonly onKept: () => void;
}

/** One paper under the camera: the live picture, then what was taken, kept only when somebody says so. */
export function ShotPage({ service, of, kind, onKept }: ShotPageProps): ReactElement {
  const { t } = useTranslation('kiosk');
  const { back } = usePages();
  const [taken, setTaken] = useState<string | null>(null);
  const { video, state } = useCamera(taken === null);
  const add = useAct('kiosk.addPicture');
  const live = state === 'live';
  const take = (): void => {
    if (video.current) setTaken(takeFrame(video.current).data);
  };
  const keep = async (image: string): Promise<void> => {
    const answer = await add.run({ service, picture: { of, kind, image } });
    if (!answer.ok) return;
    onKept();
    back();
  };
  return (
    <KioskPage
      title={t(`services.pictures.kind.${kind}`)}
      lead={t(taken === null ? 'services.pictures.lay' : 'services.pictures.look')}
      actions={
        taken === null ? (
          <BigButton primary icon="camera" disabled={!live} onPress={take}>
            {t('services.pictures.take')}
          </BigButton>
        ) : (
          <>
            <BigButton primary icon="check" busy={add.busy} onPress={() => void keep(taken)}>
              {t('services.pictures.keep')}
            </BigButton>
            <BigButton icon="camera" onPress={() => setTaken(null)}>
              {t('services.pictures.again')}
            </BigButton>
          </>
        )
      }
    >
      <KioskError error={add.error} />
      {taken === null ? (
        <>
          <video ref={video} className="kiosk-shot" muted playsInline aria-label={t('code.live')} hidden={!live} />
          {!live && <KioskNotice tone="waiting">{t(state === 'starting' ? 'code.starting' : 'services.pictures.noCamera')}</KioskNotice>}
        </>
      ) : (
        <img className="kiosk-shot" src={`data:image/jpeg;base64,${taken}`} alt={t('services.pictures.shot')} />
      )}
    </KioskPage>
  );
}
