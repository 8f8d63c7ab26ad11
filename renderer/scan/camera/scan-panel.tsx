import { useEffect, useRef, useState, type DragEvent, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { Button, classNames, Notice, Panel, StateMark } from '../../components/index.ts';
import { useCamera } from '../../counter/camera/use-camera.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';
import { handOn } from '../takers.ts';
import { useDecoder } from './use-decoder.ts';
import './scan-panel.css';

const accepted = ['image/jpeg', 'image/png', 'image/webp'];
/** Between two frames that are looked at, milliseconds: a hand is slower. */
const rest = 80;

type Found = 'nothing' | 'disputed' | 'unreadable' | null;

/** A code is held before the camera, or a picture of one chosen; what it says goes where every scan goes. */
export function ScanPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['front-desk', 'counter', 'common']);
  const camera = useCamera(true);
  const scanner = useAsk('scanner.status', {}).value;
  const decoder = useDecoder();
  const part = useRef<HTMLElement>(null);
  const [found, setFound] = useState<Found>(null);
  const [dropping, setDropping] = useState(false);
  useShortcut('Escape', onClose);
  useEffect(() => part.current?.focus(), []);
  const live = camera.state === 'live';
  const { video } = camera;

  useEffect(() => {
    if (!live) return;
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    let last: string | null = null;
    const look = async (): Promise<void> => {
      const shown = video.current;
      if (shown && shown.videoWidth > 0) {
        const answer = await decoder().frame(await createImageBitmap(shown));
        if (gone) return;
        const [text] = answer.texts;
        // Two codes at once: nobody knows which is meant.
        if (text !== undefined && answer.texts.length === 1 && text !== last) handOn((last = text));
        if (answer.disputed) setFound('disputed');
      }
      timer = setTimeout(() => void look(), rest);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [live, video, decoder]);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const { texts, disputed, unreadable } = await decoder().file(file);
    const [text] = texts;
    if (text !== undefined && texts.length === 1) handOn(text);
    else setFound(unreadable ? 'unreadable' : disputed ? 'disputed' : 'nothing');
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    void take([...event.dataTransfer.files].find(({ type }) => accepted.includes(type)));
  };

  return (
    <main className="panel-page" aria-label={t('scan.title')} ref={part} tabIndex={-1}>
      <Panel
        title={t('scan.title')}
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.back')}
          </Button>
        }
      >
        <div
          data-drop-zone
          className={classNames('scan-frame', dropping && 'photo-dropping')}
          onDragOver={(event) => {
            event.preventDefault();
            setDropping(true);
          }}
          onDragLeave={() => setDropping(false)}
          onDrop={drop}
        >
          <video ref={video} muted playsInline aria-label={t('scan.live')} hidden={!live} />
          {!live && <p className="soft">{t(`counter:photo.state.${camera.state as 'starting' | 'absent' | 'refused'}`)}</p>}
        </div>
        <p className="soft">{t('scan.how')}</p>
        {found !== null && <Notice tone={found === 'nothing' ? 'info' : 'error'}>{t(`scan.found.${found}`)}</Notice>}
        <div className="scan-ways">
          <FileTrigger acceptedFileTypes={accepted} onSelect={(files) => void take(files?.[0])}>
            <Button icon="scan">{t('scan.choose')}</Button>
          </FileTrigger>
          {scanner && scanner.state !== 'none' && (
            <StateMark tone={scanner.state === 'ready' ? 'done' : 'waiting'}>
              {t(`scan.scanner.${scanner.state === 'ready' ? 'ready' : (scanner.problem ?? 'portMissing')}`)}
            </StateMark>
          )}
        </div>
      </Panel>
    </main>
  );
}
