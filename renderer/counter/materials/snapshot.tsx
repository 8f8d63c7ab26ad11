import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Select } from '../../components/index.ts';
import { takeFrame } from '../camera/picture.ts';
import { useCamera } from '../camera/use-camera.ts';

/** The camera's live picture, kept whole at a press. */
export function Snapshot({ busy, onTaken }: { readonly busy: boolean; readonly onTaken: (picture: string) => void }): ReactElement {
  const { t } = useTranslation('counter');
  const { video, devices, deviceId, choose, state } = useCamera(true);
  return (
    <div className="snapshot">
      <div className="photo-frame snapshot-frame">
        <video ref={video} muted playsInline className={state === 'live' ? '' : 'photo-off'} aria-label={t('photo.live')} />
        {state !== 'live' && <p className="photo-words">{t(`photo.state.${state}`)}</p>}
      </div>
      <div className="snapshot-actions">
        {devices.length > 1 && (
          <Select
            label={t('photo.device')}
            labelUnseen
            value={deviceId ?? devices[0]!.deviceId}
            onChange={choose}
            options={devices.map((device, i) => ({
              id: device.deviceId,
              label: device.label || t('photo.deviceNumber', { number: i + 1 }),
            }))}
          />
        )}
        <Button
          small
          icon="camera"
          className="button-decisive"
          isDisabled={state !== 'live'}
          busy={busy}
          onPress={() => video.current && onTaken(takeFrame(video.current).data)}
        >
          {t('materials.take')}
        </Button>
      </div>
    </div>
  );
}
