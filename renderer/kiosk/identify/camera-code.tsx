import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCamera } from '../../counter/camera/use-camera.ts';
import { useDecoder } from '../../scan/camera/use-decoder.ts';

/** Between two frames that are looked at, milliseconds: a hand is slower. */
const rest = 120;

/** A code held before the kiosk's camera; where it has none, the scanner and the keys are left. No picture is kept. */
export function CameraCode({ onCode }: { readonly onCode: (text: string) => void }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { video, state } = useCamera(true);
  const decoder = useDecoder();
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  const live = state === 'live';
  useEffect(() => {
    if (!live) return;
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    let last: string | null = null;
    const look = async (): Promise<void> => {
      const shown = video.current;
      if (shown && shown.videoWidth > 0) {
        const { texts } = await decoder().frame(await createImageBitmap(shown));
        if (gone) return;
        const [text] = texts;
        // Two codes at once: nobody knows which is meant.
        if (text !== undefined && texts.length === 1 && text !== last) latest.current((last = text));
      }
      timer = setTimeout(() => void look(), rest);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [live, video, decoder]);
  return (
    <div className="kiosk-camera">
      <video ref={video} muted playsInline aria-label={t('code.live')} hidden={!live} />
      <p role="status">{t(live ? 'code.hold' : state === 'starting' ? 'code.starting' : 'code.noCamera')}</p>
    </div>
  );
}
