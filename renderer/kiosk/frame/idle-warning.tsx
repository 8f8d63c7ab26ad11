import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/index.ts';
import { Own } from './big.tsx';

/** 还在吗？ Main counts; any touch or key goes on, also one beside the button. */
export function IdleWarning(): ReactElement | null {
  const client = useClient();
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.event === 'kiosk.idle') setSecondsLeft(event.secondsLeft);
      }),
    [client],
  );
  return secondsLeft === null ? null : <Warning secondsLeft={secondsLeft} onGoOn={() => setSecondsLeft(null)} />;
}

function Warning({ secondsLeft, onGoOn }: { readonly secondsLeft: number; readonly onGoOn: () => void }): ReactElement {
  const { t } = useTranslation('kiosk');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    // The touch that goes on presses nothing of the page under it.
    const goOn = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
      onGoOn();
    };
    const kinds = ['keydown', 'click'] as const;
    for (const kind of kinds) document.addEventListener(kind, goOn, { capture: true });
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, goOn, { capture: true });
    };
  }, [onGoOn]);
  return (
    <div className="kiosk-idle" role="alertdialog" aria-modal="true" aria-labelledby="kiosk-idle-title" aria-describedby="kiosk-idle-more">
      <div className="kiosk-idle-card">
        <h2 id="kiosk-idle-title" className="kiosk-title serif">
          {t('idle.title')}
        </h2>
        <p className="kiosk-idle-seconds" aria-hidden="true">
          <Own>{secondsLeft}</Own>
        </p>
        <p id="kiosk-idle-more">{t('idle.more', { count: secondsLeft })}</p>
        <button ref={button} type="button" className="kiosk-button kiosk-button-primary">
          {t('idle.goOn')}
        </button>
      </div>
    </div>
  );
}
