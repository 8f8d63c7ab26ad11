import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { EntryActions } from '../parts/entry-actions.tsx';
import { EntryPage } from '../parts/entry-page.tsx';
import { NewSecretFields } from '../parts/new-secret-fields.tsx';
import { findNewSecretProblems, type NewSecret, type NewSecretProblems } from '../parts/new-secret.ts';

export interface NewPassphraseProps {
  /** As it opened the store a moment ago. */
  readonly recoveryKey: string;
  readonly onFinished: () => void;
}

/** After the recovery key has opened the store: whoever has lost the passphrase chooses a new one at once. */
export function NewPassphrase({ recoveryKey, onFinished }: NewPassphraseProps): ReactElement {
  const { t } = useTranslation('entry');
  const [secret, setSecret] = useState<NewSecret>({ chosen: '', again: '' });
  const [problems, setProblems] = useState<NewSecretProblems>({});
  const [done, setDone] = useState(false);
  const reset = useAct('keys.resetPassphrase');

  const send = async (): Promise<void> => {
    const found = findNewSecretProblems('passphrase', secret);
    setProblems(found);
    reset.forget();
    if (Object.keys(found).length > 0) return;
    const answer = await reset.run({ recoveryKey, newPassphrase: secret.chosen });
    if (answer.ok) setDone(true);
  };
  const change = (part: Partial<NewSecret>): void => {
    setSecret({ ...secret, ...part });
    setProblems({});
  };

  if (done)
    return (
      <EntryPage title={t('newPassphrase.title')} onSubmit={onFinished}>
        <Notice tone="done">{t('newPassphrase.done')}</Notice>
        <p className="soft small">{t('newPassphrase.backups')}</p>
        <EntryActions submit={t('signIn.title')} autoFocus />
      </EntryPage>
    );
  return (
    <EntryPage title={t('newPassphrase.title')} lead={t('newPassphrase.lead')} onSubmit={() => void send()}>
      <NewSecretFields kind="passphrase" value={secret} onChange={change} problems={problems} autoFocus />
      <p className="soft small">{t('newPassphrase.backups')}</p>
      <ErrorNotice error={reset.error} />
      <EntryActions submit={t('newPassphrase.save')} busy={reset.busy} working={t('newPassphrase.saving')}>
        <Button variant="quiet" isDisabled={reset.busy} onPress={onFinished}>
          {t('newPassphrase.skip')}
        </Button>
      </EntryActions>
    </EntryPage>
  );
}
