import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { Unlock } from '../../entry/index.ts';
import { ScreenKeyboard } from '../staff/screen-keyboard.tsx';
import { PlainPage } from './plain-page.tsx';

/** The store is not open: the staff unlock it here, or set it up where that can be done. */
export function StoreShut({ store }: { readonly store: Exclude<Output<'hall.health'>['store'], 'open'> }): ReactElement {
  const { t } = useTranslation('kiosk');
  const [elsewhere, setElsewhere] = useState(false);
  if (store === 'locked' && !elsewhere)
    return (
      <div className="kiosk-unlock">
        <p className="kiosk-unlock-visitors" role="status">
          {t('trouble.locked')}
        </p>
        <div className="kiosk-unlock-page">
          <Unlock onRecovering={() => undefined} onRestore={() => setElsewhere(true)} />
        </div>
        <ScreenKeyboard />
      </div>
    );
  const kind = store === 'rotating' ? 'busy' : store === 'absent' ? 'absent' : 'broken';
  return (
    <PlainPage title={t('trouble.lost.title')}>
      <p>{t('trouble.lost.counter')}</p>
      <p>{t(`trouble.${kind}`)}</p>
    </PlainPage>
  );
}
