import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { BigButton } from '../frame/big.tsx';
import { KioskError, KioskNotice } from '../frame/kiosk-notice.tsx';
import { useCard } from './use-card.ts';

export interface LayCardProps {
  readonly as: 'kiosk.enter' | 'kiosk.enterPartner';
  readonly onEntered: () => void;
}

/** The reader, what it waits for, and what to do when it cannot. */
export function LayCard(card: LayCardProps): ReactElement {
  const [round, setRound] = useState(0);
  return <Reader key={round} {...card} onAgain={() => setRound(round + 1)} />;
}

function Reader({ as, onEntered, onAgain }: LayCardProps & { readonly onAgain: () => void }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { value: kiosk } = useAsk('kiosk.state', {});
  const { state, error } = useCard(as, onEntered);
  const away = kiosk !== undefined && kiosk.reader !== 'there';
  return (
    <>
      <svg className="kiosk-lay" aria-hidden="true" viewBox="0 0 240 150" data-waiting={state === 'waiting' && !away}>
        <rect className="kiosk-lay-reader" x="20" y="70" width="200" height="70" rx="10" />
        <g className="kiosk-lay-card">
          <rect x="66" y="18" width="108" height="68" rx="7" />
          <path d="M78 36h44M78 50h34M78 64h52" />
          <rect x="138" y="32" width="24" height="32" rx="3" />
        </g>
      </svg>
      <p className="kiosk-lay-says" role="status">
        {away ? '' : t(`identify.state.${state}`)}
      </p>
      {away ? <KioskNotice tone="waiting">{t('identify.readerAwayMore')}</KioskNotice> : <KioskError error={error} />}
      {state === 'resting' && !away && (
        <div className="kiosk-actions">
          <BigButton primary icon="card" onPress={onAgain}>
            {t('identify.again')}
          </BigButton>
        </div>
      )}
    </>
  );
}
