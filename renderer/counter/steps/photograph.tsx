import { useState, type DragEvent, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, classNames, Notice, Panel, Select } from '../../components/index.ts';
import { readPicture, takePicture, type EncodedPicture } from '../camera/picture.ts';
import { StoredPhoto } from '../camera/stored-photo.tsx';
import { useCamera } from '../camera/use-camera.ts';
import { useOpenCase } from '../case-context.ts';
import { CoupleSummary } from '../party/couple.tsx';
import { StepFrame, type PrimaryAction } from '../step-frame.tsx';

/** Until the office says how large its photos are. */
const usualSize = { widthMm: 53, heightMm: 35 };

interface Picture extends EncodedPicture {
  readonly from: 'camera' | 'file';
}

/** ④ 拍照: the couple together, by camera or from a picture file. */
export function PhotographStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useOpenCase();
  const photograph = useAct('marriage.photograph');
  const office = useAsk('office.get', {});
  const size = office.value?.office.photo ?? usualSize;
  const [picture, setPicture] = useState<Picture | null>(null);
  const [unread, setUnread] = useState<HallError>();
  const [dropping, setDropping] = useState(false);
  const open = view.actions.includes('photograph');
  const { video, devices, deviceId, choose, state: cameraState } = useCamera(open && picture === null);

  const take = (): void => {
    if (video.current) setPicture({ data: takePicture(video.current, size.widthMm / size.heightMm), mime: 'image/jpeg', from: 'camera' });
  };
  const importFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readPicture(file);
    setUnread(read.ok ? undefined : read.error);
    if (read.ok) setPicture({ ...read.value, from: 'file' });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    void importFile([...event.dataTransfer.files].find((file) => file.type.startsWith('image/')));
  };
  const store = async (): Promise<void> => {
    if (picture === null) return;
    const answer = await photograph.run({ caseId: view.id, picture: picture.data, from: picture.from });
    if (answer.ok) setPicture(null);
  };
  const primary: PrimaryAction =
    picture === null
      ? { label: t('primary.take'), onPress: take, missing: cameraState === 'live' ? null : t('missing.camera') }
      : { label: t('primary.photograph'), onPress: () => void store(), busy: photograph.busy };
  return (
    <StepFrame primary={open ? primary : null}>
      <ErrorNotice error={photograph.error} onDismiss={photograph.forget} />
      <ErrorNotice error={unread} onDismiss={() => setUnread(undefined)} />
      <CoupleSummary />
      <div className="photo-step">
        <Panel
          title={picture === null ? t('photo.camera') : t('photo.check')}
          className="photo-panel"
          actions={
            open &&
            (picture === null ? (
              <>
                {devices.length > 1 && (
                  <Select
                    className="camera-choice"
                    label={<span className="unseen">{t('photo.device')}</span>}
                    value={deviceId ?? devices[0]?.deviceId ?? null}
                    onChange={choose}
                    options={devices.map(({ deviceId, label }, i) => ({
                      id: deviceId,
                      label: label || t('photo.deviceNumber', { number: i + 1 }),
                    }))}
                  />
                )}
                <FileTrigger acceptedFileTypes={['image/jpeg', 'image/png']} onSelect={(files) => void importFile(files?.[0])}>
                  <Button small icon="paper">
                    {t('photo.import')}
                  </Button>
                </FileTrigger>
              </>
            ) : (
              <Button small icon="camera" onPress={() => setPicture(null)}>
                {t('photo.again')}
              </Button>
            ))
          }
        >
          <div
            className={classNames('photo-frame', dropping && 'photo-dropping')}
            style={{ aspectRatio: `${size.widthMm} / ${size.heightMm}` }}
            onDragOver={(event) => {
              event.preventDefault();
              setDropping(true);
            }}
            onDragLeave={() => setDropping(false)}
            onDrop={drop}
          >
            {!open && <StoredPhoto attachmentId={view.photo} />}
            {open && picture !== null && <img src={`data:${picture.mime};base64,${picture.data}`} alt={t('photo.taken')} />}
            {open && picture === null && (
              <>
                <video
                  ref={video}
                  muted
                  playsInline
                  aria-label={t('photo.live')}
                  className={cameraState === 'live' ? undefined : 'photo-off'}
                />
                {cameraState === 'live' ? (
                  <span className="photo-guide" aria-hidden="true" />
                ) : (
                  <p className="photo-words">{t(`photo.state.${cameraState}`)}</p>
                )}
              </>
            )}
          </div>
        </Panel>
        <div className="work">
          <Panel title={t('photo.rules')}>
            <ul className="plain-list">
              <li>{t('photo.rule.together')}</li>
              <li>{t('photo.rule.bare')}</li>
              <li>{t('photo.rule.ground')}</li>
              <li>{t('photo.rule.size', { width: size.widthMm, height: size.heightMm })}</li>
            </ul>
          </Panel>
          {open && view.photo !== null && (
            <Panel title={t('photo.stored')}>
              <StoredPhoto attachmentId={view.photo} />
            </Panel>
          )}
          {open && picture === null && <Notice tone="info">{t('photo.drop')}</Notice>}
        </div>
      </div>
    </StepFrame>
  );
}
