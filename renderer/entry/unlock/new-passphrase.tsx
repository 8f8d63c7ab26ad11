import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords, useAct } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { findNewSecretProblems, type NewSecretProblems } from './new-secret.ts';

export interface NewPassphraseProps {
  /** As it opened the store a moment ago. */
  readonly recoveryKey: string;
  readonly onFinished: () => void;
}

/** After the recovery key has opened the store: whoever has lost the passphrase chooses a new one at once. */
export function NewPassphrase({ recoveryKey, onFinished }: NewPassphraseProps): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const [fields, setFields] = useState({ chosen: '', again: '' });
  const [problems, setProblems] = useState<NewSecretProblems>({});
  const [done, setDone] = useState(false);
  const reset = useAct('keys.resetPassphrase');
  const minimum = 12;

  const send = async (): Promise<void> => {
    const found = findNewSecretProblems(fields, minimum);
    setProblems(found);
    reset.forget();
    if (Object.keys(found).length > 0) return;
    const answer = await reset.run({ recoveryKey, newPassphrase: fields.chosen });
    if (answer.ok) setDone(true);
  };
  const change = (part: Partial<typeof fields>): void => {
    setFields({ ...fields, ...part });
    setProblems({});
  };
  const words = (problem: NewSecretProblems[keyof NewSecretProblems]) => problem && t(`newPassphrase.${problem}`, { minimum });

  if (done)
    return (
      <EntryPage title={t('newPassphrase.title')} onSubmit={onFinished}>
        <Notice tone="done">{t('newPassphrase.done')}</Notice>
        <p className="soft small">{t('newPassphrase.backups')}</p>
        <div className="entry-actions">
          <Button type="submit" variant="primary" keys="Enter" autoFocus>
            {t('signIn.title')}
          </Button>
        </div>
      </EntryPage>
    );
  return (
    <EntryPage title={t('newPassphrase.title')} lead={t('newPassphrase.lead')} onSubmit={() => void send()}>
      <PasswordField
        label={t('newPassphrase.passphrase')}
        value={fields.chosen}
        onChange={(chosen) => change({ chosen })}
        hint={t('newPassphrase.hint', { minimum })}
        error={words(problems.chosen)}
        canShow
        autoFocus
      />
      <PasswordField
        label={t('newPassphrase.again')}
        value={fields.again}
        onChange={(again) => change({ again })}
        error={words(problems.again)}
      />
      <p className="soft small">{t('newPassphrase.backups')}</p>
      {reset.error && <Notice tone="error">{errorWords(t, reset.error)}</Notice>}
      <div className="entry-actions">
        <Button type="submit" variant="primary" busy={reset.busy} keys="Enter">
          {t('newPassphrase.save')}
        </Button>
        <Button variant="quiet" isDisabled={reset.busy} onPress={onFinished}>
          {t('newPassphrase.skip')}
        </Button>
      </div>
      {reset.busy && (
        <p role="status" className="soft small">
          {t('newPassphrase.saving')}
        </p>
      )}
    </EntryPage>
  );
}
