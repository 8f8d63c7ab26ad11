import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, Panel, Select } from '../../components/index.ts';
import type { HeadGuideProps } from './head-guide.tsx';
import { PhotoCrop } from './photo-crop.tsx';
import { PhotoLive } from './photo-live.tsx';
import { StoredPhoto } from './stored-photo.tsx';
import type { Camera } from './use-camera.ts';
import type { PhotoTaking } from './use-photo-taking.ts';

export interface PhotoPanelProps {
  readonly taking: PhotoTaking;
  readonly photo: HeadGuideProps;
  /** A picture is to be taken; else the stored one is shown. */
  readonly open: boolean;
  readonly stored: string | null;
  readonly titles: { readonly camera: string; readonly check: string; readonly stored: string };
}

/** The camera, the picture being cropped, or the one that was kept. */
export function PhotoPanel({ taking, photo, open, stored, titles }: PhotoPanelProps): ReactElement {
  const { t } = useTranslation('counter');
  const { camera, taken, wanted } = taking;
  const frame = { aspectRatio: `${photo.widthMm} / ${photo.heightMm}` };
  return (
    <Panel
      title={titles[!open ? 'stored' : taken === null ? 'camera' : 'check']}
      className={photo.alone ? 'photo-panel photo-alone' : 'photo-panel'}
      actions={
        open && taken === null ? (
          <>
            <CameraChoice {...camera} />
            <FileTrigger acceptedFileTypes={['image/jpeg', 'image/png']} onSelect={(files) => taking.importFile(files?.[0])}>
              <Button small icon="paper">
                {t('photo.import')}
              </Button>
            </FileTrigger>
          </>
        ) : open ? (
          <Button small icon="camera" onPress={taking.again}>
            {t('photo.again')}
          </Button>
        ) : undefined
      }
    >
      {!open && (
        <div className="photo-frame" style={frame}>
          <StoredPhoto attachmentId={stored} />
        </div>
      )}
      {open && taken === null && (
        <PhotoLive video={camera.video} state={camera.state} photo={photo} onTake={taking.take} onFile={taking.importFile} />
      )}
      {open && taken?.picture.size && taken.area && (
        <PhotoCrop
          picture={{ ...taken.picture, size: taken.picture.size }}
          photo={photo}
          wanted={wanted}
          area={taken.area}
          onArea={taking.setArea}
          onAccept={taking.accept}
        />
      )}
      {open && taken !== null && taken.picture.size === null && (
        <div className="photo-frame" style={frame}>
          <img src={`data:${taken.picture.mime};base64,${taken.picture.data}`} alt={t('photo.taken')} />
        </div>
      )}
    </Panel>
  );
}

function CameraChoice({ devices, deviceId, choose }: Pick<Camera, 'devices' | 'deviceId' | 'choose'>): ReactElement | null {
  const { t } = useTranslation('counter');
  if (devices.length < 2) return null;
  return (
    <Select
      className="camera-choice"
      label={<span className="unseen">{t('photo.device')}</span>}
      value={deviceId ?? devices[0]?.deviceId ?? null}
      onChange={choose}
      options={devices.map((device, i) => ({
        id: device.deviceId,
        label: device.label || t('photo.deviceNumber', { number: i + 1 }),
      }))}
    />
  );
}
