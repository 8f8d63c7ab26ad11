import { useContext, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useAsk } from '../../client/index.ts';
import { useComfort } from '../comfort/comfort.tsx';
import { ComfortDoorContext } from '../comfort/comfort-door.ts';
import { BigButton } from './big.tsx';
import { useLeave } from './leaving.ts';
import { usePages } from './page-stack.tsx';

export interface KioskFootProps {
  readonly onBack: (() => void) | null;
  readonly onReadAloud: () => void;
}

/** What is on every page at the same place. */
export function KioskFoot({ onBack, onReadAloud }: KioskFootProps): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open, depth } = usePages();
  const { spoken } = useComfort();
  const { value: state } = useAsk('kiosk.state', {});
  const comfortPage = useContext(ComfortDoorContext);
  const leave = useLeave();
  const call = useAct('kiosk.callStaff');
  const [asked, setAsked] = useState(false);
  const called = state?.called === true || (asked && call.error === undefined);
  const callStaff = async (): Promise<void> => {
    const answer = await call.run({});
    setAsked(answer.ok);
  };
  return (
    <footer className="kiosk-foot">
      <p className="kiosk-called" role="status">
        {called ? t('staff.called') : call.error ? t('staff.notCalled') : ''}
      </p>
      <nav className="kiosk-tools" aria-label={t('page.tools')}>
        {onBack && (
          <BigButton icon="back" onPress={onBack} className="kiosk-back">
            {t('page.back')}
          </BigButton>
        )}
        <BigButton icon="bell" onPress={() => void callStaff()} busy={call.busy}>
          {t('staff.call')}
        </BigButton>
        {comfortPage && (
          <BigButton icon="textSize" onPress={() => open(comfortPage)}>
            {t('comfort.open')}
          </BigButton>
        )}
        {spoken && (
          <BigButton icon="speaker" onPress={onReadAloud}>
            {t('voice.again')}
          </BigButton>
        )}
        {(depth > 0 || (state?.visit ?? null) !== null) && (
          <BigButton icon="exit" onPress={leave} className="kiosk-finish">
            {t('page.finish')}
          </BigButton>
        )}
      </nav>
    </footer>
  );
}
