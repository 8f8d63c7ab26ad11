import { useEffect, useRef, useState, type DragEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../components/index.ts';
import { HeadGuide, type HeadGuideProps } from './head-guide.tsx';
import type { Camera } from './use-camera.ts';
import { useFrameKey } from './use-frame-key.ts';

export interface PhotoLiveProps {
  readonly video: Camera['video'];
  readonly state: Camera['state'];
  readonly photo: HeadGuideProps;
  readonly onTake: () => void;
  readonly onFile: (file: File | undefined) => void;
}

/** What the camera sees, with the guide of two heads; a picture file may be dropped onto it. */
export function PhotoLive({ video, state, photo, onTake, onFile }: PhotoLiveProps): ReactElement {
  const { t } = useTranslation('counter');
  const frame = useRef<HTMLDivElement>(null);
  const [dropping, setDropping] = useState(false);
  const live = state === 'live';
  useFrameKey(frame, [' '], live ? onTake : null);
  useEffect(() => {
    // Whoever came by the list or by the step before has the picture under the keys at once; a field is never left.
    const { activeElement } = document;
    if (live && (activeElement === document.body || activeElement?.matches('.step-body, .worklist *'))) frame.current?.focus();
  }, [live]);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    onFile([...event.dataTransfer.files].find((file) => file.type.startsWith('image/')));
  };
  return (
    <>
      <div
        ref={frame}
        tabIndex={-1}
        data-drop-zone
        className={classNames('photo-frame', dropping && 'photo-dropping')}
        style={{ aspectRatio: `${photo.widthMm} / ${photo.heightMm}` }}
        onDragOver={(event) => {
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={drop}
      >
        <video ref={video} muted playsInline aria-label={t('photo.live')} className={live ? undefined : 'photo-off'} />
        {live ? <HeadGuide {...photo} /> : <p className="photo-words">{t(`photo.state.${state}`)}</p>}
      </div>
      <p className="soft small">{t(live ? 'photo.takeKeys' : 'photo.drop')}</p>
    </>
  );
}
