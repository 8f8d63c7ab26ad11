import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError, Session } from '#shared/contract/index.ts';
import { clockTime, errorWords, useAct } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { PasswordField } from '../parts/password-field.tsx';

export interface LockScreenProps {
  readonly session: Session;
  readonly onUnlocked?: () => void;
}

/** Covers the whole window; nothing of a case is behind it. */
export function LockScreen({ session, onUnlocked }: LockScreenProps): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const queries = useQueryClient();
  const [by, setBy] = useState<'pin' | 'password'>(session.hasPin ? 'pin' : 'password');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const unlock = useAct('staff.unlock');
  const signOut = useAct('staff.signOut');
  const withPin = by === 'pin';

  const send = async (): Promise<void> => {
    if (withPin ? !/^\d{4,8}$/.test(typed) : typed === '') {
      setMissing(true);
      return;
    }
    const answer = await unlock.run(withPin ? { pin: typed } : { password: typed });
    setTyped('');
    if (answer.ok) {
      void queries.invalidateQueries();
      onUnlocked?.();
    } else if (answer.error.code === 'staff.noPin') setBy('password');
    // Three wrong PINs end the session: the window must hear of it even when no event comes.
    else if (answer.error.code === 'session.required') void queries.invalidateQueries();
  };
  const type = (text: string): void => {
    setTyped(text);
    setMissing(false);
  };
  const leave = async (): Promise<void> => {
    await signOut.run({});
    void queries.invalidateQueries();
  };

  return (
    <div className="lock-screen">
      <EntryPage
        title={t('lock.title')}
        lead={
          <>
            <span className="lock-who serif">{session.staff.name}</span>
            {session.counter !== null && <span> · {t('setUp.counterTitle', { number: session.counter })}</span>}
          </>
        }
        onSubmit={() => void send()}
        foot={<span className="soft small">{t('lock.signOutHint')}</span>}
      >
        <p>{t('lock.kept')}</p>
        <PasswordField
          key={by}
          label={t(withPin ? 'lock.pin' : 'lock.password')}
          value={typed}
          onChange={type}
          digits={withPin}
          error={missing ? t(withPin ? 'lock.pinRequired' : 'lock.passwordRequired') : wrongWords(unlock.error, withPin)}
          autoFocus
        />
        {signOut.error && <Notice tone="error">{errorWords(t, signOut.error)}</Notice>}
        <EntryActions submit={t('lock.unlock')} busy={unlock.busy}>
          {session.hasPin && (
            <Button
              variant="quiet"
              onPress={() => {
                setBy(withPin ? 'password' : 'pin');
                type('');
                unlock.forget();
              }}
            >
              {t(withPin ? 'lock.usePassword' : 'lock.usePin')}
            </Button>
          )}
          <Button variant="quiet" className="lock-leave" busy={signOut.busy} onPress={() => void leave()}>
            {t('lock.signOut')}
          </Button>
        </EntryActions>
      </EntryPage>
    </div>
  );

  function wrongWords(error: CallError<'staff.unlock'> | undefined, pin: boolean): string | undefined {
    if (error === undefined) return undefined;
    if (error.code === 'staff.wrongPassword')
      return `${t(pin ? 'lock.wrongPin' : 'lock.wrongPassword')}${t('lock.triesLeft', { count: error.details.triesLeft })}`;
    if (error.code === 'staff.lockedOut') return t('signIn.lockedOut', { time: clockTime(error.details.until) });
    return errorWords(t, error);
  }
}
