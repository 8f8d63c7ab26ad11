import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { OpeningSecret, type OpeningSecretKind } from '../parts/opening-secret.tsx';
import { RenewTip } from './renew-tip.tsx';
import { needsMending, StoreTrouble } from './store-trouble.tsx';

export interface UnlockProps {
  /** The recovery key is being tried; null: it did not open. Said before the answer: the page may be gone with it. */
  readonly onRecovering: (recoveryKey: string | null) => void;
  /** The store does not open and is to be brought back from a backup. */
  readonly onRestore: () => void;
}

/** Opens the store in the morning. Asked with nothing first: a training store opens itself. */
export function Unlock({ onRecovering, onRestore }: UnlockProps): ReactElement {
  const { t } = useTranslation('entry');
  const tried = useAsk('setup.unlock', {});
  const [renewing, setRenewing] = useState(false);
  const ways = { onRestore, onRenewTip: () => setRenewing(true) };
  if (renewing) return <RenewTip onBack={() => setRenewing(false)} />;
  if (tried.error?.code === 'store.wrongKey') return <SecretUnlock onRecovering={onRecovering} {...ways} />;
  if (tried.error) return <StoreTrouble error={tried.error} retrying={tried.loading} onRetry={tried.again} {...ways} />;
  return (
    <EntryPage title={t('unlock.title')} onSubmit={tried.again}>
      <p role="status">{t('unlock.openingAlone')}</p>
    </EntryPage>
  );
}

interface SecretUnlockProps extends UnlockProps {
  readonly onRenewTip: () => void;
}

function SecretUnlock({ onRecovering, onRestore, onRenewTip }: SecretUnlockProps): ReactElement {
  const { t } = useTranslation('entry');
  const queries = useQueryClient();
  const [by, setBy] = useState<OpeningSecretKind>('passphrase');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const unlock = useAct('setup.unlock');
  const withKey = by === 'recoveryKey';
  const wrong = unlock.error?.code === 'store.wrongKey';
  const problem = missing
    ? t(withKey ? 'unlock.emptyKey' : 'unlock.empty')
    : wrong
      ? t(withKey ? 'unlock.wrongKey' : 'unlock.wrongPassphrase')
      : undefined;

  const send = async (): Promise<void> => {
    if (typed.trim() === '') {
      setMissing(true);
      return;
    }
    onRecovering(withKey ? typed.trim() : null);
    const answer = await unlock.run(withKey ? { recoveryKey: typed.trim() } : { passphrase: typed });
    if (answer.ok) void queries.invalidateQueries();
    else onRecovering(null);
  };
  const type = (text: string): void => {
    setTyped(text);
    setMissing(false);
    unlock.forget();
  };
  const change = (): void => {
    setBy(withKey ? 'passphrase' : 'recoveryKey');
    type('');
  };

  if (needsMending(unlock.error))
    return <StoreTrouble error={unlock.error} onRetry={() => type('')} onRestore={onRestore} onRenewTip={onRenewTip} />;
  return (
    <EntryPage title={t('unlock.title')} lead={t(withKey ? 'unlock.recoveryLead' : 'unlock.lead')} onSubmit={() => void send()}>
      <OpeningSecret by={by} value={typed} onChange={type} error={problem} autoFocus />
      <ErrorNotice error={wrong ? undefined : unlock.error} />
      <EntryActions submit={t('unlock.open')} busy={unlock.busy} working={t('unlock.opening')}>
        <Button variant="quiet" isDisabled={unlock.busy} onPress={change}>
          {t(withKey ? 'unlock.byPassphrase' : 'unlock.byRecoveryKey')}
        </Button>
      </EntryActions>
    </EntryPage>
  );
}
