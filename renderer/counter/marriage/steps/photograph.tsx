import { useState, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../../client/index.ts';
import { Button, Panel, Select } from '../../../components/index.ts';
import { PhotoCrop } from '../../camera/photo-crop.tsx';
import { PhotoLive } from '../../camera/photo-live.tsx';
import { cropPicture, cropToPhoto, furthestZoom, readPicture, takeFrame, wantedPixels, type PixelArea } from '../../camera/picture.ts';
import type { EncodedPicture } from '../../camera/picture.ts';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { useCamera, type Camera } from '../../camera/use-camera.ts';
import { useMarriage } from '../../case-context.ts';
import { PrivacyLine } from '../../confirm/privacy-line.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame, type PrimaryAction } from '../../step-frame.tsx';

/** Until the office says how large its photos are. */
const usualSize = { widthMm: 53, heightMm: 35, dpi: 300 };

interface Taken {
  readonly picture: EncodedPicture;
  readonly from: 'camera' | 'file';
  /** What of it becomes the photo; null where the window cannot decode it. */
  readonly area: PixelArea | null;
}

/** ④ 拍照: the couple together, by camera or from a picture file, cropped to the photo of the office. */
export function PhotographStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useMarriage();
  const photograph = useAct('marriage.photograph');
  const keep = useAct('marriage.keepPhoto');
  const office = useAsk('office.get', {});
  const photo = office.value?.office.photo ?? usualSize;
  const wanted = wantedPixels(photo);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [unread, setUnread] = useState<HallError>();
  const open = view.actions.includes('photograph');
  const mayKeep = view.actions.includes('keepPhoto') && view.photo !== null;
  const { video, state: cameraState, ...choice } = useCamera(open && taken === null);

  const have = (picture: EncodedPicture, from: Taken['from']): void =>
    setTaken({ picture, from, area: picture.size && cropToPhoto(picture.size, wanted.width / wanted.height) });
  const take = (): void => {
    if (video.current && cameraState === 'live') have(takeFrame(video.current), 'camera');
  };
  const importFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readPicture(file);
    setUnread(read.ok ? undefined : read.error);
    if (read.ok) have(read.value, 'file');
  };
  const store = async ({ picture, area, from }: Taken): Promise<void> => {
    const cropped = area === null ? picture.data : await cropPicture(picture, area, wanted);
    const answer = await photograph.run({ caseId: view.id, picture: cropped, from });
    if (answer.ok) setTaken(null);
  };
  const tooSmall = taken?.picture.size ? furthestZoom(taken.picture.size, wanted) < 1 : false;
  const accept = taken === null || tooSmall || photograph.busy ? null : () => void store(taken);
  const primary: PrimaryAction =
    taken === null
      ? { label: t('primary.take'), onPress: take, missing: cameraState === 'live' ? null : t('missing.camera') }
      : {
          label: t('primary.photograph'),
          onPress: () => accept?.(),
          busy: photograph.busy,
          missing: tooSmall ? t('missing.pixels') : null,
        };
  return (
    <StepFrame primary={open ? primary : null}>
      <ErrorNotice error={photograph.error} onDismiss={photograph.forget} />
      <ErrorNotice error={keep.error} onDismiss={keep.forget} />
      <ErrorNotice error={unread} onDismiss={() => setUnread(undefined)} />
      <CoupleSummary />
      <div className="photo-step">
        <Panel
          title={t(!open ? 'photo.stored' : taken === null ? 'photo.camera' : 'photo.check')}
          className="photo-panel"
          actions={
            open && taken === null ? (
              <>
                <CameraChoice {...choice} />
                <FileTrigger acceptedFileTypes={['image/jpeg', 'image/png']} onSelect={(files) => void importFile(files?.[0])}>
                  <Button small icon="paper">
                    {t('photo.import')}
                  </Button>
                </FileTrigger>
              </>
            ) : open ? (
              <Button small icon="camera" onPress={() => setTaken(null)}>
                {t('photo.again')}
              </Button>
            ) : undefined
          }
        >
          {!open && (
            <div className="photo-frame" style={{ aspectRatio: `${photo.widthMm} / ${photo.heightMm}` }}>
              <StoredPhoto attachmentId={view.photo} />
            </div>
          )}
          {open && taken === null && (
            <PhotoLive video={video} state={cameraState} photo={photo} onTake={take} onFile={(file) => void importFile(file)} />
          )}
          {open && taken?.picture.size && taken.area && (
            <PhotoCrop
              picture={{ ...taken.picture, size: taken.picture.size }}
              photo={photo}
              wanted={wanted}
              area={taken.area}
              onArea={(area) => setTaken((now) => now && { ...now, area })}
              onAccept={accept}
            />
          )}
          {open && taken !== null && taken.picture.size === null && (
            <div className="photo-frame" style={{ aspectRatio: `${photo.widthMm} / ${photo.heightMm}` }}>
              <img src={`data:${taken.picture.mime};base64,${taken.picture.data}`} alt={t('photo.taken')} />
            </div>
          )}
        </Panel>
        <div className="work">
          {open && view.photo !== null && (
            <Panel
              title={t(mayKeep ? 'photo.earlier' : 'photo.stored')}
              actions={
                mayKeep && (
                  <Button small icon="check" busy={keep.busy} onPress={() => void keep.run({ caseId: view.id })}>
                    {t('photo.keep')}
                  </Button>
                )
              }
            >
              {mayKeep && <p className="soft small">{t('photo.keepExplain')}</p>}
              <StoredPhoto attachmentId={view.photo} />
            </Panel>
          )}
          <Panel title={t('photo.rules')}>
            <ul className="plain-list">
              {(['together', 'bare', 'heads', 'ground'] as const).map((rule) => (
                <li key={rule}>{t(`photo.rule.${rule}`)}</li>
              ))}
              <li>{t('photo.rule.size', { width: photo.widthMm, height: photo.heightMm })}</li>
            </ul>
          </Panel>
          <FreshPapers wanted={freshPapers(view, ['photoSheet'])} />
        </div>
      </div>
      {open && <PrivacyLine />}
    </StepFrame>
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
